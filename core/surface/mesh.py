"""Triangles on the network's own grid, cut at occluding contours."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.camera import Array, Camera, camera_of, project, unproject
from core.cloud import cloud_depth, grid_normals
from core.surface.grid_mesh import CutGrid, Faces, coarser, cut_grid, grid_faces
from core.types import Estimate, FloatMap, Mask

_HALF_TURN = 0.5  # of a panorama's width
_POLE_DEG = 89.9  # a picture that reaches so high shows the pole
_POLE_SHARE = 1e-3  # of a panorama's height


@dataclass(frozen=True, eq=False)
class DepthMesh:
    """A surface seen from the camera.

    Attributes:
        xyz: (N, 3) float32 metres, OpenCV camera frame; every vertex belongs to a triangle.
        normals: (N, 3) float32, unit length, towards the camera.
        uv: (N, 2) float32 place in the photo, 0 to 1 from its left and its upper edge; where a
            panorama goes on at its left edge it is beyond 1.
        faces: (M, 3) int32 vertices, counter-clockwise as the camera sees them.
        cut: triangles left out because they would span a contour.
        cut_far: triangles left out because a corner lies beyond the far cut.
    """

    xyz: FloatMap
    normals: FloatMap
    uv: FloatMap
    faces: Faces
    cut: int
    cut_far: int


def build_mesh(
    estimate: Estimate,
    *,
    focal_px: float,
    scale: float = 1.0,
    far_m: float | None = None,
    cut_percent: float | None = None,
    enough: int | None = None,
    shown: Mask | None = None,
) -> DepthMesh:
    """Join neighbouring grid cells to triangles, on a whole turn all around.

    Args:
        focal_px: focal length in pixels of the photo.
        scale: factor on all lengths of the scene.
        far_m: triangles with a corner beyond this depth Z, in metres, are left out.
        cut_percent: triangles with two corners whose depths differ by more than this are left
            out; every edge counts, the diagonal too. None: nothing is cut.
        enough: where there are several times as many triangles, only every second (third, ...)
            row and column is taken, so that still no fewer than about this number remain.
        shown: (h, w) cells that may be corners; None for all.
    """
    depth = cloud_depth(estimate, focal_px, scale)
    camera = camera_of(estimate, focal_px)
    near = usable(depth, far_m, shown)
    ends, stride = closing(estimate), 1
    grid, canonical = _cut(estimate, near, cut_percent, ends)
    if enough is not None:
        stride = _stride(grid, enough)
        if ends.wraps:  # else the last columns would not meet the first
            stride = whole_stride(stride, depth.shape[1])
    if stride > 1:
        ends = closing(estimate, stride)
        grid, canonical = _cut(estimate, near, cut_percent, ends)
        grid = coarser(grid, canonical, stride=stride, percent=cut_percent)
    grid = without_slivers(grid, ends.every(stride))
    thin = (slice(None, None, stride),) * 2
    xyz = ends.close(unproject(depth, camera))[thin]
    normals = ends.close(grid_normals(estimate, focal_px=focal_px))[thin]
    index, faces = compacted(grid_faces(grid), xyz.size // 3)
    uv = texture_places(xyz.reshape(-1, 3)[index], camera)
    if ends.wraps:
        _place_ends(uv, index, xyz.shape, ends)
    own = normals.reshape(-1, 3)[index]
    return DepthMesh(
        xyz=xyz.reshape(-1, 3)[index],
        normals=_unit(own) if ends.wraps else own,
        uv=uv,
        faces=faces,
        cut=grid.cut,
        cut_far=grid.cut_far,
    )


def _cut(
    estimate: Estimate, near: Mask | None, percent: float | None, ends: Ends
) -> tuple[CutGrid, FloatMap]:
    canonical = ends.close(estimate.canonical_inverse_depth)
    return cut_grid(canonical, None if near is None else ends.close(near), percent), canonical


@dataclass(frozen=True)
class Ends:
    """What is added to the maps of a panorama so that its surface closes.

    Attributes:
        wraps: the first column once more behind the last.
        top, bottom: rows above and below, in whose cells lies a pole.
    """

    wraps: bool = False
    top: int = 0
    bottom: int = 0

    def close(self, values: Array) -> Array:
        """A map (h, w, ...) with them; at a pole lies the mean of the row around it."""
        if not self.wraps:
            return values
        above, below = (
            np.repeat(_around(row), count, axis=0)
            for row, count in ((values[:1], self.top), (values[-1:], self.bottom))
        )
        values = np.concatenate((above, values, below))
        return np.concatenate((values, values[:, :1]), axis=1)

    def every(self, stride: int) -> Ends:
        """The same of every ``stride``-th row."""
        return self if stride == 1 else Ends(self.wraps, min(self.top, 1), min(self.bottom, 1))


def closing(estimate: Estimate, stride: int = 1) -> Ends:
    """What closes an estimate's surface, of which every ``stride``-th row counts."""
    sphere = estimate.sphere
    if sphere is None or not sphere.wraps:
        return Ends()
    top = int(sphere.top_deg >= _POLE_DEG)
    last = top + len(estimate.canonical_inverse_depth)  # the first row below
    bottom = 1 + -last % stride if sphere.bottom_deg <= -_POLE_DEG else 0
    return Ends(True, top, bottom)


