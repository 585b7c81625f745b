from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.truth.comparison import Truth
from gui.panels.evaluate import EvaluatePanel
from gui.snapshot.parts import EvaluationPart

TRUTH = Truth(Path("t.npz"), "depth", np.ones((2, 3), np.float32))
PART = EvaluationPart(TRUTH, None, "error", "none", 25.0)
FIGURES = {"abs_rel": 0.125, "rmse": 0.3, "normals_median_deg": 24.51, "valid_pixels": 12345}


@pytest.fixture
def panel(qtbot: QtBot) -> EvaluatePanel:
    panel = EvaluatePanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.set_part(PART)
    panel.set_figures(FIGURES)
    return panel


def texts(panel: EvaluatePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_the_table_has_the_figures_there_are(panel: EvaluatePanel) -> None:
    seen = texts(panel)
    assert {"12.5 %", "0.300 m", "24.5\u00b0", "12\u202f345"} <= set(seen)
    assert "Boundary recall" not in seen
    panel.set_figures({})
    assert "AbsRel" not in texts(panel)


def test_settings_are_named(qtbot: QtBot, panel: EvaluatePanel) -> None:
    combo = panel.findChildren(QComboBox)[1]
    with qtbot.waitSignal(panel.edited) as heard:
        combo.setCurrentIndex(2)
        combo.activated.emit(2)
    assert heard.args == ["evaluate_align", "scale-shift"]


def test_a_matte_has_boundaries_alone(panel: EvaluatePanel) -> None:
    panel.set_part(replace(PART, truth=replace(TRUTH, kind="mask")))
    assert not any(combo.isEnabled() for combo in panel.findChildren(QComboBox))


def test_setting_emits_nothing(qtbot: QtBot, panel: EvaluatePanel) -> None:
    with qtbot.assertNotEmitted(panel.edited):
        panel.set_part(replace(PART, show="boundaries", alignment="scale", limit_percent=50.0))


def test_nothing_to_save_without_figures(panel: EvaluatePanel) -> None:
    button = panel.findChildren(QPushButton)[-1]
    assert button.isEnabled()
    panel.set_figures({})
    assert not button.isEnabled()


def test_fits_a_narrow_side(panel: EvaluatePanel) -> None:
    assert panel.minimumSizeHint().width() <= 290
