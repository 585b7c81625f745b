"""The cloud's own views, in the real window."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.types import Estimate, Photo
from gui.window.main_window import MainWindow
from tests.gui.fakes import FakeSession
from tests.gui.windows import WAIT_MS, Files, open_photo


@pytest.fixture
def turned(
    qtbot: QtBot, make_window, files: Files, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A cloud alone, with a small part farther off than the rest."""

    def far_corner(photo: Photo, **options: Any) -> Estimate:
        estimate = FakeSession.estimate(session, photo, **options)
        estimate.canonical_inverse_depth[:4, -5:] = 0.04
        return estimate

    monkeypatch.setattr(session, "estimate", far_corner)
    panes = ("cloud", "photo")
    window = make_window(layout="1", layout_panes=panes, cloud_sway=False, cloud_flying="keep")
    if not window.views.cloud.is_available:
        pytest.skip("this display has no OpenGL")
    open_photo(qtbot, window, files.photo("a.png"))
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)
    return window


def outside(window: MainWindow) -> int:
    """How many points of the cloud are not in its pane."""
    viewport = window.views.cloud._view.viewport()
    cloud = window.controller.presenter.shown.pictures.points.points.cloud
    x, y, _ = viewport.project(cloud.xyz)
    inside = (x >= 0) & (y >= 0) & (x <= viewport.size.width) & (y <= viewport.size.height)
    return int(np.count_nonzero(~inside))


def arrive(qtbot: QtBot, window: MainWindow) -> None:
    """Until the flight to another view is over."""
    motion = window.views.cloud._navigator._motion
    qtbot.waitUntil(lambda: motion.state() == motion.State.Stopped, timeout=WAIT_MS)


@pytest.mark.parametrize("name", ["top", "side", "front"])
def test_a_view_cuts_nothing_off(qtbot: QtBot, turned: MainWindow, name: str) -> None:
    turned.views.cloud_panel.view_requested.emit(name)
    arrive(qtbot, turned)
    assert outside(turned) == 0


def test_fitting_takes_what_is_shown(qtbot: QtBot, turned: MainWindow) -> None:
    turned.views.cloud.setFocus()
    view = turned.views.cloud._view
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, Qt.Key.Key_Space)
    arrive(qtbot, turned)
    assert outside(turned) == 0
