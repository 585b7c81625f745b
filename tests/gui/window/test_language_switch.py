"""Another language is spoken at once, by all of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.kit.retranslate import parts_of, texts_of
from gui.kit.translate import install_language
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo

SCROLL = {"Scroll Left", "Scroll Right", "왼쪽으로 스크롤", "오른쪽으로 스크롤"}
"""Of buttons that Qt names when it makes them."""


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "en")
    yield
    install_language(qapp, "en")


def choose(window: MainWindow, name: str) -> None:
    """As a click in the menu does."""
    action = next(each for each in window.menus._languages.actions() if each.data() == name)
    action.trigger()


def words(window: MainWindow) -> list[str]:
    """All that the window says, in the order of its parts."""
    texts = [text for part in parts_of(window) for text, _ in texts_of(part)]
    titles = [pane.overlay._head.text() for pane in window.views.panes.values()]
    return sorted({*texts, *titles} - SCROLL)


def opened(qtbot: QtBot, window: MainWindow, files: Files) -> MainWindow:
    open_photo(qtbot, window, files.photo("a.png"))
    window.controller.edit(cloud_shape="points")  # a mesh takes its time to be counted

    def counted() -> bool:
        pictures = window.controller.presenter.shown.pictures
        return pictures.points is not None and pictures.mesh is None

    qtbot.waitUntil(counted, timeout=WAIT_MS)
    window.controller.cancel()
    return window


@pytest.mark.parametrize(("first", "then"), [("en", "ko"), ("ko", "en")])
def test_the_window_says_what_it_would_say_had_it_begun_so(
    qtbot: QtBot, qapp: QApplication, make_window, files: Files, first: str, then: str
) -> None:
    install_language(qapp, first)
    switched = opened(qtbot, make_window(language=first), files)
    before = words(switched)
    choose(switched, then)
    qtbot.waitUntil(lambda: words(switched) != before, timeout=WAIT_MS)
    fresh = opened(qtbot, make_window(language=then), files)
    qtbot.waitUntil(lambda: not switched.views.task._cancel.isVisible(), timeout=WAIT_MS)
    assert words(switched) == words(fresh)
    assert switched.controller.store.state.settings.language == then
