"""A pane's picture on the clipboard and in files, through the real window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.kit.pixels import rgb_of
from gui.panes.cloud_view import CloudView
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo

TEAL = (0, 128, 128)


@pytest.fixture
def shown(qtbot: QtBot, make_window, files: Files) -> MainWindow:
    window: MainWindow = make_window()
    open_photo(qtbot, window, files.photo("a.png", "teal"))
    QGuiApplication.clipboard().clear()
    return window


def copied(qtbot: QtBot, window: MainWindow, action: str) -> np.ndarray:
    window.menus.actions[action].trigger()
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=WAIT_MS)
    return rgb_of(clipboard.image())


def test_what_is_shown_is_copied_as_large_as_the_pane(qtbot: QtBot, shown: MainWindow) -> None:
    shown.views.rasters["photo"].setFocus()
    picture = copied(qtbot, shown, "copy_picture")
    canvas = shown.views.rasters["photo"].canvas()
    assert picture.shape[:2] == (canvas.height(), canvas.width())
    assert tuple(picture[canvas.height() // 2, canvas.width() // 2]) == TEAL
    assert tuple(picture[2, 2]) != TEAL  # the ground beside the photo; no title lies over it


def test_at_full_size_the_whole_photo_is_copied_however_it_is_zoomed(
    qtbot: QtBot, shown: MainWindow
) -> None:
    pane = shown.views.rasters["photo"]
    pane.setFocus()
    pane.view().zoom(4.0, about=pane.view().photo_rect().center(), pane=pane.canvas().pane_size())
    picture = copied(qtbot, shown, "copy_full_picture")
    assert picture.shape == (60, 80, 3)
    assert (picture == TEAL).all()


def test_the_pane_with_the_keyboard_is_the_one(qtbot: QtBot, shown: MainWindow) -> None:
    shown.views.rasters["depth"].setFocus()
    picture = copied(qtbot, shown, "copy_full_picture")
    assert picture.shape == (60, 80, 3)
    assert not (picture == TEAL).all(axis=2).any()


def test_both_pictures_of_the_wipe_meet_at_its_divider(qtbot: QtBot, shown: MainWindow) -> None:
    shown.menus.actions["layout_wipe"].trigger()
    picture = copied(qtbot, shown, "copy_full_picture")
    assert (picture[:, :40] == TEAL).all()
    assert not (picture[:, 40:] == TEAL).all(axis=2).any()
    QGuiApplication.clipboard().clear()
    seen = copied(qtbot, shown, "copy_picture")
    middle = seen.shape[1] // 2
    assert tuple(seen[seen.shape[0] // 2, middle - 20]) == TEAL
    assert tuple(seen[seen.shape[0] // 2, middle + 20]) != TEAL


def test_a_cloud_is_copied_as_shown(qtbot: QtBot, shown: MainWindow) -> None:
    shown.views.cloud.setFocus()
    picture = copied(qtbot, shown, "copy_full_picture")
    view = shown.views.cloud.findChild(CloudView)
    assert picture.shape[:2] == (view.height(), view.width())


def test_an_effect_is_made_at_full_size(qtbot: QtBot, make_window, files: Files) -> None:
    path = files.folder / "large.png"
    Image.new("RGB", (1500, 1000), "teal").save(path)  # more than the window's preview has
    window = make_window(effect="haze")
    open_photo(qtbot, window, path)
    window.controller.choose_pane("effects")
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)
    window.views.effects.setFocus()
    QGuiApplication.clipboard().clear()
    assert copied(qtbot, window, "copy_full_picture").shape == (1000, 1500, 3)


def test_the_picture_is_saved_under_the_name_that_is_chosen(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out" / "mine.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    shown.views.rasters["contours"].setFocus()
    shown.menus.actions["save_full_picture"].trigger()
    qtbot.waitUntil(path.exists, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not shown.controller.store.state.exporting, timeout=WAIT_MS)
    with Image.open(path) as image:
        assert image.size == (80, 60)
        assert "contours" in image.getexif()[270]


def test_there_is_nothing_to_copy_in_an_empty_window(window: MainWindow) -> None:
    assert not window.menus.actions["copy_picture"].isEnabled()
    assert not window.menus.actions["save_full_picture"].isEnabled()
