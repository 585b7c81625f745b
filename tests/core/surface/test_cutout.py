from __future__ import annotations

import numpy as np
import pytest

from core.errors import MeasureError
from core.surface.cutout import (
    CellSet,
    ClipBox,
    Cutout,
    Section,
    Slab,
    from_the_side,
    ridge,
    slab_of,
    within_outline,
)
from core.types import Size

SIZE = Size(800, 600)


def room(rows: int = 60, columns: int = 80) -> np.ndarray:
    """(h, w, 3) points: x over the columns, y over the rows, z over both."""
    v, u = np.mgrid[:rows, :columns].astype(np.float32)
    return np.stack([u / columns * 4 - 2, v / rows * 3 - 1.5, 2 + u / columns + v / rows], -1)


@pytest.mark.parametrize(
    ("side", "axis", "low"),
    [
        ("left", 0, True),
        ("right", 0, False),
        ("above", 1, True),
        ("below", 1, False),
        ("front", 2, True),
        ("back", 2, False),
    ],
)
def test_each_side_is_cut_where_it_says(side: str, axis: int, low: bool) -> None:
    xyz = room()
    inside = ClipBox(**{side: 0.25}).holds(xyz)
    kept, cut = xyz[inside][:, axis], xyz[~inside][:, axis]
    assert (kept.min() > cut.max()) if low else (kept.max() < cut.min())
    ends = np.percentile(xyz[..., axis], [1, 99])
    border = ends[0] + 0.25 * np.ptp(ends) if low else ends[1] - 0.25 * np.ptp(ends)
    assert (kept.min() if low else kept.max()) == pytest.approx(border, abs=0.06)


def test_a_side_that_is_not_cut_keeps_what_is_farthest_out() -> None:
    xyz = room()
    xyz[0, 0] = (1000, -1000, 1000)
    assert ClipBox(left=0.1).holds(xyz)[0, 0]


def test_a_level_box_follows_gravity() -> None:
    """The camera lies on its side: its x is down."""
    turn = ((0.0, -1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    xyz = room()
    shown = Cutout(ClipBox(above=0.5), turn=turn).shown(xyz, SIZE)
    assert shown is not None
    assert not shown[:, :39].any()
    assert shown[:, 41:].all()


def test_cells_are_the_same_after_packing() -> None:
    mask = np.random.default_rng(3).random((37, 53)) > 0.7
    cells = CellSet.of(mask)
    assert cells == CellSet.of(mask.copy())
    np.testing.assert_array_equal(cells.mask(Size(53, 37)), mask)


def test_cells_of_another_grid_cover_the_same_part_of_the_photo() -> None:
    mask = np.zeros((30, 40), np.bool_)
    mask[:15, 30:] = True
    finer = CellSet.of(mask).mask(Size(80, 60))
    assert finer[:30, 60:].all()
    assert np.count_nonzero(finer) == 4 * np.count_nonzero(mask)


@pytest.mark.parametrize("packed", ["no base64!", "AAAA", ""])
def test_cells_that_are_damaged_say_so(packed: str) -> None:
    with pytest.raises(MeasureError):
        CellSet(40, 30, packed).mask(Size(40, 30))


def test_cells_of_a_grid_that_is_not_theirs_say_so() -> None:
    cells = CellSet.of(np.ones((30, 40), np.bool_))
    with pytest.raises(MeasureError):
        CellSet(40_000, 30_000, cells.packed).mask(Size(40, 30))


def test_all_is_shown_where_nothing_is_cut() -> None:
    assert Cutout().shown(room(), SIZE) is None


def test_hidden_cells_and_the_box_add_up() -> None:
    mask = np.zeros((60, 80), np.bool_)
    mask[:, 40:] = True
    shown = Cutout(ClipBox(left=0.25), CellSet.of(mask)).shown(room(), SIZE)
    assert shown is not None
    assert not shown[:, 40:].any()
    assert not shown[:, :15].any()
    assert shown[:, 25:40].all()


def test_a_section_is_a_slab_through_both_ends_of_its_line() -> None:
    v, u = np.mgrid[:60, :80].astype(np.float32)
    floor = np.stack([u / 10 - 4, np.full_like(u, 1.5), 2 + (60 - v) / 10], -1)
    section = Section((100.0, 500.0), (700.0, 100.0), 0.2)
    slab = slab_of(section, floor, SIZE)
    assert slab.along[1] == slab.across[1] == 0
    assert slab.across @ slab.origin > 0  # away from the camera
    inside = slab.holds(floor)
    assert inside[50, 10]
    assert inside[10, 70]
    assert not inside[10, 10]
    away = (floor - slab.origin) @ slab.across
    np.testing.assert_array_equal(inside, np.abs(away) <= 0.1)


def test_the_ridge_of_a_section_is_its_highest_points_along_the_line() -> None:
    slab = Slab(np.zeros(3), np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0]), 1.0)
    x = np.linspace(0, 10, 4000, dtype=np.float32)
    hill = np.stack([x, -np.sin(x), np.zeros_like(x)], 1)
    below = hill + np.float32([0, 0.5, 0])
    points = np.random.default_rng(1).permutation(np.concatenate([hill, below]))
    top = points[ridge(points, slab)]
    assert 150 <= len(top) <= 200
    assert (np.diff(top[:, 0]) > 0).all()
    np.testing.assert_allclose(top[:, 1], -np.sin(top[:, 0]), atol=0.05)
    assert len(ridge(points[:0], slab)) == 0


def test_a_section_reaches_from_floor_to_ceiling() -> None:
    wall = room()
    shown = Cutout(section=Section((400.0, 300.0), (401.0, 590.0), 0.5)).shown(wall, SIZE)
    assert shown is not None
    assert shown.any()


def test_what_lies_within_an_outline() -> None:
    screen = np.array([[10, 50, 90, np.inf, -5], [10, 30, 90, np.inf, 30]], np.float32)
    triangle = np.array([(0, 0), (80, 0), (0, 80)], np.float64)
    assert within_outline(screen, triangle, Size(100, 100)).tolist() == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_an_outline_may_be_hollow_at_one_side() -> None:
    hollow = np.array([(0, 0), (100, 0), (100, 100), (50, 20), (0, 100)], np.float64)
    screen = np.array([[50, 50, 10, 90], [10, 60, 60, 60]], np.float32)
    inside = within_outline(screen, hollow, Size(120, 120))
    assert inside.tolist() == [True, False, True, True]


def test_a_section_seen_from_its_side_is_height_over_distance() -> None:
    along = np.array([0.6, 0.0, 0.8])
    slab = Slab(2 * along + [0, 1.5, 0], along, np.array([-0.8, 0.0, 0.6]), 1.0)
    points = np.array([5 * along + [0, 1.5, 0], 2 * along - [0, 0.5, 0]], np.float32)
    points += slab.across.astype(np.float32) * 0.3
    seen = from_the_side(points, slab)
    np.testing.assert_allclose(seen, [[3.0, 0.0], [-1.5, 0.5]], atol=1e-6)
