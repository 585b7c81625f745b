"""Nothing on a sheet is cut off at its sides, also in small windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo

SHEETS = ("export", "share", "batch", "models", "get_model", "about", "cheat_sheet", "facts")
LEEWAY_PX = 1


def cut_off(sheet: QWidget) -> list[str]:
    """What is narrower than its text, or reaches out of what scrolls or of the sheet."""
    found = []
    for kind in (QCheckBox, QRadioButton, QPushButton, QLabel):
        for each in sheet.findChildren(kind):
            if not each.isVisibleTo(sheet) or (isinstance(each, QLabel) and each.wordWrap()):
                continue
            room = room_of(each, sheet)
            left = each.mapTo(room, QPoint(0, 0)).x()
            right = left + each.width()
            narrow = each.width() + LEEWAY_PX < each.minimumSizeHint().width()
            if narrow or left < -LEEWAY_PX or right > room.width() + LEEWAY_PX:
                found.append(each.text())
    return found


def room_of(widget: QWidget, sheet: QWidget) -> QWidget:
    """The sheet, what scrolls up and down, or the inside of what scrolls to the side too."""
    above = inside = widget.parentWidget()
    while above is not sheet:
        area = above.parentWidget()
        if isinstance(area, QScrollArea):
            sideways = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return inside if sideways else above
        inside, above = above, area
    return sheet


@pytest.mark.parametrize("size", [(1280, 720), (960, 640)])
@pytest.mark.parametrize("name", SHEETS)
def test_all_texts_of_a_sheet_are_whole(
    qtbot: QtBot, window: MainWindow, files: Files, name: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    open_photo(qtbot, window, files.photo("a.png"))
    window.menus.actions[name].trigger()
    shown = window.commands.sheets._sheets
    qtbot.waitUntil(lambda: any(each.isVisible() for each in shown.values()), timeout=WAIT_MS)
    (sheet,) = (each for each in shown.values() if each.isVisible())
    assert sheet.width() <= window.width()
    assert not cut_off(sheet)
