"""Every export format, killed at every step by which its files take their places."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.export.registry import FORMATS, export_files
from core.export.scene import Scene
from core.files import leftovers

STEPS = ("replace", "rename", "link", "unlink", "rmdir")
GONE = 999_999_999
"""A process number that no system gives."""


class _Killed(BaseException):
    """Stands for the end of the process: nothing but an empty ``except`` stops it."""


class _Killer:
    """Lets a number of changes to the folder happen, and none afterwards."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.left = 0

    def write(self, scene: Scene, folder: Path, fmt: str, *, steps: int) -> bool:
        """Export; whether it was killed."""
        self.left = steps
        with self._monkeypatch.context() as patch:
            patch.setattr(os, "getpid", lambda: GONE)
            for name in STEPS:
                patch.setattr(os, name, self._counted(getattr(os, name)))
            try:
                export_files(scene, folder, [fmt], stem="p", overwrite=True)
            except _Killed:
                return True
        return False

    def _counted(self, step):
        def counted(*arguments, **options):
            self.left -= 1
            if self.left < 0:
                raise _Killed
            return step(*arguments, **options)

        return counted


@pytest.fixture
def killer(monkeypatch: pytest.MonkeyPatch) -> _Killer:
    return _Killer(monkeypatch)


@pytest.fixture
def scene(scene: Scene) -> Scene:
    spread = np.full_like(scene.estimate.canonical_inverse_depth, 0.1)
    return replace(scene, estimate=replace(scene.estimate, spread=spread))


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("p.*")}


def _swept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the next process that writes there finds."""
    monkeypatch.setattr(leftovers, "_swept", set())
    leftovers.sweep(folder)
    assert not list(folder.glob(".leadline*"))
    return _contents(folder)


def _kills(scene: Scene, killer: _Killer, folder: Path, fmt: str, old: dict) -> Iterator[None]:
    """Kill at the first step, the second and so on, from the same beginning each time."""
    for steps in range(100):
        for name, content in old.items():
            (folder / name).write_bytes(content)
        if not killer.write(scene, folder, fmt, steps=steps):
            assert steps >= len(FORMATS[fmt].files(folder / "p"))
            return
        yield
        for path in folder.glob("p.*"):
            path.unlink()
    pytest.fail("it never came to its end")


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("fmt", FORMATS)
def test_nothing_is_lost_and_nothing_is_half(
    scene: Scene, killer: _Killer, tmp_path: Path, monkeypatch, fmt: str, there: bool
) -> None:
    export_files(scene, tmp_path / "whole", [fmt], stem="p")
    new = _contents(tmp_path / "whole")
    old = {name: b"old " + name.encode() for name in new} if there else {}
    folder = tmp_path / "out"
    folder.mkdir()
    for _ in _kills(scene, killer, folder, fmt, old):
        found = _contents(folder)
        assert found.keys() >= old.keys()
        assert all(content in (new[name], old.get(name)) for name, content in found.items())
        assert _swept(folder, monkeypatch) in (old, new)
    assert _swept(folder, monkeypatch) == new
