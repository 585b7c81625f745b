from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QTreeWidget
from pytestqt.qtbot import QtBot

from core.measuring.measure import Measurement
from gui.panels.measure import MeasurePanel
from gui.snapshot.measure import MeasurePart
from gui.snapshot.resolve import resolve
from gui.state.app_state import MarkId, Tool
from tests.gui.samples import make_entry, make_state

ROWS = (
    Measurement("door", (5.0, 30.0), (25.0, 30.0)),
    Measurement("dot", (5.0, 5.0), (5.0, 5.0)),
)


def part_of(*rows: Measurement, **changes: object) -> MeasurePart:
    return replace(resolve(make_state(make_entry(1, measurements=rows))).measure, **changes)


@pytest.fixture
def panel(qtbot: QtBot) -> MeasurePanel:
    panel = MeasurePanel()
    qtbot.addWidget(panel)
    panel.set_part(part_of(*ROWS))
    return panel


def cells(panel: MeasurePanel) -> list[list[str]]:
    rows = panel.findChild(QTreeWidget)
    items = [rows.topLevelItem(place) for place in range(rows.topLevelItemCount())]
    return [[item.text(column) for column in range(3)] for item in items]


def button(panel: MeasurePanel, name: str) -> QToolButton:
    return next(
        each
        for each in panel.findChildren(QToolButton)
        if name == (each.text() if each.isCheckable() else each.accessibleName())
        and each.arrowType() == Qt.ArrowType.NoArrow
    )


def test_lengths_with_their_spread(panel: MeasurePanel) -> None:
    door, dot = cells(panel)
    assert door[0] == "door"
    assert "\u00b1" in door[1]
    assert door[2].endswith(" m")
    assert dot[1:] == ["\u2013", "\u2013"]


def test_showing_emits_nothing(qtbot: QtBot, panel: MeasurePanel) -> None:
    with qtbot.assertNotEmitted(panel.row_chosen), qtbot.assertNotEmitted(panel.renamed):
        panel.set_part(part_of(ROWS[1], selected=MarkId("measure", 0)))
        panel.set_part(MeasurePart())
    assert cells(panel) == []


def test_the_chosen_ones_spread_is_explained(panel: MeasurePanel) -> None:
    panel.set_part(part_of(*ROWS, selected=MarkId("measure", 0)))
    assert any("around the ends" in label.text() for label in panel.findChildren(QLabel))
    panel.set_part(part_of(*ROWS, selected=MarkId("measure", 1)))
    assert any("same pixel" in label.text() for label in panel.findChildren(QLabel))


def test_renaming(qtbot: QtBot, panel: MeasurePanel) -> None:
    with qtbot.waitSignal(panel.renamed) as heard:
        panel.findChild(QTreeWidget).topLevelItem(1).setText(0, "window")
    assert heard.args == [1, "window"]


def test_choosing_a_row(qtbot: QtBot, panel: MeasurePanel) -> None:
    rows = panel.findChild(QTreeWidget)
    with qtbot.waitSignal(panel.row_chosen) as heard:
        rows.setCurrentItem(rows.topLevelItem(1))
    assert heard.args == [MarkId("measure", 1)]


def test_tools_show_what_is_in_hand(qtbot: QtBot, panel: MeasurePanel) -> None:
    with qtbot.waitSignal(panel.tool_chosen) as heard:
        qtbot.mouseClick(button(panel, "Profile"), Qt.MouseButton.LeftButton)
    assert heard.args == ["profile"]
    panel.set_part(part_of(tool=Tool.MEASURE))
    assert button(panel, "Measure").isChecked()
    assert not button(panel, "Profile").isChecked()


def test_without_a_map_nothing_can_be_taken_up(panel: MeasurePanel) -> None:
    panel.set_part(MeasurePart())
    assert not button(panel, "Profile").isEnabled()
    assert not button(panel, "Save the measurements as CSV or JSON").isEnabled()


def test_fits_a_narrow_side(panel: MeasurePanel) -> None:
    assert panel.minimumSizeHint().width() <= 300
