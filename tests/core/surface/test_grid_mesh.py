"""Triangles of a grid, and the same surface on fewer cells."""

from __future__ import annotations

import numpy as np
import pytest

from core.surface.grid_mesh import CutGrid, coarser, cut_few, cut_grid, grid_faces

PERCENT = 10


def step(height: int = 21, width: int = 30) -> np.ndarray:
    """Near on the left, far on the right."""
    canonical = np.full((height, width), 1.0, np.float32)
    canonical[:, width // 2 :] = 0.5
    return canonical


def test_faces_are_those_that_are_kept_in_raster_order() -> None:
    rng = np.random.default_rng(0)
    grid = cut_grid(rng.uniform(0.4, 0.5, (5, 7)).astype(np.float32), None, None)
    kept = rng.random((4, 6, 2)) < 0.5
    faces = grid_faces(grid._replace(kept=kept))
    assert len(faces) == np.count_nonzero(kept)
    everything = grid_faces(grid).reshape(4, 6, 2, 3)
    np.testing.assert_array_equal(faces, everything[kept])
    row, column = np.divmod(everything, 7)
    assert (
        row - np.arange(4)[:, None, None, None] == np.clip(row - row.min(-1, keepdims=True), 0, 1)
    ).all()
    assert (np.ptp(row, axis=-1) == 1).all()
    assert (np.ptp(column, axis=-1) == 1).all()


def test_a_square_is_halved_along_the_lesser_step() -> None:
    corner = np.array([[1.0, 0.5], [0.5, 0.5]], np.float32)  # upper left stands out
    grid = cut_grid(corner, None, PERCENT)
    assert not grid.falling.item()
    np.testing.assert_array_equal(grid_faces(grid), [[2, 3, 1]])
    assert (grid.cut, grid.cut_far) == (1, 0)


def test_far_cells_take_their_triangles_along() -> None:
    canonical = step()
    grid = cut_grid(canonical, canonical > 0.7, PERCENT)
    assert grid.cut_far == 2 * 20 * 15
    assert grid.cut == 0
    assert len(grid_faces(grid)) == 2 * 20 * 14


@pytest.mark.parametrize("stride", [2, 3, 4])
def test_the_coarse_surface_is_cut_where_the_fine_one_is(stride: int) -> None:
    canonical = step()
    fine = cut_grid(canonical, None, PERCENT)
    coarse = coarser(fine, canonical, stride=stride, percent=PERCENT)
    cells = canonical[::stride, ::stride].ravel()[grid_faces(coarse)]
    assert (np.ptp(cells, axis=1) == 0).all()
    assert 0 < len(cells) < 2 * coarse.falling.size
    assert coarse.cut == fine.cut > 0


def test_a_slope_is_not_torn_by_a_coarser_look() -> None:
    canonical = (
        0.2 * 1.06 ** np.arange(30, dtype=np.float32)[:, None] * np.ones((1, 12), np.float32)
    )
    fine = cut_grid(canonical, None, PERCENT)
    assert fine.kept.all()
    coarse: CutGrid = coarser(fine, canonical, stride=4, percent=PERCENT)
    assert coarse.kept.all()


def test_a_coarse_square_over_nothing_is_not_there() -> None:
    canonical = step()
    fine = cut_grid(canonical, canonical > 0.7, PERCENT)
    coarse = coarser(fine, canonical, stride=2, percent=PERCENT)
    columns = np.flatnonzero(coarse.kept.any(axis=(0, 2)))
    assert columns.max() == 6


@pytest.mark.parametrize("stride", [2, 3, 4])
@pytest.mark.parametrize("edge", range(13, 19))
def test_few_cells_are_cut_where_a_contour_lies_between_them(stride: int, edge: int) -> None:
    canonical = np.full((21, 30), 1.0, np.float32)
    canonical[:, edge:] = 0.5
    few = cut_few(canonical, None, PERCENT, stride=stride)
    cells = canonical[::stride, ::stride].ravel()[grid_faces(few)]
    assert (np.ptp(cells, axis=1) == 0).all()
    assert few.cut == 2 * few.falling.size - len(cells) == 2 * few.falling.shape[0]


def test_few_cells_of_a_slope_are_not_torn() -> None:
    """Its corners lie further apart than the threshold, but nothing below does."""
    canonical = np.repeat(np.float32(1.07) ** np.arange(30, dtype=np.float32)[None], 20, axis=0)
    few = cut_few(canonical, None, PERCENT, stride=3)
    assert few.cut == 0
    assert few.kept.all()


def test_few_cells_end_at_the_far_cut() -> None:
    canonical = step()
    near = canonical > 0.7
    few = cut_few(canonical, near, None, stride=2)
    assert near[::2, ::2].ravel()[grid_faces(few)].all()
    assert few.cut_far > 0
