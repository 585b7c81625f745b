"""Point cloud of an estimate, on the network's own grid, coloured from the photo."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.camera import (
    Camera,
    SphereCamera,
    camera_of,
    directions,
    grid_pixels,
    ray_slopes,
    unproject,
)
from core.contours import contour_mask, neighbour_ratio
from core.depth import FAR_M, MIN_CANONICAL, depth_from_inverse, inverse_depth
from core.types import Bounds, ByteImage, Estimate, FloatMap, Intrinsics, Mask, PointCloud, Size

FAR_CUT_M = Bounds(100.0, 0.5, FAR_M)
DENSITY = Bounds(1.0, 0.01, 4.0)
"""Points for each cell of the network's grid; beyond 1 by ``core.enlarge.densified``."""
_BAND_ROWS = 512  # of a photo
_T = TypeVar("_T", bound=np.generic)

# Steps of the R2 sequence (M. Roberts, 2018), 1/p and 1/p^2 with p^3 = p + 1, times 2^64.
_R2_COLUMN = np.uint64(0xC13FA9A902A6328F)
_R2_ROW = np.uint64(0x91E10DA5C79E7B1C)


def build_cloud(
    estimate: Estimate,
    rgb: ByteImage,
    *,
    focal_px: float,
    scale: float = 1.0,
    far_m: float | None = None,
    flying_percent: float | None = None,
    max_points: int | None = None,
    stride: int = 1,
    normals: bool = False,
    colors: ByteImage | None = None,
    shown: Mask | None = None,
) -> PointCloud:
    """Unproject an estimate. A new focal length stretches the cloud along Z only.

    What is too far to tell (sky) lies at ``core.depth.MAX_DEPTH_M``, as in every map of depth,
    whatever the focal length and the scale.

    Args:
        rgb: (H, W, 3) uint8 photo.
        focal_px: focal length in pixels of the photo.
        scale: factor on all lengths of the scene.
        far_m: points with a depth Z beyond this, in metres, are left out.
        flying_percent: points that are occluding contours at this threshold are left out: they
            hang between foreground and background.
        max_points: thin what remains evenly to this number; fewer points are always a subset
            of more.
        stride: take only every stride-th row and column of the grid.
        normals: compute normals too.
        colors: ``grid_colors`` of the photo, where the caller keeps them.
        shown: (h, w) cells that there are points of; None for all.

    Returns:
        The cloud; a point both too far and flying is counted once, as too far.
    """
    height, width = estimate.canonical_inverse_depth.shape
    grid = Size(width, height)
    depth = cloud_depth(estimate, focal_px, scale)
    parts = _divide(estimate, depth, far_m, flying_percent, stride, shown)
    index = np.flatnonzero(parts.kept)
    if max_points is not None:
        index = _thinned(index, width, max_points)
    if colors is None:
        colors = grid_colors(rgb, grid)
    return PointCloud(
        xyz=_take(unproject(depth, camera_of(estimate, focal_px)), index),
        rgb=_take(colors, index),
        index=index.astype(np.int32),
        grid=grid,
        removed_flying=int(np.count_nonzero(parts.flying)),
        removed_far=int(np.count_nonzero(parts.far)),
        normals=_take(grid_normals(estimate, focal_px=focal_px), index) if normals else None,
        stride=stride,
    )


class Cells(NamedTuple):
    """What becomes of the cells of a grid, in numbers."""

    kept: int
    far: int
    flying: int


def count_cells(
    estimate: Estimate,
    *,
    focal_px: float,
    scale: float = 1.0,
    far_m: float | None = None,
    flying_percent: float | None = None,
    shown: Mask | None = None,
) -> Cells:
    """How many points ``build_cloud`` would make and leave out, but for thinning."""
    depth = cloud_depth(estimate, focal_px, scale)
    parts = _divide(estimate, depth, far_m, flying_percent, 1, shown)
    return Cells(*(int(np.count_nonzero(mask)) for mask in parts))


def flying_points(
    estimate: Estimate,
    *,
    focal_px: float,
    scale: float = 1.0,
    far_m: float | None = None,
    flying_percent: float,
    stride: int = 1,
    shown: Mask | None = None,
) -> FloatMap:
    """The points that ``build_cloud`` leaves out as flying, to be shown in a warning colour.

    Points beyond the far cut are not among them.

    Returns:
        (M, 3) float32 metres, OpenCV camera frame; M = removed_flying of that cloud.
    """
    depth = cloud_depth(estimate, focal_px, scale)
    flying = _divide(estimate, depth, far_m, flying_percent, stride, shown).flying
    xyz = unproject(depth, camera_of(estimate, focal_px))
    return _take(xyz, np.flatnonzero(flying))


def grid_colors(rgb: ByteImage, grid: Size) -> ByteImage:
    """Mean colour of the photo under every grid cell, (h, w, 3) uint8."""
    colors = np.empty((grid.height, grid.width, 3), np.uint8)
    per_cell = len(rgb) / grid.height
    # in bands: a copy of a large photo as one picture takes more memory than the photo
    step = max(1, int(_BAND_ROWS / per_cell))
    for first in range(0, grid.height, step):
        last = min(grid.height, first + step)
        top, bottom = first * per_cell, last * per_cell
        above = int(top)
        band = Image.fromarray(np.ascontiguousarray(rgb[above : math.ceil(bottom)]))
        box = (0, top - above, band.width, min(bottom - above, band.height))
        size = (grid.width, last - first)
        colors[first:last] = np.asarray(band.resize(size, Image.Resampling.BOX, box=box))
    return colors


