"""Triangles on the network's own grid, cut at occluding contours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.camera import intrinsics, project, unproject
from core.cloud import cloud_depth, grid_normals
from core.depth import MIN_CANONICAL
from core.preload import preload
from core.types import Estimate, FloatMap, Mask, Size

Faces = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Mesh:
    """A surface seen from the camera.

    Attributes:
        xyz: (N, 3) float32 metres, OpenCV camera frame; every vertex belongs to a triangle.
        normals: (N, 3) float32, unit length, towards the camera.
        uv: (N, 2) float32 place in the photo, 0 to 1 from its left and its upper edge.
        faces: (M, 3) int32 vertices, counter-clockwise as the camera sees them.
        cut: triangles of the grid left out because they would span a contour.
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
) -> Mesh:
    """Join neighbouring grid cells to triangles.

    Args:
        focal_px: focal length in pixels of the photo.
        scale: factor on all lengths of the scene.
        far_m: triangles with a corner beyond this depth Z, in metres, are left out.
        cut_percent: triangles with two corners whose depths differ by more than this are left
            out; every edge counts, the diagonal too. None: nothing is cut.
    """
    canonical = np.maximum(estimate.canonical_inverse_depth, np.float32(MIN_CANONICAL))
    depth = cloud_depth(estimate, focal_px, scale)
    candidates = _triangles(canonical)
    near: Mask = np.ones(len(candidates), np.bool_)
    if far_m is not None:
        near = np.all((depth <= np.float32(far_m)).ravel()[candidates], axis=1)
    whole = near if cut_percent is None else near & _within(canonical, candidates, cut_percent)
    index, faces = _compact(candidates[whole], depth.size)
    camera = intrinsics(estimate.image_size, focal_px)
    xyz = unproject(depth, camera).reshape(-1, 3)[index]
    return Mesh(
        xyz=xyz,
        normals=grid_normals(estimate, focal_px=focal_px).reshape(-1, 3)[index],
        uv=_texture_places(xyz, estimate.image_size, focal_px),
        faces=faces,
        cut=int(np.count_nonzero(near & ~whole)),
        cut_far=int(np.count_nonzero(~near)),
    )


def _triangles(canonical: FloatMap) -> Faces:
    """Both triangles of every square of cells, along the diagonal with the lesser depth ratio."""
    height, width = canonical.shape
    cell = np.arange(height * width, dtype=np.int32).reshape(height, width)
    a, b, c, d = (each.ravel() for each in _corners(cell))
    falling, rising = (_ratio(*pair) for pair in _diagonals(canonical))
    split = (falling <= rising).ravel()
    faces = np.empty((split.size, 2, 3), np.int32)
    faces[:, 0] = np.stack((a, c, np.where(split, d, b)), axis=1)
    faces[:, 1] = np.stack((np.where(split, a, c), d, b), axis=1)
    return faces.reshape(-1, 3)


def _corners(grid: np.ndarray) -> tuple[np.ndarray, ...]:
    return grid[:-1, :-1], grid[:-1, 1:], grid[1:, :-1], grid[1:, 1:]


def _diagonals(grid: np.ndarray) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
    a, b, c, d = _corners(grid)
    return (a, d), (b, c)


def _ratio(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    ratio: np.ndarray = np.maximum(one, other) / np.minimum(one, other)
    return ratio


def _within(canonical: FloatMap, faces: Faces, percent: float) -> Mask:
    """Triangles whose corners' depths all lie within the threshold of each other."""
    corners = canonical.ravel()[faces]
    greatest, least = corners[:, 0].copy(), corners[:, 0].copy()
    for column in (1, 2):
        np.maximum(greatest, corners[:, column], out=greatest)
        np.minimum(least, corners[:, column], out=least)
    return greatest / least <= np.float32(1 + percent / 100)


def _compact(faces: Faces, size: int) -> tuple[NDArray[np.intp], Faces]:
    """The vertices in use, and the triangles renumbered to them."""
    used = np.zeros(size, np.bool_)
    used[faces] = True
    place = np.cumsum(used, dtype=np.int32) - 1
    return np.flatnonzero(used), place[faces]


def _texture_places(xyz: FloatMap, size: Size, focal_px: float) -> FloatMap:
    """Where the camera sees the points: the texture is the photo."""
    pixels = project(xyz, intrinsics(size, focal_px))
    places: FloatMap = np.divide(pixels + np.float32(0.5), np.array(size, np.float32))
    return places


def decimated(mesh: Mesh, triangles: int, *, size: Size, focal_px: float) -> Mesh:
    """Fewer triangles by quadric error (Garland and Heckbert, 1997); Open3D's.

    Args:
        triangles: how many to keep; a mesh with no more stays as it is.
        size: of the photo, in which the remaining vertices are placed anew.
        focal_px: focal length in pixels of the photo.
    """
    if triangles < 1:
        raise ValueError(f"a mesh of {triangles} triangles is none; take 1 or more")
    if len(mesh.faces) <= triangles:
        return mesh
    preload("open3d")
    import open3d as o3d  # slow to import, and not needed until here

    surface = o3d.geometry.TriangleMesh(
        o3d.utility.Vector3dVector(mesh.xyz.astype(np.float64)),
        o3d.utility.Vector3iVector(mesh.faces),
    ).simplify_quadric_decimation(triangles)
    surface.compute_vertex_normals()
    xyz = np.asarray(surface.vertices).astype(np.float32)
    return Mesh(
        xyz=xyz,
        normals=np.asarray(surface.vertex_normals).astype(np.float32),
        uv=_texture_places(xyz, size, focal_px),
        faces=np.asarray(surface.triangles).astype(np.int32),
        cut=mesh.cut,
        cut_far=mesh.cut_far,
    )
