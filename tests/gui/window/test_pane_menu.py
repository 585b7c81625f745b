"""The menu of a pane, by right click and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui.panes.cloud_view import CloudView
from gui.window.main_window import MainWindow
from gui.window.pane_menu import PaneMenu
from tests.gui.windows import Files, open_photo


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow, files: Files) -> MainWindow:
    open_photo(qtbot, window, files.photo("a.png"))
    return window


def open_menu(window: MainWindow, name: str) -> QMenu:
    """By the right mouse button."""
    pane = window.views.panes[name]
    target = pane.findChild(CloudView) if name == "cloud" else pane.canvas().viewport()
    middle = target.rect().center()
    QTest.mousePress(target, Qt.MouseButton.RightButton, pos=middle)
    reason = QContextMenuEvent.Reason.Mouse
    asked = QContextMenuEvent(reason, middle, target.mapToGlobal(middle))
    QApplication.sendEvent(target, asked)
    QTest.mouseRelease(target, Qt.MouseButton.RightButton, pos=middle)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def press(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text() == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def test_values_are_those_under_the_cursor(ready: MainWindow) -> None:
    ready.controller.probe(10, 10)
    menu = open_menu(ready, "photo")
    ready.controller.leave_probe()  # as the mouse goes to the menu
    press(menu, "Copy values at the cursor")
    assert "u 10" in QGuiApplication.clipboard().text()


def test_the_pane_that_was_clicked_comes_alone_and_goes_back(ready: MainWindow) -> None:
    ready.views.panes["photo"].setFocus()
    press(open_menu(ready, "depth"), "This pane alone")
    settings = ready.controller.store.state.settings
    assert (settings.layout, settings.layout_panes[0]) == ("1", "depth")
    assert ready.controller.picture_pane == "depth"
    press(open_menu(ready, "depth"), "Other panes beside it")
    assert ready.controller.store.state.settings.layout == "4"


def test_another_pane_takes_the_place(ready: MainWindow) -> None:
    ready.controller.choose_layout("2")
    before = ready.controller.store.state.settings.layout_panes
    menu = open_menu(ready, before[0])
    (place,) = (action.menu() for action in menu.actions() if action.menu())
    press(place, "Contours")
    menu.close()
    after = ready.controller.store.state.settings.layout_panes
    assert after[0] == "contours"
    assert after[1] == before[1]


def test_the_clouds_menu_comes_after_a_click_and_not_after_a_drag(ready: MainWindow) -> None:
    if not ready.views.cloud.is_available:
        pytest.skip("no OpenGL on this display")
    menu = open_menu(ready, "cloud")
    assert "As the camera saw it" in [action.text() for action in menu.actions()]
    menu.close()
    view = ready.views.cloud.findChild(CloudView)
    QTest.mousePress(view, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    QTest.mouseMove(view, QPoint(90, 60))
    move = ready.views.cloud._navigator
    move._dragging = True
    QTest.mouseRelease(view, Qt.MouseButton.RightButton, pos=QPoint(90, 60))
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("name", ["photo", "cloud", "effects"])
def test_every_pane_has_a_menu(ready: MainWindow, name: str) -> None:
    (maker,) = ready.findChildren(PaneMenu)
    texts = [action.text() for action in maker.menu_of(name).actions()]
    assert "Copy picture as shown" in texts
    assert "Fit" in texts
