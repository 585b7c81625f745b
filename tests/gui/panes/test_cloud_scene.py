from __future__ import annotations

import numpy as np
import pytest

from core.camera import intrinsics, project
from core.types import Size
from gui.panes.cloud_scene import extent, floor_grid, frustum, grid_spacing


def points() -> np.ndarray:
    rng = np.random.default_rng(1)
    return rng.uniform([-2, -1, 1], [2, 1.5, 9], (5000, 3)).astype(np.float32)


def test_extent_leaves_out_the_few_outliers() -> None:
    cloud = np.concatenate([points(), np.float32([[900, 900, 900]])])
    bounds = extent(cloud)
    assert bounds is not None
    assert bounds.high[2] == pytest.approx(8.84, abs=0.1)
    assert bounds.middle[2] == pytest.approx(5.0, abs=0.2)
    assert extent(np.empty((0, 3), np.float32)) is None


@pytest.mark.parametrize(
    ("extent_m", "spacing"), [(9.0, 1.0), (24.0, 1.0), (2.0, 1.0), (100.0, 5.0), (0.9, 0.05)]
)
def test_grid_spacing(extent_m: float, spacing: float) -> None:
    assert grid_spacing(extent_m) == pytest.approx(spacing)


def test_floor_grid_lies_under_the_points_on_whole_metres() -> None:
    bounds = extent(points())
    assert bounds is not None
    lines, spacing = floor_grid(bounds)
    assert spacing == 1.0
    assert np.all(lines[:, 1] == bounds.high[1])  # y points down: the largest y is the floor
    assert np.all(lines[:, [0, 2]] == np.round(lines[:, [0, 2]]))
    assert lines[:, 2].min() == 0.0


def test_frustum_frames_the_photo() -> None:
    bounds = extent(points())
    assert bounds is not None
    camera = intrinsics(Size(640, 480), 500.0)
    ends = frustum(camera, bounds)
    corners = project(ends[ends[:, 2] > 0], camera)
    assert corners[:, 0].min() == pytest.approx(-0.5, abs=1e-2)
    assert corners[:, 0].max() == pytest.approx(639.5, abs=1e-2)
    assert corners[:, 1].max() == pytest.approx(479.5, abs=1e-2)
    assert corners[:, 1].min() < -0.5  # the mark above the upper edge


def test_the_grid_of_a_known_floor_lies_on_it() -> None:
    bounds = extent(points())
    assert bounds is not None
    lines, _ = floor_grid(bounds, 1.25)
    assert np.all(lines[:, 1] == np.float32(1.25))


def test_an_extent_in_another_frame() -> None:
    bounds = extent(points())
    assert bounds is not None
    quarter = np.float32([[0, 0, 1], [0, 1, 0], [-1, 0, 0]])
    turned = bounds.turned(quarter)
    assert turned.high[0] == pytest.approx(bounds.high[2])
    assert turned.low[2] == pytest.approx(-bounds.high[0])


def test_frustum_ends_before_the_subject() -> None:
    """Most points are far, the subject is near: the outline must not go through it."""
    far, near = points() * np.float32([1, 1, 10]), points()[::10] * np.float32([1, 1, 0.01])
    near[:, 2] += 2.0
    bounds = extent(np.concatenate([far, near]))
    assert bounds is not None
    ends = frustum(intrinsics(Size(640, 480), 500.0), bounds)
    assert ends[:, 2].max() < near[:, 2].min()
