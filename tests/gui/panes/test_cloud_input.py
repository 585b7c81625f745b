"""Mouse, wheel and keys in the cloud pane."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.panes.cloud import CloudPane
from gui.panes.cloud_view import CloudView
from gui.panes.orbit import HOME
from tests.gui.panes.cloud_walls import (
    GREEN,
    RED,
    Show,
    cell,
    color_at,
    corners,
    quarters,
    view_of,
    wall_pane,
)

pytestmark = pytest.mark.usefixtures("opengl")


@pytest.fixture
def pane(qtbot: QtBot, show: Show) -> CloudPane:
    return wall_pane(qtbot, show)


def test_hovering_tells_the_grid_index(qtbot: QtBot, pane: CloudPane) -> None:
    with qtbot.waitSignal(pane.probed) as probed:
        qtbot.mouseMove(view_of(pane), cell(60, 15))
    assert probed.args == [15 * 80 + 60]
    with qtbot.waitSignal(pane.probed) as left:
        QApplication.sendEvent(view_of(pane), QEvent(QEvent.Type.Leave))
    assert left.args == [-1]


def test_a_click_picks_and_a_drag_does_not(qtbot: QtBot, pane: CloudPane) -> None:
    view = view_of(pane)
    with qtbot.waitSignal(pane.picked) as picked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell(20, 45))
    assert picked.args == [45 * 80 + 20]
    with qtbot.assertNotEmitted(pane.picked):
        drag(qtbot, view, Qt.MouseButton.LeftButton, QPoint(100, 75), QPoint(160, 75))
    assert view.camera.yaw > 0.1


def drag(qtbot: QtBot, view: CloudView, button: Qt.MouseButton, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view, button, pos=start)
    for share in (0.5, 1.0):
        at = QPointF(start) + QPointF(end - start) * share
        send_move(view, at, button)
    qtbot.mouseRelease(view, button, pos=end)


def send_move(view: CloudView, at: QPointF, button: Qt.MouseButton) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        Qt.MouseButton.NoButton,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def test_orbit_turns_about_the_point_under_the_mouse(qtbot: QtBot, pane: CloudPane) -> None:
    view = view_of(pane)
    start = cell(50, 40)  # just inside the white corner's quarter
    before = view.viewport().project(quarters().xyz[40 * 80 + 50][None])[:2, 0]
    drag(qtbot, view, Qt.MouseButton.LeftButton, start, QPoint(310, 190))
    after = view.viewport().project(quarters().xyz[40 * 80 + 50][None])[:2, 0]
    assert after == pytest.approx(before, abs=0.1)
    assert view.camera != HOME


def test_right_drag_moves_the_picture_with_the_mouse(qtbot: QtBot, pane: CloudPane) -> None:
    drag(qtbot, view_of(pane), Qt.MouseButton.RightButton, QPoint(250, 100), QPoint(150, 100))
    assert color_at(pane, 90, 75) == RED
    assert color_at(pane, 110, 75) == GREEN  # the border was at 200
    assert view_of(pane).camera.yaw == 0.0


def turn_wheel(view: CloudView, at: QPointF) -> None:
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_wheel_zooms_to_the_mouse(qtbot: QtBot, pane: CloudPane) -> None:
    view, at = view_of(pane), QPointF(cell(20, 15))
    for _ in range(8):
        turn_wheel(view, at)
    assert view.camera.eye[2] == pytest.approx(2.0 * (1 - 0.88**8), abs=1e-3)
    assert corners(pane)[0] == RED
    assert color_at(pane, 300, 75) == RED  # the red quarter now reaches beyond the middle


def test_arrow_keys_move_the_probe(pane: CloudPane) -> None:
    steps: list[tuple[float, float]] = []
    pane.stepped.connect(lambda right, down: steps.append((right, down)))
    QTest.keyClick(view_of(pane), Qt.Key.Key_Right)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert steps == [(1, 0), (0, -10)]


def test_keys_orbit_zoom_and_go_home(qtbot: QtBot, pane: CloudPane) -> None:
    view = view_of(pane)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    turned = view.camera
    assert turned != HOME
    QTest.keyClick(view, Qt.Key.Key_Plus)
    nearer = np.linalg.norm(view.camera.eye - view.bounds.middle)
    assert nearer < np.linalg.norm(turned.eye - view.bounds.middle)
    QTest.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.camera == HOME)


def test_enter_picks_the_point_at_the_probe(pane: CloudPane) -> None:
    picked: list[int] = []
    pane.picked.connect(picked.append)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Return)
    pane.set_probe(quarters().xyz[1234] + np.float32(0.001))
    QTest.keyClick(view_of(pane), Qt.Key.Key_Return)
    assert picked == [1234]


def test_other_keys_are_left_to_the_window(pane: CloudPane) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier)
    assert not pane._navigator.eventFilter(view_of(pane), event)


@pytest.mark.parametrize("how", ["key", "wheel", "press", "move", "hide"])
def test_anything_that_the_user_does_ends_the_sway(qtbot: QtBot, pane: CloudPane, how: str) -> None:
    view, navigator = view_of(pane), pane._navigator
    pane.sway()
    qtbot.waitUntil(lambda: view.camera != HOME)
    if how == "key":
        qtbot.keyClick(view, Qt.Key.Key_A)
    elif how == "wheel":
        turn_wheel(view, QPointF(100, 100))
    elif how == "press":
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    elif how == "move":
        send_move(view, QPointF(120, 100), Qt.MouseButton.NoButton)
    else:
        pane.hide()
    assert navigator._motion is None
