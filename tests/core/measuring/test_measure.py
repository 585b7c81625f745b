from __future__ import annotations

import numpy as np
import pytest

from core.errors import MeasureError
from core.measuring.measure import MetricCamera, measure, profile, sample, spot
from core.types import Size
from tests.core.boxes import PHOTO, Array, Scene, blurred_and_noisy, on_face, random_scene

CASES = 200
CAMERA = MetricCamera(Size(100, 80), 100.0)


def ends_on_a_box(rng: np.random.Generator) -> tuple[Scene, list[tuple[float, float]]]:
    """Two points well apart on the front face of a box, inside the photo."""
    while True:
        scene = random_scene(rng)
        ends = [on_face(scene, *rng.uniform(-0.95, 0.95, 2)) for _ in range(2)]
        inside = all(5 < u < PHOTO.width - 5 and 5 < v < PHOTO.height - 5 for u, v in ends)
        if inside and np.hypot(*np.subtract(*ends)) > 60:
            return scene, ends


def true_length(scene: Scene, ends: list[tuple[float, float]]) -> float:
    return float(np.linalg.norm(scene.point(ends[1]) - scene.point(ends[0])))


def two_walls(near_m: float = 1.0, far_m: float = 3.0) -> Array:
    """Columns 0 to 49 near, the others far; one cell a pixel."""
    z = np.where(np.arange(100) < 50, near_m, far_m)
    return np.broadcast_to(1.0 / z, (80, 100)).astype(np.float32)  # f = W: C = 1 / Z


def test_a_box_of_known_pose_is_measured_within_half_a_percent() -> None:
    rng = np.random.default_rng(3)
    for _ in range(60):
        scene, ends = ends_on_a_box(rng)
        first, second = (spot(scene.canonical(), PHOTO, end) for end in ends)
        found = measure(first, second, scene.camera)
        assert found.length_m == pytest.approx(true_length(scene, ends), rel=5e-3)
        assert found.dz_m == pytest.approx(
            scene.point(ends[1])[2] - scene.point(ends[0])[2], abs=0.01
        )


def test_answers_that_lie_apart_widen_the_spread() -> None:
    wall = np.full((80, 100), 0.5, np.float32)
    ends = [(20.0, 20.0), (80.0, 60.0)]
    widths = []
    for apart in (
        None,
        np.full(wall.shape, 0.02, np.float32),
        np.full(wall.shape, 0.1, np.float32),
    ):
        found = measure(*(spot(wall, CAMERA.size, end, apart) for end in ends), CAMERA)
        widths.append(found.local_m / found.length_m)
    assert widths[0] < widths[1] < widths[2] < 0.3


def test_the_spread_covers_the_truth_in_nine_of_ten_cases() -> None:
    rng, covered, relative = np.random.default_rng(11), 0, []
    for _ in range(CASES):
        scene, ends = ends_on_a_box(rng)
        truth = true_length(scene, ends)
        noisy = blurred_and_noisy(scene.canonical(), rng)
        picked = [tuple(np.add(end, rng.standard_normal(2))) for end in ends]
        found = measure(*(spot(noisy, PHOTO, point) for point in picked), scene.camera)
        covered += abs(found.length_m - truth) <= found.spread_m
        relative.append(found.spread_m / truth)
    assert covered >= 0.9 * CASES
    assert np.median(relative) < 0.15  # a spread that covers all by being vast says nothing


def test_a_slanted_plane_is_not_uncertain() -> None:
    u = np.arange(100, dtype=np.float32)
    slanted = np.broadcast_to(0.2 + 0.003 * u, (80, 100)).astype(np.float32)
    here = spot(slanted, CAMERA.size, (30.0, 40.0))
    assert here.sigma == pytest.approx(0.0, abs=1e-6)
    assert here.slope_u == pytest.approx(0.003, rel=1e-3)
    assert here.slope_v == pytest.approx(0.0, abs=1e-6)


def test_next_to_a_contour_a_point_keeps_to_its_side() -> None:
    walls = two_walls()
    values = sample(walls, CAMERA.size, np.array([49.0, 49.4, 49.6, 50.0]), np.full(4, 40.0))
    np.testing.assert_allclose(1 / values, [1, 1, 3, 3], rtol=1e-6)


def test_other_focal_lengths_widen_the_spread() -> None:
    near, far = (spot(two_walls(), CAMERA.size, (u, 40.0)) for u in (20.0, 80.0))
    alone = measure(near, far, CAMERA)
    others = {"predicted": CAMERA, "metadata": MetricCamera(CAMERA.size, 130.0)}
    found = measure(near, far, CAMERA, others)
    assert alone.focal_m == 0.0
    assert found.by_source["predicted"] == pytest.approx(found.length_m)
    assert found.focal_m == pytest.approx(abs(found.by_source["metadata"] - found.length_m))
    assert found.spread_m == pytest.approx(np.hypot(found.local_m, found.focal_m))


def test_scale_multiplies_everything() -> None:
    ends = [spot(two_walls(), CAMERA.size, (u, 40.0)) for u in (20.0, 80.0)]
    one, two = (measure(*ends, MetricCamera(CAMERA.size, 100.0, scale)) for scale in (1.0, 2.0))
    assert (two.length_m, two.dz_m) == pytest.approx((2 * one.length_m, 2 * one.dz_m))
    assert two.spread_m == pytest.approx(2 * one.spread_m)


@pytest.mark.parametrize("far_m", [300.0, 1e6])
def test_nothing_is_measured_in_the_sky(far_m: float) -> None:
    near, sky = (spot(two_walls(far_m=far_m), CAMERA.size, (u, 40.0)) for u in (20.0, 80.0))
    with pytest.raises(MeasureError, match=r"\(80, 40\).*too far away"):
        measure(near, sky, CAMERA)


def test_both_ends_in_one_pixel_are_refused() -> None:
    here = spot(two_walls(), CAMERA.size, (20.0, 40.0))
    with pytest.raises(MeasureError, match="two different points"):
        measure(here, here, CAMERA)
    with pytest.raises(MeasureError, match="two different points"):
        profile(two_walls(), (20.0, 40.0), (20.2, 40.0), CAMERA)


def test_a_profile_has_a_gap_at_the_contour_and_none_elsewhere() -> None:
    found = profile(two_walls(), (10.0, 40.0), (90.0, 40.0), CAMERA)
    assert len(found.z) == 81
    assert np.flatnonzero(found.gaps).tolist() == [40]
    np.testing.assert_allclose(found.z[[0, 39, 40, 80]], [1, 1, 3, 3], rtol=1e-6)
    assert found.distance_m[39] == pytest.approx(0.39)
    assert found.nearest(60.0, 43.0) == (50, pytest.approx(3.0))


def test_a_profile_through_the_sky_is_unknown_there() -> None:
    found = profile(two_walls(far_m=1e6), (10.0, 40.0), (90.0, 40.0), CAMERA)
    assert np.isfinite(found.z[:40]).all()
    assert np.isnan(found.z[40:]).all()
