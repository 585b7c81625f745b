"""The wipe as it is on the screen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.kit.pixels import rgb_of
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo

COLOR = (200, 40, 40)


def on_screen(window: MainWindow) -> np.ndarray:
    """(h, w, 3): the wipe's pixels as they are on the screen, not drawn anew."""
    wipe = window.views.wipe
    corner = wipe.mapTo(window, wipe.rect().topLeft())
    shot = window.screen().grabWindow(
        window.winId(), corner.x(), corner.y(), wipe.width(), wipe.height()
    )
    return rgb_of(shot.toImage())


def shares(picture: np.ndarray) -> tuple[float, float]:
    """How much of the left and of the right half has the photo's colour."""
    near = (np.abs(picture.astype(int) - COLOR) < 8).all(axis=2)
    half = near.shape[1] // 2
    return near[:, :half].mean(), near[:, half:].mean()


@pytest.mark.parametrize("before", ["4", "1", "2"])
def test_both_halves_are_drawn_whatever_was_there_before(
    qtbot: QtBot, make_window, files: Files, before: str
) -> None:
    window = make_window(layout=before, layout_panes=("depth", "cloud"))
    open_photo(qtbot, window, files.photo("a.png", "#c82828"))
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)
    QTest.keyClick(window, Qt.Key.Key_W)

    def photo_beside_depth() -> bool:
        left, right = shares(on_screen(window))
        return left > 0.6 and right < 0.05

    qtbot.waitUntil(photo_beside_depth, timeout=WAIT_MS)
    window.views.wipe._divider.stepped.emit(0.4)
    qtbot.waitUntil(lambda: shares(on_screen(window))[1] > 0.4, timeout=WAIT_MS)
