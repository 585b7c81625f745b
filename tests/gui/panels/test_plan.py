from __future__ import annotations

from dataclasses import replace
from unittest.mock import Mock

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.settings import Settings
from gui.panels.plan import PREVIEW_PX, PlanPanel, PlanPicture
from gui.snapshot.pictures import DrawnPlan

TALL = np.full((900, 400, 3), 200, np.uint8)
PLAN = DrawnPlan(Mock(), TALL, 0.02)


@pytest.fixture
def panel(qtbot: QtBot) -> PlanPanel:
    panel = PlanPanel()
    qtbot.addWidget(panel)
    panel.resize(290, 600)
    panel.show()
    panel.set_part(Settings())
    return panel


def spin(panel: PlanPanel, name: str) -> QDoubleSpinBox:
    return next(
        each for each in panel.findChildren(QDoubleSpinBox) if each.accessibleName() == name
    )


def words(panel: PlanPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel))


def test_settings_are_shown_without_an_echo(qtbot: QtBot, panel: PlanPanel) -> None:
    with qtbot.assertNotEmitted(panel.edited):
        panel.set_part(Settings(plan_low_m=0.3, plan_high_m=1.5, plan_color="height"))
    assert spin(panel, "Lowest height").value() == 0.3
    assert spin(panel, "Greatest height").text() == "1.50 m"
    assert spin(panel, "Resolution").text() == "automatic"
    assert panel.findChild(QComboBox).currentData() == "height"


def test_every_number_can_be_typed(qtbot: QtBot, panel: PlanPanel) -> None:
    for name, text, expected in (
        ("Lowest height", "0.25", ["plan_low_m", 0.25]),
        ("Greatest height", "1.8", ["plan_high_m", 1.8]),
        ("Resolution", "2", ["plan_cell_cm", 2.0]),
    ):
        field = spin(panel, name)
        field.selectAll()
        with qtbot.waitSignal(panel.edited) as heard:
            qtbot.keyClicks(field, text)
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert heard.args == expected


def test_a_plan_is_reduced_to_the_room_there_is(panel: PlanPanel) -> None:
    panel.set_plan(PLAN)
    picture = panel.findChild(PlanPicture)
    assert picture.isVisible()
    assert picture.pixmap().height() == PREVIEW_PX
    assert picture.pixmap().width() == pytest.approx(PREVIEW_PX * 400 / 900, abs=1)
    assert "2 cm for each pixel" in words(panel)


def test_without_a_plan_it_says_why(panel: PlanPanel) -> None:
    panel.set_plan(None)
    assert "needs a floor" in words(panel)
    assert not any(button.isEnabled() for button in panel.findChildren(QPushButton))
    panel.set_plan(replace(PLAN, picture=None, problem="nothing stands between 3 m and 4 m"))
    assert "Nothing stands between 3 m and 4 m." in words(panel)


def test_export_names_the_format(qtbot: QtBot, panel: PlanPanel) -> None:
    panel.set_plan(PLAN)
    for button, expected in zip(
        panel.findChildren(QPushButton), ("plan-png", "plan-svg"), strict=True
    ):
        with qtbot.waitSignal(panel.export_requested) as heard:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert heard.args == [expected]


def test_fits_a_narrow_side(panel: PlanPanel) -> None:
    assert panel.minimumSizeHint().width() <= 290
