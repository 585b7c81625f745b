"""Meshes with fewer triangles that still span no contour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.camera import Camera, SphereCamera, camera_of, depth_along
from core.cloud import cloud_depth
from core.progress import Monitor
from core.surface.grid_mesh import Faces
from core.surface.mesh import DepthMesh, compacted, texture_places, unrolled
from core.system.preload import preload
from core.system.subprocess_call import run_apart
from core.types import Estimate, FloatMap, Mask

ROUNDS = 4
"""At most so many times fewer triangles are asked for, to make up for those that checks add."""
SURPLUS = 5
"""Times as many triangles as are wanted tell Open3D's slow method (20 s a million) all of it."""
SMALL = 100_000
"""Triangles that Open3D reduces in so little time that a process of its own is not worth it."""
_EDGES = np.array(((0, 1), (1, 2), (2, 0)))
_NONE = -1
Indices = NDArray[np.intp]


def decimated(
    mesh: DepthMesh,
    triangles: int,
    estimate: Estimate,
    *,
    focal_px: float,
    scale: float = 1.0,
    percent: float | None = None,
    monitor: Monitor | None = None,
) -> DepthMesh:
    """Fewer triangles by quadric error (Garland and Heckbert, 1997); Open3D's.

    That rule knows no contours: it closes narrow gaps, and stretches triangles along slopes. So
    triangles whose corners' depths differ by more than the threshold are divided until none do,
    and those that hang off the depth map are left out.

    Args:
        mesh: made of ``estimate``.
        triangles: how many to keep; a mesh with no more stays as it is. More remain only where
            the threshold takes them.
        estimate: gives the depth that the result is held against.
        focal_px, scale: the mesh's own.
        percent: threshold that the mesh was cut with; None: nothing is checked.
        monitor: asked while Open3D works.

    Raises:
        ValueError: ``triangles`` is not positive.
        Cancelled: stopped.
    """
    if triangles < 1:
        raise ValueError(f"a mesh of {triangles} triangles is none; take 1 or more")
    if len(mesh.faces) <= triangles:
        return mesh
    depth = cloud_depth(estimate, focal_px, scale)
    camera = camera_of(estimate, focal_px)
    xyz, faces = mesh.xyz, mesh.faces
    if estimate.wraps:
        xyz, faces = _welded(xyz, faces)
    wanted = triangles
    for _ in range(ROUNDS):
        xyz, faces = _simplified(xyz, faces, wanted, monitor or Monitor())
        if percent is not None:
            xyz, faces = _divided(xyz, faces, camera, percent)
            faces = faces[~_hanging(xyz, faces, depth, camera, percent)]
        if len(faces) <= triangles:
            break
        wanted = max(1, int(wanted * triangles / len(faces) * 0.95))
    index, faces = compacted(faces, len(xyz))
    xyz = xyz[index]
    normals, uv = _vertex_normals(xyz, faces), texture_places(xyz, camera)
    if estimate.wraps:
        index, uv, faces = unrolled(uv, faces)
        xyz, normals = xyz[index], normals[index]
    return DepthMesh(
        xyz=xyz,
        normals=normals,
        uv=uv,
        faces=faces,
        cut=mesh.cut,
        cut_far=mesh.cut_far,
    )


def _welded(xyz: FloatMap, faces: Faces) -> tuple[FloatMap, Faces]:
    """One vertex where two lie in one place: a panorama's edges are joined, and stay so."""
    found, place = np.unique(xyz, axis=0, return_inverse=True)
    return found, place.reshape(-1)[faces].astype(np.int32)


def _simplified(
    xyz: FloatMap, faces: Faces, triangles: int, monitor: Monitor
) -> tuple[FloatMap, Faces]:
    """Open3D holds the interpreter's lock: a large mesh goes to a process of its own."""
    if len(faces) <= SMALL:
        return _simplify(xyz, faces, triangles)
    return run_apart(_simplify, xyz, faces, triangles, monitor=monitor)


def _simplify(xyz: FloatMap, faces: Faces, triangles: int) -> tuple[FloatMap, Faces]:
    preload("open3d")
    import open3d as o3d  # slow to import, and not needed until here

    surface = o3d.geometry.TriangleMesh(
        o3d.utility.Vector3dVector(xyz.astype(np.float64)), o3d.utility.Vector3iVector(faces)
    ).simplify_quadric_decimation(triangles)
    return (
        np.asarray(surface.vertices).astype(np.float32),
        np.asarray(surface.triangles).astype(np.int32),
    )


