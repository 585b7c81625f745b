from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLabel,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.focal import FocalChoices, fov_from_px, mm35_from_px, px_from_35mm
from core.focal_diagnosis import Cause, Finding
from core.types import FocalLength, FocalSource, Size, Sphere
from gui.panels.focal import FocalPanel
from gui.snapshot.parts import FocalPart, Prediction

SIZE = Size(4000, 3000)
METADATA_PX, PREDICTED_PX = 2900.0, 3000.0
BOTH = FocalChoices(METADATA_PX, PREDICTED_PX, None)


def part(
    choices: FocalChoices, active: FocalSource = FocalSource.METADATA, **changes: Any
) -> FocalPart:
    px = choices.value(active)
    assert px is not None
    return FocalPart(choices, FocalLength(px, active), SIZE, **changes)


@pytest.fixture
def panel(qtbot: QtBot) -> FocalPanel:
    panel = FocalPanel()
    qtbot.addWidget(panel)
    panel.set_part(part(BOTH))
    panel.show()
    return panel


def field(panel: FocalPanel, title: str) -> QDoubleSpinBox:
    return next(f for f in panel.findChildren(QDoubleSpinBox) if f.accessibleName() == title)


def values(panel: FocalPanel) -> list[float]:
    return [field(panel, title).value() for title in ("Pixels", "35 mm equiv.", "Field of view")]


def linked(px: float) -> list[float]:
    return [round(px), round(mm35_from_px(px, SIZE), 1), round(fov_from_px(px, SIZE.width), 1)]


def radio(panel: FocalPanel, title: str) -> QRadioButton:
    return next(r for r in panel.findChildren(QRadioButton) if r.text() == title)


def type_into(qtbot: QtBot, target: QDoubleSpinBox, text: str) -> None:
    target.setFocus()
    target.selectAll()
    qtbot.keyClicks(target, text)
    qtbot.keyClick(target, Qt.Key.Key_Return)


def test_setting_emits_nothing(qtbot: QtBot, panel: FocalPanel) -> None:
    with (
        qtbot.assertNotEmitted(panel.source_chosen),
        qtbot.assertNotEmitted(panel.focal_edited),
        qtbot.assertNotEmitted(panel.reset_requested),
    ):
        choices = FocalChoices(METADATA_PX, PREDICTED_PX, 5000.0)
        panel.set_part(part(choices, FocalSource.MANUAL))
    assert values(panel) == pytest.approx(linked(5000.0))
    assert radio(panel, "Manual").isChecked()


@pytest.mark.parametrize(
    ("title", "typed", "px"),
    [
        ("Pixels", "3456", 3456.0),
        ("35 mm equiv.", "50", px_from_35mm(50.0, SIZE)),
        ("Field of view", "90", 2000.0),
    ],
)
def test_typing_means_manual_and_moves_the_other_fields(
    qtbot: QtBot, panel: FocalPanel, title: str, typed: str, px: float
) -> None:
    edits: list[float] = []
    panel.focal_edited.connect(edits.append)
    type_into(qtbot, field(panel, title), typed)
    assert edits == [pytest.approx(px)]
    assert values(panel) == pytest.approx(linked(px))
    assert radio(panel, "Manual").isChecked()


def test_the_echo_keeps_what_was_typed(qtbot: QtBot, panel: FocalPanel) -> None:
    type_into(qtbot, field(panel, "35 mm equiv."), "50")
    px = px_from_35mm(50.0, SIZE)
    with qtbot.assertNotEmitted(panel.focal_edited):
        choices = FocalChoices(METADATA_PX, PREDICTED_PX, px)
        panel.set_part(part(choices, FocalSource.MANUAL))
    assert field(panel, "35 mm equiv.").value() == 50.0


def test_choosing_a_source(qtbot: QtBot, panel: FocalPanel) -> None:
    with qtbot.waitSignal(panel.source_chosen) as chosen:
        radio(panel, "Predicted").click()
    assert chosen.args == ["predicted"]


def test_choosing_manual_starts_from_the_one_in_use(qtbot: QtBot, panel: FocalPanel) -> None:
    with qtbot.waitSignal(panel.focal_edited) as edited:
        radio(panel, "Manual").click()
    assert edited.args == [METADATA_PX]


def test_reset_is_for_manual_values(qtbot: QtBot, panel: FocalPanel) -> None:
    reset = next(b for b in panel.findChildren(QToolButton) if b.text() == "Reset")
    assert not reset.isEnabled()
    choices = FocalChoices(METADATA_PX, PREDICTED_PX, 5000.0)
    panel.set_part(part(choices, FocalSource.MANUAL))
    with qtbot.waitSignal(panel.reset_requested):
        reset.click()


ZOOMED = Finding(Cause.DIGITAL_ZOOM, FocalSource.MANUAL, 2.05, 2.0, 2 * METADATA_PX)


