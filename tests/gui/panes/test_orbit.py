from __future__ import annotations

import math

import numpy as np
import pytest

from core.camera import intrinsics, project
from core.types import Size
from gui.panes.orbit import (
    HOME,
    NO_TURN,
    PhotoLens,
    Pose,
    Turn,
    Viewport,
    between,
    dolly,
    even_stride,
    fit,
    home,
    named_view,
    orbit,
    pan,
    turned,
)

SIZE = Size(800, 600)
POINT = np.array([0.4, -0.3, 3.0])


def screen(camera: Pose, point: np.ndarray) -> tuple[float, float, float]:
    x, y, z = Viewport(camera, 500.0, SIZE).project(np.float32(point)[None])[:, 0]
    return float(x), float(y), float(z)


def ball(count: int = 4000) -> np.ndarray:
    points = np.random.default_rng(0).normal(size=(count, 3))
    points /= np.linalg.norm(points, axis=1)[:, None]
    return (points + np.array([0.5, 0.2, 6.0])).astype(np.float32)


def test_home_sees_what_the_photo_shows() -> None:
    photo = Size(400, 300)
    viewport = Viewport(HOME, PhotoLens(250.0, photo).focal_in(SIZE), SIZE)
    u, v = project(np.float32(POINT)[None], intrinsics(photo, 250.0))[0]
    x, y, z = viewport.project(np.float32(POINT)[None])[:, 0]
    assert (x, y) == pytest.approx(((u + 0.5) * 2, (v + 0.5) * 2), abs=1e-3)
    assert z == pytest.approx(3.0)


def test_lens_letterboxes_by_the_tighter_side() -> None:
    assert PhotoLens(1000.0, Size(1000, 500)).focal_in(Size(500, 500)) == pytest.approx(500.0)
    assert PhotoLens(1000.0, Size(500, 1000)).focal_in(Size(500, 500)) == pytest.approx(500.0)


def test_points_behind_the_camera_are_nowhere() -> None:
    x, y, _z = screen(HOME, np.array([0.1, 0.1, -2.0]))
    assert math.isinf(x)
    assert math.isinf(y)


@pytest.mark.parametrize(("yaw", "pitch"), [(0.3, 0.0), (0.0, -0.4), (-0.7, 0.5)])
def test_orbit_keeps_the_pivot_in_place(yaw: float, pitch: float) -> None:
    camera = orbit(Pose((0.2, -0.1, -0.5), 0.2, 0.1), POINT, yaw=yaw, pitch=pitch)
    before = screen(Pose((0.2, -0.1, -0.5), 0.2, 0.1), POINT)
    assert screen(camera, POINT) == pytest.approx(before, abs=1e-3)
    assert camera.yaw == pytest.approx(0.2 + yaw)


def test_orbit_to_the_right_moves_near_things_right_and_the_eye_left() -> None:
    camera = orbit(HOME, np.array([0.0, 0.0, 3.0]), yaw=0.2, pitch=0.0)
    assert camera.eye[0] < 0
    assert screen(camera, np.array([0.0, 0.0, 2.0]))[0] > SIZE.width / 2
    assert screen(camera, np.array([0.0, 0.0, 4.0]))[0] < SIZE.width / 2


def test_orbit_never_tips_over() -> None:
    camera = orbit(HOME, POINT, yaw=0.0, pitch=-9.0)
    assert camera.pitch == pytest.approx(-math.pi / 2)
    assert camera.rotation[0] == pytest.approx([1.0, 0.0, 0.0])  # no roll


def test_pan_moves_the_pivot_with_the_mouse() -> None:
    start = Pose((0.1, 0.0, 0.0), 0.4, -0.2)
    x, y, _ = screen(start, POINT)
    moved = pan(Viewport(start, 500.0, SIZE), POINT, dx=30.0, dy=-12.0)
    assert screen(moved, POINT)[:2] == pytest.approx((x + 30.0, y - 12.0), abs=1e-2)


def test_dolly_halves_the_distance_and_keeps_the_pivot() -> None:
    start = Pose((0.1, 0.0, 0.0), 0.4, -0.2)
    nearer = dolly(start, POINT, factor=0.5)
    before, after = screen(start, POINT), screen(nearer, POINT)
    assert after[:2] == pytest.approx(before[:2], abs=1e-2)
    assert after[2] == pytest.approx(before[2] / 2)


def test_point_at_inverts_project() -> None:
    camera = Pose((0.3, 0.2, -1.0), 0.5, 0.3)
    x, y, z = screen(camera, POINT)
    assert Viewport(camera, 500.0, SIZE).point_at(x, y, z) == pytest.approx(POINT, abs=1e-4)


def test_clip_matrix_agrees_with_project() -> None:
    viewport = Viewport(Pose((0.3, 0.2, -1.0), 0.5, 0.3), 500.0, SIZE)
    x, y, z = viewport.project(np.float32(POINT)[None])[:, 0]
    clip = viewport.clip_matrix(0.01) @ np.append(POINT, 1.0)
    ndc = clip[:3] / clip[3]
    assert (ndc[0] + 1) / 2 * SIZE.width == pytest.approx(x, abs=1e-2)
    assert (1 - ndc[1]) / 2 * SIZE.height == pytest.approx(y, abs=1e-2)
    assert clip[3] == pytest.approx(z, abs=1e-5)
    assert -1 < ndc[2] < 1


