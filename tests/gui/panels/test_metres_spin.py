from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.panels.metres_spin import MetresSpin


@pytest.fixture
def spin(qtbot: QtBot) -> MetresSpin:
    spin = MetresSpin("Near end", nearest_m=0.05, farthest_m=1000.0)
    qtbot.addWidget(spin)
    return spin


@pytest.mark.parametrize(
    ("value", "text"), [(0.3421, "0.342 m"), (18.64, "18.6 m"), (400, "> 250 m")]
)
def test_sensible_digits(spin: MetresSpin, value: float, text: str) -> None:
    spin.setValue(value)
    assert spin.text() == text


@pytest.mark.parametrize("typed", ["3.5", "3,5", "3.5 m", " 3.5m"])
def test_typed_with_or_without_unit(qtbot: QtBot, spin: MetresSpin, typed: str) -> None:
    spin.selectAll()
    qtbot.keyClicks(spin, typed)
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert spin.value() == 3.5


def test_nonsense_leaves_the_value(qtbot: QtBot, spin: MetresSpin) -> None:
    spin.setValue(2.0)
    spin.selectAll()
    qtbot.keyClicks(spin, "far")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert spin.value() == 2.0
    assert spin.text() == "2.00 m"


@pytest.mark.parametrize("value", [0.2, 40.0])
def test_arrows_step_by_a_factor(qtbot: QtBot, spin: MetresSpin, value: float) -> None:
    spin.setValue(value)
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert spin.value() == pytest.approx(1.05 * value, rel=1e-3)
