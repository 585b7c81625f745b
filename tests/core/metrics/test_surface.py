"""core.metrics.surface on planes, spheres and steps, whose normals are known."""

from __future__ import annotations

import numpy as np
import pytest

from core.camera import SphereCamera, grid_pixels, intrinsics, ray_slopes, rays
from core.metrics.surface import equal_neighbours, normal_errors, normal_figures
from core.types import FloatMap, Intrinsics, Size, Sphere

SIZE = Size(64, 48)
CAMERA = intrinsics(SIZE, 60.0)
ALL = np.ones((48, 64), bool)
MARGIN_PX = 6


def plane(turned_deg: float, camera: Intrinsics = CAMERA, *, distance_m: float = 2.0) -> FloatMap:
    """Depth of a wall that is turned about the vertical axis."""
    across, _ = ray_slopes(SIZE, camera)
    angle = np.deg2rad(turned_deg)
    depth = distance_m * np.cos(angle) / (np.cos(angle) + np.sin(angle) * across)
    return np.tile(depth, (SIZE.height, 1)).astype(np.float32)


def sphere(distance_m: float, radius_m: float) -> tuple[FloatMap, FloatMap]:
    """Depth of a ball that fills the picture, and cosines of its normals to the optical axis."""
    across, down = np.meshgrid(*ray_slopes(SIZE, CAMERA))
    squared = 1 + across**2 + down**2
    root = np.sqrt(distance_m**2 - squared * (distance_m**2 - radius_m**2))
    depth = (distance_m - root) / squared
    return depth.astype(np.float32), ((distance_m - depth) / radius_m).astype(np.float32)


def counted(errors: FloatMap) -> FloatMap:
    return errors[np.isfinite(errors)]


@pytest.mark.parametrize("turned_deg", [0, 25, -40])
def test_a_plane_has_no_error_against_itself(turned_deg: float) -> None:
    depth = plane(turned_deg)
    errors = normal_errors(depth, depth, ALL, CAMERA)
    assert counted(errors).size == (48 - 2 * MARGIN_PX) * (64 - 2 * MARGIN_PX)
    np.testing.assert_allclose(counted(errors), 0, atol=0.2)


@pytest.mark.parametrize(("pred_deg", "true_deg"), [(0, 30), (-20, 25), (35, 35)])
def test_between_planes_lies_the_angle_that_they_are_turned(pred_deg, true_deg) -> None:
    errors = normal_errors(plane(pred_deg), plane(true_deg), ALL, CAMERA)
    np.testing.assert_allclose(counted(errors), abs(true_deg - pred_deg), atol=0.3)


def test_the_angle_between_walls_of_a_panorama() -> None:
    camera = SphereCamera(Sphere(left_deg=-50, right_deg=50, top_deg=35, bottom_deg=-35), SIZE)
    u, v = grid_pixels(SIZE, SIZE)
    ways = rays(u, v[:, None], camera)
    angle = np.deg2rad(30)
    ahead = (2 / ways[..., 2]).astype(np.float32)
    turned = (2 / (ways @ (np.sin(angle), 0, np.cos(angle)))).astype(np.float32)
    errors = normal_errors(ahead, turned, turned > 0, camera)
    assert np.isfinite(errors).any()
    np.testing.assert_allclose(counted(errors), 30, atol=0.6)


def test_the_angle_is_that_of_the_true_focal_length() -> None:
    """tan of a wall's turn is the change of its depth over its width, which f makes metres."""
    longer = intrinsics(SIZE, 2 * CAMERA.f)
    errors = normal_errors(plane(0), plane(30), ALL, longer)
    steeper = np.rad2deg(np.arctan(2 * np.tan(np.deg2rad(30))))
    np.testing.assert_allclose(counted(errors), steeper, atol=0.3)


def test_a_ball_taken_for_a_wall_is_wrong_by_its_own_slope() -> None:
    depth, cosines = sphere(3.0, 1.8)
    assert counted(normal_errors(depth, depth, ALL, CAMERA)).max() < 0.2
    errors = normal_errors(plane(0), depth, ALL, CAMERA)
    expected = np.rad2deg(np.arccos(cosines))
    known = np.isfinite(errors)
    np.testing.assert_allclose(errors[known], expected[known], atol=0.3)
    assert expected[known].max() > 20


