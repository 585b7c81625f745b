"""Flying pixels moved to one side of their contour instead of being left out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.depth import MIN_CANONICAL
from core.types import Estimate, FloatMap, Mask

Side = Literal["near", "far"]
Indices = NDArray[np.intp]

# A pixel hangs between two surfaces when it differs from both by this share of the threshold;
# one that differs by less belongs to that surface.
_OWN_SHARE = 0.1


class Snapped(NamedTuple):
    """Canonical inverse depth after snapping, and how many of its pixels were moved."""

    canonical: FloatMap
    moved: int


def snap_flying(canonical: FloatMap, *, percent: float, side: Side) -> Snapped:
    """Give every pixel that hangs between two surfaces the depth of one of them.

    From such a pixel one goes to its nearest (or farthest) 4-neighbour, and on until a pixel
    is met that belongs to a surface: its depth counts. Surfaces themselves do not change.

    Args:
        canonical: (h, w) float32 canonical inverse depth.
        percent: threshold t of occluding contours.
        side: the nearer or the farther surface.
    """
    values: FloatMap = np.maximum(canonical, np.float32(MIN_CANONICAL))
    flying = _between(values, axis=0, percent=percent) | _between(values, axis=1, percent=percent)
    moved = np.flatnonzero(flying)
    step = np.arange(values.size)
    step[moved] = _uphill(values if side == "near" else -values, moved)
    ends = step[moved]
    while not np.array_equal(further := step[ends], ends):
        ends = further
    result = canonical.copy()
    result.ravel()[moved] = values.ravel()[ends]
    return Snapped(result, moved.size)


@lru_cache(maxsize=1)  # cloud and mesh of the same settings ask one after the other
def snapped_estimate(
    estimate: Estimate, *, percent: float, side: Side | None
) -> tuple[Estimate, int]:
    """The estimate with its flying pixels snapped, and how many; as it is without a side."""
    if side is None:
        return estimate, 0
    snapped = snap_flying(estimate.canonical_inverse_depth, percent=percent, side=side)
    return replace(estimate, canonical_inverse_depth=snapped.canonical), snapped.moved


def _between(values: FloatMap, *, axis: int, percent: float) -> Mask:
    """Pixels between a nearer and a farther neighbour along an axis, more than t apart."""
    flying = np.zeros(values.shape, np.bool_)
    rows, inner = np.moveaxis(values, axis, 0), np.moveaxis(flying, axis, 0)
    near = np.maximum(rows[:-2], rows[2:])
    far = np.minimum(rows[:-2], rows[2:])
    own = np.float32(1 + percent * _OWN_SHARE / 100)
    apart = near > far * np.float32(1 + percent / 100)
    inner[1:-1] = apart & (near > rows[1:-1] * own) & (rows[1:-1] > far * own)
    return flying


def _uphill(values: FloatMap, places: Indices) -> Indices:
    """Flat index of the greatest 4-neighbour of the pixels at ``places``; all lie within."""
    height, width = values.shape
    row, column = np.divmod(places, width)
    around = np.stack(
        (
            places - width * (row > 0),
            places + width * (row < height - 1),
            places - (column > 0),
            places + (column < width - 1),
        )
    )
    choice = values.ravel()[around].argmax(axis=0)
    index: Indices = np.take_along_axis(around, choice[None], axis=0)[0]
    return index
