from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from core.focal import FocalChoices, fov_from_px, mm35_from_px, px_from_35mm
from core.types import FocalLength, FocalSource, Size
from gui.panels.focal import FocalPanel
from gui.snapshot import Prediction

SIZE = Size(4000, 3000)
METADATA_PX, PREDICTED_PX = 2900.0, 3000.0
BOTH = FocalChoices(METADATA_PX, PREDICTED_PX, None)


@pytest.fixture
def panel(qtbot: QtBot) -> FocalPanel:
    panel = FocalPanel()
    qtbot.addWidget(panel)
    panel.set_focal(BOTH, FocalLength(METADATA_PX, FocalSource.METADATA), SIZE, cropped=False)
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


def test_shows_all_sources_and_the_one_in_use(panel: FocalPanel) -> None:
    shown = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "25.1 mm   69.2\u00b0" in shown  # metadata
    assert "26 mm   67.4\u00b0" in shown  # predicted
    assert "type one below" in shown
    assert radio(panel, "Metadata").isChecked()
    assert values(panel) == pytest.approx(linked(METADATA_PX))


def test_setting_emits_nothing(qtbot: QtBot, panel: FocalPanel) -> None:
    with (
        qtbot.assertNotEmitted(panel.source_chosen),
        qtbot.assertNotEmitted(panel.focal_edited),
        qtbot.assertNotEmitted(panel.reset_requested),
    ):
        choices = FocalChoices(METADATA_PX, PREDICTED_PX, 5000.0)
        panel.set_focal(choices, FocalLength(5000.0, FocalSource.MANUAL), SIZE, cropped=False)
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
        panel.set_focal(choices, FocalLength(px, FocalSource.MANUAL), SIZE, cropped=False)
    assert field(panel, "35 mm equiv.").value() == 50.0


def test_choosing_a_source(qtbot: QtBot, panel: FocalPanel) -> None:
    with qtbot.waitSignal(panel.source_chosen) as chosen:
        radio(panel, "Predicted").click()
    assert chosen.args == ["predicted"]


def test_choosing_manual_starts_from_the_one_in_use(qtbot: QtBot, panel: FocalPanel) -> None:
    with qtbot.waitSignal(panel.focal_edited) as edited:
        radio(panel, "Manual").click()
    assert edited.args == [METADATA_PX]


def test_a_source_without_a_value_cannot_be_chosen(panel: FocalPanel) -> None:
    panel.set_focal(
        FocalChoices(None, PREDICTED_PX, None),
        FocalLength(PREDICTED_PX, FocalSource.PREDICTED),
        SIZE,
        cropped=False,
    )
    assert not radio(panel, "Metadata").isEnabled()
    assert radio(panel, "Manual").isEnabled()


def test_reset_is_for_manual_values(qtbot: QtBot, panel: FocalPanel) -> None:
    reset = next(b for b in panel.findChildren(QToolButton) if b.text() == "Reset")
    assert not reset.isEnabled()
    choices = FocalChoices(METADATA_PX, PREDICTED_PX, 5000.0)
    panel.set_focal(choices, FocalLength(5000.0, FocalSource.MANUAL), SIZE, cropped=False)
    with qtbot.waitSignal(panel.reset_requested):
        reset.click()


@pytest.mark.parametrize(
    ("predicted_px", "cropped", "words"),
    [
        (METADATA_PX * 1.14, False, ""),
        (METADATA_PX * 1.3, False, "narrower than its metadata say, by 30 %"),
        (METADATA_PX / 1.3, False, "wider than its metadata say, by 30 %"),
        (METADATA_PX, True, "looks cropped"),
    ],
)
def test_explains_why_sources_disagree(
    panel: FocalPanel, predicted_px: float, cropped: bool, words: str
) -> None:
    choices = FocalChoices(METADATA_PX, predicted_px, None)
    panel.set_focal(choices, FocalLength(METADATA_PX, FocalSource.METADATA), SIZE, cropped)
    assert words in panel.note
    assert bool(panel.note) == bool(words)


def test_clear_shows_nothing_and_the_same_values_come_back(qtbot: QtBot, panel: FocalPanel) -> None:
    with qtbot.assertNotEmitted(panel.focal_edited):
        panel.clear()
        assert all(not spin.cleanText() for spin in panel.findChildren(QDoubleSpinBox))
        panel.set_focal(BOTH, FocalLength(METADATA_PX, FocalSource.METADATA), SIZE, cropped=False)
    assert field(panel, "Pixels").text() == "2900 px"


def test_focus_field_selects_the_text(qtbot: QtBot, panel: FocalPanel) -> None:
    panel.set_expanded(False)
    qtbot.waitExposed(panel)
    panel.activateWindow()
    panel.focus_field()
    target = field(panel, "35 mm equiv.")
    assert panel.expanded
    assert panel.focusWidget() is target
    assert target.lineEdit().hasSelectedText()


def skip(panel: FocalPanel, prediction: Prediction) -> QToolButton:
    """Show a photo whose focal length was not predicted; returns the button to ask for it."""
    metadata = FocalChoices(METADATA_PX)
    active = FocalLength(METADATA_PX, FocalSource.METADATA)
    panel.set_focal(metadata, active, SIZE, False, prediction)
    names = {each.accessibleName(): each for each in panel.findChildren(QToolButton)}
    return names["Predict the focal length"]


def said(panel: FocalPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel))


def test_a_prediction_that_was_not_run_can_be_asked_for(qtbot: QtBot, panel: FocalPanel) -> None:
    predict = skip(panel, Prediction.SKIPPED)
    assert "not run" in said(panel)
    assert predict.isVisible()
    with qtbot.waitSignal(panel.prediction_requested):
        qtbot.keyClick(predict, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.source_chosen) as chosen:
        radio(panel, "Predicted").click()
    assert chosen.args == ["predicted"]


def test_while_it_is_predicted_it_says_so(panel: FocalPanel) -> None:
    predict = skip(panel, Prediction.RUNNING)
    assert "predicting" in said(panel)
    assert not predict.isVisible()


def test_without_a_result_there_is_nothing_to_ask(panel: FocalPanel) -> None:
    predict = skip(panel, Prediction.SETTLED)
    assert "not predicted" in said(panel)
    assert not predict.isVisible()
    assert not radio(panel, "Predicted").isEnabled()
