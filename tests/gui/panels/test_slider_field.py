from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSlider
from pytestqt.qtbot import QtBot

from gui.panels.slider_field import SliderField


@pytest.fixture
def field(qtbot: QtBot) -> SliderField:
    field = SliderField("Threshold", minimum=1, maximum=50, step=0.5, decimals=1, suffix=" %")
    qtbot.addWidget(field)
    return field


def test_slider_and_number_show_one_value(qtbot: QtBot, field: SliderField) -> None:
    with qtbot.assertNotEmitted(field.value_edited):
        field.set_value(10.5)
    assert field.findChild(QSlider).value() == 19
    assert field.findChild(QDoubleSpinBox).text().replace(",", ".") == "10.5 %"


def test_sliding_is_live(qtbot: QtBot, field: SliderField) -> None:
    field.set_value(10)
    with qtbot.waitSignal(field.value_edited) as heard:
        qtbot.keyClick(field.findChild(QSlider), Qt.Key.Key_Right)
    assert heard.args == [10.5]
    assert field.value() == 10.5


def test_ends(field: SliderField) -> None:
    field.set_value(1)
    assert field.findChild(QSlider).value() == field.findChild(QSlider).minimum()
    field.set_value(50)
    assert field.findChild(QSlider).value() == field.findChild(QSlider).maximum()


def test_typing_emits_once_when_done(qtbot: QtBot, field: SliderField) -> None:
    field.set_value(10)
    spin = field.findChild(QDoubleSpinBox)
    heard: list[float] = []
    field.value_edited.connect(heard.append)
    spin.selectAll()
    qtbot.keyClicks(spin, "23")
    assert heard == []
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert heard == [23.0]
    assert field.findChild(QSlider).value() == 44


def test_both_parts_are_named(field: SliderField) -> None:
    assert field.findChild(QSlider).accessibleName() == "Threshold"
    assert field.findChild(QDoubleSpinBox).accessibleName() == "Threshold"
