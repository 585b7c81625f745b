"""Whole windows with a fake model, and small photos to open in them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.settings import Settings
from gui.kit.theme import apply_theme
from gui.state.entry import Status
from gui.window.main_window import MainWindow
from gui.work.photos import PhotoReader
from tests.gui.fakes import FakeJobs, FakeSession

WAIT_MS = 80_000  # the first effect loads torch, on a busy machine


class Files:
    """Small photos on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def photo(self, name: str, color: str = "teal") -> Path:
        path = self.folder / name
        Image.new("RGB", (80, 60), color).save(path)
        return path

    def text(self, name: str) -> Path:
        path = self.folder / name
        path.write_text("no picture")
        return path


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def settings_path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def make_window(
    qtbot: QtBot, qapp: QApplication, session: FakeSession, settings_path: Path
) -> Iterator[Callable[..., MainWindow]]:
    made: list[MainWindow] = []

    def make(**settings) -> MainWindow:
        apply_theme(qapp, "light")
        jobs = FakeJobs(session, PhotoReader())  # only the model is fake
        still = {"turn_clouds": False} | settings  # a turning cloud is drawn for seconds
        window = MainWindow(Settings(**still), settings_path, version="1.2.3", jobs=jobs)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    made.clear()
    qapp.setStyleSheet("")
    gc.collect()


@pytest.fixture
def window(make_window) -> MainWindow:
    return make_window()


def wait_done(qtbot: QtBot, window: MainWindow, count: int = 1) -> None:
    def done() -> bool:
        state = window.controller.store.state
        ended = (Status.DONE, Status.FAILED, Status.CANCELLED)
        return len(state.entries) == count and all(e.status in ended for e in state.entries)

    qtbot.waitUntil(done, timeout=WAIT_MS)


def open_photo(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    before = len(window.controller.store.state.entries)
    window.controller.open_paths([path])
    wait_done(qtbot, window, before + 1)
