"""What the views of a panorama say, along its own directions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.contours import contour_mask, neighbour_ratio
from core.depth import MIN_CANONICAL, inverse_depth
from core.measuring.measure import SIDE_PERCENT, sample, to_grid
from core.panorama.views import View
from core.types import Estimate, FloatMap, Size

Array = NDArray[np.float64]
EDGE_CELLS = 3
"""So near to a depth edge two views are not mixed."""
RIM = 0.5
"""Share of a view, from its edge inwards, over which it gives way to its neighbours."""


@dataclass(frozen=True, eq=False)
class Seen:
    """One view and its inverse depth.

    Attributes:
        view: where it looks.
        inverse: (h, w) inverse depth along its optical axis, 1/m where the model tells metres.
    """

    view: View
    inverse: FloatMap

    @classmethod
    def of(cls, view: View, estimate: Estimate) -> Seen:
        """What a model says of a view's picture."""
        return cls(view, inverse_depth(estimate, focal_px=view.camera.f))

    @cached_property
    def near_edge(self) -> NDArray[np.float32]:
        """(h, w), 1 at depth edges, falling to 0 a few cells away."""
        from scipy.ndimage import maximum_filter, uniform_filter

        edges = contour_mask(neighbour_ratio(self.inverse), percent=SIDE_PERCENT)
        wide = maximum_filter(edges.astype(np.float32), 2 * EDGE_CELLS + 1)
        soft: NDArray[np.float32] = uniform_filter(wide, EDGE_CELLS)
        return soft


@dataclass(frozen=True, eq=False)
class Glimpse:
    """A view's answers along some directions; those (n,) that it sees.

    Attributes:
        index: which of the directions these are.
        x, y: where in the view, -1 to 1 from edge to edge.
        log: logarithm of inverse range.
        known: false for what is too far to tell.
        slant: cosine to the view's optical axis.
        weight: how much it counts: 1 in the middle, 0 at its edge.
        near_edge: 0 to 1.
    """

    index: NDArray[np.intp]
    x: Array
    y: Array
    log: Array
    known: NDArray[np.bool_]
    slant: Array
    weight: Array
    near_edge: Array


def look(seen: Seen, way: Array, line: tuple[float, float] = (1.0, 0.0)) -> Glimpse:
    """What a view says along unit vectors (n, 3) of the panorama's frame.

    Args:
        line: factor and offset of its inverse depth.
    """
    camera, size = seen.view.camera, seen.view.camera.size
    own = way @ seen.view.rotation
    ahead = own[:, 2] > 1e-6
    slope = own[:, :2] / np.where(ahead, own[:, 2], 1.0)[:, None]
    x, y = (2 * camera.f * slope[:, axis] / size[axis] for axis in (0, 1))
    index = np.flatnonzero(ahead & (np.abs(x) < 1) & (np.abs(y) < 1))
    x, y, slant = x[index], y[index], own[index, 2]
    u, v = (x + 1) * (size.width / 2) - 0.5, (y + 1) * (size.height / 2) - 0.5
    inverse = sample(seen.inverse, size, u, v)
    known = inverse > MIN_CANONICAL * (1 + 1e-6)
    inverse = inverse * line[0] + line[1]
    known &= inverse > MIN_CANONICAL
    edges = _nearest(seen.near_edge, size, u, v)
    weight = _rim(x) * _rim(y) * slant**2
    log = np.log(np.maximum(inverse, MIN_CANONICAL) * slant)
    return Glimpse(index, x, y, log, known, slant, weight, edges)


def _rim(place: Array) -> Array:
    """A smooth step from the edge of a view inwards."""
    share = np.clip((1 - np.abs(place)) / RIM, 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def _nearest(values: FloatMap, size: Size, u: Array, v: Array) -> Array:
    column, row = to_grid(values, size, u, v)
    return values[np.rint(row).astype(np.intp), np.rint(column).astype(np.intp)].astype(np.float64)
