"""The table of actions."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from gui.dialogs.cheat_sheet import COLUMNS, rows_of
from gui.kit.icons import NAMES, icon
from gui.state.actions import ACTIONS, MENUS, Action, Conditions, duplicates


def test_no_id_and_no_key_twice() -> None:
    assert duplicates() == []


def test_duplicates_are_noticed() -> None:
    rows = (Action("a", "A", "File", ("X",)), Action("b", "B", "File", ("X",)))
    assert duplicates(rows) == ["X"]


def test_keys_are_different_to_qt_too(qapp: QApplication) -> None:
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys]
    assert "" not in keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_rows_are_complete(action: Action) -> None:
    assert action.title
    assert action.menu in MENUS
    assert not action.icon or action.icon in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_in_the_font(qapp: QApplication, name: str) -> None:
    assert not icon(name).pixmap(16, 16).isNull()


def test_an_empty_window_offers_no_export() -> None:
    enabled = {action.id for action in ACTIONS if action.enabled(Conditions())}
    assert {"open_files", "paste", "quit", "cheat_sheet"} <= enabled
    assert not {"export", "export_ply", "cancel", "undo", "estimate"} & enabled


def test_the_cheat_sheet_shows_every_key() -> None:
    groups = [group for column in COLUMNS for group in column]
    shown = {title for group in groups for title, _ in rows_of(group)}
    assert {action.title.rstrip("\u2026") for action in ACTIONS if action.keys} <= shown
    assert set(MENUS) <= set(groups)
