"""An effect alone in the window, and under the wipe's divider."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.kit.pixels import rgb_of
from gui.panes.raster import RasterPane
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo


@pytest.fixture
def hazy(qtbot: QtBot, make_window, files: Files) -> MainWindow:
    """A dark photo in thick white haze, beside its effect."""
    window = make_window(effect="haze")
    thick_white = {
        "haze_by": "visibility",
        "haze_m": 1.0,
        "haze_air": "own",
        "haze_color": "#ffffff",
    }
    for name, value in thick_white.items():
        window.controller.effects.set_value(name, value)
    open_photo(qtbot, window, files.photo("a.png", "#200000"))
    QTest.keyClick(window, Qt.Key.Key_5)
    settle(qtbot, window)
    return window


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)


def light(pane: RasterPane) -> float:
    """How light the middle of a pane is, 0 to 255."""
    picture = rgb_of(pane.grab().toImage())
    rows, columns = picture.shape[:2]
    middle = picture[rows // 3 : rows * 2 // 3, columns // 3 : columns * 2 // 3]
    return float(np.median(middle))


def test_the_pane_with_the_keyboard_comes_alone(hazy: MainWindow) -> None:
    hazy.views.effects.setFocus()
    QTest.keyClick(hazy, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert hazy.views.effects.isVisible()
    assert not hazy.views.rasters["photo"].isVisible()
    assert light(hazy.views.effects) > 100


@pytest.mark.parametrize("name", ["depth", "cloud"])
def test_so_does_any_other_of_four(qtbot: QtBot, make_window, files: Files, name: str) -> None:
    window = make_window()
    open_photo(qtbot, window, files.photo("a.png"))
    window.views.panes[name].setFocus()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    visible = [each for each, pane in window.views.panes.items() if pane.isVisible()]
    assert visible == [name]


def test_the_wipe_shows_the_effect_beside_the_photo(qtbot: QtBot, hazy: MainWindow) -> None:
    QTest.keyClick(hazy, Qt.Key.Key_W)
    boxes = hazy.views.bar._wipes
    assert boxes[1].findData("effects") >= 0
    boxes[1].setCurrentIndex(boxes[1].findData("effects"))
    boxes[1].activated.emit(boxes[1].currentIndex())
    settle(qtbot, hazy)
    photo, effect = hazy.views.wipe_sides()
    qtbot.waitUntil(lambda: light(effect) > 100, timeout=WAIT_MS)
    assert light(photo) < 50
    QTest.keyClick(hazy, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert light(hazy.views.effects) > 100


def test_the_effects_key_brings_it_into_the_wipe(qtbot: QtBot, hazy: MainWindow) -> None:
    QTest.keyClick(hazy, Qt.Key.Key_W)
    QTest.keyClick(hazy, Qt.Key.Key_5)
    settings = hazy.controller.store.state.settings
    assert settings.layout == "wipe"
    assert "effects" in settings.wipe_panes
    assert settings.side_page == "effects"
