"""The table of actions."""

from __future__ import annotations

from dataclasses import fields
from unittest.mock import MagicMock

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from gui.control.controller import Controller
from gui.dialogs.cheat_sheet import COLUMNS, CheatSheet
from gui.kit.icons import NAMES, icon
from gui.state.conditions import Conditions
from gui.window.actions import keys_by_menu, menus
from gui.window.batch_sheet import Batching
from gui.window.commands import Action, Commands
from gui.window.file_actions import FileActions
from gui.window.full_screen import FullScreen
from gui.window.guidance import Guidance
from gui.window.hideable import Hideable
from gui.window.intake import Intake
from gui.window.sheets import Sheets
from gui.window.zoom import Zooming

ACTIONS = tuple(row for rows in menus().values() for row in rows)


def twice(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


ANY_TIME = pytest.mark.parametrize("now", [Conditions(), Conditions(has_film=True)])


def keys_at(now: Conditions) -> list[str]:
    return [key for action in ACTIONS if action.has_keys(now) for key in action.keys]


@ANY_TIME
def test_no_id_and_no_key_twice(now: Conditions) -> None:
    assert twice([action.id for action in ACTIONS]) == []
    assert twice(keys_at(now)) == []


@ANY_TIME
def test_keys_are_different_to_qt_too(qapp: QApplication, now: Conditions) -> None:
    keys = [QKeySequence(key).toString() for key in keys_at(now)]
    assert "" not in keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_rows_are_complete(action: Action) -> None:
    assert action.title
    assert not action.icon or action.icon in NAMES
    assert action.checkable or action.ticked is None


@pytest.fixture(scope="module")
def commands() -> Commands:
    """Fakes that have what the real ones have, and nothing else."""
    controller = MagicMock(spec=Controller)
    controller.presenter, controller.level = MagicMock(), MagicMock()
    controller.own_depth, controller.panorama = MagicMock(), MagicMock()
    controller.mesher, controller.measure = MagicMock(), MagicMock()
    controller.cutting, controller.film, controller.live = MagicMock(), MagicMock(), MagicMock()
    controller.presenter.views.readout.text.return_value = "u 1"
    window = MagicMock(spec=QMainWindow)
    kinds = (FileActions, Intake, Sheets, Batching, Guidance, Hideable, FullScreen, Zooming)
    return Commands(window, controller, *(MagicMock(spec=kind) for kind in kinds))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_something_to_do(
    qapp: QApplication, commands: Commands, action: Action
) -> None:
    parts = [getattr(commands, part.name) for part in fields(commands)]
    for part in parts:
        part.reset_mock()
    action.run(commands)
    assert any(part.mock_calls for part in parts)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_in_the_font(qapp: QApplication, name: str) -> None:
    assert not icon(name).pixmap(16, 16).isNull()


def test_an_empty_window_offers_no_export() -> None:
    enabled = {action.id for action in ACTIONS if action.enabled(Conditions())}
    assert {"open_files", "paste", "quit", "cheat_sheet"} <= enabled
    assert not {"export", "export_ply", "cancel", "undo", "estimate"} & enabled


def test_the_cheat_sheet_shows_every_key(qtbot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    sheet = CheatSheet(keys_by_menu(), window)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {action.title.rstrip("\u2026") for action in ACTIONS if action.keys} <= shown
    assert set(menus()) <= {group for column in COLUMNS for group in column}