def offered(panel: FocalPanel) -> list[QToolButton]:
    return [
        b for b in panel.findChildren(QToolButton) if b.objectName() == "Tool" and b.isVisible()
    ]


def test_says_nothing_where_there_is_nothing_to_say(panel: FocalPanel) -> None:
    assert panel.note == ""
    assert offered(panel) == []


def test_explains_and_offers_what_it_advises(qtbot: QtBot, panel: FocalPanel) -> None:
    choices = FocalChoices(METADATA_PX, 2.05 * METADATA_PX)
    panel.set_part(part(choices, findings=(ZOOMED,)))
    assert panel.note.startswith("Likely digital zoom")
    (button,) = offered(panel)
    with qtbot.waitSignal(panel.focal_edited) as edited:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert edited.args == [2 * METADATA_PX]
    done = FocalChoices(METADATA_PX, 2.05 * METADATA_PX, 2 * METADATA_PX)
    panel.set_part(part(done, FocalSource.MANUAL, findings=(ZOOMED,)))
    assert panel.note.startswith("Likely digital zoom")
    assert offered(panel) == []


def test_offers_the_source_to_trust(qtbot: QtBot, panel: FocalPanel) -> None:
    finding = Finding(Cause.PREDICTION, FocalSource.METADATA, 1.5, 1.0)
    choices = FocalChoices(METADATA_PX, 1.5 * METADATA_PX)
    panel.set_part(part(choices, FocalSource.PREDICTED, findings=(finding,)))
    (button,) = offered(panel)
    with qtbot.waitSignal(panel.source_chosen) as chosen:
        button.click()
    assert chosen.args == ["metadata"]


def test_missing_tags_are_told_more_quietly_than_doubts(panel: FocalPanel) -> None:
    label = next(each for each in panel.findChildren(QLabel) if each.wordWrap())
    missing = Finding(Cause.NO_METADATA, FocalSource.PREDICTED)
    predicted = FocalChoices(predicted=PREDICTED_PX)
    panel.set_part(part(predicted, FocalSource.PREDICTED, findings=(missing,)))
    assert label.isVisible()
    assert label.foregroundRole() == QPalette.ColorRole.PlaceholderText
    panel.set_part(part(BOTH, findings=(ZOOMED,)))
    assert label.foregroundRole() == QPalette.ColorRole.BrightText


def test_the_ghost_is_a_setting(qtbot: QtBot, panel: FocalPanel) -> None:
    box = panel.findChild(QCheckBox)
    with qtbot.assertNotEmitted(panel.ghost_toggled):
        panel.set_ghost(True)
    assert box.isChecked()
    with qtbot.waitSignal(panel.ghost_toggled) as toggled:
        box.click()
    assert toggled.args == [False]


def test_tells_the_source_under_the_mouse(qtbot: QtBot, panel: FocalPanel) -> None:
    seen: list[FocalSource | None] = []
    panel.compared.connect(seen.append)
    hover(panel, radio(panel, "Predicted"))
    qtbot.waitUntil(lambda: seen == [FocalSource.PREDICTED])
    hover(panel, field(panel, "Pixels"))
    qtbot.waitUntil(lambda: seen == [FocalSource.PREDICTED, None])


def hover(panel: FocalPanel, widget: QWidget) -> None:
    """Qt tells a window which of its widgets the mouse is on."""
    at = widget.mapTo(panel.window(), widget.rect().center())
    QTest.mouseMove(panel.window().windowHandle(), at)


def test_clear_shows_nothing_and_the_same_values_come_back(qtbot: QtBot, panel: FocalPanel) -> None:
    with qtbot.assertNotEmitted(panel.focal_edited):
        panel.set_part(None)
        assert all(not spin.cleanText() for spin in panel.findChildren(QDoubleSpinBox))
        panel.set_part(part(BOTH))
    assert field(panel, "Pixels").text() == "2900 px"


def test_focus_field_selects_the_text(qtbot: QtBot, panel: FocalPanel) -> None:
    panel.set_expanded(False)
    panel.activateWindow()
    panel.focus_field()
    target = field(panel, "35 mm equiv.")
    assert panel.expanded
    assert panel.focusWidget() is target
    assert target.lineEdit().hasSelectedText()


def test_a_prediction_can_be_asked_for(qtbot: QtBot, panel: FocalPanel) -> None:
    panel.set_part(part(FocalChoices(METADATA_PX), prediction=Prediction.SKIPPED))
    names = {each.accessibleName(): each for each in panel.findChildren(QToolButton)}
    with qtbot.waitSignal(panel.prediction_requested):
        qtbot.keyClick(names["Predict the focal length"], Qt.Key.Key_Space)


def test_a_panorama_has_none(panel: FocalPanel) -> None:
    panel.set_part(part(FocalChoices(120.0), sphere=Sphere()))
    assert not panel.isEnabled()
    assert "no focal length" in panel.note
    panel.set_part(part(BOTH))
    assert panel.isEnabled()
    assert "panorama" not in panel.note
