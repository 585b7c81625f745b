"""Tests that drive the real main() with the bundled model."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.weights.catalog import bundled_weights
from tests.leaks import _no_leaked_qt_threads, _no_leaked_windows, _windows_are_let_go

__all__ = ["_no_leaked_qt_threads", "_no_leaked_windows", "_windows_are_let_go"]

QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


@pytest.fixture(autouse=True)
def _clean_application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("gui.present.cloud.reduced_motion", lambda: True)  # it costs seconds
    if not bundled_weights().is_file():
        pytest.skip("the bundled weights are not here")
    yield
    qapp.setStyleSheet("")
    gc.collect()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """The sample photo, in a folder of its own that may be written to."""
    path = tmp_path / "photos" / "sample.jpg"
    path.parent.mkdir()
    path.write_bytes((files("resources") / "sample.jpg").read_bytes())
    return path


@pytest.fixture
def phone_photo(photo: Path) -> Path:
    """The sample photo with the focal length of a phone in its metadata."""
    path = photo.with_name("phone.jpg")
    with Image.open(photo) as image:
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0xA405] = 26
        image.save(path, exif=exif)
    return path


class Passes(list[str]):
    """Names of the photos that went through a network."""

    def __init__(self) -> None:
        super().__init__()
        self._by: list[str] = []

    def note(self, photo: str, model: str) -> None:
        self.append(photo)
        self._by.append(model)

    def of(self, model: str) -> list[str]:
        """Those that went through one model: without previews by another."""
        return [photo for photo, by in zip(self, self._by, strict=True) if by == model]

    def forget(self) -> None:
        self.clear()
        self._by.clear()


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Passes:
    """Counts forward passes of the real model."""
    from core.session import Session

    seen, estimate = Passes(), Session.estimate

    def counted(self, photo, **options):
        seen.note(photo.name, self.info.model)
        return estimate(self, photo, **options)

    monkeypatch.setattr(Session, "estimate", counted)
    return seen


@pytest.fixture
def checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Weights of a Depth Pro in which everything is small; the catalog knows only that one."""
    from core.weights.catalog import CATALOG
    from tests.small_depth_pro import small_entry, write_checkpoint

    path = write_checkpoint(tmp_path / "elsewhere.pt")
    monkeypatch.setitem(CATALOG, "depth-pro", small_entry(path))
    return path


@pytest.fixture
def installed(checkpoint: Path) -> Path:
    """The same, where the program looks for it."""
    from core.weights.catalog import CATALOG

    path = CATALOG["depth-pro"].path()
    path.parent.mkdir(parents=True)
    path.write_bytes(checkpoint.read_bytes())
    return path
