from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.errors import MeasureError
from core.measuring.floor_plan import Cut, FloorPlan, fitting_cell, make_plan
from core.types import Estimate, ModelInfo
from tests.core.rooms import GRID, PHOTO, Room
from tests.room_files import BOX, FOCAL_PX, furnished_room

INFO = ModelInfo("compact", "0" * 64, "cpu", "float32")


def colors() -> np.ndarray:
    """Left half red, right half blue."""
    rgb = np.zeros((GRID.height, GRID.width, 3), np.uint8)
    rgb[:, : GRID.width // 2, 0] = 200
    rgb[:, GRID.width // 2 :, 2] = 100
    return rgb


def plan_of(room: Room, cut: Cut, *, scale: float = 1.0) -> FloorPlan:
    estimate = Estimate(room.canonical(), 67.0, PHOTO, INFO)
    camera = replace(room.camera, scale=scale)
    return make_plan(estimate, colors(), room.plane, camera, cut)


def extent(plan: FloorPlan, mask: np.ndarray) -> tuple[float, float, float, float]:
    """Left, right, near and far edge of cells, metres."""
    rows, columns = np.nonzero(mask)
    left, right = plan.left_m + np.array([columns.min(), columns.max() + 1]) * plan.cell_m
    far, near = plan.ahead_m - np.array([rows.min(), rows.max() + 1]) * plan.cell_m
    return float(left), float(right), float(near), float(far)


@pytest.mark.parametrize("roll_deg", [0.0, 6.0])
def test_a_box_has_its_place_and_size_within_a_cell(roll_deg: float) -> None:
    room = replace(furnished_room(roll_deg=roll_deg), boxes=(BOX,))
    plan = plan_of(room, Cut(low_m=0.85, high_m=0.95, cell_m=0.05))  # its top, and walls
    inside = plan.occupied.copy()
    walls = np.zeros_like(inside)
    column, row = plan.place(2.4, 5.9)
    walls[:, int(column) :] = True
    walls[:, : int(plan.place(-2.4, 0)[0]) + 1] = True
    walls[: int(row) + 1] = True
    found = extent(plan, inside & ~walls)
    (x1, _, z1), (x2, _, z2) = BOX
    assert found == pytest.approx((x1, x2, z1, z2), abs=0.051)
    assert plan.top_m[inside & ~walls].max() == pytest.approx(0.9, abs=0.01)


def test_the_scale_of_the_scene_scales_the_plan() -> None:
    room = furnished_room()
    one = plan_of(room, Cut(low_m=0.2, high_m=2.0, cell_m=0.05))
    two = plan_of(room, Cut(low_m=0.4, high_m=4.0, cell_m=0.1), scale=2.0)
    assert two.width_m == pytest.approx(2 * one.width_m)
    assert np.array_equal(one.occupied, two.occupied)
    assert two.floor.height_m == pytest.approx(3.2)


def test_colours_are_those_of_the_points() -> None:
    plan = plan_of(furnished_room(roll_deg=0.0), Cut(cell_m=0.05))
    column = int(plan.place(0.0, 0.0)[0])
    left, right = plan.occupied.copy(), plan.occupied.copy()
    left[:, column - 1 :] = False
    right[:, : column + 2] = False
    assert (plan.rgb[left] == (200, 0, 0)).all()
    assert (plan.rgb[right] == (0, 0, 100)).all()
    assert not plan.rgb[~plan.occupied].any()


def test_what_lies_outside_the_heights_or_beyond_the_far_cut_is_left_out() -> None:
    room = furnished_room()
    whole = plan_of(room, Cut(cell_m=0.05))
    assert whole.top_m.max() <= 2.2
    assert whole.top_m[whole.occupied].min() >= 0.1
    near = plan_of(room, Cut(cell_m=0.05, far_m=3.5))
    assert 0 < near.counts.sum() < whole.counts.sum()


def test_the_camera_and_what_it_sees_lie_on_the_plan() -> None:
    room = furnished_room(pitch_deg=20.0, roll_deg=0.0)
    plan = plan_of(room, Cut(cell_m=0.05))
    column, row = plan.place(0.0, 0.0)
    assert 0 < column < plan.counts.shape[1]
    assert 0 < row < plan.counts.shape[0]
    (x1, z1), (x2, z2) = plan.sides
    assert (x1, z1) == pytest.approx((-x2, z2), abs=1e-3)
    half = PHOTO.width / 2 / FOCAL_PX
    assert x2 / z2 == pytest.approx(half / np.cos(np.radians(20.0)), abs=2e-3)


def test_a_cell_that_suits_the_scene_is_round() -> None:
    assert fitting_cell(6.0, 0.001) == 0.005
    assert fitting_cell(6.0, 0.03) == 0.05
    plan = plan_of(furnished_room(), Cut())
    assert plan.cell_m in (0.01, 0.02)


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        (Cut(low_m=2.0, high_m=1.0), "must be below"),
        (Cut(low_m=30.0, high_m=40.0), "nothing stands between 30 m and 40 m"),
        (Cut(cell_m=0.0001), "take at least 0.1 cm"),
        (Cut(cell_m=50.0), "finer"),
    ],
    ids=["order", "empty", "fine", "coarse"],
)
def test_silly_wishes_are_refused(cut: Cut, words: str) -> None:
    with pytest.raises(MeasureError, match=words):
        plan_of(furnished_room(), cut)
