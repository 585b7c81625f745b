"""A pasted picture is there again at the next start."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from gui.state.app_state import current_entry
from gui.window.main_window import MainWindow
from gui.work.pasted import pasted_folder
from tests.gui.windows import WAIT_MS, wait_done


def paste(qtbot: QtBot, window: MainWindow) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    QGuiApplication.clipboard().setImage(image)
    window.commands.intake.paste()
    wait_done(qtbot, window)
    entries = window.controller.store.state
    qtbot.waitUntil(lambda: entry_path(window) is not None, timeout=WAIT_MS)
    assert entries.entries


def entry_path(window: MainWindow):
    return current_entry(window.controller.store.state).path


def test_a_pasted_picture_outlives_the_window(qtbot: QtBot, make_window) -> None:
    window = make_window()
    paste(qtbot, window)
    path = entry_path(window)
    assert path.parent == pasted_folder()
    window.close()
    again = make_window()
    again.controller.sessions.restore()
    wait_done(qtbot, again)
    entry = current_entry(again.controller.store.state)
    assert entry.path == path
    np.testing.assert_array_equal(entry.photo.rgb[0, 0], (0x20, 0x40, 0x60))


def test_kept_pictures_can_be_cleared(qtbot: QtBot, window: MainWindow) -> None:
    paste(qtbot, window)
    path = entry_path(window)
    window.menus.actions["clear_pasted"].trigger()
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    assert path.exists()  # it is open
    window.controller.remove_photo()
    window.menus.actions["clear_pasted"].trigger()
    qtbot.waitUntil(lambda: not path.exists(), timeout=WAIT_MS)