def grid_normals(estimate: Estimate, *, focal_px: float) -> FloatMap:
    """Surface normals of every grid cell, towards the camera.

    On a plane n . P = 1 inverse depth is linear over the photo, q = n . ((u - cx)/f, (v - cy)/f,
    1), so its slopes give n exactly. On a sphere q = n . d of the direction d, and its slopes are
    n along the meridian and the parallel. Of the two one-sided slopes along an axis the gentler
    one counts, which keeps normals clean up to an occluding contour.

    Returns:
        (h, w, 3) float32, unit length, OpenCV camera frame. Independent of scale.
    """
    return map_normals(estimate.canonical_inverse_depth, camera_of(estimate, focal_px))


def map_normals(canonical: FloatMap, camera: Camera) -> FloatMap:
    """The same for canonical inverse depth (h, w) over a camera's photo."""
    q = np.maximum(canonical, np.float32(MIN_CANONICAL))
    n = _on_sphere(q, camera) if isinstance(camera, SphereCamera) else _on_plane(q, camera)
    n *= -1 / np.sqrt(np.einsum("ijk,ijk->ij", n, n))[..., None]
    return n


def _on_plane(q: FloatMap, camera: Intrinsics) -> FloatMap:
    """n of the plane n . P = 1 in every cell of a pinhole's map."""
    height, width = q.shape
    x_slope, y_slope = ray_slopes(Size(width, height), camera)
    n = np.empty((height, width, 3), np.float32)
    n[..., 0] = _gentler_slope(q, axis=1) * np.float32(width * camera.f / camera.size.width)
    n[..., 1] = _gentler_slope(q, axis=0) * np.float32(height * camera.f / camera.size.height)
    n[..., 2] = q - n[..., 0] * x_slope[None, :] - n[..., 1] * y_slope[:, None]
    return n


def _on_sphere(q: FloatMap, camera: SphereCamera) -> FloatMap:
    """The same of a panorama's map."""
    height, width = q.shape
    longitude, latitude = camera.angles(*grid_pixels(Size(width, height), camera.size))
    level = np.maximum(np.cos(latitude), 1e-6)[:, None]
    per_column = np.radians(camera.sphere.span_deg) / width
    per_row = -np.gradient(latitude)[:, None] if height > 1 else np.ones((1, 1))
    east = _gentler_slope(q, axis=1, wraps=camera.sphere.wraps) / (per_column * level)
    south = _gentler_slope(q, axis=0) / per_row
    right = directions(longitude + np.pi / 2, 0.0)
    ahead = directions(longitude, latitude[:, None])
    below = directions(longitude, latitude[:, None] - np.pi / 2)
    n = q[..., None] * ahead + east[..., None] * right + south[..., None] * below
    return np.asarray(camera.turned(n), np.float32)


def _gentler_slope(q: FloatMap, *, axis: int, wraps: bool = False) -> FloatMap:
    """The smaller of a cell's differences to its two neighbours along an axis."""
    if q.shape[axis] == 1:
        return np.zeros_like(q)
    step = np.diff(q, axis=axis)
    first, last = np.take(step, [0], axis), np.take(step, [-1], axis)
    if wraps:
        first = last = np.take(q, [0], axis) - np.take(q, [-1], axis)
    before = np.concatenate((first, step), axis)
    after = np.concatenate((step, last), axis)
    return np.where(np.abs(before) < np.abs(after), before, after)


def cloud_depth(estimate: Estimate, focal_px: float, scale: float) -> FloatMap:
    """Depth Z in metres on the grid, clamped as that of every map is."""
    return depth_from_inverse(inverse_depth(estimate, focal_px=focal_px, scale=scale))


class _Parts(NamedTuple):
    """What becomes of the grid's cells, three (h, w) masks without a common cell."""

    kept: Mask
    far: Mask
    flying: Mask


def _divide(
    estimate: Estimate,
    depth: FloatMap,
    far_m: float | None,
    flying_percent: float | None,
    stride: int,
    shown: Mask | None,
) -> _Parts:
    taken = np.zeros(depth.shape, np.bool_)
    taken[::stride, ::stride] = True if shown is None else shown[::stride, ::stride]
    far, flying = np.zeros_like(taken), np.zeros_like(taken)
    if far_m is not None:
        far = taken & (depth > np.float32(far_m))
    if flying_percent is not None:
        ratio = neighbour_ratio(estimate.canonical_inverse_depth, wraps=estimate.wraps)
        flying = taken & contour_mask(ratio, percent=flying_percent) & ~far
    return _Parts(taken & ~far & ~flying, far, flying)


def _thinned(index: NDArray[np.intp], width: int, max_points: int) -> NDArray[np.intp]:
    """An evenly spread choice of cells: those whose place in the R2 lattice comes first."""
    if index.size <= max_points or max_points <= 0:
        return index[: max(0, max_points)]
    row, column = np.divmod(index, width)
    # Fixed-point fractions: the sum wraps around at 1. No two cells share a place.
    place = column.astype(np.uint64) * _R2_COLUMN + row.astype(np.uint64) * _R2_ROW
    last = np.partition(place, max_points - 1)[max_points - 1]
    chosen: NDArray[np.intp] = index[place <= last]
    return chosen


def _take(values: NDArray[_T], index: NDArray[np.intp]) -> NDArray[_T]:
    """Rows of a (h, w, 3) array at flat cell indices."""
    rows = values.reshape(-1, 3)
    return rows if index.size == len(rows) else rows.take(index, axis=0)
