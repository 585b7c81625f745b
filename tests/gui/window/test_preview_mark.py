"""The mark on the depth picture that says it is the bundled model's."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.snapshot.parts import Preview
from gui.state.models import ModelChoice
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


def test_it_says_what_became_of_a_slow_model_and_runs_it_again(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    presenter = window.controller.presenter
    shown, mark = presenter.shown, presenter.views.preview
    qtbot.waitUntil(mark.isVisible, timeout=WAIT_MS)
    texts = {}
    for stage in (Preview.AWAITED, Preview.STOPPED, Preview.FAILED):
        choice = ModelChoice("depth-pro")
        mark.set_part(replace(shown.model, preview=stage, choice=choice))
        texts[stage] = (mark.text(), mark.isEnabled())
    assert texts == {
        Preview.AWAITED: ("Preview \u00b7 Depth Pro is at work", False),
        Preview.STOPPED: ("Only the preview \u00b7 Run Depth Pro", True),
        Preview.FAILED: ("Only the preview: Depth Pro failed \u00b7 Try again", True),
    }
    with qtbot.waitSignal(mark.run_requested):
        QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
