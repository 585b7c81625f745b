from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel, QPushButton, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from core.surface.cutout import ClipBox
from gui.panels.cutting import CuttingPanel
from gui.snapshot.parts import CuttingPart
from gui.state.app_state import Tool

READY = CuttingPart(ready=True, has_line=True)


@pytest.fixture
def panel(qtbot: QtBot) -> CuttingPanel:
    panel = CuttingPanel()
    qtbot.addWidget(panel)
    panel.set_part(READY)
    return panel


def slider(panel: CuttingPanel, name: str) -> QSlider:
    return next(each for each in panel.findChildren(QSlider) if each.accessibleName() == name)


def tool(panel: CuttingPanel, title: str) -> QToolButton:
    return next(each for each in panel.findChildren(QToolButton) if each.text() == title)


def test_a_slider_cuts_its_side(qtbot: QtBot, panel: CuttingPanel) -> None:
    with qtbot.waitSignal(panel.clipped) as clipped:
        slider(panel, "From above").setValue(30)
    assert clipped.args == ["above", 0.3]


def test_it_shows_what_is_cut_without_telling(qtbot: QtBot, panel: CuttingPanel) -> None:
    with qtbot.assertNotEmitted(panel.clipped), qtbot.assertNotEmitted(panel.section_edited):
        panel.set_part(replace(READY, everything=False, clip=ClipBox(back=0.25), section_m=0.4))
    assert slider(panel, "Far").value() == 25
    assert panel.findChild(QCheckBox).isChecked()
    thickness = panel.findChildren(QDoubleSpinBox)[-1]
    assert thickness.value() == pytest.approx(0.4)
    assert panel.findChild(QPushButton).isEnabled()


def test_a_section_wants_a_line(qtbot: QtBot, panel: CuttingPanel) -> None:
    with qtbot.waitSignal(panel.section_edited) as edited:
        panel.findChild(QCheckBox).click()
    assert edited.args == [pytest.approx(0.1)]
    panel.set_part(replace(READY, has_line=False))
    assert not panel.findChild(QCheckBox).isEnabled()
    assert any("draw one with P" in label.text() for label in panel.findChildren(QLabel))


def test_tools_and_how_they_are_used(qtbot: QtBot, panel: CuttingPanel) -> None:
    with qtbot.waitSignal(panel.tool_chosen) as chosen:
        tool(panel, "Rectangle").click()
    assert chosen.args == ["hide-rectangle"]
    panel.set_part(replace(READY, tool=Tool.HIDE_LASSO))
    assert tool(panel, "Lasso").isChecked()
    assert any("with Shift all others" in label.text() for label in panel.findChildren(QLabel))


def test_nothing_can_be_cut_without_a_cloud(panel: CuttingPanel) -> None:
    panel.set_part(CuttingPart())
    assert not slider(panel, "Near").isEnabled()
    assert not tool(panel, "Lasso").isEnabled()
    assert not panel.findChild(QPushButton).isEnabled()
