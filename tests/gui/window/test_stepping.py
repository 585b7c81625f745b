"""Going along the film strip by key, past files that cannot be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.state.app_state import change_entry
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, wait_done


def test_a_broken_file_does_not_bar_the_way(qtbot, window: MainWindow, files: Files) -> None:
    names = [files.photo("a.png"), files.text("b.jpg"), files.text("c.jpg"), files.photo("d.png")]
    window.controller.open_paths(names)
    wait_done(qtbot, window, 4)

    def on_show() -> str:
        return window.controller.presenter.shown.photo.name

    assert on_show() == "a.png"
    for key, name in ((Qt.Key.Key_PageDown, "d.png"), (Qt.Key.Key_PageUp, "a.png")):
        QTest.keyClick(window, key)
        qtbot.waitUntil(lambda name=name: on_show() == name, timeout=WAIT_MS)
    assert len(window.frame.strip.notes()) == 2  # one for each of them
    recent = window.controller.store.state.settings.recent_files
    assert {Path(each).name for each in recent} == {"a.png", "d.png"}


def test_a_file_that_breaks_meanwhile_is_passed_over(
    qtbot, window: MainWindow, files: Files
) -> None:
    paths = [files.photo(f"{name}.png") for name in "abc"]
    window.controller.open_paths(paths)
    wait_done(qtbot, window, 3)
    middle = window.controller.store.state.entries[1].key
    window.controller.store.set(
        change_entry(window.controller.store.state, middle, photo=None, mips=(), results={})
    )
    paths[1].write_text("no picture")
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    shown = window.controller.presenter
    qtbot.waitUntil(lambda: shown.shown.photo.name == "c.png", timeout=WAIT_MS)
    assert [note.subject for note in window.frame.strip.notes()] == ["b.png"]
