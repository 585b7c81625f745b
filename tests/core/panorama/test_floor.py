"""The floor of a panorama: found all around, picked, and what follows from it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.camera import SphereCamera, unproject
from core.errors import MeasureError
from core.measuring.floor import find_floor, floor_from_points
from core.measuring.floor_plan import Cut, make_plan
from core.measuring.measure import MetricCamera
from core.types import DepthKind, Estimate, Size, Sphere
from tests.core.panorama.scenes import INFO, SHELL, ranges, way_of

SIZE = Size(720, 360)
TILTED = Sphere(pitch_deg=12.0, roll_deg=-7.0)
PART = Sphere(left_deg=-110, right_deg=70, top_deg=30, bottom_deg=-60)
HEIGHT_M = SHELL[1][1]


def estimate_of(sphere: Sphere, grid: Size = SIZE) -> Estimate:
    """What a perfect model says of the room."""
    inverse = 1 / ranges(way_of(sphere, grid))
    return Estimate(
        inverse.astype(np.float32), None, SIZE, INFO, kind=DepthKind.METRIC, sphere=sphere
    )


def camera_of(estimate: Estimate, scale: float = 1.0) -> MetricCamera:
    return MetricCamera.of(estimate, estimate.sphere.focal_px(SIZE), scale)


@pytest.mark.parametrize("sphere", [Sphere(), TILTED, PART], ids=["whole", "tilted", "part"])
def test_it_lies_below_the_camera_whatever_stands_on_it(sphere: Sphere) -> None:
    estimate = estimate_of(sphere)
    camera = camera_of(estimate, 2.0)
    floor = find_floor(estimate.canonical_inverse_depth, camera).floor(camera)
    assert floor.height_m == pytest.approx(2 * HEIGHT_M, rel=0.005)
    assert floor.tilt_deg < 0.3


def test_where_the_file_does_not_say_that_it_leans_the_floor_tells() -> None:
    upright = estimate_of(TILTED)
    leaning = replace(upright, sphere=Sphere())
    camera = camera_of(leaning)
    floor = find_floor(leaning.canonical_inverse_depth, camera).floor(camera)
    xyz = unproject(1 / leaning.canonical_inverse_depth, SphereCamera(Sphere(), SIZE))
    level = floor.level(xyz.reshape(-1, 3))
    assert floor.tilt_deg == pytest.approx(13.9, abs=0.3)
    heights = -level[:, 1]
    assert np.median(heights[heights < 0.05]) == pytest.approx(0, abs=0.01)
    assert heights.max() == pytest.approx(HEIGHT_M - SHELL[0][1], rel=0.02)


def test_heights_of_cells_are_those_of_their_points() -> None:
    estimate = estimate_of(TILTED)
    camera = camera_of(estimate)
    plane = find_floor(estimate.canonical_inverse_depth, camera)
    floor = plane.floor(camera)
    heights = plane.heights(estimate.canonical_inverse_depth, SIZE, TILTED) * floor.height_m
    xyz = unproject(1 / estimate.canonical_inverse_depth, SphereCamera(TILTED, SIZE))
    np.testing.assert_allclose(heights.ravel(), -floor.level(xyz.reshape(-1, 3))[:, 1], atol=1e-3)


def test_points_picked_all_around_say_where_it_is() -> None:
    estimate = estimate_of(Sphere())
    camera = camera_of(estimate)
    points = ((20.0, 330.0), (260.0, 340.0), (500.0, 335.0), (700.0, 345.0))
    floor = floor_from_points(estimate.canonical_inverse_depth, points, camera).floor(camera)
    assert floor.height_m == pytest.approx(HEIGHT_M, rel=0.01)
    in_a_plane_with_the_camera = ((360.0, 300.0), (360.0, 320.0), (360.0, 340.0))
    with pytest.raises(MeasureError, match="in one line"):
        floor_from_points(estimate.canonical_inverse_depth, in_a_plane_with_the_camera, camera)


def test_its_plan_shows_all_four_walls_and_no_field_of_view() -> None:
    estimate = estimate_of(Sphere())
    camera = camera_of(estimate)
    plane = find_floor(estimate.canonical_inverse_depth, camera)
    colors = np.full((SIZE.height, SIZE.width, 3), 90, np.uint8)
    plan = make_plan(estimate, colors, plane, camera, Cut(0.2, 2.0, 0.1))
    rows, columns = np.nonzero(plan.occupied)
    x = plan.left_m + (columns + 0.5) * plan.cell_m
    z = plan.ahead_m - (rows + 0.5) * plan.cell_m
    (left, _, behind), (right, _, ahead) = SHELL
    found = (x.min(), x.max(), z.min(), z.max())
    assert found == pytest.approx((left, right, behind, ahead), abs=0.12)
    assert plan.sides == ()
