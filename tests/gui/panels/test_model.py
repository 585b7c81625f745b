from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.panels.model import ModelPanel
from gui.snapshot.parts import ModelPart
from gui.state.models import ModelChoice, ModelRow

ROWS = (ModelRow("compact", "Compact", True), ModelRow("depth-pro", "Depth Pro", False))
BOTH = (ROWS[0], replace(ROWS[1], available=True))
PART = ModelPart(ModelChoice("compact"), ROWS)


@pytest.fixture
def panel(qtbot: QtBot) -> ModelPanel:
    panel = ModelPanel()
    qtbot.addWidget(panel)
    panel.set_part(PART)
    panel.show()
    return panel


def box(panel: ModelPanel, name: str) -> QComboBox:
    return next(each for each in panel.findChildren(QComboBox) if each.accessibleName() == name)


def get_button(panel: ModelPanel) -> QPushButton:
    (button,) = panel.findChildren(QPushButton)
    return button


def enabled(each: QComboBox) -> dict[str, bool]:
    rows = each.model()
    flags = [rows.flags(rows.index(row, 0)) for row in range(each.count())]
    return {each.itemData(row): bool(flag & Qt.ItemFlag.ItemIsEnabled)
            for row, flag in enumerate(flags)}  # fmt: skip


def texts(panel: ModelPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_setting_emits_nothing(qtbot: QtBot, panel: ModelPanel) -> None:
    signals = [
        panel.model_chosen,
        panel.device_chosen,
        panel.precision_chosen,
        panel.skip_toggled,
    ]
    heard = []
    for signal in signals:
        signal.connect(heard.append)
    panel.set_part(
        replace(
            PART,
            choice=ModelChoice("depth-pro", "cpu", "bfloat16"),
            rows=BOTH,
            skip_prediction=True,
        )
    )
    assert heard == []
    assert box(panel, "Network").currentText() == "Depth Pro"
    assert box(panel, "Device").currentText() == "CPU"
    assert box(panel, "Precision").currentText() == "bfloat16"
    assert panel.findChild(QCheckBox).isChecked()


@pytest.mark.parametrize(
    ("name", "signal", "steps", "chosen"),
    [
        ("Network", "model_chosen", 1, "depth-pro"),
        ("Device", "device_chosen", 1, "cpu"),
        ("Precision", "precision_chosen", 2, "bfloat16"),
    ],
)
def test_choosing_by_keyboard(
    qtbot: QtBot, panel: ModelPanel, name: str, signal: str, steps: int, chosen: str
) -> None:
    panel.set_part(replace(PART, rows=BOTH))
    heard: list[str] = []
    getattr(panel, signal).connect(heard.append)
    for _ in range(steps):
        QTest.keyClick(box(panel, name), Qt.Key.Key_Down)
    assert heard[-1] == chosen


def test_skipping_is_a_wish(qtbot: QtBot, panel: ModelPanel) -> None:
    with qtbot.waitSignal(panel.skip_toggled) as toggled:
        QTest.keyClick(panel.findChild(QCheckBox), Qt.Key.Key_Space)
    assert toggled.args == [True]


def test_a_model_that_is_not_there_is_to_be_got(qtbot: QtBot, panel: ModelPanel) -> None:
    assert enabled(box(panel, "Network")) == {"compact": True, "depth-pro": False}
    assert box(panel, "Network").itemText(1) == "Depth Pro (not installed)"
    assert get_button(panel).text() == "Get Depth Pro\u2026"
    with qtbot.waitSignal(panel.get_requested):
        get_button(panel).click()


def test_it_can_be_chosen_as_soon_as_it_is_there(panel: ModelPanel) -> None:
    panel.set_part(replace(PART, rows=BOTH))
    assert enabled(box(panel, "Network")) == {"compact": True, "depth-pro": True}
    assert not get_button(panel).isVisible()


def test_the_button_tells_how_far_it_is(panel: ModelPanel) -> None:
    width = panel.sizeHint().width()
    panel.set_part(replace(PART, fetching="Getting it \u00b7 12\u202f%, and more words to come"))
    assert get_button(panel).text().startswith("Getting it")
    assert panel.sizeHint().width() == width


def test_devices_that_are_not_here_cannot_be_chosen(panel: ModelPanel) -> None:
    device = box(panel, "Device")
    assert all(enabled(device).values())  # not known yet
    panel.set_part(replace(PART, devices=("cuda", "cpu")))
    assert enabled(device) == {"auto": True, "cpu": True, "cuda": True, "mps": False}
    assert device.itemText(device.findData("mps")) == "GPU (Apple): none here"


def test_how_it_runs_and_why(panel: ModelPanel) -> None:
    assert texts(panel).count("\u2013") == 2
    panel.set_part(
        replace(
            PART,
            device="cuda",
            precision="float16",
            reason="What GPUs are fastest in.",
            seconds=83.0,
            notices=("Memory ran out.", "Went on with less."),
        )
    )
    shown = texts(panel)
    for text in ("GPU (CUDA) \u00b7 float16", "1 min 23 s", "What GPUs are fastest in."):
        assert text in shown
    assert "Memory ran out.\nWent on with less." in shown


def test_loading_and_errors_are_said(panel: ModelPanel) -> None:
    panel.set_part(replace(PART, loading=True, device="cpu", precision="float32"))
    assert "Loading\u2026" in texts(panel)
    panel.set_part(replace(PART, error="The file is cut off.", reason="not this"))
    assert "The file is cut off." in texts(panel)
    assert "not this" not in texts(panel)


def metres(panel: ModelPanel) -> QCheckBox:
    boxes = panel.findChildren(QCheckBox)
    return next(each for each in boxes if "metres" in each.text())


def test_metres_of_the_bundled_model_are_offered_to_one_that_tells_none(
    panel: ModelPanel, qtbot: QtBot
) -> None:
    assert not metres(panel).isVisible()
    panel.set_part(replace(PART, relative=True))
    assert metres(panel).isVisible()
    with qtbot.waitSignal(panel.metres_toggled) as told:
        metres(panel).click()
    assert told.args == [True]
    borrowed = "The metres are those of Compact: this model tells none."
    panel.set_part(replace(PART, relative=True, bundled_metres=True, borrowed=(borrowed,)))
    assert metres(panel).isChecked()
    assert borrowed in [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
