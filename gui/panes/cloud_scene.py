"""What stands around the points: their extent, the camera's frustum and the floor's grid."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from core.types import FloatMap, Intrinsics

SAMPLE_POINTS = 20_000
OUTER_PERCENTILES = (2.0, 50.0, 98.0)
GRID_LINES = 24  # about as many across the floor
GRID_STEPS = (1.0, 2.0, 5.0)
LEAST_GRID_M = 0.01
FRUSTUM_SHARE = 0.3  # of the median depth
FRUSTUM_ROOM = 0.8  # of the way to the nearest points: it ends before the subject
UP_MARK_SHARE = 0.25  # of the frustum's height


@dataclass(frozen=True, eq=False)
class Extent:
    """Where nearly all points lie.

    Attributes:
        low, middle, high: (3,) percentiles 2, 50 and 98 of x, y, z in metres.
        sample: (M, 3) float32, an even choice of the points.
    """

    low: FloatMap
    middle: FloatMap
    high: FloatMap
    sample: FloatMap

    def turned(self, rotation: FloatMap) -> Extent:
        """The extent of the same points in another frame, (3, 3) rotation."""
        return _extent_of(np.ascontiguousarray(self.sample @ rotation.T))


def extent(xyz: FloatMap) -> Extent | None:
    """Extent of (N, 3) points; None without points."""
    if not len(xyz):
        return None
    return _extent_of(np.ascontiguousarray(xyz[:: math.ceil(len(xyz) / SAMPLE_POINTS)]))


def _extent_of(sample: FloatMap) -> Extent:
    low, middle, high = np.percentile(sample, OUTER_PERCENTILES, axis=0).astype(np.float32)
    return Extent(low, middle, high, sample)


def grid_spacing(extent_m: float) -> float:
    """Metres between grid lines: 1 m, or the step of 1-2-5 that suits the extent."""
    least = max(extent_m / GRID_LINES, LEAST_GRID_M)
    if extent_m / GRID_LINES <= 1.0 <= extent_m / 2:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (*GRID_STEPS, 10.0) if step * power >= least * 0.999)


def floor_grid(bounds: Extent, floor_m: float | None = None) -> tuple[FloatMap, float]:
    """Line ends (2 L, 3) of a grid under the points from the camera on, and its spacing in m.

    Args:
        floor_m: y of the grid; None: just below the points.
    """
    x_low, x_high = float(bounds.low[0]), float(bounds.high[0])
    z_high = float(bounds.high[2])
    spacing = grid_spacing(max(x_high - x_low, z_high))
    xs = _steps(x_low, x_high, spacing)
    zs = _steps(min(0.0, float(bounds.low[2])), z_high, spacing)  # all around, of a panorama
    along_z = [(x, z) for x in xs for z in (zs[0], zs[-1])]
    along_x = [(x, z) for z in zs for x in (xs[0], xs[-1])]
    flat = np.array(along_z + along_x, np.float32)
    y = bounds.high[1] if floor_m is None else floor_m
    return np.insert(flat, 1, y, axis=1).astype(np.float32), spacing


def frustum(intrinsics: Intrinsics, bounds: Extent) -> FloatMap:
    """Line ends (2 L, 3) of the photo's pyramid, with a mark above its upper edge."""
    depth = min(FRUSTUM_SHARE * float(bounds.middle[2]), FRUSTUM_ROOM * float(bounds.low[2]))
    width, height = intrinsics.size
    left, right = -0.5 - intrinsics.cx, width - 0.5 - intrinsics.cx
    top, bottom = -0.5 - intrinsics.cy, height - 0.5 - intrinsics.cy
    peak = top - UP_MARK_SHARE * height
    tip, a, b, c, d, up = (
        np.array([x, y, f]) * (depth / intrinsics.f)
        for x, y, f in [
            (0.0, 0.0, 0.0),
            (left, top, intrinsics.f),
            (right, top, intrinsics.f),
            (right, bottom, intrinsics.f),
            (left, bottom, intrinsics.f),
            ((left + right) / 2, peak, intrinsics.f),
        ]
    )
    pairs = [tip, a, tip, b, tip, c, tip, d, a, b, b, c, c, d, d, a]
    quarter_left, quarter_right = a * 0.7 + b * 0.3, a * 0.3 + b * 0.7
    return np.array([*pairs, quarter_left, up, up, quarter_right], np.float32)


def _steps(low: float, high: float, spacing: float) -> list[float]:
    first, last = math.floor(low / spacing), math.ceil(high / spacing)
    return [index * spacing for index in range(first, max(last, first + 1) + 1)]
