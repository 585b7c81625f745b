"""Depth within an outline drawn on a photo: least, mean, median, greatest, and what is how far.

A cell of the network's grid counts where its centre lies within the outline. Depth is
Z = per_inverse_m / C, so all but the mean are ranks of C, which is sorted once for an outline:
another focal length, scale or limit costs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.depth import MIN_CANONICAL
from core.errors import MeasureError
from core.measuring.measure import Point
from core.types import FloatMap, Mask, Size

LEAST_CORNERS = 3
MOST_CORNERS = 2000
THIRDS = 3


@dataclass(frozen=True)
class RegionStats:
    """Depth along the optical axis within an outline, in metres.

    Attributes:
        least_m, mean_m, median_m, greatest_m: of the cells that are no sky.
        limits_m: where near ends and where far begins.
        shares: of those cells, how many are near, in the middle and far.
        sky: share of all cells that are endlessly far.
        cells: number of cells of the grid.
    """

    least_m: float
    mean_m: float
    median_m: float
    greatest_m: float
    limits_m: tuple[float, float]
    shares: tuple[float, float, float]
    sky: float
    cells: int


@dataclass(frozen=True, eq=False)
class Samples:
    """What an outline holds of a map, whatever focal length and scale.

    Attributes:
        canonical: (N,) float32, C of the cells that are no sky, sorted: the farthest first.
        mean_inverse: mean of 1 / C of these cells.
        cells: number of cells with those of the sky.
    """

    canonical: NDArray[np.float32]
    mean_inverse: float
    cells: int


def rectangle(start: Point, end: Point) -> tuple[Point, ...]:
    """The outline between two opposite corners, from the upper left one on, clockwise."""
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(start, end, strict=True))
    return (left, top), (right, top), (right, bottom), (left, bottom)


def checked_outline(outline: Sequence[Point]) -> tuple[Point, ...]:
    """The outline as it is kept.

    Raises:
        MeasureError: it holds no area.
    """
    corners = np.asarray(outline, np.float64).reshape(-1, 2)[:MOST_CORNERS]
    if len(corners) < LEAST_CORNERS or (np.ptp(corners, axis=0) < 1.0).any():
        raise MeasureError("this outline holds nothing: draw around something")
    return tuple((float(u), float(v)) for u, v in corners)


def inside(outline: Sequence[Point], photo: Size, grid: Size) -> Mask:
    """(h, w) bool of the grid's cells within an outline given in the photo's pixels (u, v).

    Along each row every side that is crossed leads in or out (the even-odd rule).
    """
    scale = np.array([grid.width / photo.width, grid.height / photo.height])
    start = (np.asarray(outline, np.float64) + 0.5) * scale - 0.5
    end = np.roll(start, -1, axis=0)
    rows = np.arange(grid.height)
    crossed = (start[:, None, 1] <= rows) != (end[:, None, 1] <= rows)  # side, row
    side, row = np.nonzero(crossed)
    slope = (end[side, 0] - start[side, 0]) / (end[side, 1] - start[side, 1])
    across = start[side, 0] + (row - start[side, 1]) * slope
    changes = np.zeros((grid.height, grid.width + 1), np.uint16)
    column = np.clip(np.ceil(across), 0, grid.width).astype(np.int64)
    np.add.at(changes, (row, column), 1)
    return (np.cumsum(changes, axis=1, dtype=np.uint16)[:, :-1] % 2).astype(np.bool_)


def sample(canonical: FloatMap, outline: Sequence[Point], photo: Size) -> Samples:
    """What an outline holds of a map C, (h, w)."""
    height, width = canonical.shape
    values = canonical[inside(outline, photo, Size(width, height))]
    known = np.sort(values[values > MIN_CANONICAL])
    mean_inverse = float((1.0 / known).mean(dtype=np.float64)) if len(known) else math.nan
    return Samples(known, mean_inverse, len(values))


def thirds(near_m: float, far_m: float) -> tuple[float, float]:
    """Where near ends and far begins: three steps of equal ratio between two depths."""
    step = (far_m / near_m) ** (1 / THIRDS)
    return near_m * step, far_m / step


def statistics(held: Samples, per_inverse_m: float, limits_m: tuple[float, float]) -> RegionStats:
    """Depths of a sample.

    Args:
        held: of a map.
        per_inverse_m: metres for C = 1, ``core.measuring.measure.MetricCamera.per_inverse_m``.
        limits_m: where near ends and far begins.

    Raises:
        MeasureError: nothing but sky is there.
    """
    canonical, count = held.canonical, len(held.canonical)
    if not count:
        raise MeasureError("there is nothing but sky within this outline")
    middle = canonical[[(count - 1) // 2, count // 2]].astype(np.float64)
    # In the array's own type: of another one it would be copied first.
    ends = (np.float32(per_inverse_m / limit) for limit in limits_m)
    near, far = (int(np.searchsorted(canonical, end)) for end in ends)
    return RegionStats(
        least_m=per_inverse_m / float(canonical[-1]),
        mean_m=per_inverse_m * held.mean_inverse,
        median_m=float(np.mean(per_inverse_m / middle)),
        greatest_m=per_inverse_m / float(canonical[0]),
        limits_m=limits_m,
        shares=((count - near) / count, (near - far) / count, far / count),
        sky=1.0 - count / held.cells,
        cells=held.cells,
    )
