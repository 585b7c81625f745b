"""Triangles on the network's own grid, cut at occluding contours."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.camera import intrinsics, project, unproject
from core.cloud import cloud_depth, grid_normals
from core.surface.grid_mesh import CutGrid, Faces, coarser, cut_grid, grid_faces
from core.types import Estimate, FloatMap, Mask, Size


@dataclass(frozen=True, eq=False)
class DepthMesh:
    """A surface seen from the camera.

    Attributes:
        xyz: (N, 3) float32 metres, OpenCV camera frame; every vertex belongs to a triangle.
        normals: (N, 3) float32, unit length, towards the camera.
        uv: (N, 2) float32 place in the photo, 0 to 1 from its left and its upper edge.
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
    """Join neighbouring grid cells to triangles.

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
    grid = cut_grid(estimate.canonical_inverse_depth, usable(depth, far_m, shown), cut_percent)
    stride = 1 if enough is None else _stride(grid, enough)
    if stride > 1:
        canonical = estimate.canonical_inverse_depth
        grid = coarser(grid, canonical, stride=stride, percent=cut_percent)
    thin = (slice(None, None, stride),) * 2
    index, faces = compacted(grid_faces(grid), depth[thin].size)
    camera = intrinsics(estimate.image_size, focal_px)
    xyz = unproject(depth, camera)[thin].reshape(-1, 3)[index]
    return DepthMesh(
        xyz=xyz,
        normals=grid_normals(estimate, focal_px=focal_px)[thin].reshape(-1, 3)[index],
        uv=texture_places(xyz, estimate.image_size, focal_px),
        faces=faces,
        cut=grid.cut,
        cut_far=grid.cut_far,
    )


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


def texture_places(xyz: FloatMap, size: Size, focal_px: float) -> FloatMap:
    """Where the camera sees points (N, 3), as ``DepthMesh.uv``: the texture is the photo."""
    pixels = project(xyz, intrinsics(size, focal_px))
    places: FloatMap = np.divide(pixels + np.float32(0.5), np.array(size, np.float32))
    return places
