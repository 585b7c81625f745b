"""Triangles in the cloud's pane."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.camera import intrinsics
from core.types import PointCloud, Size
from gui.panes import cloud_render
from gui.panes.cloud import CloudPane
from gui.panes.cloud_view import CloudView
from gui.panes.orbit import Pose
from gui.snapshot.pictures import Band, LiveMesh

PHOTO = Size(800, 600)
FOCAL_PX = 700.0
RED, GREEN, BLACK = (255, 0, 0), (0, 255, 0), (0, 0, 0)
Show = Callable[[QWidget], QWidget]


pytestmark = pytest.mark.usefixtures("opengl")


def wall(left: float, right: float, color: tuple[int, int, int], depth_m: float = 2.0) -> Band:
    """A rectangle over the full height between two shares of the photo's width."""
    x, y = PHOTO.width / 2 / FOCAL_PX * depth_m, PHOTO.height / 2 / FOCAL_PX * depth_m
    low, high = (2 * left - 1) * x, (2 * right - 1) * x
    xyz = np.array([(low, -y, depth_m), (high, -y, depth_m), (low, y, depth_m), (high, y, depth_m)])
    rgba = np.tile(np.array((*color, 255), np.uint8), (4, 1))
    return Band(xyz.astype(np.float32), rgba, np.array([[0, 2, 3], [0, 3, 1]], np.uint32))


def points() -> PointCloud:
    """Four white points in the corners: they give the scene its place and lens."""
    xyz = wall(0, 1, RED).xyz
    index = np.arange(4, dtype=np.int32)
    return PointCloud(xyz, np.full((4, 3), 255, np.uint8), index, Size(2, 2))


@pytest.fixture
def pane(qtbot: QtBot, show: Show) -> CloudPane:
    """400 x 300 pixels."""
    pane = CloudPane("")
    pane.set_look(point_size=1.0, background=QColor("black"), show_frustum=False, show_grid=False)
    pane.set_camera(intrinsics(PHOTO, FOCAL_PX))
    with qtbot.waitSignal(pane.completed):
        pane.set_cloud(points())
        show(pane)
    return pane


def color_at(pane: CloudPane, x: int) -> tuple[int, int, int]:
    pane.finish()
    red, green, blue, _ = pane.grab().toImage().pixelColor(x, 120).getRgb()
    return red, green, blue


def show_mesh(qtbot: QtBot, pane: CloudPane, mesh: LiveMesh | None) -> None:
    with qtbot.waitSignal(pane.completed):
        pane.set_mesh(mesh)


def test_triangles_take_the_place_of_the_points(qtbot: QtBot, pane: CloudPane) -> None:
    assert color_at(pane, 100) == BLACK
    show_mesh(qtbot, pane, LiveMesh((wall(0, 0.5, RED), wall(0.5, 1, GREEN))))
    assert (color_at(pane, 100), color_at(pane, 300)) == (RED, GREEN)
    show_mesh(qtbot, pane, None)
    assert color_at(pane, 100) == BLACK


def test_gaps_stay_open(qtbot: QtBot, pane: CloudPane) -> None:
    show_mesh(qtbot, pane, LiveMesh((wall(0, 0.4, RED), wall(0.6, 1, GREEN))))
    assert color_at(pane, 200) == BLACK


def test_a_backdrop_is_behind_moving_and_resting_triangles(qtbot: QtBot, pane: CloudPane) -> None:
    behind = (wall(0, 1, GREEN, depth_m=4.0),)
    show_mesh(qtbot, pane, LiveMesh((wall(0, 0.3, RED),), (wall(0, 0.4, RED),), behind))
    assert (color_at(pane, 100), color_at(pane, 300)) == (RED, GREEN)
    pane.findChild(CloudView).set_camera(Pose(yaw=0.01))
    assert (color_at(pane, 60), color_at(pane, 300)) == (RED, GREEN)
    show_mesh(qtbot, pane, LiveMesh((wall(0, 0.3, RED),)))
    assert color_at(pane, 300) == BLACK


def test_what_is_near_hides_what_is_far(qtbot: QtBot, pane: CloudPane) -> None:
    near, far = wall(0, 0.5, RED), wall(0, 1, GREEN, depth_m=4.0)
    for bands in ((near, far), (far, near)):
        show_mesh(qtbot, pane, LiveMesh((), bands))
        assert (color_at(pane, 100), color_at(pane, 300)) == (RED, GREEN)


def test_few_triangles_while_moving_and_all_at_rest(qtbot: QtBot, pane: CloudPane) -> None:
    mesh = LiveMesh((wall(0, 1, RED),), (wall(0, 0.5, GREEN), wall(0.5, 1, GREEN)))
    show_mesh(qtbot, pane, mesh)
    assert color_at(pane, 100) == color_at(pane, 300) == GREEN
    view = pane.findChild(CloudView)
    view.set_camera(Pose(yaw=0.01))
    assert color_at(pane, 100) == color_at(pane, 300) == RED
    qtbot.waitSignal(pane.completed).wait()
    assert color_at(pane, 100) == color_at(pane, 300) == GREEN


def test_a_graphics_card_moves_the_whole_once_it_has_it(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    import re

    monkeypatch.setattr(cloud_render, "SOFTWARE", re.compile("no such renderer"))
    pane = CloudPane("")
    pane.set_look(point_size=1.0, background=QColor("black"), show_frustum=False, show_grid=False)
    pane.set_camera(intrinsics(PHOTO, FOCAL_PX))
    pane.set_cloud(points())
    show(pane)
    show_mesh(qtbot, pane, LiveMesh((wall(0, 1, RED),), (wall(0, 1, GREEN),)))
    assert color_at(pane, 100) == GREEN
    pane.findChild(CloudView).set_camera(Pose(yaw=0.01))
    assert color_at(pane, 100) == GREEN
    with qtbot.waitSignal(pane.completed):
        pane.set_mesh(LiveMesh((wall(0, 1, RED),), (wall(0, 1, GREEN), wall(0.5, 1, RED, 1.0))))
        assert color_at(pane, 100) == RED  # not uploaded yet: few triangles first
    assert (color_at(pane, 100), color_at(pane, 399 - 100)) == (GREEN, RED)


def test_fewer_bands_leave_nothing_behind(qtbot: QtBot, pane: CloudPane) -> None:
    show_mesh(qtbot, pane, LiveMesh((), (wall(0, 0.5, RED), wall(0.5, 1, GREEN))))
    show_mesh(qtbot, pane, LiveMesh((), (wall(0, 0.5, GREEN),)))
    assert (color_at(pane, 100), color_at(pane, 300)) == (GREEN, BLACK)


def test_a_mesh_outlives_its_context(qtbot: QtBot, pane: CloudPane) -> None:
    show_mesh(qtbot, pane, LiveMesh((), (wall(0, 1, GREEN),)))
    view = pane.findChild(CloudView)
    view._drawing._surface._create()
    with qtbot.waitSignal(pane.completed):
        view.set_camera(Pose(yaw=0.01))
    assert color_at(pane, 100) == GREEN


def test_points_can_still_be_picked(qtbot: QtBot, pane: CloudPane) -> None:
    show_mesh(qtbot, pane, LiveMesh((wall(0, 1, RED),)))
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    view = pane.findChild(CloudView)
    x, y, _ = view.viewport().project(points().xyz[:1])[:, 0]
    with qtbot.waitSignal(pane.picked) as picked:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert picked.args == [0]
