"""Undo from a field of the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot, make_window, files: Files) -> QDoubleSpinBox:
    """That of the contour threshold."""
    window = make_window(side_page="look")
    open_photo(qtbot, window, files.photo("a.png"))
    boxes = window.views.contours.findChildren(QDoubleSpinBox)
    box = next(each for each in boxes if each.value() == 10.0)
    box.setFocus()
    box.selectAll()
    return box


def percent(field: QDoubleSpinBox) -> float:
    window = field.window()
    assert isinstance(window, MainWindow)
    return window.controller.store.state.settings.contour_percent


def test_undo_in_a_field_takes_the_setting_back(field: QDoubleSpinBox) -> None:
    QTest.keyClicks(field, "25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert percent(field) == 25.0
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert percent(field) == 10.0
    assert field.value() == 10.0
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert percent(field) == 25.0
    assert field.hasFocus()


def test_undo_takes_back_what_is_still_being_typed_first(field: QDoubleSpinBox) -> None:
    QTest.keyClicks(field, "33")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert percent(field) == 10.0


def test_a_command_takes_on_what_was_typed_before_it(field: QDoubleSpinBox) -> None:
    QTest.keyClicks(field, "44")
    QTest.keyClick(field, Qt.Key.Key_W, CTRL)  # the photo goes, and the field with it
    assert percent(field) == 44.0