def test_a_dented_ball_is_wrong_both_ways() -> None:
    """A bowl turns its normals to the other side: twice the ball's slope."""
    ball, cosines = sphere(3.0, 1.8)
    across, down = np.meshgrid(*ray_slopes(SIZE, CAMERA))
    # mirrored at the plane through the ball's nearest point
    bowl = (2 * ball.min() - ball).astype(np.float32)
    errors = normal_errors(bowl, ball, ALL, CAMERA)
    middle = (np.hypot(across, down) < 0.12) & np.isfinite(errors)
    expected = 2 * np.rad2deg(np.arccos(cosines))
    np.testing.assert_allclose(errors[middle], expected[middle], atol=1.5)


def test_stairs_where_there_is_a_slope_are_seen() -> None:
    slope = plane(50)
    stairs = np.repeat(slope[:, 4::8], 8, axis=1)
    errors = normal_errors(stairs, slope, ALL, CAMERA)
    assert normal_figures(errors)["normals_median_deg"] > 15  # treads are level, risers steep
    assert np.isclose(counted(errors), 50, atol=0.1).mean() > 0.3
    assert equal_neighbours(stairs) == pytest.approx(56 / 63)
    assert equal_neighbours(slope) == 0


def test_around_a_step_nothing_counts() -> None:
    depth = plane(0)
    depth[:, 32:] = 4.0
    errors = normal_errors(plane(30), depth, ALL, CAMERA)
    columns = np.isfinite(errors).any(axis=0)
    # the pixels on either side of the step are its edge
    expected = [*range(MARGIN_PX, 31 - MARGIN_PX), *range(33 + MARGIN_PX, 64 - MARGIN_PX)]
    assert np.flatnonzero(columns).tolist() == expected
    low = plane(0)
    low[:, 32:] *= 1.02  # no edge
    assert np.isfinite(normal_errors(low, low, ALL, CAMERA)).any(axis=0)[31]


def test_unknown_depth_leaves_a_hole_and_no_trace() -> None:
    depth, valid = plane(30), ALL.copy()
    valid[24, 32] = False
    whole = normal_errors(plane(10), depth, ALL, CAMERA)
    depth[24, 32] = np.nan
    errors = normal_errors(plane(10), depth, valid, CAMERA)
    rows, columns = np.nonzero(np.isfinite(whole) & ~np.isfinite(errors))
    assert np.hypot(rows - 24, columns - 32).max() == MARGIN_PX
    np.testing.assert_allclose(counted(errors), 20, atol=0.3)


def test_too_little_known() -> None:
    valid = ALL.copy()
    valid[:25] = False
    assert normal_errors(plane(0), plane(0), valid, CAMERA) is None
    valid[24] = True  # half of it
    assert normal_errors(plane(0), plane(0), valid, CAMERA) is not None
    assert normal_errors(plane(0)[:12], plane(0)[:12], ALL[:12], CAMERA) is None
    with pytest.raises(ValueError, match="one shape"):
        normal_errors(plane(0)[:12], plane(0), ALL, CAMERA)


def test_figures_are_of_the_pixels_that_count() -> None:
    errors = np.array([[5, 15, np.nan], [25, 40, np.nan]], np.float32)
    assert normal_figures(errors) == {
        "normals_median_deg": 20,
        "normals_mean_deg": 21.25,
        "normals_within_11": 0.25,
        "normals_within_22": 0.5,
        "normals_within_30": 0.75,
    }


def test_equal_neighbours_are_counted_along_rows() -> None:
    assert equal_neighbours(np.ones((3, 5))) == 1
    assert equal_neighbours(np.arange(15.0).reshape(3, 5)) == 0
    assert equal_neighbours(np.repeat(np.arange(3.0), 2)[None]) == pytest.approx(3 / 5)
    assert equal_neighbours(np.ones((3, 1))) == 0