def without_slivers(grid: CutGrid, ends: Ends) -> CutGrid:
    """Without the triangles that have two corners at a pole."""
    kept, falling = grid.kept.copy(), grid.falling
    if ends.top:
        kept[0] &= np.stack((falling[0], ~falling[0]), axis=-1)
    if ends.bottom:
        around = len(kept) - ends.bottom
        kept[around] &= np.stack((~falling[around], falling[around]), axis=-1)
        kept[around + 1 :] = False
    return grid._replace(kept=kept)


def _around(row: Array) -> Array:
    """What lies at a pole, by the row (1, w, ...) around it."""
    if row.dtype == np.bool_:
        mean = row.all(axis=1, keepdims=True)
    else:
        mean = row.mean(axis=1, keepdims=True)
        mean = mean if row.dtype.kind == "f" else np.rint(mean)
    return np.asarray(np.broadcast_to(mean, row.shape), row.dtype)


def _place_ends(uv: FloatMap, index: NDArray[np.intp], shape: tuple[int, ...], ends: Ends) -> None:
    """Places in the photo of vertices of closed maps: poles above their columns' cells, and the
    first column once more on the photo's right side."""
    height, width = shape[:2]
    row, column = np.divmod(index, width)
    above, below = (row == 0) & bool(ends.top), (row == height - 1) & bool(ends.bottom)
    uv[(column == width - 1) & ~above & ~below, 0] += 1
    for at_pole, v in ((above, 0.0), (below, 1.0)):
        uv[at_pole, 0] = (column[at_pole] + 0.5) / (width - 1)
        uv[at_pole, 1] = v


def _unit(vectors: FloatMap) -> FloatMap:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9), np.float32)


def whole_stride(stride: int, width: int) -> int:
    """The largest step of at most ``stride`` that a row's cells can be counted by."""
    return next(step for step in range(stride, 0, -1) if width % step == 0)


def usable(depth: FloatMap, far_m: float | None, shown: Mask | None) -> Mask | None:
    """Cells (h, w) that may be corners: shown, and within the far cut; None for all."""
    if far_m is None:
        return shown
    near: Mask = depth <= np.float32(far_m)
    return near if shown is None else near & shown


def _stride(grid: CutGrid, enough: int) -> int:
    """Every how many rows and columns one is taken."""
    return max(1, math.isqrt(int(np.count_nonzero(grid.kept)) // enough))


def compacted(faces: Faces, size: int) -> tuple[NDArray[np.intp], Faces]:
    """The vertices in use of ``size``, and the triangles renumbered to them."""
    used = np.zeros(size, np.bool_)
    used[faces] = True
    place = np.cumsum(used, dtype=np.int32) - 1
    return np.flatnonzero(used), place[faces]


def texture_places(xyz: FloatMap, camera: Camera) -> FloatMap:
    """Where the camera sees points (N, 3), as ``DepthMesh.uv``: the texture is the photo."""
    pixels = project(xyz, camera)
    places: FloatMap = np.divide(pixels + np.float32(0.5), np.array(camera.size, np.float32))
    return places


def unrolled(uv: FloatMap, faces: Faces) -> tuple[NDArray[np.intp], FloatMap, Faces]:
    """Corners of triangles across a panorama's edge a second time, on the photo's right side; those
    at a pole, which is all of the photo's edge, once for each triangle, between its other two.

    Returns:
        Which vertices (N') there are, their places in the photo, and the triangles of them.
    """
    u, pole = uv[faces, 0].astype(np.float64), (np.abs(uv[faces, 1] - 0.5) > 0.5 - _POLE_SHARE)
    low, high = (np.where(pole, end, u) for end in (np.inf, -np.inf))
    across = high.max(axis=1) - low.min(axis=1) > _HALF_TURN
    u[across[:, None] & (u < _HALF_TURN)] += 1
    others = (~pole).sum(axis=1, keepdims=True)
    middle = np.where(pole, 0, u).sum(axis=1, keepdims=True) / np.maximum(others, 1)
    u = np.where(pole & (others > 0), middle, u)
    pairs = np.stack((faces.ravel(), u.ravel()), axis=1)
    found, place = np.unique(pairs, axis=0, return_inverse=True)
    index = found[:, 0].astype(np.intp)
    places = np.stack((found[:, 1], uv[index, 1]), axis=1).astype(np.float32)
    return index, places, place.reshape(-1, 3).astype(np.int32)
