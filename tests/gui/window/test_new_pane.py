"""A pane is a row of the table of panes: whatever shows panes finds it there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton

from core.settings import PANES
from gui.state import panes
from gui.state.panes import Layers, Pane
from gui.window.main_window import MainWindow
from tests.gui.seen import shown_layers
from tests.gui.windows import Files, open_photo

BOTH = Pane("both", "Both", "depth", "9", Layers(depth=True, contours=True), wipes=True)


@pytest.fixture
def window(make_window, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(panes, "PANES", (*panes.PANES, BOTH))
    return make_window(layout_panes=(*PANES, BOTH.id))


def test_a_row_of_the_table_is_a_pane_of_the_window(
    qtbot, window: MainWindow, files: Files
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    pane = window.views.panes[BOTH.id]
    assert not pane.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_9)
    assert pane.isVisible()
    assert shown_layers(pane) == (True, True, True)
    assert pane.accessibleName() == "Both"
    button = {b.text(): b for b in window.views.bar.findChildren(QToolButton)}["Both"]
    assert button.isChecked()
    assert "(9)" in button.toolTip()


def test_menus_and_cheat_sheet_have_it(window: MainWindow) -> None:
    menu = next(a.menu() for a in window.menuBar().actions() if a.text() == "&View")
    assert "Both" in [action.text() for action in menu.actions()]
    assert not window.menus.actions["pane_both"].isEnabled()  # without a photo
    window.menus.actions["cheat_sheet"].trigger()
    sheet = window.commands.sheets._sheets["keys"]
    assert {"Both", "9"} <= {label.text() for label in sheet.findChildren(QLabel)}


def test_the_wipe_offers_and_shows_it(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    window.controller.choose_layout("wipe")
    left, right = window.views.bar.findChildren(QComboBox)
    right.setCurrentText("Both")
    right.activated.emit(right.currentIndex())
    assert window.controller.store.state.settings.wipe_panes == ("photo", "both")
    assert shown_layers(window.views.wipe.right()) == (True, True, True)
    right.setCurrentText("Photo")
    right.activated.emit(right.currentIndex())
    assert (left.currentText(), right.currentText()) == ("Both", "Photo")
    qtbot.keyClick(window, Qt.Key.Key_1)
    assert window.controller.store.state.settings.wipe_panes == ("photo", "both")
