"""What is known of a photo, on a sheet that follows the photo on show."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.dialogs.facts import FactsSheet
from gui.window.main_window import MainWindow
from tests.core.own_depth.writer import VALUES, gdepth, png
from tests.films import write_film
from tests.gui.windows import WAIT_MS, Files, open_photo


def test_facts_are_shown_and_copied_and_follow_the_photo(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    path = files.folder / "phone & co.jpg"
    path.write_bytes(gdepth(png(VALUES)))
    open_photo(qtbot, window, path)
    window.menus.actions["facts"].trigger()
    sheet = window.commands.sheets._sheets["facts"]
    assert isinstance(sheet, FactsSheet)
    qtbot.waitUntil(lambda: "SHA-256" in sheet.plain_text(), timeout=WAIT_MS)
    assert sheet.isVisible()
    assert sheet.accessibleName() == "phone & co.jpg"
    sheet.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[:2] == ["File", "Name: phone & co.jpg"]
    assert "FocalLengthIn35mmFilm: 28" in copied
    assert copied[copied.index("Depth in the file") + 1] == "Kind: gdepth"
    open_photo(qtbot, window, files.photo("a.png"))
    qtbot.waitUntil(lambda: sheet.accessibleName() == "a.png", timeout=WAIT_MS)
    assert "Depth in the file" not in sheet.plain_text()


def test_of_a_film_its_frames_are_told_and_the_file_is_not_read(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    open_photo(qtbot, window, write_film(files.folder / "walk.mp4", 12, fps=24))
    window.menus.actions["facts"].trigger()
    sheet = window.commands.sheets._sheets["facts"]
    assert isinstance(sheet, FactsSheet)
    qtbot.waitUntil(lambda: "Frames: 12" in sheet.plain_text(), timeout=WAIT_MS)
    assert "Duration: 00:00:00.500" in sheet.plain_text()
    assert "SHA-256" not in sheet.plain_text()


def test_without_a_photo_there_is_nothing_to_tell(window: MainWindow) -> None:
    assert not window.menus.actions["facts"].isEnabled()
