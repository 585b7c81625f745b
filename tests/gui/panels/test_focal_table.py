from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from core.focal import FocalChoices
from core.types import FocalLength, FocalSource, Size
from gui.panels.focal_table import SourceTable
from gui.snapshot.parts import FocalPart, Prediction

METADATA, PREDICTED, MANUAL = FocalSource
SIZE = Size(4000, 3000)
BOTH = FocalChoices(2900.0, 3000.0)


def part(choices: FocalChoices, active: FocalSource = METADATA, **changes: Any) -> FocalPart:
    px = choices.value(active)
    assert px is not None
    return FocalPart(choices, FocalLength(px, active), SIZE, **changes)


@pytest.fixture
def table(qtbot: QtBot) -> SourceTable:
    table = SourceTable()
    qtbot.addWidget(table)
    table.set_part(part(BOTH))
    table.show()
    return table


def radio(table: SourceTable, title: str) -> QRadioButton:
    return next(r for r in table.findChildren(QRadioButton) if r.text() == title)


def row(table: SourceTable, title: str) -> list[str]:
    """What stands in the row of a source, from left to right."""
    y = radio(table, title).geometry().center().y()
    cells = [each for each in table.findChildren(QLabel) if each.isVisible() and each.text()]
    inside = [each for each in cells if each.geometry().top() <= y <= each.geometry().bottom()]
    return [each.text() for each in sorted(inside, key=lambda each: each.geometry().left())]


def at(table: SourceTable, title: str) -> QPoint:
    """In the row of a source, over its numbers."""
    return QPoint(table.width() - 10, radio(table, title).geometry().center().y())


def test_the_sources_stand_side_by_side(table: SourceTable) -> None:
    assert row(table, "Metadata") == ["2\u202f900", "25.1 mm", "69.2\u00b0"]
    assert row(table, "Predicted") == ["3\u202f000", "26 mm", "67.4\u00b0", "+3.4 %"]
    assert row(table, "Manual") == ["type one below"]
    assert radio(table, "Metadata").isChecked()
    assert radio(table, "Predicted").accessibleDescription().endswith("67.4\u00b0, +3.4 %")


def test_changes_are_against_the_one_in_use(table: SourceTable) -> None:
    table.set_part(part(FocalChoices(1500.0, 3000.0, 3001.0), PREDICTED))
    assert row(table, "Metadata")[-1] == "\u221250 %"
    assert row(table, "Predicted")[-1] == "67.4\u00b0"
    assert row(table, "Manual")[-1] == "67.4\u00b0"  # as good as the same
    assert radio(table, "Predicted").isChecked()


@pytest.mark.parametrize(("title", "source"), [("Predicted", PREDICTED), ("Manual", MANUAL)])
def test_a_click_anywhere_in_a_row_chooses_it(qtbot, table, title, source) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.mouseClick(table, Qt.MouseButton.LeftButton, pos=at(table, title))
    assert chosen.args == [source]
    assert radio(table, title).isChecked()


def test_a_source_without_a_value_cannot_be_chosen(qtbot: QtBot, table: SourceTable) -> None:
    table.set_part(part(FocalChoices(predicted=3000.0), PREDICTED))
    assert row(table, "Metadata") == ["not in the file"]
    assert not radio(table, "Metadata").isEnabled()
    with qtbot.assertNotEmitted(table.chosen):
        qtbot.mouseClick(table, Qt.MouseButton.LeftButton, pos=at(table, "Metadata"))
    assert radio(table, "Manual").isEnabled()


def hover(table: SourceTable, place: QPointF, kind: QEvent.Type = QEvent.Type.HoverMove) -> None:
    QApplication.sendEvent(table, QHoverEvent(kind, place, table.mapToGlobal(place), place))


def test_tells_the_source_under_the_mouse_once(table: SourceTable) -> None:
    seen: list[FocalSource | None] = []
    table.pointed.connect(seen.append)
    hover(table, QPointF(at(table, "Predicted")))
    hover(table, QPointF(at(table, "Predicted") + QPoint(-20, 2)))
    hover(table, QPointF(at(table, "Metadata")))
    hover(table, QPointF(-1, -1), QEvent.Type.HoverLeave)
    assert seen == [PREDICTED, METADATA, None]


def test_hidden_under_the_mouse_it_points_at_nothing(table: SourceTable) -> None:
    hover(table, QPointF(at(table, "Predicted")))
    seen: list[FocalSource | None] = []
    table.pointed.connect(seen.append)
    table.hide()
    assert seen == [None]


def test_a_prediction_that_was_not_run_can_be_asked_for(qtbot, table: SourceTable) -> None:
    table.set_part(part(FocalChoices(2900.0), prediction=Prediction.SKIPPED))
    assert row(table, "Predicted") == ["not run"]
    predict = table.findChild(QToolButton)
    with qtbot.waitSignal(table.prediction_requested):
        qtbot.keyClick(predict, Qt.Key.Key_Space)
    with qtbot.waitSignal(table.chosen) as chosen:
        radio(table, "Predicted").click()
    assert chosen.args == [PREDICTED]


def test_while_it_is_predicted_it_says_so(table: SourceTable) -> None:
    table.set_part(part(FocalChoices(2900.0), prediction=Prediction.RUNNING))
    assert row(table, "Predicted") == ["predicting\u2026"]
    assert not table.findChild(QToolButton).isVisible()


def test_without_a_result_there_is_nothing_to_ask(table: SourceTable) -> None:
    table.set_part(part(FocalChoices(2900.0)))
    assert row(table, "Predicted") == ["not predicted"]
    assert not table.findChild(QToolButton).isVisible()
    assert not radio(table, "Predicted").isEnabled()


def test_cleared_it_is_empty(table: SourceTable) -> None:
    table.clear()
    assert [row(table, title) for title in ("Metadata", "Predicted", "Manual")] == [[], [], []]
