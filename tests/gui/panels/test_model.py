from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from gui.panels.model import ModelPanel

MODELS = [("compact", "Compact", True), ("tiny", "Tiny", True), ("depth-pro", "Depth Pro", False)]


@pytest.fixture
def panel(qtbot: QtBot) -> ModelPanel:
    panel = ModelPanel()
    qtbot.addWidget(panel)
    panel.set_models(MODELS, "tiny")
    return panel


def texts(panel: ModelPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_setting_emits_nothing(qtbot: QtBot, panel: ModelPanel) -> None:
    with qtbot.assertNotEmitted(panel.model_chosen):
        panel.set_models(MODELS, "compact")
    assert panel.findChild(QComboBox).currentText() == "Compact"


def test_choosing(qtbot: QtBot, panel: ModelPanel) -> None:
    with qtbot.waitSignal(panel.model_chosen) as chosen:
        panel.findChild(QComboBox).setCurrentIndex(0)
    assert chosen.args == ["compact"]


def test_a_model_that_is_not_there_cannot_be_chosen(panel: ModelPanel) -> None:
    rows = panel.findChild(QComboBox).model()
    flags = [rows.flags(rows.index(row, 0)) for row in range(3)]
    enabled = [bool(flag & Qt.ItemFlag.ItemIsEnabled) for flag in flags]
    assert enabled == [True, True, False]
    assert panel.findChild(QComboBox).itemText(2) == "Depth Pro (not installed)"


def test_how_it_runs(panel: ModelPanel) -> None:
    assert texts(panel).count("\u2013") == 3
    panel.set_running("cuda", "float16", "The GPU has room for half precision.", 0.412)
    for text in ("GPU (CUDA)", "float16", "0.41 s", "The GPU has room for half precision."):
        assert text in texts(panel)
