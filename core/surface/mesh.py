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
    wraps = estimate.wraps
    depth = cloud_depth(estimate, focal_px, scale)
    camera = camera_of(estimate, focal_px)
    xyz = closed(unproject(depth, camera), wraps)
    near, canonical = usable(depth, far_m, shown), closed(estimate.canonical_inverse_depth, wraps)
    grid = cut_grid(canonical, None if near is None else closed(near, wraps), cut_percent)
    stride = 1 if enough is None else _stride(grid, enough)
    if wraps:  # else the last columns would not meet the first
        stride = whole_stride(stride, depth.shape[1])
    if stride > 1:
        grid = coarser(grid, canonical, stride=stride, percent=cut_percent)
    thin = (slice(None, None, stride),) * 2
    columns = xyz[thin].shape[1]
    index, faces = compacted(grid_faces(grid), xyz[thin].size // 3)
    xyz = xyz[thin].reshape(-1, 3)[index]
    normals = closed(grid_normals(estimate, focal_px=focal_px), wraps)
    uv = texture_places(xyz, camera)
    if wraps:
        uv[index % columns == columns - 1, 0] += 1
    return DepthMesh(
        xyz=xyz,
        normals=normals[thin].reshape(-1, 3)[index],
        uv=uv,
        faces=faces,
        cut=grid.cut,
        cut_far=grid.cut_far,
    )


def closed(values: Array, wraps: bool) -> Array:
    """A map (h, w, ...) of a whole turn with its first column once more behind the last."""
    return np.concatenate((values, values[:, :1]), axis=1) if wraps else values


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


def unrolled(xyz: FloatMap, uv: FloatMap, faces: Faces) -> tuple[NDArray[np.intp], FloatMap, Faces]:
    """Corners of triangles across a panorama's edge a second time, on the photo's right side.

    Returns:
        Which vertices (N') there are, their places in the photo, and the triangles of them.
    """
    across = np.ptp(uv[faces, 0], axis=1) > _HALF_TURN
    corners = faces[across]
    left = uv[corners, 0] < _HALF_TURN
    twice, place = np.unique(corners[left], return_inverse=True)
    corners[left] = len(xyz) + place
    moved = faces.copy()
    moved[across] = corners
    places = np.concatenate((uv, uv[twice] + np.array((1, 0), np.float32)))
    return np.concatenate((np.arange(len(xyz)), twice)), places, moved
