"""What is under the mouse stays there: notes, ticks and hints move nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets import error_strip
from gui.widgets.error_strip import Note
from gui.window.main_window import TOOLS_RIGHT, MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo


def places(area: QWidget, window: MainWindow) -> dict[QAbstractButton, QPoint]:
    """Where the buttons of an area are."""
    buttons = [each for each in area.findChildren(QAbstractButton) if each.isVisible()]
    return {each: each.mapTo(window, QPoint()) for each in buttons}


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow, files: Files) -> MainWindow:
    open_photo(qtbot, window, files.photo("a.png"))
    # The counts of points make room for themselves in their panel.
    labels = window.views.cloud_panel.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("cut" in label.text() for label in labels), timeout=WAIT_MS)
    seen: list[dict[QAbstractButton, QPoint]] = []

    def settled() -> bool:
        seen.append(places(window.frame.stack, window))
        return len(seen) > 5 and all(each == seen[-1] for each in seen[-5:])

    qtbot.waitUntil(settled, timeout=WAIT_MS)
    return window


def test_a_note_moves_nothing_hides_no_picture_and_is_seen(qtbot: QtBot, ready: MainWindow) -> None:
    before = {**places(ready.frame.stack, ready), **places(ready.frame.toolbar, ready)}
    area, strip = ready.views.area, ready.frame.strip
    for place in range(3):
        ready.controller.note(Note(f"{place}.jpg", "It cannot be read. " * 12, action="Retry"))
    qtbot.waitUntil(strip.isVisible, timeout=WAIT_MS)
    for width in (ready.width(), 900):
        ready.resize(width, ready.height())
        qtbot.waitUntil(lambda: strip.width() > 100, timeout=WAIT_MS)
        if width != 900:
            after = {**places(ready.frame.stack, ready), **places(ready.frame.toolbar, ready)}
            assert {button: after[button] for button in before} == before
        shown = QRect(strip.mapTo(ready, QPoint()), strip.size())
        assert not shown.intersects(QRect(area.mapTo(ready, QPoint()), area.size()))
        assert ready.childAt(shown.center()) in (strip, *strip.findChildren(QWidget))
        tools = [ready.frame.toolbar.findChild(QWidget, name) for name in TOOLS_RIGHT]
        assert all(tool.isVisible() for tool in tools), width


def test_good_news_goes_by_itself_and_errors_stay(
    qtbot: QtBot, ready: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_strip, "GOOD_NEWS_MS", 20)
    ready.controller.note(Note("a.ply", "saved", error=False))
    ready.controller.note(Note("b.jpg", "It cannot be read."))
    strip = ready.frame.strip
    qtbot.waitUntil(lambda: [n.subject for n in strip.notes()] == ["b.jpg"], timeout=WAIT_MS)


def test_a_tick_in_the_export_sheet_stays_under_the_mouse(ready: MainWindow) -> None:
    ready.commands.sheets.export()
    sheet = ready.commands.sheets._sheets["export"]
    boxes = [each for each in sheet.findChildren(QCheckBox) if each.isVisible()]
    assert len(boxes) > 3
    before = {box: box.mapTo(ready, QPoint()) for box in (*boxes, sheet._button)}
    for box in boxes:
        box.click()
        assert {each: each.mapTo(ready, QPoint()) for each in before} == before, box.text()


def test_the_export_button_stays_when_files_are_there(ready: MainWindow, files: Files) -> None:
    ready.commands.sheets.export()
    sheet = ready.commands.sheets._sheets["export"]
    (files.folder / "a.ply").write_bytes(b"old")
    before = sheet._button.mapTo(ready, QPoint())
    sheet._button.click()
    assert "Already" in sheet._warning.text()
    assert sheet._button.mapTo(ready, QPoint()).y() == before.y()
    assert sheet.isVisible()


@pytest.mark.parametrize("tool", ["measure", "profile", "length", "distance", "floor"])
def test_a_tools_hint_moves_nothing(qtbot: QtBot, ready: MainWindow, tool: str) -> None:
    ready.controller.choose_page("measure")
    qtbot.wait(1)
    before = places(ready.frame.side, ready)
    ready.controller.measure.choose_tool(tool)
    qtbot.wait(1)
    after = places(ready.frame.side, ready)
    assert {button: after[button] for button in before if button in after} == before


def test_messages_are_seen_on_the_full_screen_too(qtbot: QtBot, ready: MainWindow) -> None:
    ready.menus.actions["full_screen"].trigger()
    qtbot.waitUntil(lambda: not ready.frame.toolbar.isVisible(), timeout=WAIT_MS)
    ready.controller.note(Note("a.jpg", "It cannot be read.", key="a"))
    qtbot.waitUntil(ready.frame.strip.isVisible, timeout=WAIT_MS)
    ready.frame.strip.clear("a")
    assert not ready.frame.toolbar.isVisible()
