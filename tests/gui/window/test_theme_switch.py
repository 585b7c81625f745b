"""Another theme is worn at once, by all of the window."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.dialogs.export import ExportSheet
from gui.kit import theme as kit
from gui.kit.pixels import rgb_of
from gui.kit.theme import DARK, LIGHT, current_theme
from gui.window.main_window import MainWindow
from tests.gui.kit.test_theme import VISIBLE, contrast
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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", ["look"])
def test_unchecked_boxes_are_seen_in_the_window(
    qtbot: QtBot, make_window, files: Files, page: str, theme: str
) -> None:
    """Measured on the pixels: a style may draw other outlines than the palette says."""
    window = make_window(side_page=page, theme="light")
    open_photo(qtbot, window, files.photo("a.png"))
    choose(window, theme)
    qtbot.wait(1)
    assert_outlined(window, window)
    window.commands.sheets.export()
    assert_outlined(window, window.findChild(ExportSheet))  # its shadow lies on the panels


def assert_outlined(window: MainWindow, part: QWidget) -> None:
    picture = window.grab().toImage()
    found = (part.findChildren(kind) for kind in (QCheckBox, QRadioButton))
    boxes = [
        box for box in chain(*found) if box.isEnabled() and not box.isChecked() and wholly_seen(box)
    ]
    assert len(boxes) > 0
    for box in boxes:
        assert outline_contrast(box, picture) >= VISIBLE, box.text()


def wholly_seen(box: QAbstractButton) -> bool:
    return box.isVisible() and box.visibleRegion().boundingRect() == box.rect()


def outline_contrast(box: QAbstractButton, picture: QImage) -> float:
    """Of an indicator's edge, against what is beside it in the picture of the window."""
    option = QStyleOptionButton()
    option.initFrom(box)
    elements = QStyle.SubElement
    radio = isinstance(box, QRadioButton)
    element = elements.SE_RadioButtonIndicator if radio else elements.SE_CheckBoxIndicator
    place = box.style().subElementRect(element, option, box)
    place.moveTopLeft(box.mapTo(box.window(), place.topLeft()))
    row = place.center().y()
    colors = [picture.pixelColor(x, row) for x in range(place.left(), place.center().x())]
    beside = picture.pixelColor(place.left() - 3, row)
    return max(contrast(color.name(), beside.name()) for color in colors)
