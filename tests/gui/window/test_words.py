"""Words of the window that meant nothing, or the wrong thing."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.snapshot.ghost import Ghost
from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo, wait_done


def said(window: MainWindow) -> str:
    """All that the status bar's values say."""
    labels = window.views.readout.findChildren(QLabel)
    return "".join(label.text() for label in labels if label.isVisible())


def test_without_a_cursor_the_status_line_says_nothing(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    assert said(window) == ""
    window.controller.probe(10, 10)
    assert "RGB" in said(window)
    window.controller.leave_probe()
    assert said(window) == ""


def test_the_status_line_names_only_what_it_knows(
    qtbot: QtBot, window: MainWindow, files: Files
) -> None:
    window.controller.estimator.pump = lambda: None  # the photo alone, without its depth
    window.controller.store.followed.disconnect()
    window.controller.open_paths([files.photo("a.png")])
    qtbot.waitUntil(lambda: window.controller.presenter.shown.photo.photo is not None)
    window.controller.probe(10, 10)
    assert "RGB" in said(window)
    assert "1/m" not in said(window)
    assert "range" not in said(window)


def test_the_cloud_before_is_forgotten_by_reset_and_by_the_next_start(
    qtbot: QtBot, make_window, files: Files
) -> None:
    window = make_window()
    open_photo(qtbot, window, files.photo("a.png"))
    predicted_px = window.controller.presenter.shown.focal.active.px
    window.controller.focal.set(200.0)
    assert window.controller.presenter.shown.ghost == Ghost(None, predicted_px, 1.0)
    window.close()
    again = make_window()
    again.controller.sessions.restore()
    wait_done(qtbot, again)
    assert again.controller.presenter.shown.focal.active.px == 200.0
    assert again.controller.presenter.shown.ghost is None
    again.controller.focal.set(300.0)
    assert again.controller.presenter.shown.ghost is not None
    again.controller.focal.reset()
    assert again.controller.presenter.shown.ghost is None
