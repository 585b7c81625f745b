"""Which point of a cloud lies under the mouse."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from core.types import PointCloud
from gui.panes.orbit import Viewport, even_stride

COARSE_POINTS = 140_000
REACH_PX = 6.0  # how far from the mouse a point may lie
SEARCH_PX = 40.0  # how far a coarse point may lead to finer ones
MOST_COARSE = 64
SAME_SURFACE = 1.03  # depths within 3 % compete by their distance from the mouse


class Picker:
    """Finds points by projecting an even choice of them, then the neighbours of the nearest.

    The choice's screen positions are kept until the view changes, so a still view costs well
    under a millisecond per position.
    """

    def __init__(self, cloud: PointCloud) -> None:
        self._cloud = cloud
        stride = even_stride(len(cloud.xyz), budget=COARSE_POINTS, row=cloud.grid.width)
        self._coarse_xyz = np.ascontiguousarray(cloud.xyz[::stride])
        self._stride = stride
        self._reach_cells = math.ceil(math.sqrt(stride))
        self._seen_from: Viewport | None = None
        self._screen = np.empty((3, 0), np.float32)

    def pick(self, viewport: Viewport, x: float, y: float, *, reach: float = 1.0) -> int | None:
        """Place in the cloud of the nearest-to-camera point within reach of pixel (x, y).

        Args:
            reach: factor on the distances, for high-density screens.
        """
        self._project(viewport)
        distance = np.hypot(self._screen[0] - x, self._screen[1] - y)
        near = np.flatnonzero(distance <= SEARCH_PX * reach)
        if not len(near):
            return None
        near = near[np.argsort(distance[near])[:MOST_COARSE]]
        places = self._neighbours(near * self._stride)
        screen = viewport.project(self._cloud.xyz[places])
        return _front(places, screen, x, y, REACH_PX * reach)

    def _project(self, viewport: Viewport) -> None:
        if viewport != self._seen_from:
            self._screen = viewport.project(self._coarse_xyz)
            self._seen_from = viewport

    def _neighbours(self, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """Places of all points within some grid cells of those at ``places``."""
        if self._stride == 1:
            return places
        index, (width, height) = self._cloud.index, self._cloud.grid
        v, u = np.divmod(index[places].astype(np.int64), width)
        cells = self._reach_cells
        rows = (v[:, None] + np.arange(-cells, cells + 1)).clip(0, height - 1)
        first = (rows * width + np.maximum(u - cells, 0)[:, None]).ravel()
        last = (rows * width + np.minimum(u + cells, width - 1)[:, None]).ravel()
        starts = np.searchsorted(index, first.astype(index.dtype))
        ends = np.searchsorted(index, last.astype(index.dtype), side="right")
        spans = [np.arange(start, end) for start, end in zip(starts, ends, strict=True)]
        return np.unique(np.concatenate(spans))


def _front(
    places: NDArray[np.intp], screen: NDArray[np.float32], x: float, y: float, reach: float
) -> int | None:
    distance = np.hypot(screen[0] - x, screen[1] - y)
    hit = distance <= reach
    if not hit.any():
        return None
    nearest = screen[2][hit].min()
    surface = hit & (screen[2] <= nearest * SAME_SURFACE)
    return int(places[np.argmin(np.where(surface, distance, np.inf))])
