"""Another theme is worn at once, by all of the window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.kit import theme as kit
from gui.kit.pixels import rgb_of
from gui.kit.theme import DARK, LIGHT, current_theme
from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo


def choose(window: MainWindow, name: str) -> None:
    """As a click in the menu does."""
    action = next(each for each in window.menus._themes.actions() if each.data() == name)
    action.trigger()


def light_share(window: MainWindow) -> float:
    """How much of the window is light, apart from the panes."""
    picture = rgb_of(window.grab().toImage()).mean(axis=2)
    area = window.views.area
    corner = area.mapTo(window, area.rect().topLeft())
    picture[corner.y() : corner.y() + area.height(), corner.x() : corner.x() + area.width()] = 0
    return float(np.mean(picture > 150))


@pytest.mark.parametrize("page", ["look", "measure", "effects", "evaluate"])
def test_a_theme_chosen_in_the_menu_is_worn_at_once(
    qtbot: QtBot, make_window, files: Files, page: str
) -> None:
    window = make_window(side_page=page)
    open_photo(qtbot, window, files.photo("a.png", "#101010"))
    assert light_share(window) > 0.2
    choose(window, "dark")
    qtbot.wait(1)
    assert current_theme() == DARK
    assert light_share(window) < 0.04
    choose(window, "light")
    qtbot.wait(1)
    assert current_theme() == LIGHT
    assert light_share(window) > 0.2


def test_the_systems_change_is_followed(
    qtbot: QtBot, make_window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(theme="system")
    monkeypatch.setattr(kit, "theme_for", lambda preference: DARK)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.wait(1)
    assert current_theme() == DARK
    assert light_share(window) < 0.04
