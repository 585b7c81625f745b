"""The wheel over fields of the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo

DOWN = QPoint(0, -120)
KINDS = (QAbstractSpinBox, QAbstractSlider, QComboBox)


def turn(window: MainWindow, widget: QWidget, by: QPoint = DOWN) -> None:
    """Turn the wheel over the middle of a widget, as the system tells it to the window."""
    at = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, by)
    QApplication.processEvents()


@pytest.fixture
def ready(qtbot: QtBot, make_window, files: Files) -> MainWindow:
    window = make_window(side_page="look")
    open_photo(qtbot, window, files.photo("a.png"))
    return window


def fields(area: QWidget) -> list[QWidget]:
    """Fields that can be turned, at places where they can be seen."""
    found = [each for kind in KINDS for each in area.findChildren(kind)]
    return [
        each
        for each in found
        if not isinstance(each, QScrollBar)
        and each.isEnabled()
        and each.visibleRegion().contains(each.rect().center())
    ]


def page(window: MainWindow) -> QScrollArea:
    area = window.frame.side._stack.currentWidget()
    assert isinstance(area, QScrollArea)
    return area


def test_the_wheel_scrolls_the_panel_and_changes_nothing(ready: MainWindow) -> None:
    ready.setFocus()
    area, settings = page(ready), ready.controller.store.state.settings
    scrolled, kinds = 0, set()
    for start in range(0, area.verticalScrollBar().maximum() + 1, 300):
        area.verticalScrollBar().setValue(start)
        for field in fields(area):
            before = area.verticalScrollBar().value()
            turn(ready, field)
            scrolled += area.verticalScrollBar().value() > before
            kinds |= {kind for kind in KINDS if isinstance(field, kind)}
            area.verticalScrollBar().setValue(start)
    assert ready.controller.store.state.settings == settings
    assert scrolled > 5
    assert kinds == set(KINDS)


def test_a_field_with_the_keyboard_is_turned(ready: MainWindow) -> None:
    area = page(ready)
    field = next(each for each in fields(area) if isinstance(each, QAbstractSpinBox))
    field.setFocus()
    before = field.text()
    turn(ready, field, QPoint(0, 120))
    assert field.text() != before


def test_the_wheel_changes_nothing_in_a_sheet(ready: MainWindow) -> None:
    ready.commands.sheets.export()
    sheet = ready.commands.sheets._sheets["export"]
    settings = ready.controller.store.state.settings
    boxes = [each for each in fields(sheet) if isinstance(each, QComboBox)]
    before = [box.currentIndex() for box in boxes]
    for field in fields(sheet):
        turn(ready, field)
    assert boxes
    assert [box.currentIndex() for box in boxes] == before
    assert ready.controller.store.state.settings == settings
