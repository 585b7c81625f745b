"""Written files shown in the file manager, whatever there is of one."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices

from gui.control import reveal

FILE = Path("/photos/a b.png")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Folders that were opened without a selection."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> MagicMock:
    made = MagicMock()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(reveal.QDBusConnection, "sessionBus", lambda: made)
    monkeypatch.setattr(reveal, "QDBusPendingCallWatcher", MagicMock())
    return made


def test_the_file_manager_is_asked_to_select_the_file(bus: MagicMock, opened: list[str]) -> None:
    reveal.show_in_folder(FILE)
    asked = bus.asyncCall.call_args.args[0]
    assert asked.member() == "ShowItems"
    assert asked.path() == "/org/freedesktop/FileManager1"
    assert asked.arguments()[0] == ["file:///photos/a%20b.png"]
    assert opened == []


def test_one_that_cannot_select_opens_the_folder(bus: MagicMock, opened: list[str]) -> None:
    reveal.show_in_folder(FILE)
    told = reveal.QDBusPendingCallWatcher.return_value.finished.connect.call_args.args[0]
    told(MagicMock(**{"isError.return_value": True}))
    assert opened == ["/photos"]


def test_without_a_session_bus_the_folder_is_opened(bus: MagicMock, opened: list[str]) -> None:
    bus.isConnected.return_value = False
    reveal.show_in_folder(FILE)
    assert opened == ["/photos"]


@pytest.mark.parametrize(
    ("platform", "program", "words"),
    [
        ("win32", "explorer", [f"/select,{FILE}"]),
        ("darwin", "open", ["-R", str(FILE)]),
    ],
)
def test_other_systems_have_programs_for_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, program: str, words: list[str]
) -> None:
    started = MagicMock()
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(QProcess, "startDetached", started)
    reveal.show_in_folder(FILE)
    started.assert_called_once_with(program, words)
