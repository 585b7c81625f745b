"""One map of inverse range out of all views', and how large the steps across its seams are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.camera import SphereCamera, grid_pixels, rays
from core.depth import MIN_CANONICAL
from core.panorama.join import Correction
from core.panorama.seen import Array, Seen, look
from core.progress import CancelToken, Monitor
from core.types import FloatMap, Mask, Size

BAND_CELLS = 1 << 18
EDGE_TOLERANCE = 0.05
"""Difference (in logarithm) to the view that counts most at which another one counts little where
they may mean two surfaces."""
TORN = (0.1, 0.3)
"""Spread of the views' answers from which on, and beyond which, they mean two surfaces for sure."""
APART_CELLS, BESIDE_CELLS = 2, 12
"""How far from a seam steps within a view are looked at."""
NOBODY = -1


@dataclass(frozen=True, eq=False)
class Blended:
    """The sphere.

    Attributes:
        inverse: (h, w) float32 inverse range.
        leader: (h, w) the view that counts most; ``NOBODY`` where none looks.
    """

    inverse: FloatMap
    leader: NDArray[np.int16]

    @property
    def coverage(self) -> float:
        """Share of the cells that some view saw."""
        return float(np.mean(self.leader != NOBODY))


def blend(
    views: Sequence[Seen],
    corrections: Sequence[Correction],
    camera: SphereCamera,
    grid: Size,
    monitor: Monitor,
) -> Blended:
    """Mix views smoothly, but for depth edges: there each cell is of one surface.

    Cells that no view saw get what the nearest one says.

    Raises:
        Cancelled: stopped.
    """
    rows = max(1, BAND_CELLS // grid.width)
    logs, leaders = [], []
    u, v = grid_pixels(grid, camera.size)
    for top in range(0, grid.height, rows):
        monitor.check()
        way = rays(u, v[top : top + rows, None], camera).reshape(-1, 3)
        log, leader = _mix(views, corrections, way)
        logs.append(log.reshape(-1, grid.width))
        leaders.append(leader.reshape(-1, grid.width))
    leader = np.concatenate(leaders)
    inverse = np.exp(np.concatenate(logs)).astype(np.float32)
    return Blended(_filled(inverse, leader == NOBODY), leader)


def _mix(
    views: Sequence[Seen], corrections: Sequence[Correction], way: Array
) -> tuple[Array, NDArray[np.int16]]:
    """Logarithm of inverse range along directions (n, 3), and who counts most."""
    shape = (len(views), len(way))
    logs, weights = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    edge = np.zeros(len(way), np.float32)
    for number, (view, correction) in enumerate(zip(views, corrections, strict=True)):
        seen = look(view, way, correction.line)
        logs[number, seen.index] = seen.log + correction.at(seen.x, seen.y)
        weights[number, seen.index] = np.maximum(seen.weight, 1e-6)
        edge[seen.index] = np.maximum(edge[seen.index], seen.near_edge)
    leader = weights.argmax(axis=0)
    leading = np.take_along_axis(logs, leader[None], axis=0)
    total = weights.sum(axis=0)
    share = weights / np.where(total > 0, total, 1)
    mean = (share * logs).sum(axis=0)
    spread = np.sqrt((share * (logs - mean) ** 2).sum(axis=0))
    edge = np.maximum(edge, np.clip((spread - TORN[0]) / (TORN[1] - TORN[0]), 0, 1))
    share *= np.exp(-(((logs - leading) / EDGE_TOLERANCE) ** 2))
    alike = (share * logs).sum(axis=0) / np.where(total > 0, share.sum(axis=0), 1)
    mixed = (1 - edge) * mean + edge * alike
    nobody = total == 0
    return np.where(nobody, np.log(MIN_CANONICAL), mixed), np.where(nobody, NOBODY, leader).astype(
        np.int16
    )


def _filled(inverse: FloatMap, missing: Mask) -> FloatMap:
    """With the nearest cell's value where nothing is known."""
    from scipy.ndimage import distance_transform_edt

    if not missing.any() or missing.all():
        return inverse
    _, (rows, columns) = distance_transform_edt(missing, return_indices=True)
    filled: FloatMap = inverse[rows, columns]
    return filled


# Seams


@dataclass(frozen=True)
class Steps:
    """Median steps between neighbours, in percent of range, but for the slope on both sides."""

    seam: float
    within: float


def steps(blended: Blended, *, wraps: bool, cancel: CancelToken | None = None) -> Steps:
    """Steps across seams, where another view begins to count most, and on both sides of them:
    of the same surfaces, but within a view."""
    from scipy.ndimage import maximum_filter1d

    log, leader = np.log(np.maximum(blended.inverse, MIN_CANONICAL)), blended.leader
    if wraps:  # the edge is in its midst, too
        log, leader = (np.concatenate((each, each[:, :4]), axis=1) for each in (log, leader))
    seams, within = [], []
    for values, owner in ((log, leader), (log.T, leader.T)):
        if cancel is not None:
            cancel.check()
        if values.shape[1] < 4:
            continue
        step = np.diff(values, axis=1)
        off = np.abs(step[:, 1:-1] - (step[:, :-2] + step[:, 2:]) / 2)
        before, after = owner[:, 1:-2], owner[:, 2:-1]
        known = (before != NOBODY) & (after != NOBODY)
        told = np.minimum(values[:, 1:-2], values[:, 2:-1]) > np.log(MIN_CANONICAL)
        crossing = before != after
        seams.append(off[known & crossing & told])
        beside = maximum_filter1d(crossing, 2 * BESIDE_CELLS + 1, axis=1)
        beside &= ~maximum_filter1d(crossing, 2 * APART_CELLS + 1, axis=1)
        within.append(off[known & beside & told])
    return Steps(*(_percent(np.concatenate(each)) if each else 0.0 for each in (seams, within)))


def _percent(off: NDArray[np.float32]) -> float:
    return 100 * float(np.expm1(np.median(off))) if len(off) else 0.0
