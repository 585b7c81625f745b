"""A folder is typed or chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.dialogs.folder_row import FolderRow


@pytest.fixture
def row(qtbot: QtBot) -> FolderRow:
    row = FolderRow("Folder", "Where to?", None)
    qtbot.addWidget(row)
    return row


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("/out", Path("/out")),
        ("~/out", Path.home() / "out"),
        ("~nobody-of-that-name/out", Path("~nobody-of-that-name/out")),
        ("  ", None),
    ],
)
def test_what_is_typed_is_a_folder(row: FolderRow, text: str, folder: Path | None) -> None:
    row.set_text(text)
    assert row.folder == folder


def test_only_what_the_user_does_is_an_edit(
    qtbot: QtBot, row: FolderRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.assertNotEmitted(row.edited):
        row.set_text("/offered")
    asked = []

    def ask(_parent, title, start) -> str:
        asked.append((title, start))
        return "/chosen"

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask)
    with qtbot.waitSignal(row.edited) as edited:
        row.findChild(QPushButton).click()
    assert edited.args == ["/chosen"]
    assert asked == [("Where to?", "/offered")]
    assert row.folder == Path("/chosen")


def test_a_dialog_that_is_left_changes_nothing(
    qtbot: QtBot, row: FolderRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    row.set_text("/offered")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    with qtbot.assertNotEmitted(row.edited):
        row.findChild(QPushButton).click()
    assert row.folder == Path("/offered")
