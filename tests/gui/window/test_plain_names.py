"""Names of files are shown as they are, nowhere taken for HTML."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo, wait_done

TAG = "<img src=b>"


def rich_texts(window: MainWindow) -> Iterator[str]:
    """Every text that Qt takes for HTML and that has the tag in it."""
    for label in window.findChildren(QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        if TAG in label.text() and not plain:
            yield label.text()
    tips = [each.toolTip() for each in window.findChildren(QWidget)]
    tips += [each.toolTip() for each in window.findChildren(QAction)]
    for strip in window.findChildren(QListWidget):
        tips += [strip.item(row).toolTip() for row in range(strip.count())]
    yield from (tip for tip in tips if TAG in tip)


def test_a_photo_whose_name_is_html(qtbot: QtBot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo(f"{TAG}&.png"))
    wait_done(qtbot, window, 1)
    window.controller.open_paths([files.text(f"{TAG}.jpg")])
    qtbot.waitUntil(window.frame.strip.isVisible)
    shown = [label.text() for label in window.findChildren(QLabel)]
    assert any(TAG in text for text in shown)
    assert list(rich_texts(window)) == []
