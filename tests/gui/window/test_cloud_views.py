"""The cloud's own views, in the real window."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
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
    window = make_window(layout="1", layout_panes=panes, cloud_flying="keep")
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


@pytest.fixture
def moving_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system asks for no less motion, whatever the desktop of the tests says."""
    monkeypatch.setattr("gui.present.cloud.reduced_motion", lambda: False)


def opened(qtbot: QtBot, make_window, files: Files, **settings: object) -> MainWindow:
    window = make_window(layout="1", layout_panes=("cloud", "photo"), **settings)
    if not window.views.cloud.is_available:
        pytest.skip("this display has no OpenGL")
    open_photo(qtbot, window, files.photo("a.png"))
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)
    return window


@pytest.mark.usefixtures("moving_desktop")
def test_a_first_result_turns_until_a_key_is_pressed(
    qtbot: QtBot, make_window, files: Files
) -> None:
    window = opened(qtbot, make_window, files, turn_clouds=True)
    view = window.views.cloud._view
    qtbot.waitUntil(lambda: view.camera.yaw != 0, timeout=WAIT_MS)
    QTest.keyClick(view, Qt.Key.Key_Left)
    still = view.camera
    qtbot.wait(60)
    assert view.camera == still
    assert window.views.cloud._navigator._motion is None


@pytest.mark.usefixtures("moving_desktop")
def test_a_result_does_not_turn_where_that_is_switched_off(
    qtbot: QtBot, make_window, files: Files
) -> None:
    window = make_window(layout="1", layout_panes=("cloud", "photo"), turn_clouds=True)
    action = window.menus.actions["turn_clouds"]
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
    open_photo(qtbot, window, files.photo("a.png"))
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)
    assert window.views.cloud._navigator._motion is None


def test_a_result_does_not_turn_where_the_system_wants_no_motion(
    qtbot: QtBot, make_window, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.present.cloud.reduced_motion", lambda: True)
    window = opened(qtbot, make_window, files, turn_clouds=True)
    assert window.views.cloud._navigator._motion is None


def test_a_result_opens_as_a_lit_mesh(qtbot: QtBot, make_window, files: Files) -> None:
    window = opened(qtbot, make_window, files)
    drawn = window.views.cloud._view._renderer
    assert drawn.mesh.shown
    assert drawn.look.light > 0
    assert drawn.mesh._moving[0]._light is not None


def draw(window: MainWindow, corners: list[QPoint]) -> None:
    """A drag with the left button in the cloud."""
    view = window.views.cloud._view
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=corners[0])
    for corner in corners[1:]:
        at = QPointF(corner)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            QPointF(view.mapToGlobal(corner)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corners[-1])


def points(window: MainWindow) -> int:
    return len(window.controller.presenter.shown.pictures.points.points.cloud.xyz)


@pytest.mark.parametrize("key", ["lasso", "rectangle"])
def test_points_are_hidden_by_mouse_and_shown_again(
    qtbot: QtBot, make_window, files: Files, key: str
) -> None:
    window = opened(qtbot, make_window, files, cloud_flying="keep")
    view, actions = window.views.cloud._view, window.menus.actions
    whole, camera = points(window), view.camera
    QTest.keyClick(
        view,
        Qt.Key.Key_H,
        Qt.KeyboardModifier.ShiftModifier if key == "rectangle" else Qt.KeyboardModifier.NoModifier,
    )
    assert actions[f"hide_{key}"].isChecked()
    middle, low = view.width() // 2, view.height() - 2
    corners = [QPoint(1, 1), QPoint(middle, 1), QPoint(middle, low), QPoint(1, low)]
    draw(window, corners if key == "lasso" else [corners[0], corners[2]])
    assert view.camera == camera  # drawn, not turned
    qtbot.waitUntil(lambda: points(window) < 0.7 * whole, timeout=WAIT_MS)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not actions[f"hide_{key}"].isChecked()
    QTest.keyClick(view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: points(window) == whole, timeout=WAIT_MS)
    actions["undo"].trigger()
    qtbot.waitUntil(lambda: points(window) < 0.7 * whole, timeout=WAIT_MS)


def test_the_box_is_cut_by_a_slider_of_the_panel(qtbot: QtBot, make_window, files: Files) -> None:
    window = opened(qtbot, make_window, files)
    whole = points(window)
    window.views.cutting._sides["left"]._slider.setValue(50)
    qtbot.waitUntil(lambda: points(window) < 0.8 * whole, timeout=WAIT_MS)
    drawn = window.views.cloud._view._renderer
    qtbot.waitUntil(lambda: not window.controller.deriver.behind, timeout=WAIT_MS)
    assert drawn.mesh.shown


def test_a_section_is_looked_at_from_its_side(qtbot: QtBot, make_window, files: Files) -> None:
    window = opened(qtbot, make_window, files)
    whole, view = points(window), window.views.cloud._view
    measure = window.controller.measure
    measure.choose_tool("profile")
    measure.set_point(5.0, 50.0)
    measure.set_point(40.0, 10.0)
    QTest.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: points(window) < 0.7 * whole, timeout=WAIT_MS)
    arrive(qtbot, window)
    assert abs(view.camera.yaw) > 0.1
    assert view.camera.pitch == 0
