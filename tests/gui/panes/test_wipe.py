from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.panes.wipe import Divider, WipePane


@pytest.fixture
def wipe(show: Callable[[QWidget], QWidget]) -> WipePane:
    wipe = WipePane("", "")
    show(wipe)
    wipe.left().set_photo(np.full((60, 80, 3), (255, 0, 0), np.uint8))
    wipe.right().set_photo(np.full((60, 80, 3), (0, 0, 255), np.uint8))
    return wipe


def divider(wipe: WipePane) -> Divider:
    return wipe.findChild(Divider)


def color(wipe: WipePane, share: float) -> QColor:
    return QColor(wipe.grab().toImage().pixel(round(share * wipe.width()), 100))


@pytest.mark.parametrize("split", [0.25, 0.5, 0.7])
def test_left_picture_up_to_the_divider_right_one_after(wipe: WipePane, split: float) -> None:
    wipe.set_split(split)
    assert color(wipe, split - 0.05) == QColor(255, 0, 0)
    assert color(wipe, split + 0.05) == QColor(0, 0, 255)


def test_ends_show_one_picture(wipe: WipePane) -> None:
    wipe.set_split(0.0)
    assert color(wipe, 0.5) == QColor(0, 0, 255)
    wipe.set_split(1.0)
    assert color(wipe, 0.5) == QColor(255, 0, 0)
    assert wipe.rect().contains(divider(wipe).geometry())  # it can be taken back


def test_setting_the_split_emits_nothing(qtbot: QtBot, wipe: WipePane) -> None:
    with qtbot.assertNotEmitted(wipe.split_changed):
        wipe.set_split(0.3)
    assert wipe.split() == 0.3


def test_keys_move_the_divider(qtbot: QtBot, wipe: WipePane) -> None:
    wipe.set_split(0.5)
    with qtbot.waitSignal(wipe.split_changed) as heard:
        qtbot.keyClick(divider(wipe), Qt.Key.Key_Left)
    assert heard.args == pytest.approx([0.49])
    qtbot.keyClick(divider(wipe), Qt.Key.Key_End)
    assert wipe.split() == 1.0
    with qtbot.assertNotEmitted(wipe.split_changed):
        qtbot.keyClick(divider(wipe), Qt.Key.Key_Right)


def test_mouse_drags_the_divider(qtbot: QtBot, wipe: WipePane) -> None:
    handle = divider(wipe)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    target = handle.mapFrom(wipe, QPoint(100, 150))
    with qtbot.waitSignal(wipe.split_changed) as heard:
        qtbot.mouseMove(handle, target)
        handle.dragged.emit(100.0)
    assert heard.args == pytest.approx([100 / wipe.width()], abs=0.01)


def test_views_are_linked(wipe: WipePane) -> None:
    assert wipe.left().view() is wipe.right().view()
