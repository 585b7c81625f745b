"""A plan: what stands between two heights above the floor, seen from straight above.

Plan coordinates are metres on the floor: x to the right of the camera, z ahead along its heading;
the camera stands at (0, 0). Cells are squares of one size, row 0 the farthest, column 0 the
leftmost.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.camera import depth_along, rays
from core.cloud import build_cloud
from core.depth import FAR_M, MIN_CANONICAL
from core.errors import MeasureError
from core.measuring.level import Floor, FloorPlane
from core.measuring.measure import MetricCamera
from core.round_numbers import round_up
from core.types import Bounds, ByteImage, Estimate, FloatMap, Mask

LOW_M, HIGH_M = Bounds(0.1, -100.0, 1000.0), Bounds(2.2, -100.0, 1000.0)
"""Heights above the floor between which a plan shows a scene."""
COLORS = ("ink", "photo", "height")
LEAST_CELLS_ACROSS, MOST_CELLS_ACROSS = 10, 8000
FINE_CELLS_ACROSS = 1200
"""Cells of the longer side, at most, where the cells' size is not given."""
CELLS_PER_SAMPLE = 1.0
"""Cells are no smaller than this many times the usual gap between two points: no holes."""
LEAST_CELL_M, MOST_CELL_M = 0.001, 10.0
MARGIN_SHARE = 0.04


@dataclass(frozen=True)
class Cut:
    """What of a scene a plan shows.

    Attributes:
        low_m, high_m: heights above the floor.
        cell_m: edge of a cell; None for one that suits the scene.
        far_m: points beyond this depth are left out.
        flying_percent: flying pixels at this threshold are left out; None keeps them.
    """

    low_m: float = LOW_M.default
    high_m: float = HIGH_M.default
    cell_m: float | None = None
    far_m: float | None = None
    flying_percent: float | None = None


@dataclass(frozen=True, eq=False)
class FloorPlan:
    """A scene from above.

    Attributes:
        counts: (h, w) int32, points in each cell.
        rgb: (h, w, 3) uint8, their mean colour; black where there is none.
        top_m: (h, w) float32, greatest height of those points; 0 where there is none.
        left_m: x of the left edge.
        ahead_m: z of the upper edge.
        cell_m: edge of a cell.
        cut: heights and thresholds.
        floor: below.
        sides: (x, z) directions, unit length, of the picture's left and right edge; () where it
            shows all around.
    """

    counts: NDArray[np.int32]
    rgb: ByteImage
    top_m: FloatMap
    left_m: float
    ahead_m: float
    cell_m: float
    cut: Cut
    floor: Floor
    sides: tuple[tuple[float, float], ...]

    @property
    def width_m(self) -> float:
        return float(self.counts.shape[1] * self.cell_m)

    @property
    def height_m(self) -> float:
        return float(self.counts.shape[0] * self.cell_m)

    @property
    def occupied(self) -> Mask:
        """Cells with a point, (h, w)."""
        return self.counts > 0

    def place(self, x: float, z: float) -> tuple[float, float]:
        """Column and row, continuous from the upper left corner, of a point on the floor."""
        return (x - self.left_m) / self.cell_m, (self.ahead_m - z) / self.cell_m


def make_plan(
    estimate: Estimate, colors: ByteImage, plane: FloorPlane, camera: MetricCamera, cut: Cut
) -> FloorPlan:
    """Look at a scene from above.

    Args:
        colors: (h, w, 3) uint8 of the estimate's grid.
        plane: the floor.
        camera: focal length and scale in force.

    Raises:
        MeasureError: the heights are the wrong way round, nothing stands between them, or the
            plan would have too many cells.
    """
    if not cut.low_m < cut.high_m:
        raise MeasureError("the plan's lower height must be below its upper one")
    floor = plane.floor(camera)
    cloud = build_cloud(
        estimate,
        colors,
        focal_px=camera.focal_px,
        scale=camera.scale,
        far_m=min(cut.far_m or math.inf, FAR_M * camera.scale),
        flying_percent=cut.flying_percent,
        colors=colors,
    )
    level = floor.level(cloud.xyz)
    heights = -level[:, 1]
    solid = estimate.canonical_inverse_depth.reshape(-1)[cloud.index] > MIN_CANONICAL
    kept = solid & (heights >= cut.low_m) & (heights <= cut.high_m)
    if not kept.any():
        raise MeasureError(
            "nothing stands between {low_m:g} m and {high_m:g} m above the floor: "
            "take other heights or a larger far cut",
            low_m=cut.low_m,
            high_m=cut.high_m,
        )
    gap_m = (
        float(np.median(depth_along(cloud.xyz[kept], camera.lens)))
        * camera.size.width
        / (camera.focal_px * cloud.grid.width)
    )
    x, z = level[kept, 0], level[kept, 2]
    return _rasterised(
        x, z, heights[kept], cloud.rgb[kept], gap_m, cut, floor, _sides(floor, camera)
    )


