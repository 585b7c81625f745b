"""The mark on the depth picture that says it is the bundled model's."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.snapshot.parts import Preview
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo


def test_a_result_of_the_bundled_model_is_marked_and_the_full_one_a_click_away(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    views = window.controller.presenter.views
    preview, depth = views.preview, views.rasters["depth"]
    assert not preview.isVisible()
    open_photo(qtbot, window, files.photo("a.png"))
    qtbot.waitUntil(preview.isVisible, timeout=WAIT_MS)
    assert "Depth Pro" in preview.text()
    corner = preview.mapTo(depth, preview.rect().bottomLeft())
    assert corner.x() < depth.width() / 4
    assert corner.y() > depth.height() * 3 / 4
    QTest.mouseClick(preview, Qt.MouseButton.LeftButton)
    sheet = window.commands.sheets._sheets["weights"]
    qtbot.waitUntil(sheet.isVisible, timeout=WAIT_MS)


def test_a_result_of_another_model_is_not_marked(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    presenter = window.controller.presenter
    shown, preview = presenter.shown, presenter.views.preview
    qtbot.waitUntil(preview.isVisible, timeout=WAIT_MS)
    assert shown is not None
    presenter.show(replace(shown, model=replace(shown.model, preview=Preview.NONE)))
    assert not preview.isVisible()
