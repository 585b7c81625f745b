from __future__ import annotations

import numpy as np
import pytest

from core.types import PointCloud, Size
from gui.panes.cloud_pick import Picker
from gui.panes.orbit import HOME, Pose, Viewport

VIEW = Viewport(HOME, 1000.0, Size(1000, 1000))


def wall(side: int, depth_m: float = 2.0) -> PointCloud:
    """A wall that fills the view, one point per grid cell, row by row."""
    v, u = np.mgrid[:side, :side]
    x, y = ((value + 0.5) / side - 0.5 for value in (u, v))
    xyz = np.stack([x * depth_m, y * depth_m, np.full_like(x, depth_m)], axis=-1)
    return PointCloud(
        xyz=xyz.reshape(-1, 3).astype(np.float32),
        rgb=np.zeros((side * side, 3), np.uint8),
        index=np.arange(side * side, dtype=np.int32),
        grid=Size(side, side),
    )


@pytest.mark.parametrize("side", [100, 800])
def test_picks_exactly_the_cell_under_the_mouse(side: int) -> None:
    picker, cell = Picker(wall(side)), 1000 / side
    for u, v in ((3, 5), (side // 2, side // 3), (side - 2, side - 4)):
        assert picker.pick(VIEW, (u + 0.5) * cell, (v + 0.5) * cell) == v * side + u


def test_a_moved_view_picks_another_point() -> None:
    picker = Picker(wall(800))
    before = picker.pick(VIEW, 500.0, 500.0)
    turned = Viewport(Pose((0.5, 0.0, 0.0)), VIEW.focal_px, VIEW.size)
    after = picker.pick(turned, 500.0, 500.0)
    assert before is not None
    assert after is not None
    assert after % 800 - before % 800 == pytest.approx(200, abs=2)


def test_the_nearer_of_two_points_is_picked() -> None:
    cloud = PointCloud(
        xyz=np.float32([[0, 0, 5], [0.004, 0, 2]]),
        rgb=np.zeros((2, 3), np.uint8),
        index=np.int32([7, 9]),
        grid=Size(4, 4),
    )
    assert Picker(cloud).pick(VIEW, 500.0, 500.0) == 1


def test_nothing_there() -> None:
    cloud = wall(2)
    assert Picker(cloud).pick(VIEW, 500.0, 500.0) is None
