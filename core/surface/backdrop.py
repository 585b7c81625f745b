"""What closes the gaps that contours cut into a mesh: the surface behind goes on a little."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.depth import MIN_CANONICAL
from core.surface.grid_mesh import Faces
from core.types import FloatMap, Mask

REACH = 2
"""Cells around a gap of which the farthest is what lies behind it: flying pixels are one or two."""


def backdrop(
    canonical: FloatMap, xyz: FloatMap, faces: Faces, near: Mask | None = None
) -> tuple[FloatMap, NDArray[np.intp]]:
    """The triangles of a cut, moved back along their rays to the surface behind.

    From the camera they cover what they covered before, so that its own view shows no gap.

    Args:
        canonical: (h, w) canonical inverse depth.
        xyz: (h, w, 3) metres, OpenCV camera frame.
        faces: (M, 3) triangles that were cut, flat indices of cells.
        near: (h, w) cells that there are; None for all.

    Returns:
        (3 M, 3) float32 corners, triangle by triangle, and for each triangle the cell (flat
        index) whose colour it has: its farthest corner.
    """
    from scipy.ndimage import minimum_filter

    inverse = np.maximum(canonical, np.float32(MIN_CANONICAL))
    there = inverse if near is None else np.where(near, inverse, np.float32(np.inf))
    behind = minimum_filter(there, 2 * REACH + 1).ravel()[faces].min(axis=1)
    own = inverse.ravel()[faces]
    back = (own / behind[:, None]).reshape(-1, 1)
    corners: FloatMap = xyz.reshape(-1, 3)[faces.ravel()] * back
    farthest: NDArray[np.intp] = faces[np.arange(len(faces)), own.argmin(axis=1)].astype(np.intp)
    return corners, farthest
