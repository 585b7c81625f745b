"""How a surface catches light: its normals, and how little of the sky its hollows see.

Along a plane inverse depth is linear over the photo, so that its mean over neighbours in opposite
directions is a cell's own; where it is greater, they stand out towards the camera and shade the
cell (after depth darkening: Luft, Colditz and Deussen, "Image Enhancement by Unsharp Masking the
Depth Buffer", 2006).
"""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from core.camera import camera_of
from core.cloud import map_normals
from core.depth import MIN_CANONICAL
from core.types import ByteImage, Estimate, FloatMap, Size

SHADED_CELLS = 200_000
"""Larger grids are shaded on fewer cells: light is soft, and should be there at once."""
REACHES = (1 / 150, 1 / 60, 1 / 25)
"""Of a grid's longer side: how far from a cell its neighbours are that may shade it."""
DIRECTIONS = ((1, 0), (0, 1), (1, 1), (1, -1))
SMOOTH = 3
GAIN = 24.0
FARTHEST = 0.12
"""Relative step in inverse depth beyond which a neighbour is another thing, and shades less."""


def light_map(estimate: Estimate, dark: FloatMap, *, focal_px: float) -> ByteImage:
    """What light needs to know of every cell of a grid.

    Args:
        estimate: the surface.
        dark: ``dark_map`` of it.
        focal_px: focal length in pixels of the photo.

    Returns:
        (h, w, 4) uint8: the normal's x, y and z towards the camera, OpenCV camera frame, from
        -1 at 0 to 1 at 255; and the occlusion, 255 for a cell that no light reaches.
    """
    height, width = estimate.canonical_inverse_depth.shape
    canonical = _fewer(estimate.canonical_inverse_depth)
    normals = map_normals(canonical, camera_of(estimate, focal_px))
    facing = np.rint(127.5 * normals + 127.5).astype(np.uint8)
    shades = np.rint(255 * dark).astype(np.uint8)
    # Not in one picture of four bands: Pillow would weight the first three with the last.
    return np.dstack([_resized(each, Size(width, height)) for each in (facing, shades)])


def dark_map(estimate: Estimate) -> FloatMap:
    """``occlusion`` of a surface, on as many cells as are shaded."""
    return occlusion(_fewer(estimate.canonical_inverse_depth))


def occlusion(canonical: FloatMap) -> FloatMap:
    """How much of the light from all around hollows and corners miss.

    Args:
        canonical: (h, w) canonical inverse depth, or any inverse depth.

    Returns:
        (h, w) float32, 0 for open surfaces, at most 1. Planes are open, however they lie.
    """
    inverse = np.maximum(canonical, np.float32(MIN_CANONICAL))
    reaches = [max(1, round(share * max(inverse.shape))) for share in REACHES]
    most = reaches[-1]
    # Beyond the border a plane goes on as a plane.
    padded = np.pad(inverse, most, mode="reflect", reflect_type="odd")
    total = np.zeros_like(inverse)
    for reach in reaches:
        for right, down in DIRECTIONS:
            for step in (reach, -reach):
                there = _moved(padded, inverse.shape, most + step * down, most + step * right)
                total += _standing_out(there, inverse)
    share = np.float32(GAIN / (2 * len(reaches) * len(DIRECTIONS)))
    dark: FloatMap = np.clip(share * _smooth(total), np.float32(0), np.float32(1))
    return dark


def _standing_out(there: FloatMap, here: FloatMap) -> FloatMap:
    """How much nearer a neighbour is, relative; nothing where it is another thing in front."""
    ratio = there / here - 1
    apart = np.clip(2 - ratio / np.float32(FARTHEST), 0, 1)
    nearer: FloatMap = np.maximum(ratio, np.float32(-FARTHEST)) * apart
    return nearer


def _moved(padded: FloatMap, shape: tuple[int, ...], row: int, column: int) -> FloatMap:
    return padded[row : row + shape[0], column : column + shape[1]]


def _smooth(values: FloatMap) -> FloatMap:
    """Without the steps that a few neighbours leave."""
    from scipy.ndimage import uniform_filter

    smooth: FloatMap = uniform_filter(values, SMOOTH)
    return smooth


def _resized(values: ByteImage, size: Size) -> ByteImage:
    return np.asarray(Image.fromarray(values).resize(size, Image.Resampling.BILINEAR))


def _fewer(canonical: FloatMap) -> FloatMap:
    """The map on at most ``SHADED_CELLS`` cells."""
    height, width = canonical.shape
    step = math.sqrt(height * width / SHADED_CELLS)
    if step <= 1:
        return canonical
    size = Size(max(1, round(width / step)), max(1, round(height / step)))
    return np.asarray(Image.fromarray(canonical).resize(size, Image.Resampling.BOX))
