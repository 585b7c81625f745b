from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.camera import intrinsics, unproject
from core.errors import MeasureError
from core.level import FloorPlane, find_floor, floor_from_points
from core.measure import Camera
from core.progress import Cancelled, CancelToken
from tests.core.rooms import GRID, PHOTO, Room, as_estimated, random_room, table, tilted

CAMERA = Camera(PHOTO, 1000.0)
SHELL = ((-2.5, 0.0, -1.0), (2.5, 2.6, 6.0))


def room(*boxes, shell=SHELL, height_m=1.5, pitch=12.0, roll=3.0) -> Room:
    return Room(shell, tuple(boxes), height_m, tilted(pitch, roll), CAMERA)


@pytest.mark.parametrize("seed", range(20))
def test_rooms(seed: int) -> None:
    rng = np.random.default_rng(1000 + seed)
    made = random_room(rng)
    floor = find_floor(as_estimated(made, rng), made.camera).floor(made.camera)
    angle_deg, off_m = made.errors(floor)
    assert angle_deg <= 1.0
    assert off_m <= 0.02


def test_a_floor_without_errors_is_found_exactly() -> None:
    made = room(height_m=1.7, pitch=10.0, roll=-6.0)
    floor = find_floor(made.canonical(), CAMERA).floor(CAMERA)
    assert floor.height_m == pytest.approx(1.7, abs=1e-3)
    assert floor.pitch_deg == pytest.approx(10.0, abs=0.05)
    assert floor.roll_deg == pytest.approx(-6.0, abs=0.05)
    assert floor.share > 0.2
    assert floor.residual_m < 0.01


def test_the_same_map_gives_the_same_floor() -> None:
    made = as_estimated(room(*table(0.5, 2.5, 1.2, 0.8)), np.random.default_rng(3))
    assert find_floor(made, CAMERA) == find_floor(made, CAMERA)


def test_a_table_is_no_floor_however_large_it_looks() -> None:
    made = room(*table(0.0, 2.0, 2.4, 1.8), pitch=20.0)
    canonical = as_estimated(made, np.random.default_rng(5))
    heights = FloorPlane(*plane_of(made)).heights(canonical, PHOTO)
    on_table = np.abs(heights * 1.5 - 0.75) < 0.03
    assert on_table.sum() > 1.5 * made.on_floor().sum()
    angle_deg, off_m = made.errors(find_floor(canonical, CAMERA).floor(CAMERA))
    assert angle_deg <= 1.0
    assert off_m <= 0.02


def plane_of(made: Room) -> tuple[float, float, float]:
    x, y, z = -made.normal / (made.height_m * PHOTO.width)
    return float(x), float(y), float(z * CAMERA.focal_px)


@pytest.mark.parametrize(
    "made",
    [
        room(((-9.0, -9.0, 3.0), (9.0, 9.0, 3.1)), shell=None, pitch=0.0, roll=0.0),  # a wall
        room(((-9.0, 2.6, 0.0), (9.0, 2.7, 9.0)), shell=None, pitch=-20.0),  # a ceiling
        room(shell=None),  # sky
    ],
    ids=["wall", "ceiling", "sky"],
)
def test_where_there_is_no_floor_none_is_found(made: Room) -> None:
    with pytest.raises(MeasureError, match="no floor was found"):
        find_floor(made.canonical(), CAMERA)


def test_it_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        find_floor(room().canonical(), CAMERA, cancel=token)


# The plane and the metres


def test_focal_length_and_scale_move_the_floor_with_its_points() -> None:
    made = room()
    plane = FloorPlane(*plane_of(made))
    on_floor = made.on_floor()
    for camera in (CAMERA, replace(CAMERA, focal_px=1700.0), replace(CAMERA, scale=2.5)):
        depth = camera.scale * camera.focal_px / (PHOTO.width * made.canonical())
        xyz = unproject(depth.astype(np.float32), intrinsics(PHOTO, camera.focal_px))[on_floor]
        floor = plane.floor(camera)
        heights = xyz @ np.array(floor.normal, np.float32) + floor.height_m
        assert np.abs(heights).max() < 1e-3
        assert floor.height_of(xyz[0]) == pytest.approx(0.0, abs=1e-3)
    assert plane.floor(CAMERA).height_m == pytest.approx(1.5)
    assert plane.floor(replace(CAMERA, scale=2.5)).height_m == pytest.approx(3.75)


