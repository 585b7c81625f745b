"""Panoramas of a known room: range, seams, scales, and models that tell no metres."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.camera import SphereCamera, directions, rays
from core.panorama import estimate_panorama
from core.panorama.blend import NOBODY, Blended, steps
from core.panorama.estimate import LEAST_CELLS
from core.panorama.views import pictures, views_of
from core.progress import Cancelled, CancelToken, Progress
from core.types import DepthKind, Estimate, Projection, Size, Sphere
from tests.core.panorama.scenes import THINGS, TrueModel, colours, panorama, ranges, truth

FACTORS = (1, 1.3, 0.8, 1.1, 0.95, 1.2, 0.7, 1.0)
PART = Sphere(left_deg=-120, right_deg=80, top_deg=40, bottom_deg=-55)
SWEEP = Sphere(Projection.CYLINDRICAL, -90, 90, 32, -32)


def off_percent(estimate: Estimate, *, scaled: bool = False) -> float:
    """Median relative error of range."""
    ratio = 1 / (estimate.canonical_inverse_depth * truth(estimate))
    ratio /= np.median(ratio) if scaled else 1
    return 100 * float(np.median(np.abs(ratio - 1)))


@pytest.mark.parametrize("kind", [DepthKind.METRIC, DepthKind.CANONICAL_INVERSE])
def test_true_depth_of_the_views_is_true_range_of_the_sphere(kind: DepthKind) -> None:
    photo = panorama()
    estimate = estimate_panorama(TrueModel.of(photo, kind=kind), photo, Sphere())
    assert (estimate.kind, estimate.image_size) == (DepthKind.METRIC, photo.size)
    assert (estimate.sphere, estimate.fov_deg) == (Sphere(), None)
    assert off_percent(estimate) <= 0.1
    joint = estimate.joint
    assert joint is not None
    assert (joint.views, joint.coverage) == (8, 1.0)
    assert joint.seam_step <= 0.05
    assert joint.overlap_before <= 0.01


def test_range_is_true_at_nearly_every_cell() -> None:
    photo = panorama()
    estimate = estimate_panorama(TrueModel.of(photo, grid_px=400), photo, Sphere())
    ratio = 1 / (estimate.canonical_inverse_depth * truth(estimate))
    assert np.mean(np.abs(ratio - 1) > 0.02) < 0.03  # what is left are cells across edges


def test_no_cell_hangs_between_two_surfaces_more_than_in_the_views() -> None:
    photo = panorama()
    model = TrueModel.of(photo, factors=(1, 1.04), grid_px=400)
    estimate = estimate_panorama(model, photo, Sphere())
    far, found = truth(estimate), 1 / estimate.canonical_inverse_depth
    near_things = [ranges_near(estimate, shift) for shift in (-2, -1, 0, 1, 2)]
    lowest, highest = np.min(near_things, axis=0), np.max(near_things, axis=0)
    edge = highest > 1.5 * lowest
    share = np.log(found[edge] / lowest[edge]) / np.log(highest[edge] / lowest[edge])
    assert edge.sum() > 500
    assert np.mean((share > 0.25) & (share < 0.75)) < 0.02
    assert far.shape == found.shape


def ranges_near(estimate: Estimate, columns: int) -> np.ndarray:
    return np.roll(truth(estimate), columns, axis=1)


def test_views_of_other_scales_are_brought_to_one() -> None:
    photo = panorama()
    estimate = estimate_panorama(TrueModel.of(photo, factors=FACTORS), photo, Sphere())
    assert estimate.joint is not None
    assert estimate.joint.overlap_before > 10
    assert estimate.joint.overlap_after <= 0.05
    assert estimate.joint.seam_step <= 0.5
    assert off_percent(estimate, scaled=True) <= 0.1
    # the mean of the views' own scales is the whole's
    assert off_percent(estimate) <= 100 * abs(np.exp(np.mean(np.log(FACTORS))) - 1) + 2


def test_one_view_of_another_scale_does_not_move_the_whole() -> None:
    photo = panorama()
    model = TrueModel.of(photo, factors=(1, 1, 1, 1, 1, 1, 3, 1))
    assert off_percent(estimate_panorama(model, photo, Sphere())) <= 1


def test_errors_that_grow_across_a_view_leave_no_seams() -> None:
    photo = panorama()
    model = TrueModel.of(photo, factors=FACTORS, tilt=0.2)
    joint = estimate_panorama(model, photo, Sphere()).joint
    assert joint is not None
    assert joint.seam_step <= 0.5
    assert joint.overlap_after <= 0.5


def test_scale_and_offset_of_every_view_are_found_where_a_model_tells_neither() -> None:
    photo = panorama()
    offsets = (0, 0.1, 0.05, 0.2, 0, 0.15, 0.02, 0.08)
    model = TrueModel.of(photo, kind=DepthKind.AFFINE_INVERSE, factors=FACTORS, offsets=offsets)
    estimate = estimate_panorama(model, photo, Sphere())
    assert not estimate.tells_metres
    assert off_percent(estimate, scaled=True) <= 1
    assert estimate.joint is not None
    assert estimate.joint.seam_step <= 0.5


@pytest.mark.parametrize("sphere", [PART, SWEEP], ids=["part", "sweep"])
def test_a_part_of_a_sphere_is_covered_and_no_more(sphere: Sphere) -> None:
    size = Size(800, round(800 * (95 / 200 if sphere is PART else 2 * np.tan(0.5585) / np.pi)))
    photo = panorama(size, sphere)
    estimate = estimate_panorama(TrueModel.of(photo, factors=FACTORS), photo, sphere)
    assert estimate.sphere == sphere
    assert not estimate.wraps
    assert estimate.joint is not None
    assert estimate.joint.coverage >= 0.995
    assert estimate.joint.views < 8
    assert off_percent(estimate, scaled=True) <= 0.5


TILTED = Sphere(pitch_deg=20.0, roll_deg=-9.0)


@pytest.mark.parametrize(
    "sphere", [TILTED, replace(PART, pitch_deg=-8.0, roll_deg=4.0)], ids=["whole", "part"]
)
def test_a_camera_that_leaned_is_turned_upright_as_its_file_says(sphere: Sphere) -> None:
    photo = panorama(Size(800, 400 if sphere is TILTED else 380), sphere)
    estimate = estimate_panorama(TrueModel.of(photo), photo, sphere)
    assert off_percent(estimate) <= 0.5  # of ranges along upright directions


def test_the_middle_of_a_picture_looks_as_high_as_its_pitch_says() -> None:
    middle = SphereCamera(TILTED, Size(800, 400)).ways(np.array(399.5), np.array(199.5))
    assert -np.degrees(np.arcsin(middle[1])) == pytest.approx(TILTED.pitch_deg)
    beside = SphereCamera(TILTED, Size(800, 400)).ways(np.array(599.5), np.array(199.5))
    assert -np.degrees(np.arcsin(beside[1])) > 0  # leaning left, its right side looks up


def test_views_of_a_whole_sphere_stand_upright() -> None:
    photo = panorama(Size(720, 360), TILTED)
    view = views_of(TILTED, photo.size)[1]
    shown = next(pictures(photo.rgb, TILTED, (view,)))
    u, v = np.meshgrid(*(np.arange(side) for side in view.camera.size))
    way = rays(u, v, view.camera) @ view.look.rotation.T
    expected = colours(way / np.linalg.norm(way, axis=-1, keepdims=True))
    assert np.median(np.abs(shown.astype(int) - expected)) <= 5


def test_a_narrow_part_is_one_view() -> None:
    sphere = Sphere(left_deg=-30, right_deg=30, top_deg=20, bottom_deg=-20)
    photo = panorama(Size(600, 400), sphere)
    estimate = estimate_panorama(TrueModel.of(photo), photo, sphere)
    assert estimate.joint is not None
    assert (estimate.joint.views, estimate.joint.overlap_after) == (1, 0.0)
    assert off_percent(estimate) <= 0.1


def test_a_tiny_panorama_is_estimated_too() -> None:
    photo = panorama(Size(32, 16))
    estimate = estimate_panorama(TrueModel.of(photo), photo, Sphere())
    assert estimate.canonical_inverse_depth.shape[1] >= LEAST_CELLS
    assert off_percent(estimate) <= 5


def test_progress_grows_to_the_end_and_names_what_goes_on() -> None:
    photo, told = panorama(Size(96, 48)), list[Progress]()
    estimate_panorama(TrueModel.of(photo), photo, Sphere(), progress=told.append)
    shares = [each.fraction for each in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert told[-1].stage == "joining views"


def test_it_stops_between_views() -> None:
    photo, token = panorama(Size(96, 48)), CancelToken()
    model = TrueModel.of(photo)

    class Stops(TrueModel):
        def estimate(self, photo, **options):  # type: ignore[no-untyped-def]
            if len(self.asked) == 3:
                token.cancel()
            return super().estimate(photo, **options)

    model = Stops(model.views)
    with pytest.raises(Cancelled):
        estimate_panorama(model, photo, Sphere(), cancel=token)
    assert len(model.asked) == 3


def test_steps_tell_a_seam_from_a_slope() -> None:
    leader = np.zeros((40, 80), np.int16)
    leader[:, 40:] = 1
    slope = np.exp(np.linspace(0, 1, 80))[None] * np.ones((40, 1))
    torn = slope * np.where(leader == 1, 1.02, 1)
    assert steps(Blended(slope.astype(np.float32), leader), wraps=False).seam < 1e-3
    found = steps(Blended(torn.astype(np.float32), leader), wraps=False)
    assert found.seam == pytest.approx(2, abs=0.05)
    assert found.within < 1e-3


def test_what_no_view_saw_counts_for_no_seam() -> None:
    inverse = np.ones((20, 20), np.float32)
    leader = np.full((20, 20), NOBODY, np.int16)
    assert steps(Blended(inverse, leader), wraps=True).seam == 0
    assert Blended(inverse, leader).coverage == 0


def test_the_room_has_edges_to_look_at() -> None:
    photo = panorama(Size(96, 48))
    estimate = replace(estimate_panorama(TrueModel.of(photo), photo, Sphere()))
    jumps = np.abs(np.diff(np.log(truth(estimate)), axis=1))
    assert np.mean(jumps > 0.1) > 0.01
    ahead = directions(np.array(0.0), np.array(0.0))
    assert float(ranges(ahead)) == pytest.approx(4.3)
    assert len(THINGS) == 5