@pytest.mark.parametrize("name", ["front", "top", "side"])
def test_named_views_hold_nearly_all_points(name: str) -> None:
    points = ball()
    camera = named_view(name, Viewport(HOME, 500.0, SIZE), points)
    x, y, z = Viewport(camera, 500.0, SIZE).project(points)
    inside = (x > 0) & (x < SIZE.width) & (y > 0) & (y < SIZE.height) & (z > 0)
    assert inside.mean() > 0.95
    assert np.ptp(y[inside]) > 0.7 * SIZE.height  # and not from far away


def test_views_look_where_their_names_say() -> None:
    viewport, points = Viewport(HOME, 500.0, SIZE), ball()
    down = named_view("top", viewport, points).rotation[2]
    assert down == pytest.approx([0, 1, 0], abs=1e-9)
    assert named_view("side", viewport, points).rotation[2] == pytest.approx([-1, 0, 0], abs=1e-9)
    assert named_view("camera", viewport, points) == HOME
    with pytest.raises(KeyError):
        named_view("inside", viewport, points)


def test_fit_ignores_a_few_far_points() -> None:
    points = np.concatenate([ball(), np.full((20, 3), 5000.0, np.float32)])
    camera = fit(Viewport(HOME, 500.0, SIZE), points)
    assert np.linalg.norm(np.array(camera.eye)) < 20.0


def test_between_takes_the_short_way_round() -> None:
    half = between(Pose(yaw=3.0), Pose(yaw=-3.0), 0.5)
    assert abs(half.yaw) == pytest.approx(math.pi, abs=1e-6)
    assert between(Pose((0, 0, 0)), Pose((2, 4, 6)), 0.25).eye == pytest.approx((0.5, 1, 1.5))


def test_even_stride_stays_near_the_budget_without_columns() -> None:
    assert even_stride(100_000, budget=140_000, row=448) == 1
    for row in (512, 1024, 1536, 1600):
        stride = even_stride(row * row, budget=140_000, row=row)
        assert 140_000 / 2 < row * row / stride <= 140_000
        # Each column of the grid keeps points: a divisor of the row would leave stripes.
        kept = np.arange(0, row * row, stride) % row
        assert len(np.unique(kept[: 4 * row])) > row / 3


def lean(pitch: float, roll: float) -> Turn:
    """From a camera that looks down by ``pitch`` and leans by ``roll`` to an upright world."""
    cos_p, sin_p, cos_r, sin_r = math.cos(pitch), math.sin(pitch), math.cos(roll), math.sin(roll)
    upright = np.array([[cos_r, -sin_r, 0], [sin_r, cos_r, 0], [0, 0, 1]])
    level = np.array([[1, 0, 0], [0, cos_p, sin_p], [0, -sin_p, cos_p]])
    rows = [tuple(row) for row in (level @ upright).tolist()]
    return rows[0], rows[1], rows[2]


def test_a_leveled_world_opens_as_the_photo_shows_it_but_upright() -> None:
    pitch, roll = 0.3, 0.1
    turn = lean(pitch, roll)
    camera = home(turn)
    assert (camera.yaw, camera.pitch) == pytest.approx((0.0, -pitch))
    level = Viewport(camera, 500.0, SIZE, turn)
    x, y, z = level.project(np.float32(POINT)[None])[:, 0]
    own = Viewport(HOME, 500.0, SIZE).project(np.float32(POINT)[None])[:, 0]
    assert z == pytest.approx(own[2], abs=1e-5)
    middle = np.array(SIZE) / 2
    assert math.hypot(*(np.array([x, y]) - middle)) == pytest.approx(
        math.hypot(*(own[:2] - middle)), abs=1e-2
    )
    assert home(NO_TURN) == HOME


def test_leveling_keeps_the_look_at_a_point() -> None:
    turn = lean(0.4, 0.0)
    before = orbit(HOME, POINT, yaw=0.5, pitch=-0.2)
    after = turned(before, NO_TURN, turn)
    seen = Viewport(after, 500.0, SIZE, turn).rotation[2]
    assert seen == pytest.approx(before.rotation[2], abs=1e-6)
    back = turned(after, turn, NO_TURN)
    assert back.eye == pytest.approx(before.eye)
    assert (back.yaw, back.pitch) == pytest.approx((before.yaw, before.pitch))


def test_lines_and_clip_space_are_turned_like_points() -> None:
    turn = lean(0.3, -0.2)
    viewport = Viewport(Pose((0.2, 0.1, -1.0), 0.3, -0.1), 500.0, SIZE, turn)
    x, y, z = viewport.project(np.float32(POINT)[None])[:, 0]
    start, _ = viewport.segment(tuple(POINT), (0.0, 0.0, 4.0))
    assert start == pytest.approx((x, y), abs=1e-2)
    clip = viewport.clip_matrix(0.1) @ np.append(POINT, 1).astype(np.float32)
    assert (clip[0] / clip[3] + 1) / 2 * SIZE.width == pytest.approx(x, abs=1e-2)
    assert clip[3] == pytest.approx(z, abs=1e-5)
    world = viewport.point_at(float(x), float(y), float(z))
    assert world == pytest.approx(np.array(turn) @ POINT, abs=1e-4)
