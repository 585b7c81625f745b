"""A cloud's picture at the photo's size, drawn in another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.types import ByteImage, Size
from gui.kit.theme import current_theme
from gui.panes.cloud import CloudPane
from gui.panes.cloud_still import MOST_SIDE_PX, enlarged
from gui.panes.orbit import HOME, Pose, Viewport
from gui.snapshot.pictures import Band, LiveMesh
from tests.gui.panes.cloud_walls import (
    BLACK,
    BLUE,
    GREEN,
    PHOTO,
    RED,
    WHITE,
    completes,
    corners,
    quarters,
    view_of,
    wall_pane,
)

pytestmark = pytest.mark.usefixtures("opengl")


@pytest.fixture
def pane(qtbot: QtBot, show: Callable[[QWidget], QWidget]) -> CloudPane:
    return wall_pane(qtbot, show)


def painted(pane: CloudPane) -> ByteImage:
    """By another thread, as a lane does it."""
    still, made = pane.still(), []
    thread = threading.Thread(target=lambda: made.append(still.paint()))
    thread.start()
    thread.join()
    return made[0]


def of_corners(picture: ByteImage) -> list[tuple[int, ...]]:
    height, width = picture.shape[:2]
    rows, columns = (height // 4, 3 * height // 4), (width // 4, 3 * width // 4)
    return [tuple(picture[v, u].tolist()) for v in rows for u in columns]


def test_it_is_as_large_as_the_photo_and_shows_the_same(pane: CloudPane) -> None:
    picture = painted(pane)
    assert picture.shape == (PHOTO.height, PHOTO.width, 3)
    assert of_corners(picture) == [RED, GREEN, BLUE, WHITE]
    assert tuple(picture[4, 4]) == BLACK, "the same margin"
    assert corners(pane) == [RED, GREEN, BLUE, WHITE], "the screen's is left alone"


def test_it_is_sharper_than_the_screen_s(pane: CloudPane) -> None:
    """A step between two colours is as narrow as in the smaller picture, not twice as wide."""
    row = painted(pane)[PHOTO.height // 4].astype(int)
    mixed = [tuple(color) for color in row if tuple(color) not in (RED, GREEN, BLACK)]
    assert not mixed


def test_it_looks_from_where_the_screen_does(qtbot: QtBot, pane: CloudPane) -> None:
    completes(qtbot, pane, lambda: view_of(pane).set_camera(Pose(yaw=np.pi)))
    assert of_corners(painted(pane)) == [BLACK] * 4


def test_triangles_too(qtbot: QtBot, pane: CloudPane) -> None:
    wall = quarters()
    faces = np.array([[0, 79, 59 * 80], [79, 60 * 80 - 1, 59 * 80]], np.uint32)
    rgba = np.full((len(wall.xyz), 4), (*GREEN, 255), np.uint8)
    completes(qtbot, pane, lambda: pane.set_mesh(LiveMesh((), (Band(wall.xyz, rgba, faces),))))
    assert of_corners(painted(pane)) == [GREEN] * 4
    assert corners(pane) == [GREEN] * 4


def test_a_section_s_outline_is_painted_over_it(pane: CloudPane) -> None:
    pane.set_ridge(np.array([(-0.8, 0.3, 2.0), (0.8, 0.3, 2.0)], np.float32))
    accent = np.array(QColor(current_theme().accent).getRgb()[:3])
    assert (np.abs(painted(pane).astype(int) - accent).max(axis=-1) < 3).any()


def test_without_points_there_is_none(qtbot: QtBot, pane: CloudPane) -> None:
    completes(qtbot, pane, lambda: pane.set_cloud(None))
    assert pane.still() is None


@pytest.mark.parametrize(
    ("photo", "size"),
    [
        (Size(4000, 3000), Size(4000, 3000)),
        (Size(3000, 4000), Size(4000, 3000)),
        (Size(200, 100), Size(400, 300)),
        (Size(40_000, 100), Size(MOST_SIDE_PX, MOST_SIDE_PX * 3 // 4)),
    ],
)
def test_its_longer_side_is_the_photo_s(photo: Size, size: Size) -> None:
    larger, factor = enlarged(Viewport(HOME, 300.0, Size(400, 300)), photo)
    assert larger.size == size
    assert larger.focal_px == pytest.approx(300.0 * factor)
