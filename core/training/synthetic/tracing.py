"""What rays meet in a scene, through the holes of its cut-out textures."""

from __future__ import annotations

import math

import numpy as np
import open3d as o3d
from numpy.typing import NDArray

from core.training.synthetic.kernels import compiled
from core.training.synthetic.stage import StagedScene
from core.training.synthetic.textures import SIZE, Bank

# Numba infers the types of the loops from their arguments.
# mypy: disallow-untyped-defs=False

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
Bool = NDArray[np.bool_]

# Coverage from which a cut-out texture is there, in bytes.
OPAQUE = 110
# How many holes of cut-out textures a ray passes: leaves stand behind leaves.
LAYERS = 10
SHADOW_LAYERS = 2


def first_hits(
    scene: StagedScene, bank: Bank, rays: F32, *, layers: int = LAYERS
) -> tuple[F32, I32, F32, F32]:
    """Depth (N,), triangle, its coordinates (N, 2) and normal (N, 3) of what rays meet first.

    A ray that meets a hole of a cut-out texture goes on from there, through `layers` of them.
    """
    depth, primitive, bary, flat = _plain_hits(scene, rays)
    if not any(m.cutout for m in scene.materials):
        return depth, primitive, bary, flat
    left = np.arange(len(depth))
    for _ in range(layers):
        left = left[_in_holes(scene, bank, depth[left], primitive[left], bary[left])]
        if not left.size:
            break
        start = depth[left] * np.float32(1 + 1e-5) + np.float32(1e-5)
        further = rays[left].copy()
        further[:, :3] += further[:, 3:] * start[:, None]
        more, primitive[left], bary[left], flat[left] = _plain_hits(scene, further)
        depth[left] = start + more
    return depth, primitive, bary, flat


def _plain_hits(scene: StagedScene, rays: F32) -> tuple[F32, I32, F32, F32]:
    answer = scene.caster.cast_rays(o3d.core.Tensor(rays), nthreads=1)
    depth = answer["t_hit"].numpy()
    primitive = answer["primitive_ids"].numpy().view(np.int32)
    primitive = np.where(np.isfinite(depth), primitive, 0)
    return (
        depth, primitive, answer["primitive_uvs"].numpy(), answer["primitive_normals"].numpy()
    )  # fmt: skip


def _in_holes(scene: StagedScene, bank: Bank, depth: F32, primitive: I32, bary: F32) -> Bool:
    """Which hits (N,) are none because the texture has a hole there."""
    holes = np.zeros(len(depth), bool)
    cutout = np.asarray([m.cutout for m in scene.materials])
    textures = np.asarray([m.texture for m in scene.materials], np.int64)
    see_through(
        primitive, bary, scene.faces, scene.vertex_table, scene.material_of, cutout, textures,
        bank.texels, SIZE, holes,
    )  # fmt: skip
    return holes & np.isfinite(depth)


def blocked(scene: StagedScene, bank: Bank, rays: F32, *, far: float) -> Bool:
    """Which rays meet something before `far` times their direction's length."""
    if any(m.cutout for m in scene.materials):
        return first_hits(scene, bank, rays, layers=SHADOW_LAYERS)[0] < far
    answer = scene.caster.test_occlusions(o3d.core.Tensor(rays), tfar=far, nthreads=1)
    return np.asarray(answer.numpy(), bool)


@compiled
def see_through(
    primitive, bary, faces, vertex_table, material_of, cutout, texture_of, texels, size, open_
):
    """Which hits (N,) lie in the cut-out part of a texture: coverage below `OPAQUE`."""
    for i in range(primitive.size):
        p = primitive[i]
        if p < 0 or not cutout[material_of[p]]:
            open_[i] = False
            continue
        b1, b2 = bary[i, 0], bary[i, 1]
        b0 = 1 - b1 - b2
        u, v = 0.0, 0.0
        for k in range(3):
            b = b0 if k == 0 else (b1 if k == 1 else b2)
            u += b * vertex_table[faces[p, k], 3]
            v += b * vertex_table[faces[p, k], 4]
        column, row = math.floor(u * size) & (size - 1), math.floor(v * size) & (size - 1)
        word = texels[texture_of[material_of[p]] * size * size + row * size + column]
        open_[i] = ((word >> np.uint32(24)) & 255) < OPAQUE
