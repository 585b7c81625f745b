"""A photo with depth of its own in a whole window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.state.session_file import adjusted_of
from gui.window.main_window import MainWindow
from tests.core.own_depth.writer import VALUES, gdepth, png
from tests.gui.windows import WAIT_MS, Files, open_photo


def test_a_mark_on_the_photo_tells_of_its_depth_and_shows_it(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    path = files.folder / "phone.jpg"
    path.write_bytes(gdepth(png(VALUES)))
    mark = window.controller.presenter.views.own
    open_photo(qtbot, window, files.photo("a.png"))
    assert not mark.isVisible()
    open_photo(qtbot, window, path)
    qtbot.waitUntil(mark.isVisible, timeout=WAIT_MS)
    assert "64 x 48" in mark.toolTip()
    assert "GDepth" in mark.toolTip()
    before = mark.text()
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    shown = window.controller.presenter.shown
    assert shown is not None
    assert shown.depth.derived.estimate.info.model == "own-depth"
    assert mark.text() != before
    assert window.menus.actions["use_own_depth"].isChecked()


def test_broken_depth_is_told_and_the_photo_is_shown(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    path = files.folder / "broken.jpg"
    path.write_bytes(gdepth(png(VALUES)[:60]))
    told = []
    window.controller.photos.noted.connect(lambda note, action: told.append(note))
    open_photo(qtbot, window, path)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "cannot be read" in told[0].text
    assert not told[0].error
    assert not window.controller.presenter.views.own.isVisible()


def test_a_session_opens_with_the_files_depth_and_runs_no_model(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    path = files.folder / "phone.jpg"
    path.write_bytes(gdepth(png(VALUES)))
    controller = window.controller
    controller.photos.open_paths([path], adjusted={path: {"own_used": True}})
    qtbot.waitUntil(lambda: has_depth(window), timeout=WAIT_MS)
    (entry,) = controller.store.state.entries
    assert entry.results == {}
    assert adjusted_of(entry)["own_used"]


def has_depth(window: MainWindow) -> bool:
    shown = window.controller.presenter.shown
    return shown is not None and shown.photo.own_used and shown.depth.derived is not None