def _sides(floor: Floor, camera: MetricCamera) -> tuple[tuple[float, float], ...]:
    """Where the middles of the picture's left and right edge look, on the floor."""
    if camera.wraps:
        return ()
    ends = np.array((-0.5, camera.size.width - 0.5))
    edges = rays(ends, (camera.size.height - 1) / 2, camera.lens)
    (x1, _, z1), (x2, _, z2) = floor.turn(edges.astype(np.float32)).tolist()
    one, two = math.hypot(x1, z1), math.hypot(x2, z2)
    return (x1 / one, z1 / one), (x2 / two, z2 / two)


def _rasterised(
    x: FloatMap,
    z: FloatMap,
    heights: FloatMap,
    rgb: ByteImage,
    gap_m: float,
    cut: Cut,
    floor: Floor,
    sides: tuple[tuple[float, float], ...],
) -> FloorPlan:
    low = np.minimum(0.0, [x.min(), z.min()])
    high = np.maximum(0.0, [x.max(), z.max()])
    margin = MARGIN_SHARE * float((high - low).max())
    low, high = low - margin, high + margin
    cell_m = cut.cell_m or fitting_cell(float((high - low).max()), gap_m)
    first, last = np.floor(low / cell_m), np.ceil(high / cell_m)  # edges on whole cells
    width, height = (int(count) for count in last - first)
    check_size(width, height, cell_m)
    left_m, ahead_m = float(first[0] * cell_m), float(last[1] * cell_m)
    column = np.clip(np.floor((x - left_m) / cell_m), 0, width - 1).astype(np.int64)
    row = np.clip(np.floor((ahead_m - z) / cell_m), 0, height - 1).astype(np.int64)
    cell = row * width + column
    counts = np.bincount(cell, minlength=width * height)
    top_m = np.zeros(width * height, np.float32)
    np.maximum.at(top_m, cell, heights)
    shape = (height, width)
    return FloorPlan(
        counts=counts.reshape(shape).astype(np.int32),
        rgb=_mean_colors(cell, rgb, counts).reshape(*shape, 3),
        top_m=top_m.reshape(shape),
        left_m=left_m,
        ahead_m=ahead_m,
        cell_m=cell_m,
        cut=cut,
        floor=floor,
        sides=sides,
    )


def _mean_colors(cell: NDArray[np.int64], rgb: ByteImage, counts: NDArray[np.int64]) -> ByteImage:
    sums = [np.bincount(cell, rgb[:, channel], minlength=len(counts)) for channel in range(3)]
    means = np.stack(sums, axis=-1) / np.maximum(counts, 1)[:, None]
    return np.asarray(np.rint(means), np.uint8)


def fitting_cell(extent_m: float, gap_m: float) -> float:
    """A round size of cells: neither too many of them nor holes between the points."""
    least = max(extent_m / FINE_CELLS_ACROSS, CELLS_PER_SAMPLE * gap_m, LEAST_CELL_M)
    return min(round_up(least), MOST_CELL_M)


def check_size(width: int, height: int, cell_m: float) -> None:
    """Refuse a plan that nobody can use.

    Raises:
        MeasureError: it has too many cells, or hardly any.
    """
    longer = max(width, height)
    across = f"{width * cell_m:.4g} m x {height * cell_m:.4g} m"
    if longer > MOST_CELLS_ACROSS:
        least = round_up(longer * cell_m / MOST_CELLS_ACROSS)
        raise MeasureError(
            "a plan of {across} would have {width} x {height} pixels at {cell_cm:g} cm each: "
            "take at least {least_cm:g} cm, or a nearer far cut",
            across=across,
            width=width,
            height=height,
            cell_cm=100 * cell_m,
            least_cm=100 * least,
        )
    if longer < LEAST_CELLS_ACROSS:
        raise MeasureError(
            "a plan of {across} would have {width} x {height} pixels at {cell_cm:g} cm each: "
            "take a finer resolution",
            across=across,
            width=width,
            height=height,
            cell_cm=100 * cell_m,
        )
