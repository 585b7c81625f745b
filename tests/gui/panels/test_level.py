from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from core.measuring.level import Floor
from gui.panels.level import LevelPanel
from gui.snapshot.level import LevelPart
from gui.state.app_state import Tool

FLOOR = Floor((-0.05, -0.97, -0.2), 1.52, 0.34, 0.012)
READY = LevelPart(ready=True)
FOUND = replace(READY, floor=FLOOR)


@pytest.fixture
def panel(qtbot: QtBot) -> LevelPanel:
    panel = LevelPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def words(panel: LevelPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def find_button(panel: LevelPanel) -> QPushButton:
    return panel.findChild(QPushButton)


def pick_button(panel: LevelPanel) -> QToolButton:
    return next(each for each in panel.findChildren(QToolButton) if each.isCheckable())


def test_facts_of_a_found_floor(panel: LevelPanel) -> None:
    panel.set_part(FOUND)
    shown = words(panel)
    for text in ("1.52 m", "11.5\u00b0 down", "3.0\u00b0 to the right", "34 %", "0.012 m"):
        assert text in shown
    up = replace(FOUND, floor=replace(FLOOR, normal=(0.05, -0.97, 0.2)))
    panel.set_part(up)
    assert "11.5\u00b0 up" in words(panel)
    assert "3.0\u00b0 to the left" in words(panel)


def test_a_picked_floor_claims_no_more_than_it_knows(panel: LevelPanel) -> None:
    panel.set_part(replace(FOUND, picked=True, points=3))
    assert not {"34 %", "0.012 m"} & set(words(panel))
    panel.set_part(replace(FOUND, picked=True, points=4))
    assert "0.012 m" in words(panel)
    assert "The floor goes through 4 picked points." in words(panel)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"searching": True}, "Looking for the floor"),
        ({"points": 2}, "2 of 3 points picked"),
        ({"problem": "the points lie nearly in one line"}, "The points lie nearly in one line."),
        ({"outdated": True}, "another model"),
        ({}, "With a floor the cloud can stand upright"),
    ],
    ids=["searching", "few", "problem", "outdated", "none"],
)
def test_every_state_says_what_is_the_matter(panel: LevelPanel, changes, text: str) -> None:
    panel.set_part(replace(READY, **changes))
    assert any(text in each for each in words(panel))


def test_the_button_finds_and_cancels(qtbot: QtBot, panel: LevelPanel) -> None:
    assert not find_button(panel).isEnabled()
    panel.set_part(READY)
    with qtbot.waitSignal(panel.find_requested):
        qtbot.mouseClick(find_button(panel), Qt.MouseButton.LeftButton)
    panel.set_part(replace(READY, searching=True))
    assert find_button(panel).text() == "Cancel"
    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(find_button(panel), Qt.MouseButton.LeftButton)


def test_the_pick_tool(qtbot: QtBot, panel: LevelPanel) -> None:
    panel.set_part(READY)
    with qtbot.waitSignal(panel.tool_chosen) as heard:
        qtbot.mouseClick(pick_button(panel), Qt.MouseButton.LeftButton)
    assert heard.args == ["floor"]
    panel.set_tool(Tool.FLOOR)
    assert any(text.startswith("Click three or more points") for text in words(panel))
    panel.set_tool(Tool.MEASURE)
    assert not pick_button(panel).isChecked()
    assert not any("Click" in text for text in words(panel))


def test_switches_need_a_floor_and_name_their_setting(qtbot: QtBot, panel: LevelPanel) -> None:
    level, heights = panel.findChildren(QCheckBox)
    panel.set_part(READY)
    assert not level.isEnabled()
    with qtbot.assertNotEmitted(panel.edited):
        panel.set_part(FOUND)
    with qtbot.waitSignal(panel.edited) as heard:
        level.click()
    assert heard.args == ["level_cloud", True]
    with qtbot.waitSignal(panel.edited) as heard:
        heights.click()
    assert heard.args == ["level_heights", False]


def test_what_is_known_can_be_forgotten(qtbot: QtBot, panel: LevelPanel) -> None:
    forget = next(
        each for each in panel.findChildren(QToolButton) if "Forget" in each.accessibleName()
    )
    panel.set_part(READY)
    assert not forget.isEnabled()
    panel.set_part(replace(READY, points=1))
    with qtbot.waitSignal(panel.forget_requested):
        qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)


def test_fits_a_narrow_side(panel: LevelPanel) -> None:
    panel.set_part(FOUND)
    assert panel.minimumSizeHint().width() <= 290
