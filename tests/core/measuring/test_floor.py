from __future__ import annotations

import numpy as np
import pytest

from core.errors import MeasureError
from core.measuring.floor import find_floor, floor_from_points
from core.measuring.measure import MetricCamera
from core.progress import Cancelled, CancelToken
from tests.core.rooms import PHOTO, Room, as_estimated, bare_room, random_room, table

CAMERA = MetricCamera(PHOTO, 1000.0)


@pytest.mark.parametrize("seed", range(20))
def test_rooms(seed: int) -> None:
    rng = np.random.default_rng(1000 + seed)
    made = random_room(rng)
    floor = find_floor(as_estimated(made, rng), made.camera).floor(made.camera)
    angle_deg, off_m = made.errors(floor)
    assert angle_deg <= 1.0
    assert off_m <= 0.02


def test_a_floor_without_errors_is_found_exactly() -> None:
    made = bare_room(height_m=1.7, pitch=10.0, roll=-6.0)
    floor = find_floor(made.canonical(), CAMERA).floor(CAMERA)
    assert floor.height_m == pytest.approx(1.7, abs=1e-3)
    assert floor.pitch_deg == pytest.approx(10.0, abs=0.05)
    assert floor.roll_deg == pytest.approx(-6.0, abs=0.05)
    assert floor.share > 0.2
    assert floor.residual_m < 0.01


def test_the_same_map_gives_the_same_floor() -> None:
    made = as_estimated(bare_room(*table(0.5, 2.5, 1.2, 0.8)), np.random.default_rng(3))
    assert find_floor(made, CAMERA) == find_floor(made, CAMERA)


def test_a_table_is_no_floor_however_large_it_looks() -> None:
    made = bare_room(*table(0.0, 2.0, 2.4, 1.8), pitch=20.0)
    canonical = as_estimated(made, np.random.default_rng(5))
    heights = made.plane.heights(canonical, PHOTO)
    on_table = np.abs(heights * 1.5 - 0.75) < 0.03
    assert on_table.sum() > 1.5 * made.on_floor().sum()
    angle_deg, off_m = made.errors(find_floor(canonical, CAMERA).floor(CAMERA))
    assert angle_deg <= 1.0
    assert off_m <= 0.02


@pytest.mark.parametrize(
    "made",
    [
        bare_room(((-9.0, -9.0, 3.0), (9.0, 9.0, 3.1)), shell=None, pitch=0.0, roll=0.0),  # a wall
        bare_room(((-9.0, 2.6, 0.0), (9.0, 2.7, 9.0)), shell=None, pitch=-20.0),  # a ceiling
        bare_room(shell=None),  # sky
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
        find_floor(bare_room().canonical(), CAMERA, cancel=token)


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
    made = bare_room()
    picked = pixels(made, (-1.0, 0.0, 3.0), (1.0, 0.0, 3.5), (0.3, 0.0, 5.0))
    floor = floor_from_points(made.canonical(), picked, CAMERA).floor(CAMERA)
    angle_deg, off_m = made.errors(floor)
    assert angle_deg < 0.2
    assert off_m < 0.01


def test_more_points_are_fitted_and_say_how_well() -> None:
    made = bare_room()
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
    made = bare_room(roll=0.0)
    with pytest.raises(MeasureError, match=words):
        floor_from_points(made.canonical(), pixels(made, *places), CAMERA)


def test_a_point_in_the_sky() -> None:
    canonical = bare_room().canonical()
    canonical[:20] = 0
    with pytest.raises(MeasureError, match="sky"):
        floor_from_points(canonical, [(600.0, 10.0), (300.0, 800.0), (900.0, 800.0)], CAMERA)
