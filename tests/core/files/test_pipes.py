"""Named pipes, which may never end, where files are looked into: nothing waits for them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import LeadlineError
from core.films import is_film
from core.images.own import is_own_picture

WAIT_S = 20.0
"""Far more than looking takes; a reader that waits for a writer never comes back."""


def _convert(path: Path) -> None:
    pytest.importorskip("h5py")
    from core.training.convert import convert_nyu

    convert_nyu(path, path.parent / "made")


def _checkpoint(path: Path) -> None:
    from core.training.checkpoint import read_state

    read_state(path)


def _radiance(path: Path) -> None:
    from core.training.synthetic.assets.environment import read_radiance

    read_radiance(path)


def _ended(work: Callable[[], object]) -> object:
    """What the work came to; it runs beside, so that a test fails where it waits for ever."""
    found: list[object] = []

    def run() -> None:
        try:
            found.append(work())
        except LeadlineError as error:
            found.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(WAIT_S)
    assert found, "it waits for the pipe's other end"
    return found[0]


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.webp", "a.mp4"])
def test_a_pipe_is_no_film(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert _ended(lambda: is_film(tmp_path / name)) is False


def test_a_pipe_is_no_picture_of_ours(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.color.png")
    assert _ended(lambda: is_own_picture(tmp_path / "a.color.png")) is False


@pytest.mark.parametrize("read", [_convert, _checkpoint, _radiance])
def test_what_training_reads_is_refused_by_name(
    tmp_path: Path, read: Callable[[Path], None]
) -> None:
    os.mkfifo(tmp_path / "a.mat")
    said = _ended(lambda: read(tmp_path / "a.mat"))
    assert isinstance(said, LeadlineError)
    assert str(tmp_path / "a.mat") in str(said)
