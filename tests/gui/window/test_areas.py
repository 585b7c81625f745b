"""Going round the parts of the window by key."""

from __future__ import annotations

import gc

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo


def test_presets_and_menus_live_on_after_going_round(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    for photo in ("a.png", "b.png"):
        for _ in range(6):
            QTest.keyClick(window, Qt.Key.Key_F6)
        gc.collect()
        open_photo(qtbot, window, files.photo(photo))
    with qtbot.captureExceptions() as raised:
        window.menus.set_recent(("/photos/c.png",))
        window.controller.presets.apply("Print")
        window.controller.presets.save("mine")
        window.controller.store.remember(theme="dark")
        window.views.presets._more.menu().popup(window.mapToGlobal(window.rect().center()))
        window.views.presets._more.menu().hide()
    assert not raised
    assert window.views.presets._box.findData("mine") >= 0
