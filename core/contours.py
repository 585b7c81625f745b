"""Occluding contours: pixels next to which something lies much farther behind.

Pixel i belongs to the contours at threshold t (percent) when a 4-neighbour j has
depth(j) / depth(i) > 1 + t / 100 (Depth Pro, arXiv 2410.02073, section 3.2). Depth ratios are
inverse ratios of canonical inverse depth, so neither focal length nor scale changes them. All
is evaluated on the network's own grid: enlarging first would dilute every ratio.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.depth import MIN_CANONICAL
from core.types import Bounds, FloatMap, Mask

THRESHOLD_PERCENT = Bounds(10.0, 1.0, 50.0)
CODE_STEP_PERCENT = 0.25
MAX_CODE = 255
MAX_CODED_PERCENT = (MAX_CODE - 1) * CODE_STEP_PERCENT
# Half of float32's spacing between 1 and 2, where the thresholds lie.
_HALF_SPACING = 2.0**-24
_BEYOND = 32


def neighbour_ratio(canonical: FloatMap, *, wraps: bool = False) -> FloatMap:
    """Greatest depth of the 4-neighbours over the pixel's own.

    Args:
        canonical: (h, w) float32 canonical inverse depth, or any multiple of it; values below
            MIN_CANONICAL count as MIN_CANONICAL.
        wraps: the last column has the first one as its neighbour.

    Returns:
        (h, w) float32: C_i / min C_j; 0 where there is no neighbour at all.
    """
    values: FloatMap = np.maximum(canonical, np.float32(MIN_CANONICAL))
    least = np.full_like(values, np.inf)
    for here, there in _NEIGHBOURS:
        np.minimum(least[here], values[there], out=least[here])
    if wraps:
        np.minimum(least[:, 0], values[:, -1], out=least[:, 0])
        np.minimum(least[:, -1], values[:, 0], out=least[:, -1])
    return np.divide(values, least, out=values)


_FRONT, _BACK, _ALL = slice(None, -1), slice(1, None), slice(None)
# Slices of a pixel and of its right, left, lower and upper neighbour.
_NEIGHBOURS = (
    ((_ALL, _FRONT), (_ALL, _BACK)),
    ((_ALL, _BACK), (_ALL, _FRONT)),
    ((_FRONT, _ALL), (_BACK, _ALL)),
    ((_BACK, _ALL), (_FRONT, _ALL)),
)


def contour_mask(ratio: FloatMap, *, percent: float) -> Mask:
    """Pixels of a ratio map whose ratio exceeds 1 + percent / 100."""
    return ratio > np.float32(1 + percent / 100)


def ratio_codes(ratio: FloatMap) -> NDArray[np.uint8]:
    """Quantise a ratio map so that a threshold becomes a comparison of bytes.

    ``ratio_codes(r) >= first_code(t)`` equals ``contour_mask(r, percent=t)`` where t is a
    multiple of CODE_STEP_PERCENT up to MAX_CODED_PERCENT, and that of the nearest such t
    elsewhere.

    Returns:
        (h, w) uint8: how many of the 255 thresholds 0, 0.25, 0.5, ... percent are exceeded.
    """
    # Thresholds are rounded to float32. Taking half a spacing off in float64 counts a ratio
    # that equals its rounded threshold as not above it, and the next ratio as above.
    steps = np.subtract(ratio, 1 + _HALF_SPACING, dtype=np.float64)
    steps *= 100 / CODE_STEP_PERCENT
    np.ceil(steps, out=steps)
    np.clip(steps, 0, MAX_CODE, out=steps)
    return steps.astype(np.uint8)


def first_code(percent: float) -> int:
    """Smallest code that is shown at that threshold; saturates at MAX_CODED_PERCENT."""
    step = round(percent / CODE_STEP_PERCENT)
    return min(MAX_CODE, max(0, step) + 1)


def thinned_contours(canonical: FloatMap, *, percent: float, wraps: bool = False) -> Mask:
    """Contours one pixel wide.

    Rule: every contour pixel has a direction, that of its farthest 4-neighbour. Of every
    unbroken run, along a direction's row or column, of contour pixels with that direction only
    the one with the largest ratio stays (the first, on a tie), as in the released boundary
    recall. Where lines still touch side by side, every 2 x 2 block full of them loses its
    pixel of smallest ratio.

    Args:
        canonical: (h, w) float32 canonical inverse depth.
        percent: threshold t.
        wraps: the map goes on at its other side; there runs are followed for ``_BEYOND`` cells.

    Returns:
        (h, w) bool, a subset of the contour mask without a full 2 x 2 block.
    """
    if wraps:
        beyond = min(_BEYOND, canonical.shape[1])
        around = np.pad(canonical, ((0, 0), (beyond, beyond)), mode="wrap")
        return thinned_contours(around, percent=percent)[:, beyond:-beyond]
    ratio = neighbour_ratio(canonical)
    rows, columns = np.nonzero(contour_mask(ratio, percent=percent))
    direction = _farthest_neighbour(canonical, rows, columns)
    thin = np.zeros(ratio.shape, np.bool_)
    for way in range(len(_STEPS)):
        mine = direction == way
        peaks = _run_peaks(ratio, rows[mine], columns[mine], along_row=_STEPS[way][0] == 0)
        thin[peaks] = True
    return _without_blocks(thin, ratio)


Indices = NDArray[np.intp]
# Row and column steps to the left, upper, right and lower neighbour.
_STEPS = ((0, -1), (-1, 0), (0, 1), (1, 0))


def _farthest_neighbour(canonical: FloatMap, rows: Indices, columns: Indices) -> Indices:
    """Index into _STEPS of each pixel's farthest neighbour (the first, on a tie)."""
    padded = np.pad(
        np.maximum(canonical, np.float32(MIN_CANONICAL)), 1, constant_values=np.float32(np.inf)
    )
    around = [padded[rows + 1 + down, columns + 1 + right] for down, right in _STEPS]
    farthest: Indices = np.argmin(around, axis=0)
    return farthest


def _run_peaks(
    ratio: FloatMap, rows: Indices, columns: Indices, *, along_row: bool
) -> tuple[Indices, Indices]:
    """Pixel of largest ratio of every unbroken run of the pixels given."""
    if rows.size == 0:
        return rows, columns
    line, place = (rows, columns) if along_row else (columns, rows)
    order = np.lexsort((place, line))
    line, place = line[order], place[order]
    starts = np.r_[True, (np.diff(line) != 0) | (np.diff(place) != 1)]
    values = ratio[rows[order], columns[order]]
    run = np.cumsum(starts) - 1
    largest = np.maximum.reduceat(values, np.flatnonzero(starts))
    at_peak = np.flatnonzero(values == largest[run])
    first = at_peak[np.r_[True, np.diff(run[at_peak]) != 0]]
    return rows[order][first], columns[order][first]


def _without_blocks(thin: Mask, ratio: FloatMap) -> Mask:
    """Drop from every full 2 x 2 block its pixel of smallest ratio (the first, on a tie)."""
    rows, columns = np.nonzero(thin[:-1, :-1] & thin[1:, :-1] & thin[:-1, 1:] & thin[1:, 1:])
    corners = ((0, 0), (0, 1), (1, 0), (1, 1))
    ratios = [ratio[rows + down, columns + right] for down, right in corners]
    least = np.array(corners)[np.argmin(ratios, axis=0)]
    thin[rows + least[:, 0], columns + least[:, 1]] = False
    return thin
