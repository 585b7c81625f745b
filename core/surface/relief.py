"""A closed solid for 3D printing: the scene as a relief on a base."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.types import Bounds, FloatMap

WIDTH_MM = Bounds(100.0, 10.0, 1000.0)
BASE_MM = Bounds(2.0, 0.2, 50.0)
RELIEF_MM = Bounds(20.0, 0.5, 300.0)
# A cell of a tenth of a millimetre on a print as wide as a hand is finer than a nozzle.
MAX_SIDE = 768


@dataclass(frozen=True, eq=False)
class Solid:
    """(N, 3) float32 millimetres, x right, y up, z out of the base; (M, 3) int32 triangles."""

    xyz: FloatMap
    faces: NDArray[np.int32]


def build_relief(
    inverse: FloatMap, *, aspect: float, width_mm: float, base_mm: float, height_mm: float
) -> Solid:
    """Raise a plate in proportion to inverse depth: what is near stands out.

    Neither far cut nor contours open holes in it, so that it stays closed.

    Args:
        inverse: (h, w) float32 inverse depth in any unit; at least 2 x 2.
        aspect: height of the photo over its width.
        width_mm: width of the plate.
        base_mm: thickness under the farthest point; above 0.
        height_mm: from the farthest point to the nearest.
    """
    if min(width_mm, base_mm, height_mm) <= 0:
        raise ValueError("width, base and height of a print must be above 0 mm")
    step = -(-max(inverse.shape) // MAX_SIDE)
    values = inverse[::step, ::step]
    height, width = values.shape
    spread = max(float(np.ptp(values)), np.finfo(np.float32).tiny)
    x = np.linspace(0, width_mm, width, dtype=np.float32)
    y = np.linspace(width_mm * aspect, 0, height, dtype=np.float32)
    top = np.empty((height, width, 3), np.float32)
    top[..., 0], top[..., 1] = x, y[:, None]
    top[..., 2] = base_mm + (values - values.min()) / spread * height_mm
    return _closed(top)


def _closed(top: FloatMap) -> Solid:
    """Walls down from the rim, and a fan around the middle of the underside."""
    height, width = top.shape[:2]
    cell = np.arange(height * width, dtype=np.int32).reshape(height, width)
    a, b, c, d = (
        each.ravel() for each in (cell[:-1, :-1], cell[:-1, 1:], cell[1:, :-1], cell[1:, 1:])
    )
    rim = np.concatenate((cell[:-1, 0], cell[-1, :-1], cell[:0:-1, -1], cell[0, :0:-1]))
    foot = np.arange(rim.size, dtype=np.int32) + cell.size
    middle = np.full_like(foot, cell.size + rim.size)
    after, foot_after = np.roll(rim, -1), np.roll(foot, -1)
    triples = ((a, c, d), (a, d, b), (rim, foot, after), (after, foot, foot_after),
               (foot, middle, foot_after))  # fmt: skip
    surface = top.reshape(-1, 3)
    under = surface[rim] * np.array((1, 1, 0), np.float32)
    centre = (surface[cell[0, 0]] + surface[cell[-1, -1]]) / 2 * np.array((1, 1, 0), np.float32)
    return Solid(
        xyz=np.concatenate((surface, under, centre[None])),
        faces=np.concatenate([np.stack(each, axis=1) for each in triples]),
    )
