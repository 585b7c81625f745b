"""Comfort in the whole window: keyboard alone, names for screen readers, tour, sessions, undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QFileDialog,
    QMenu,
    QScrollBar,
    QWidget,
)

from core.settings import SIDE_PAGES, Settings, choices, limits, session_names
from gui.widgets.tour import seen_part
from gui.window.guidance import first_stop, holds, takes_focus
from gui.window.main_window import MainWindow
from tests.gui.bench import Bench
from tests.gui.windows import WAIT_MS, Files, open_photo

SHEETS = ("export", "cheat_sheet", "about", "get_model")
NOT_ADJUSTED = ("layout", "layout_panes", "side_page", "wipe_panes")
"""Where things are is remembered, not undone."""


def nameless(window: QWidget) -> list[QWidget]:
    """Widgets to which the keyboard can go and of which a screen reader could say nothing."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.window() is window  # lists that drop down have windows of their own
        and widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QScrollBar | QMenu)
        and not isinstance(widget.parent(), QAbstractSpinBox)
        and not (isinstance(widget.parent(), QAbstractScrollArea))
        and not widget.objectName().startswith("qt_")
        and not _name(widget)
    ]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_everything_the_keyboard_reaches_has_a_name(
    qtbot, window: MainWindow, files: Files
) -> None:
    assert nameless(window) == []
    open_photo(qtbot, window, files.photo("a.png"))
    for page in SIDE_PAGES:
        window.frame.side.show_page(page)
        assert nameless(window) == [], page
    for sheet in SHEETS:
        window.menus.actions[sheet].trigger()
        assert nameless(window) == [], sheet
        window.commands.sheets.dismiss()
    window.controller.choose_layout("wipe")
    window.commands.guidance.tour()
    assert nameless(window) == []


def test_tab_comes_round_to_where_it_began(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    window.views.rasters["photo"].setFocus()
    start = QApplication.focusWidget()
    seen = [start]
    for _ in range(300):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        seen.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is start
    assert len(set(map(id, seen))) == len(seen)
    areas = [window.frame.toolbar, window.views.bar, window.frame.side, window.views.film]
    shown = [pane for pane in window.views.panes.values() if pane.isVisible()]
    for area in (*areas, *shown):
        assert any(holds(area, widget) for widget in seen), area


def test_f6_goes_through_the_parts_and_back(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    areas = window.commands.guidance._areas()
    window.views.rasters["photo"].setFocus()

    def place() -> int:
        return next(k for k, area in enumerate(areas) if holds(area, QApplication.focusWidget()))

    start, visited = place(), []
    reachable = [area for area in areas if first_stop(area) is not None]
    for _ in reachable:
        QTest.keyClick(window, Qt.Key.Key_F6)
        visited.append(place())
    assert visited[-1] == start
    assert len(set(visited)) == len(reachable) >= 7
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert place() == visited[-2]


def test_the_cloud_is_worked_by_keys(qtbot, window: MainWindow, files: Files) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)
    cloud = window.views.cloud
    if not cloud.is_available:
        pytest.skip("no OpenGL here")
    cloud.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert window.views.rasters["photo"].probe() == (40, 30)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert window.views.rasters["photo"].probe() == (40, 20)
    assert "Z" in window.views.readout.text()


def test_a_fresh_window_greets_once(qtbot, make_window, files: Files) -> None:
    window = make_window()
    tour = window.commands.guidance._tour
    window.commands.guidance.greet()
    assert not tour.isVisible()  # there is nothing to show yet
    open_photo(qtbot, window, files.photo("a.png"))
    qtbot.waitUntil(tour.isVisible, timeout=WAIT_MS)
    assert window.commands.guidance._find(tour.hint.target).isVisible()
    qtbot.waitUntil(lambda: tour.isAncestorOf(window.focusWidget()), timeout=WAIT_MS)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert tour.hint.target == "threshold"
    window.views.rasters["photo"].setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)  # from wherever the keyboard is
    assert not tour.isVisible()
    assert window.controller.store.state.settings.tour_seen
    window.commands.guidance.greet()
    assert not window.commands.guidance._tour.isVisible()
    window.menus.actions["tour"].trigger()
    assert window.commands.guidance._tour.isVisible()


def test_the_tour_brings_to_light_what_it_speaks_of(
    qtbot, window: MainWindow, files: Files
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    window.frame.side.hide()
    window.commands.guidance.tour()
    tour = window.commands.guidance._tour
    for target in ("threshold", "focal", "cloud", "export"):
        tour._next.click()
        assert tour.hint.target == target
        widget = window.commands.guidance._find(target)
        assert widget is not None
        assert widget.isVisible()
        assert not seen_part(widget, window).isEmpty()


def test_sessions_by_dialog(
    qtbot, window: MainWindow, files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    path = tmp_path / "work.leadline"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.controller.focal.set(55.0)
    window.menus.actions["save_session"].trigger()
    qtbot.waitUntil(path.exists, timeout=WAIT_MS)
    window.controller.remove_photo()
    window.menus.actions["open_session"].trigger()
    qtbot.waitUntil(lambda: window.controller.store.state.current is not None, timeout=WAIT_MS)
    assert window.controller.store.state.entries[0].focal.manual_px == 55.0


ADJUSTMENTS = [name for name in session_names() if name not in NOT_ADJUSTED]


@pytest.mark.parametrize("name", ADJUSTMENTS)
def test_every_adjustment_of_a_setting_can_be_undone(bench: Bench, name: str) -> None:
    before = bench.state.settings
    bench.controller.edit(**{name: another(name, getattr(before, name))})
    after = bench.state.settings
    assert after != before
    bench.controller.undo()
    assert bench.state.settings == before
    bench.controller.redo()
    assert bench.state.settings == after


def another(name: str, value: object) -> object:
    """A value other than the one there is."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, float):
        low, high = limits(name)
        return low if value != low else high
    if isinstance(value, Mapping):
        return {**value, "f_number": 2 * value["f_number"]}
    if name in ("model", "other_model"):
        return "depth-pro"
    rules = next(field.metadata for field in fields(Settings) if field.name == name)
    if "choices" in rules and isinstance(value, str):
        return next(choice for choice in choices(name) if choice != value)
    return "#123456" if "colour" in rules else replace(Settings(), **{name: value})


def test_what_cannot_take_the_keyboard_is_told(qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert not takes_focus(widget)
    assert first_stop(widget) is None
    assert not holds(widget, None)
