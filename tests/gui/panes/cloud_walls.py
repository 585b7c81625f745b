"""A coloured wall in a cloud pane, and what is seen of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.camera import intrinsics
from core.types import PointCloud, Size
from gui.panes.cloud import CloudPane
from gui.panes.cloud_view import CloudView
from gui.panes.orbit import Pose

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
BLACK = (0, 0, 0)
GRID = Size(80, 60)
PHOTO = Size(800, 600)
FOCAL_PX = 700.0


def quarters(*, depth_m: float = 2.0, grid: Size = GRID) -> PointCloud:
    """A wall: red upper left, green upper right, blue lower left, white lower right."""
    v, u = np.mgrid[: grid.height, : grid.width].astype(np.float32)
    x = ((u + 0.5) * PHOTO.width / grid.width - PHOTO.width / 2) / FOCAL_PX * depth_m
    y = ((v + 0.5) * PHOTO.height / grid.height - PHOTO.height / 2) / FOCAL_PX * depth_m
    xyz = np.stack([x, y, np.full_like(x, depth_m)], axis=-1).reshape(-1, 3)
    corner = (2 * (v >= grid.height // 2) + (u >= grid.width // 2)).astype(int).ravel()
    rgb = np.array([RED, GREEN, BLUE, WHITE], np.uint8)[corner]
    index = np.arange(len(xyz), dtype=np.int32)
    return PointCloud(xyz=xyz, rgb=rgb, index=index, grid=grid)


def plain_look(pane: CloudPane, **changes: object) -> None:
    look = {
        "point_size": 2.0,
        "background": QColor("black"),
        "show_frustum": False,
        "show_grid": False,
    }
    pane.set_look(**{**look, **changes})  # type: ignore[arg-type]


def cell(u: int, v: int) -> QPoint:
    """Where the centre of a cell of the grid is seen at the start."""
    return QPoint(round(200 + (u + 0.5 - 40) * 4.8), round(150 + (v + 0.5 - 30) * 4.8))


def view_of(pane: CloudPane) -> CloudView:
    view = pane.findChild(CloudView)
    assert isinstance(view, CloudView)
    return view


def picture_of(pane: CloudPane) -> QImage:
    pane.finish()
    return pane.grab().toImage()


def color_at(pane: CloudPane, x: int, y: int) -> tuple[int, int, int]:
    red, green, blue, _alpha = picture_of(pane).pixelColor(x, y).getRgb()
    return red, green, blue


def corners(pane: CloudPane) -> list[tuple[int, int, int]]:
    return [color_at(pane, x, y) for x, y in ((100, 75), (300, 75), (100, 225), (300, 225))]


def completes(qtbot: QtBot, pane: CloudPane, change: Callable[[], object]) -> None:
    with qtbot.waitSignal(pane.completed):
        change()


def look_straight(qtbot: QtBot, pane: CloudPane, camera: Pose) -> None:
    completes(qtbot, pane, lambda: view_of(pane).set_camera(camera))


Show = Callable[[QWidget], QWidget]


def wall_pane(qtbot: QtBot, show: Show) -> CloudPane:
    """400 x 300 pixels: 4.8 to a cell of the grid, and a margin."""
    pane = CloudPane("")
    plain_look(pane)
    pane.set_camera(intrinsics(PHOTO, FOCAL_PX))
    with qtbot.waitSignal(pane.completed):
        pane.set_cloud(quarters())
        show(pane)
    return pane
