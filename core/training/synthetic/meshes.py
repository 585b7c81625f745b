"""Triangle meshes of simple shapes, in metres, with texture coordinates in metres.

Faces may wind either way: the renderer shades both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.training.synthetic.noise import f32

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


@dataclass(frozen=True)
class Mesh:
    """Triangles with smooth normals: vertices (V, 3), normals (V, 3), uv (V, 2), faces (F, 3)."""

    vertices: F32
    normals: F32
    uv: F32
    faces: I32

    def transformed(
        self, *, rotation: ArrayLike | None = None, scale: ArrayLike = 1.0, at: ArrayLike = 0.0
    ) -> Mesh:
        """Scale (per axis), rotate, then move; texture coordinates stay as they are."""
        size = np.broadcast_to(np.asarray(scale, np.float32), (3,))
        turn = np.eye(3, dtype=np.float32) if rotation is None else np.asarray(rotation, np.float32)
        vertices = (self.vertices * size) @ turn.T + np.asarray(at, np.float32)
        normals = unit((self.normals / size) @ turn.T)
        return Mesh(vertices.astype(np.float32), normals, self.uv, self.faces)

    def fitted(self) -> Mesh:
        """The same mesh with texture coordinates stretched over [0, 1]."""
        low = self.uv.min(axis=0)
        span = np.maximum(self.uv.max(axis=0) - low, 1e-9)
        return Mesh(self.vertices, self.normals, (self.uv - low) / span, self.faces)


def unit(vectors: NDArray[np.floating]) -> F32:
    """Vectors (..., 3) scaled to length 1; zero vectors stay zero."""
    length = np.sqrt(np.einsum("...i,...i->...", vectors, vectors))[..., None]
    return f32(vectors / np.maximum(length, 1e-12))


def rotation(*, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> F32:
    """Rotation about x (pitch), then y (roll), then z (yaw); radians."""
    (cx, cy, cz), (sx, sy, sz) = np.cos([pitch, roll, yaw]), np.sin([pitch, roll, yaw])
    about_x = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_z = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return np.asarray(about_z @ about_y @ about_x, np.float32)


def join(meshes: Sequence[Mesh]) -> Mesh:
    """One mesh of all the given ones."""
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes[:-1]])
    return Mesh(
        np.concatenate([mesh.vertices for mesh in meshes]),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.uv for mesh in meshes]),
        np.concatenate([m.faces + s for m, s in zip(meshes, starts, strict=True)]).astype(np.int32),
    )


def quads(corners: ArrayLike) -> Mesh:
    """Flat quadrilaterals (n, 4, 3), corners in order around each."""
    corners = f32(corners)
    along, up = corners[:, 1] - corners[:, 0], corners[:, 3] - corners[:, 0]
    normals = np.repeat(unit(np.cross(along, up))[:, None], 4, axis=1)
    width, height = np.linalg.norm(along, axis=1), np.linalg.norm(up, axis=1)
    nothing = np.zeros_like(width)
    u = np.stack([nothing, width, width, nothing], 1)
    v = np.stack([height, height, nothing, nothing], 1)
    first = 4 * np.arange(len(corners))[:, None]
    faces = np.concatenate([first + np.array([0, 1, 2]), first + np.array([0, 2, 3])])
    uv = np.stack([u, v], -1).reshape(-1, 2)
    return Mesh(
        corners.reshape(-1, 3),
        normals.reshape(-1, 3),
        uv.astype(np.float32),
        faces.astype(np.int32),
    )


_CUBE = quads(
    [
        [(-0.5, -0.5, 0), (0.5, -0.5, 0), (0.5, -0.5, 1), (-0.5, -0.5, 1)],
        [(0.5, 0.5, 0), (-0.5, 0.5, 0), (-0.5, 0.5, 1), (0.5, 0.5, 1)],
        [(0.5, -0.5, 0), (0.5, 0.5, 0), (0.5, 0.5, 1), (0.5, -0.5, 1)],
        [(-0.5, 0.5, 0), (-0.5, -0.5, 0), (-0.5, -0.5, 1), (-0.5, 0.5, 1)],
        [(-0.5, -0.5, 1), (0.5, -0.5, 1), (0.5, 0.5, 1), (-0.5, 0.5, 1)],
        [(-0.5, 0.5, 0), (0.5, 0.5, 0), (0.5, -0.5, 0), (-0.5, -0.5, 0)],
    ]
)
# Which size (x, y, z) stretches u and v of each of the cube's 24 vertices.
_CUBE_U = np.repeat([0, 0, 1, 1, 0, 0], 4)
_CUBE_V = np.repeat([2, 2, 2, 2, 1, 1], 4)


def boxes(sizes: ArrayLike, at: ArrayLike) -> Mesh:
    """Boxes of sizes (n, 3) standing on at (n, 3), centred there in x and y."""
    size, foot = f32(sizes), f32(at)
    count = len(size)
    vertices = _CUBE.vertices * size[:, None] + foot[:, None]
    uv = np.stack([_CUBE.uv[:, 0] * size[:, _CUBE_U], _CUBE.uv[:, 1] * size[:, _CUBE_V]], -1)
    starts = (24 * np.arange(count, dtype=np.int32))[:, None, None]
    return Mesh(
        vertices.reshape(-1, 3),
        np.tile(_CUBE.normals, (count, 1)),
        uv.reshape(-1, 2),
        (_CUBE.faces + starts).reshape(-1, 3),
    )


def box(size: ArrayLike, at: ArrayLike = (0.0, 0.0, 0.0)) -> Mesh:
    """A box standing on z = at[2], centred on at in x and y."""
    return boxes(f32(size)[None], f32(at)[None])


def grid_faces(rows: int, columns: int) -> I32:
    """Triangles (F, 3) of a rows x columns lattice of vertices."""
    index = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]
    return np.concatenate(
        [np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    ).astype(np.int32)


def surface(points: ArrayLike) -> Mesh:
    """A smooth surface through a lattice of points (rows, columns, 3)."""
    points = f32(points)
    down, across = np.gradient(points, axis=0), np.gradient(points, axis=1)
    # A closed lattice (first = last column) needs the same normal on both sides of its seam.
    if np.allclose(points[:, 0], points[:, -1], atol=1e-6):
        across[:, 0] = across[:, -1] = (points[:, 1] - points[:, -2]) / 2
    normals = np.cross(down, across)
    weak = np.linalg.norm(normals, axis=-1) < 1e-12
    normals[weak] = (points - points.mean(axis=(0, 1)))[weak]
    step_v = np.linalg.norm(np.diff(points, axis=0), axis=-1).mean(axis=1)
    step_u = np.linalg.norm(np.diff(points, axis=1), axis=-1).max(axis=0)
    v, u = np.cumsum(np.append(0, step_v)), np.cumsum(np.append(0, step_u))
    uv = np.stack(np.meshgrid(u, v), -1).astype(np.float32)
    rows, columns = points.shape[:2]
    return Mesh(
        points.reshape(-1, 3),
        unit(normals.reshape(-1, 3)),
        uv.reshape(-1, 2),
        grid_faces(rows, columns),
    )


def revolution(profile: ArrayLike, *, segments: int = 24) -> Mesh:
    """A profile of (radius, z) rows turned about the z axis."""
    radius, z = np.asarray(profile, np.float32).T
    angle = np.linspace(0, 2 * np.pi, segments + 1, dtype=np.float32)
    x, y = radius[:, None] * np.cos(angle), radius[:, None] * np.sin(angle)
    return surface(np.stack([x, y, np.broadcast_to(z[:, None], x.shape)], -1))


def cylinder(*, radius: float, height: float, segments: int = 20) -> Mesh:
    """A closed cylinder standing on z = 0, with sharp rims."""
    side = revolution([(radius, 0), (radius, height)], segments=segments)
    lid = revolution([(0, height), (radius, height)], segments=segments)
    return join([side, lid, lid.transformed(at=(0, 0, -height))])


def superellipsoid(size: ArrayLike, *, ns: float = 1.0, ew: float = 1.0, n: int = 14) -> Mesh:
    """A superellipsoid of this full size about the origin (exponents: 0.1 box, 1 round)."""

    def power(value: F32, exponent: float) -> F32:
        return np.asarray(np.sign(value) * np.abs(value) ** exponent, np.float32)

    # Sampled denser towards the corners, where the powers bend most.
    theta = np.linspace(-np.pi / 2, np.pi / 2, n, dtype=np.float32)[:, None]
    phi = np.linspace(-np.pi, np.pi, int(1.5 * n), dtype=np.float32)[None]
    ring = power(np.cos(theta), ns)
    x, y = ring * power(np.cos(phi), ew), ring * power(np.sin(phi), ew)
    z = np.broadcast_to(power(np.sin(theta), ns), x.shape)
    return surface(np.stack([x, y, z], -1) * f32(size) / 2)


def tubes(paths: ArrayLike, radii: ArrayLike, *, sides: int = 8) -> Mesh:
    """Open tubes of `sides` sides along n paths (n, k, 3) with radii broadcast to (n, k)."""
    paths = f32(paths)
    count, steps = paths.shape[:2]
    tangent = unit(np.gradient(paths, axis=1))
    mean = np.abs(tangent.mean(axis=1))
    reference = np.eye(3, dtype=np.float32)[mean.argmin(axis=1)][:, None]
    first = unit(np.cross(tangent, np.broadcast_to(reference, tangent.shape)))
    second = np.cross(tangent, first)
    angle = np.linspace(0, 2 * np.pi, sides + 1, dtype=np.float32)[:, None]
    normals = first[:, :, None] * np.cos(angle) + second[:, :, None] * np.sin(angle)
    radius = np.broadcast_to(np.asarray(radii, np.float32), (count, steps))[..., None, None]
    vertices = paths[:, :, None] + radius * normals
    length = np.linalg.norm(np.diff(paths, axis=1), axis=-1).cumsum(axis=1)
    v = np.pad(length, ((0, 0), (1, 0)))[..., None, None]
    u = np.broadcast_to(radius * angle, (count, steps, sides + 1, 1))
    uv = np.concatenate([u, np.broadcast_to(v, u.shape)], -1)
    starts = np.arange(count)[:, None, None] * steps * (sides + 1)
    faces = (grid_faces(steps, sides + 1)[None] + starts).reshape(-1, 3)
    return Mesh(
        vertices.reshape(-1, 3).astype(np.float32),
        unit(normals.reshape(-1, 3)),
        uv.reshape(-1, 2).astype(np.float32),
        faces.astype(np.int32),
    )


def tube(path: ArrayLike, radius: ArrayLike, *, sides: int = 10) -> Mesh:
    """One open tube along a path (k, 3)."""
    return tubes(np.asarray(path, np.float32)[None], radius, sides=sides)


def fan(outline: ArrayLike) -> Mesh:
    """A flat star-shaped polygon in the plane z = 0 from its outline (n, 2)."""
    rim = np.asarray(outline, np.float32)
    flat = np.vstack([rim.mean(axis=0), rim])
    index = np.arange(len(rim))
    faces = np.stack([np.zeros_like(index), index + 1, (index + 1) % len(rim) + 1], 1)
    vertices = np.pad(flat, ((0, 0), (0, 1)))
    normals = np.broadcast_to(f32([0, 0, 1]), vertices.shape).copy()
    return Mesh(vertices, normals, flat, faces.astype(np.int32))


def prism(outline: ArrayLike, *, height: float) -> Mesh:
    """A star-shaped outline (n, 2) raised from z = 0 to `height`, with sharp edges."""
    rim = np.asarray(outline, np.float32)
    low = np.pad(rim, ((0, 0), (0, 1)))
    high = low + f32([0, 0, height])
    walls = np.stack([low, np.roll(low, -1, 0), np.roll(high, -1, 0), high], 1)
    cap = fan(rim)
    return join([quads(walls), cap, cap.transformed(at=(0, 0, height))])


def instances(mesh: Mesh, rotations: F32, positions: ArrayLike, scales: ArrayLike = 1.0) -> Mesh:
    """Copies of one mesh: rotations (n, 3, 3), positions (n, 3), scales (n,) or one number."""
    positions = f32(positions)
    count = len(positions)
    scale = np.broadcast_to(np.asarray(scales, np.float32), (count,))[:, None, None]
    vertices = np.einsum("nij,vj->nvi", rotations, mesh.vertices) * scale + positions[:, None]
    normals = np.einsum("nij,vj->nvi", rotations, mesh.normals)
    starts = np.arange(count)[:, None, None] * len(mesh.vertices)
    return Mesh(
        vertices.reshape(-1, 3).astype(np.float32),
        normals.reshape(-1, 3).astype(np.float32),
        np.tile(mesh.uv, (count, 1)),
        (mesh.faces[None] + starts).reshape(-1, 3).astype(np.int32),
    )


def height_field(heights: F32, *, extent: float) -> Mesh:
    """Ground of a square lattice of heights (n, n) over [-extent/2, extent/2] in x and y."""
    line = np.linspace(-extent / 2, extent / 2, len(heights), dtype=np.float32)
    x, y = np.meshgrid(line, line)
    return surface(np.stack([x, y, heights], -1))
