from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from core.measuring.known_length import Kind, Reference
from gui.panels.known_length import KnownLengthPanel
from gui.snapshot.measure import MeasurePart
from gui.snapshot.resolve import resolve
from tests.gui.samples import make_entry, make_state

LENGTH = Reference(Kind.LENGTH, (5.0, 30.0), (25.0, 30.0), 2.0)
RANGE = Reference(Kind.RANGE, (5.0, 30.0), (5.0, 30.0), 4.0)


def part_of(*references: Reference) -> MeasurePart:
    return resolve(make_state(make_entry(1, references=references))).measure


@pytest.fixture
def panel(qtbot: QtBot) -> KnownLengthPanel:
    panel = KnownLengthPanel()
    qtbot.addWidget(panel)
    panel.set_part(part_of(LENGTH, RANGE))
    return panel


def texts(panel: KnownLengthPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_the_factor_and_how_well_references_agree(panel: KnownLengthPanel) -> None:
    assert "from 2 references, residual" in texts(panel)
    panel.set_part(part_of(LENGTH))
    assert "from one reference" in texts(panel)
    panel.set_part(part_of())
    assert "the scene is scaled to it" in texts(panel)


def test_one_without_a_length_asks_for_it(panel: KnownLengthPanel) -> None:
    panel.set_part(part_of(Reference(Kind.LENGTH, LENGTH.start, LENGTH.end)))
    assert "Type the true length" in texts(panel)


def test_typing_a_length(qtbot: QtBot, panel: KnownLengthPanel) -> None:
    field = panel.findChildren(QLineEdit)[1]
    assert field.text() == "4 m"
    field.clear()
    qtbot.keyClicks(field, "5 ft 3 in")
    with qtbot.waitSignal(panel.told) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard.args == [1, "5 ft 3 in"]


def test_leaving_a_field_untouched_tells_nothing(qtbot: QtBot, panel: KnownLengthPanel) -> None:
    with qtbot.assertNotEmitted(panel.told):
        qtbot.keyClick(panel.findChildren(QLineEdit)[0], Qt.Key.Key_Return)


def test_a_point_has_a_range_or_a_depth(qtbot: QtBot, panel: KnownLengthPanel) -> None:
    boxes = panel.findChildren(QComboBox)
    length, point = (each for each in boxes if each.accessibleName() != "Fit")
    assert length.isHidden()
    assert not point.isHidden()
    with qtbot.waitSignal(panel.kind_chosen) as heard:
        qtbot.keyClick(point, Qt.Key.Key_Down)
    assert heard.args == [1, "depth"]


def test_removing_one(qtbot: QtBot, panel: KnownLengthPanel) -> None:
    buttons = [
        each
        for each in panel.findChildren(QToolButton)
        if each.accessibleName() == "Remove this reference"
    ]
    with qtbot.waitSignal(panel.remove_requested) as heard:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert heard.args == [1]


def test_fits_a_narrow_side(panel: KnownLengthPanel) -> None:
    assert panel.minimumSizeHint().width() <= 300