def _divided(xyz: FloatMap, faces: Faces, camera: Camera, percent: float) -> tuple[FloatMap, Faces]:
    """Halve edges whose ends' depths differ by more than the threshold, until none do."""
    limit = np.float32(1 + percent / 100)
    while True:
        ends = faces[:, _EDGES]
        z = depth_along(xyz, camera)[ends]
        long = z.max(axis=2) > z.min(axis=2) * limit
        if not long.any():
            return xyz, faces
        pairs = np.sort(ends[long], axis=1).astype(np.int64)
        codes, place = np.unique(pairs[:, 0] * len(xyz) + pairs[:, 1], return_inverse=True)
        middle = np.full(faces.shape, _NONE, np.int32)
        middle[long] = len(xyz) + place
        faces = _split(faces, middle)
        xyz = np.concatenate((xyz, _middles(xyz, camera, *np.divmod(codes, len(xyz)))))


def _middles(xyz: FloatMap, camera: Camera, start: Indices, end: Indices) -> FloatMap:
    """Points of edges whose depth is the geometric mean of that of the ends.

    On a sphere they lie halfway between the ends' directions: an edge may lead past the camera.
    """
    a, b = xyz[start], xyz[end]
    if isinstance(camera, SphereCamera):
        near, far = (np.linalg.norm(each, axis=1, keepdims=True) for each in (a, b))
        way = a / near + b / far
        way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), np.float32(1e-6))
        return np.asarray(way * np.sqrt(near * far), np.float32)
    share = 1 / (1 + np.sqrt(b[:, 2:] / a[:, 2:]))
    middles: FloatMap = a + share * (b - a)
    return middles


def _split(faces: Faces, middle: Faces) -> Faces:
    """Triangles divided at the middles of their edges; (M, 3) in the order of _EDGES."""
    count = np.count_nonzero(middle != _NONE, axis=1)
    v, m = _turned(faces, middle, count == 1, first=np.argmax(middle != _NONE, axis=1))
    one = ((v[0], m[0], v[2]), (m[0], v[1], v[2]))
    v, m = _turned(faces, middle, count == 2, first=np.argmin(middle != _NONE, axis=1) + 1)
    two = ((m[0], v[1], m[1]), (v[0], m[0], m[1]), (v[0], m[1], v[2]))
    v, m = _turned(faces, middle, count == 3, first=np.zeros(len(faces), np.intp))
    three = ((v[0], m[0], m[2]), (m[0], v[1], m[1]), (m[1], v[2], m[2]), (m[0], m[1], m[2]))
    parts = [np.stack(corners, axis=1) for corners in (*one, *two, *three)]
    return np.concatenate((faces[count == 0], *parts))


def _turned(faces: Faces, middle: Faces, chosen: Mask, *, first: Indices) -> tuple[Faces, Faces]:
    """Corners and middles (3, K) of the chosen triangles, from edge ``first`` on."""
    turn = (first[chosen, None] + np.arange(3)) % 3
    return (
        np.take_along_axis(faces[chosen], turn, axis=1).T,
        np.take_along_axis(middle[chosen], turn, axis=1).T,
    )


def _hanging(xyz: FloatMap, faces: Faces, depth: FloatMap, camera: Camera, percent: float) -> Mask:
    """Triangles whose middle lies off the depth of all four cells around it."""
    middle = xyz[faces].mean(axis=1)
    height, width = depth.shape
    away = depth_along(middle, camera)
    places = texture_places(middle, camera)
    column, row = (places * np.array((width, height)) - 0.5).astype(np.intp).T
    limit = np.float32(1 + percent / 100)
    hanging: Mask = np.ones(len(faces), np.bool_)
    for right, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
        there = depth[np.clip(row + down, 0, height - 1), np.clip(column + right, 0, width - 1)]
        off = np.maximum(away, there) > np.minimum(away, there) * limit
        hanging &= off
    return hanging


def _vertex_normals(xyz: FloatMap, faces: Faces) -> FloatMap:
    import trimesh  # not needed until here

    surface = trimesh.Trimesh(xyz, faces, process=False, validate=False)
    return np.array(surface.vertex_normals, np.float32)
