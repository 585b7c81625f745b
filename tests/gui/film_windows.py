"""Windows with a film on show: which frame, and the way to another one."""

from __future__ import annotations

from gui.state.app_state import current_entry
from gui.state.entry import Entry
from gui.state.film import FilmState
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS


def shown(window: MainWindow) -> Entry:
    entry = current_entry(window.controller.store.state)
    assert entry is not None
    return entry


def film(window: MainWindow) -> FilmState:
    found = shown(window).film
    assert found is not None
    return found


def at(window: MainWindow, frame: int) -> bool:
    """A frame is on show with its own depth."""
    entry = shown(window)
    return (entry.frame, film(window).depth_of) == (frame, frame) and bool(entry.results)


def go(qtbot, window: MainWindow, frame: int) -> None:
    window.controller.film.go_to(frame)
    qtbot.waitUntil(lambda: at(window, frame), timeout=WAIT_MS)
