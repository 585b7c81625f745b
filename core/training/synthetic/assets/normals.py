"""Normals of meshes that come without: smooth over bends, sharp at creases."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic.kernels import compiled
from core.training.synthetic.meshes import Mesh

# Numba infers the types of the loops from their arguments.
# mypy: disallow-untyped-defs=False

CREASE_DEGREES = 40.0


def creased(vertices: NDArray[np.float32], faces: NDArray[np.int32], uv: NDArray[Any]) -> Mesh:
    """A mesh whose normals are smooth but for creases of more than ``CREASE_DEGREES``."""
    step = max(float(np.ptp(vertices, axis=0).max()), 1e-9) * 1e-5
    _, point = np.unique(np.round(vertices / step).astype(np.int64), axis=0, return_inverse=True)
    corners = faces.reshape(-1)
    order = np.argsort(point.reshape(-1)[corners], kind="stable")
    groups = point.reshape(-1)[corners][order]
    starts = np.flatnonzero(np.append(True, groups[1:] != groups[:-1]))
    normals = np.zeros((len(corners), 3), np.float32)
    cosine = np.float32(np.cos(np.radians(CREASE_DEGREES)))
    corner_normals(vertices, faces, order, np.append(starts, len(order)), cosine, normals)
    fresh = np.arange(len(corners), dtype=np.int32).reshape(-1, 3)
    return Mesh(vertices[corners], normals, np.asarray(uv[corners], np.float32), fresh)


@compiled
def corner_normals(vertices, faces, order, starts, cosine, normals):
    """Normals (3 F, 3) of the faces' corners, smooth below a crease.

    Corners in `order` from `starts[g]` to `starts[g + 1]` lie at one point; each gets the mean,
    by area, of the faces there that are bent by less than the angle of `cosine`.
    """
    areas = np.zeros((faces.shape[0], 3), np.float32)
    units = np.zeros((faces.shape[0], 3), np.float32)
    for f in range(faces.shape[0]):
        a, b, c = faces[f, 0], faces[f, 1], faces[f, 2]
        length = 0.0
        for k in range(3):
            i, j = (k + 1) % 3, (k + 2) % 3
            areas[f, k] = (vertices[b, i] - vertices[a, i]) * (vertices[c, j] - vertices[a, j])
            areas[f, k] -= (vertices[b, j] - vertices[a, j]) * (vertices[c, i] - vertices[a, i])
            length += areas[f, k] * areas[f, k]
        for k in range(3):
            units[f, k] = areas[f, k] / max(math.sqrt(length), 1e-20)
    for g in range(starts.size - 1):
        for p in range(starts[g], starts[g + 1]):
            own, corner = order[p] // 3, order[p]
            # Where very many faces meet (leaves), they are not one surface.
            for q in range(starts[g], min(starts[g + 1], starts[g] + 64)):
                other, along = order[q] // 3, 0.0
                for k in range(3):
                    along += units[own, k] * units[other, k]
                if along >= cosine:
                    for k in range(3):
                        normals[corner, k] += areas[other, k]
            length = 0.0
            for k in range(3):
                length += normals[corner, k] * normals[corner, k]
            for k in range(3):
                normals[corner, k] = (
                    normals[corner, k] / math.sqrt(length) if length > 1e-24 else units[own, k]
                )
