from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.kit.pixels import rgb_of
from gui.panes.effects import EffectsPane

RED = np.full((60, 80, 3), (200, 0, 0), np.uint8)
BLUE = np.full((30, 40, 3), (0, 0, 200), np.uint8)


@pytest.fixture
def pane(qtbot: QtBot) -> EffectsPane:
    pane = EffectsPane("Effects")
    qtbot.addWidget(pane)
    pane.resize(400, 300)
    pane.show()
    pane.set_photo(RED)
    return pane


def middle(pane: EffectsPane) -> list[int]:
    picture = rgb_of(pane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    return picture[180, 200].tolist()


def test_the_result_lies_over_the_whole_photo(pane: EffectsPane) -> None:
    assert middle(pane) == [200, 0, 0]
    pane.set_result(BLUE)
    assert middle(pane) == [0, 0, 200]
    pane.set_result(None)
    assert middle(pane) == [200, 0, 0]


def test_another_photo_is_not_shown_with_the_old_effect(pane: EffectsPane) -> None:
    pane.set_result(BLUE)
    pane.set_photo(RED)
    assert middle(pane) == [200, 0, 0]


def test_the_photo_is_seen_while_a_key_is_held(qtbot: QtBot, pane: EffectsPane) -> None:
    pane.set_result(BLUE)
    qtbot.keyPress(pane.canvas(), Qt.Key.Key_Backslash)
    assert middle(pane) == [200, 0, 0]
    qtbot.keyRelease(pane.canvas(), Qt.Key.Key_Backslash)
    assert middle(pane) == [0, 0, 200]


def test_a_click_or_enter_says_where_to_focus(qtbot: QtBot, pane: EffectsPane) -> None:
    centre = pane.canvas().viewport().rect().center()
    with qtbot.waitSignal(pane.focus_chosen) as heard:
        qtbot.mouseClick(pane.canvas().viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert heard.args == pytest.approx([0.5, 0.5], abs=0.01)
    pane.set_probe(19.5, 14.5)
    with qtbot.waitSignal(pane.focus_chosen) as heard:
        qtbot.keyClick(pane.canvas(), Qt.Key.Key_Return)
    assert heard.args == pytest.approx([0.25, 0.25])


def test_the_focus_is_marked(pane: EffectsPane) -> None:
    bare = middle(pane)
    pane.set_focus((0.5, 0.5))
    mark = rgb_of(pane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    assert (mark[120:180, 170:230].min(axis=-1) > 150).any()
    pane.set_focus(None)
    assert middle(pane) == bare


def test_marks_are_not_on_pictures_whose_pixels_move(pane: EffectsPane) -> None:
    pane.set_probe(19.5, 14.5)
    pane.set_in_place(False)
    assert pane.probe() is None
    assert not pane._marks.isVisible()
    pane.set_probe(19.5, 14.5)
    assert pane.probe() is None
    pane.set_in_place(True)
    pane.set_probe(19.5, 14.5)
    assert pane.probe() == (19.5, 14.5)
    assert pane._marks.isVisible()
