"""What lies where it should not, and what says what is not so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.cheat_sheet import CheatSheet
from gui.panes.canvas import PhotoCanvas
from gui.panes.raster import RasterPane
from gui.window.actions import keys_by_menu
from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow, files: Files) -> MainWindow:
    open_photo(qtbot, window, files.photo("a.png"))
    return window


def test_the_preset_is_the_same_again_after_auto(ready: MainWindow) -> None:
    def preset() -> str:
        return ready.controller.presenter.shown.presets.active

    assert preset() == "Standard"
    ready.controller.set_range(1.0, 9.0)
    assert preset() == ""
    ready.views.depth.range_reset.emit()
    assert preset() == "Standard"


def test_no_title_covers_a_picture(ready: MainWindow) -> None:
    for name, pane in ready.views.rasters.items():
        ready.controller.choose_pane(name)
        (title,) = (
            label
            for label in pane.overlay.findChildren(QLabel)
            if label.isVisible() and label.text().startswith(pane.accessibleName())
        )
        canvas = pane.findChild(PhotoCanvas)
        at = QRect(title.mapTo(pane, QPoint()), title.size())
        assert not at.intersects(canvas.geometry()), name


def test_the_border_is_where_the_keyboard_is(qtbot: QtBot, ready: MainWindow) -> None:
    def bordered() -> list[str]:
        return [name for name, pane in ready.views.panes.items() if pane.overlay.active]

    ready.views.panes["depth"].setFocus()
    qtbot.waitUntil(lambda: bordered() == ["depth"])
    ready.views.cloud.setFocus()
    qtbot.waitUntil(lambda: bordered() == ["cloud"])
    ready.views.focal.focus_field()
    qtbot.waitUntil(lambda: bordered() == [])


def test_the_cheat_sheet_tells_how_to_move_the_cloud_and_to_compare(ready: MainWindow) -> None:
    sheet = CheatSheet(keys_by_menu(), ready)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Right drag" in words
    assert "\\" in words
    sheet.deleteLater()


def scale(pane: RasterPane) -> float:
    return pane.view().scale(pane.canvas().pane_size())


def test_the_menu_zooms_the_pictures(ready: MainWindow) -> None:
    pane = ready.views.rasters["photo"]
    fitted = scale(pane)
    ready.menus.actions["zoom_in"].trigger()
    assert scale(pane) > fitted
    ready.menus.actions["zoom_real"].trigger()
    assert scale(pane) == pytest.approx(max(1.0 / pane.devicePixelRatioF(), fitted))
    ready.menus.actions["zoom_in"].trigger()
    ready.menus.actions["zoom_out"].trigger()
    ready.menus.actions["fit"].trigger()
    assert scale(pane) == fitted


def test_the_menu_zooms_the_cloud_that_has_the_keyboard(qtbot: QtBot, ready: MainWindow) -> None:
    qtbot.waitUntil(lambda: ready.controller.presenter.shown.pictures.points is not None)
    cloud = ready.views.cloud
    if not cloud.is_available:
        pytest.skip("no OpenGL on this display")
    cloud.setFocus()
    before, fitted = cloud._view.camera, scale(ready.views.rasters["photo"])
    ready.menus.actions["zoom_in"].trigger()
    assert cloud._view.camera != before
    assert scale(ready.views.rasters["photo"]) == fitted
