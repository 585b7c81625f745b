"""Which triangles join the cells of a grid, and where contours cut them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.contours import contour_mask, neighbour_ratio
from core.depth import MIN_CANONICAL
from core.types import FloatMap, Mask

Faces = NDArray[np.int32]
_Map = NDArray[Any]


class CutGrid(NamedTuple):
    """What becomes of both triangles of every square of four cells, (h-1, w-1) squares.

    Attributes:
        falling: (h-1, w-1) whether the diagonal goes from the upper left to the lower right.
        kept: (h-1, w-1, 2) the triangles that are there: the left one, then the right one.
        cut: triangles left out because they would span a contour.
        cut_far: triangles left out because a corner lies beyond the far cut.
    """

    falling: Mask
    kept: Mask
    cut: int
    cut_far: int


def cut_grid(canonical: FloatMap, near: Mask | None, percent: float | None) -> CutGrid:
    """Divide squares along the diagonal with the lesser depth ratio, and cut them at contours.

    Args:
        canonical: (h, w) float32 canonical inverse depth.
        near: (h, w) cells within the far cut; None for all.
        percent: triangles with two corners whose depths differ by more than this are cut; every
            edge counts, the diagonal too. None: nothing is cut.
    """
    values = _positive(canonical)
    a, b, c, d = _corners(values)
    falling = _ratio(a, d) <= _ratio(b, c)
    within: Mask = np.ones((*falling.shape, 2), np.bool_)
    if near is not None:
        within = _joined(near, falling, np.logical_and)
    kept = within if percent is None else within & ~_spanning(values, falling, percent)
    there = int(np.count_nonzero(within))
    return CutGrid(falling, kept, there - int(np.count_nonzero(kept)), within.size - there)


def cut_faces(grid: CutGrid, near: Mask | None) -> Faces:
    """The triangles that contours cut out, as ``grid_faces``.

    Args:
        grid: cut grid.
        near: (h, w) cells that it was made with.
    """
    within = np.True_ if near is None else _joined(near, grid.falling, np.logical_and)
    return grid_faces(grid._replace(kept=within & ~grid.kept))


def grid_faces(grid: CutGrid) -> Faces:
    """The triangles that are there, (M, 3) int32 flat indices of cells, in raster order.

    Counter-clockwise as the camera sees them.
    """
    width = grid.falling.shape[1]
    triangle = np.flatnonzero(grid.kept)
    square = triangle >> 1
    right = (triangle & 1).astype(np.bool_)
    rising = ~grid.falling.ravel()[square]
    a = (square + square // max(width, 1)).astype(np.int32)  # one more cell than squares in a row
    b, c, d = a + 1, a + width + 1, a + width + 2
    faces = np.empty((len(triangle), 3), np.int32)
    faces[:, 0] = np.where(right & rising, c, a)
    faces[:, 1] = np.where(right, d, c)
    faces[:, 2] = np.where(right | rising, b, d)
    return faces


def coarser(grid: CutGrid, canonical: FloatMap, *, stride: int, percent: float | None) -> CutGrid:
    """The same surface on every ``stride``-th row and column: quick to draw.

    A triangle is left out where its corners lie further apart than the threshold and one of
    the squares below it is cut: on a slope the corners alone would tear it.

    Args:
        grid: grid of all cells.
        canonical: (h, w) that it was made of.
        stride: 2 or more.
        percent: threshold that it was cut with.
    """
    coarse = cut_grid(canonical[::stride, ::stride], None, percent)
    missing = _blocks(~grid.kept, coarse.falling.shape, stride)
    torn: Mask = np.any(missing, axis=2, keepdims=True)
    empty: Mask = np.all(missing, axis=2, keepdims=True)
    kept = ~empty & (coarse.kept | ~torn)
    return CutGrid(coarse.falling, kept, grid.cut, grid.cut_far)


def cut_few(
    canonical: FloatMap, near: Mask | None, percent: float | None, *, stride: int
) -> CutGrid:
    """``coarser`` without the grid of all cells, in a quarter of the time: whether a contour lies
    below a triangle says the ratio map. Its counts are those of the triangles it has.

    Args:
        canonical: (h, w) float32 canonical inverse depth.
        near: (h, w) cells within the far cut; None for all.
        percent: threshold of contours; None: nothing is cut.
        stride: 2 or more.
    """
    every = slice(None, None, stride)
    few = canonical[every, every]
    there = None if near is None else near[every, every]
    whole = cut_grid(few, there, None)
    if percent is None:
        return whole
    contours = contour_mask(neighbour_ratio(canonical), percent=percent)
    torn = _any_below(contours, whole.falling.shape, stride)[..., None]
    kept = whole.kept & ~(torn & _spanning(_positive(few), whole.falling, percent))
    cut = int(np.count_nonzero(whole.kept)) - int(np.count_nonzero(kept))
    return whole._replace(kept=kept, cut=cut)


def _any_below(cells: Mask, shape: tuple[int, ...], stride: int) -> Mask:
    """Whether any cell is set within every coarse square, its rim included."""
    rows, columns = (count * stride for count in shape)
    found = np.zeros(shape, np.bool_)
    for down in range(stride + 1):
        for right in range(stride + 1):
            found |= cells[down : rows + down : stride, right : columns + right : stride]
    return found


def _positive(canonical: FloatMap) -> FloatMap:
    positive: FloatMap = np.maximum(canonical, np.float32(MIN_CANONICAL))
    return positive


def _blocks(squares: _Map, shape: tuple[int, ...], stride: int) -> _Map:
    """What lies below every coarse square: (H, W, 2) to (h, w, 2 * stride * stride)."""
    rows, columns = shape
    inside = squares[: rows * stride, : columns * stride]
    blocks = inside.reshape(rows, stride, columns, 2 * stride)
    return np.moveaxis(blocks, 2, 1).reshape(rows, columns, -1)


def _corners(grid: _Map) -> tuple[_Map, _Map, _Map, _Map]:
    """Upper left, upper right, lower left and lower right cell of every square."""
    return grid[:-1, :-1], grid[:-1, 1:], grid[1:, :-1], grid[1:, 1:]


def _ratio(one: _Map, other: _Map) -> FloatMap:
    ratio: FloatMap = np.divide(np.maximum(one, other), np.minimum(one, other))
    return ratio


def _spanning(values: FloatMap, falling: Mask, percent: float) -> Mask:
    """Triangles whose corners' depths differ by more than the threshold."""
    greatest = _joined(values, falling, np.maximum)
    greatest /= _joined(values, falling, np.minimum)
    return greatest > np.float32(1 + percent / 100)


def _joined(grid: _Map, falling: Mask, join: Callable[[_Map, _Map], _Map]) -> _Map:
    """The corners' values of both triangles of every square, joined: (h-1, w-1, 2)."""
    a, b, c, d = _corners(grid)
    joined = np.empty((*falling.shape, 2), grid.dtype)
    joined[..., 0] = join(join(a, c), np.where(falling, d, b))
    joined[..., 1] = join(join(b, d), np.where(falling, a, c))
    return joined