def test_heights_of_every_cell() -> None:
    made = room(((-0.5, 0.0, 2.0), (0.5, 0.9, 3.0)))
    depth = made.depth()
    points = made.rays() * depth[..., None]
    true = points @ made.normal + made.height_m
    heights = FloorPlane(*plane_of(made)).heights(made.canonical(), PHOTO)
    assert heights.shape == (GRID.height, GRID.width)
    np.testing.assert_allclose(heights * made.height_m, true, atol=1e-4)


def test_the_level_frame_stands_on_the_floor_and_keeps_the_heading() -> None:
    made = room(pitch=17.0, roll=5.0)
    floor = FloorPlane(*plane_of(made)).floor(CAMERA)
    rotation = floor.rotation
    np.testing.assert_allclose(rotation @ rotation.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(rotation) == pytest.approx(1.0)
    np.testing.assert_allclose(rotation @ made.normal, [0, -1, 0], atol=1e-9)
    ahead = floor.turn(np.float32([[0, 0, 1]]))[0]
    assert ahead[0] == pytest.approx(0.0, abs=1e-6)
    assert ahead[2] > 0
    camera, below = floor.level(np.float32([[0, 0, 0], -1.5 * made.normal]))
    np.testing.assert_allclose(camera, [0, -1.5, 0], atol=1e-6)
    np.testing.assert_allclose(below, [0, 0, 0], atol=1e-6)


# Picked points


def pixels(made: Room, *places: tuple[float, float, float]) -> list[tuple[float, float]]:
    """Where points of the room are seen."""
    found = []
    for place in places:
        x, y, z = made.rotation.T @ (np.array(place) - [0, made.height_m, 0])
        f = made.camera.focal_px
        found.append((x / z * f + (PHOTO.width - 1) / 2, y / z * f + (PHOTO.height - 1) / 2))
    return found


def test_three_picked_points_are_a_floor() -> None:
    made = room()
    picked = pixels(made, (-1.0, 0.0, 3.0), (1.0, 0.0, 3.5), (0.3, 0.0, 5.0))
    floor = floor_from_points(made.canonical(), picked, CAMERA).floor(CAMERA)
    angle_deg, off_m = made.errors(floor)
    assert angle_deg < 0.2
    assert off_m < 0.01


def test_more_points_are_fitted_and_say_how_well() -> None:
    made = room()
    places = [(-1.0, 0.0, 3.0), (1.0, 0.0, 3.5), (0.3, 0.0, 5.0), (-1.2, 0.0, 4.0)]
    canonical = as_estimated(made, np.random.default_rng(2))
    floor = floor_from_points(canonical, pixels(made, *places), CAMERA).floor(CAMERA)
    assert made.errors(floor)[1] < 0.1
    assert 0 < floor.residual_m < 0.05


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([(0.0, 0.0, 3.0), (0.5, 0.0, 3.0)], "at least three"),
        ([(-1.0, 0.0, 4.0), (0.0, 0.0, 4.0), (1.0, 0.0, 4.0)], "in one line"),
        ([(-1.0, 0.5, 6.0), (1.0, 0.4, 6.0), (0.2, 1.9, 6.0)], "no floor goes through"),
    ],
    ids=["two", "line", "wall"],
)
def test_points_that_are_no_floor(places, words: str) -> None:
    made = room(roll=0.0)
    with pytest.raises(MeasureError, match=words):
        floor_from_points(made.canonical(), pixels(made, *places), CAMERA)


def test_a_point_in_the_sky() -> None:
    canonical = room().canonical()
    canonical[:20] = 0
    with pytest.raises(MeasureError, match="sky"):
        floor_from_points(canonical, [(600.0, 10.0), (300.0, 800.0), (900.0, 800.0)], CAMERA)
