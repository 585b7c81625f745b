"""A camera's raw file in the window: its preview at once, then the developed photo."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from gui.work.photos import PhotoReader
from tests.core.images.raw_files import HEIGHT, WIDTH, write_dng
from tests.gui.windows import WAIT_MS, wait_done

pytest.importorskip("rawpy")


@pytest.fixture
def dng(tmp_path: Path) -> Path:
    return write_dng(tmp_path / "a.dng")


@pytest.fixture
def developing(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Developing waits until this is set."""
    ready = threading.Event()
    decode = PhotoReader.decode

    def late(self, source):
        if getattr(source, "suffix", "") == ".dng":
            assert ready.wait(WAIT_MS / 1000)
        return decode(self, source)

    monkeypatch.setattr(PhotoReader, "decode", late)
    return ready


def test_the_preview_is_on_show_until_the_photo_is_developed(
    qtbot: QtBot, window: MainWindow, dng: Path, developing: threading.Event
) -> None:
    window.controller.open_paths([dng])
    shown = window.controller.presenter
    qtbot.waitUntil(lambda: shown.shown.photo.preview is not None, timeout=WAIT_MS)
    part = shown.shown.photo
    assert part.photo is None
    assert part.preview.colors.shape == (HEIGHT // 2, WIDTH // 2, 3)
    assert part.size == (WIDTH, HEIGHT)
    assert window.views.rasters["photo"].view().size == (WIDTH, HEIGHT)
    developing.set()
    wait_done(qtbot, window)
    part = shown.shown.photo
    assert part.photo is not None
    assert part.photo.rgb.shape == (HEIGHT, WIDTH, 3)
    assert part.preview is None


def test_the_film_strip_shows_previews_without_developing(
    dng: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PhotoReader, "read", None)
    assert PhotoReader().thumbnail(dng).shape == (HEIGHT // 2, WIDTH // 2, 3)


def test_a_damaged_one_says_why(qtbot: QtBot, window: MainWindow, dng: Path) -> None:
    dng.write_bytes(dng.read_bytes()[:6000])
    window.controller.open_paths([dng])
    wait_done(qtbot, window)
    assert "damaged or cut off" in window.controller.store.state.entries[0].error
