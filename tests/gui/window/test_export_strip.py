"""All or some photos of the film strip, exported through the batch's sheet."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.batch.adjustment import Adjustment
from core.types import FocalSource
from gui.dialogs.batch import BatchSheet
from gui.state.app_state import change_entry
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, wait_done


@pytest.fixture
def three(qtbot: QtBot, make_window, files: Files) -> MainWindow:
    window: MainWindow = make_window()
    window.controller.open_paths([files.photo(f"{name}.png") for name in "abc"])
    wait_done(qtbot, window, 3)
    return window


def sheet_of(qtbot: QtBot, window: MainWindow) -> BatchSheet:
    def sheet() -> BatchSheet | None:
        return window.findChild(BatchSheet)

    qtbot.waitUntil(lambda: sheet() is not None and sheet().isVisible(), timeout=WAIT_MS)
    return sheet()


def test_all_photos(qtbot: QtBot, three: MainWindow, files: Files) -> None:
    three.menus.actions["export_all"].trigger()
    sheet = sheet_of(qtbot, three)
    assert sheet.request().photos == tuple(files.folder / f"{name}.png" for name in "abc")
    assert sheet.request().out_dir != files.folder


def test_those_that_are_selected(qtbot: QtBot, three: MainWindow, files: Files) -> None:
    film = three.views.film
    film.item(0).setSelected(True)
    film.item(2).setSelected(True)
    film.item(1).setSelected(False)
    film.export_requested.emit(film.selected_keys())
    photos = sheet_of(qtbot, three).request().photos
    assert photos == (files.folder / "a.png", files.folder / "c.png")


def test_what_was_set_for_a_photo_goes_with_it(
    qtbot: QtBot, three: MainWindow, files: Files
) -> None:
    three.controller.focal.set(800.0)
    store = three.controller.store
    shown = store.state.current
    store.set(change_entry(store.state, shown, scale=2.0))
    three.menus.actions["export_all"].trigger()
    adjusted = sheet_of(qtbot, three).request().adjusted
    assert adjusted == {files.folder / "a.png": Adjustment(FocalSource.MANUAL, 800.0, 2.0)}


def test_a_batch_of_a_folder_is_one_again(qtbot: QtBot, three: MainWindow) -> None:
    three.menus.actions["export_all"].trigger()
    sheet = sheet_of(qtbot, three)
    sheet.dismiss()
    three.menus.actions["batch"].trigger()
    assert sheet_of(qtbot, three).request().photos == ()
