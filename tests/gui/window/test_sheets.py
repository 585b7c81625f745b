"""Sheets over the window, and what lies behind them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.window.actions import menus
from gui.window.main_window import MainWindow
from gui.window.menus import is_plain
from tests.gui.windows import WAIT_MS, Files, open_photo


def open_sheets(window: MainWindow) -> list[str]:
    return [name for name, sheet in window.commands.sheets._sheets.items() if sheet.isVisible()]


@pytest.mark.parametrize("name", ["export", "batch", "cheat_sheet", "about", "models"])
def test_single_keys_do_nothing_behind_a_sheet(
    qtbot: QtBot, window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    done: list[str] = []
    monkeypatch.setattr(window.commands.files, "load_truth", lambda: done.append("T"))
    window.menus.actions[name].trigger()
    qtbot.waitUntil(lambda: bool(open_sheets(window)), timeout=WAIT_MS)
    settings = window.controller.store.state.settings
    for key in (Qt.Key.Key_T, Qt.Key.Key_W, Qt.Key.Key_2, Qt.Key.Key_C, Qt.Key.Key_BracketLeft):
        QTest.keyClick(window, key)
        QTest.keyClick(window.focusWidget() or window, key)
    assert not done
    assert window.controller.store.state.settings == settings
    window.commands.sheets.dismiss()
    QTest.keyClick(window, Qt.Key.Key_W)
    QTest.keyClick(window, Qt.Key.Key_T)
    assert window.controller.store.state.settings.layout == "wipe"
    assert done == ["T"]


def test_keys_that_type_or_move_are_plain() -> None:
    keys = [key for rows in menus().values() for row in rows for key in row.keys]
    plain = {key for key in keys if is_plain(key)}
    assert {"T", "W", "[", "?", "Space", "Del", "PgDown", "Shift+M"} <= plain
    assert not {"Ctrl+O", "Ctrl+Shift+Z", "F6", "Shift+F6", "F1", "Esc"} & plain


def test_the_sheet_of_models_takes_what_is_typed(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    monkeypatch.setattr(window.commands.sheets, "get_model", wanted.append)
    window.menus.actions["models"].trigger()
    sheet = window.commands.sheets._sheets["models"]
    sheet.get_requested.emit("transformers:org/name")
    assert wanted == ["transformers:org/name"]
    sheet.get_requested.emit("transformers:no model")
    assert wanted == ["transformers:org/name"]
    assert "neither a folder nor a repository" in window.frame.strip.notes()[0].text
    sheet.use_requested.emit("compact")
    assert not sheet.isVisible()
    assert window.controller.store.state.settings.model == "compact"
