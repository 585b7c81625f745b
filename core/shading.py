"""How a surface catches light: its normals, and how little of the sky its hollows see.

Along a plane inverse depth is linear over the photo, so that its mean around a cell is the cell's
own; where it is greater, the surroundings stand out towards the camera and shade the cell (depth
darkening: Luft, Colditz and Deussen, "Image Enhancement by Unsharp Masking the Depth Buffer",
2006).
"""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from core.cloud import map_normals
from core.depth import MIN_CANONICAL
from core.types import ByteImage, Estimate, FloatMap, Size

SHADED_CELLS = 400_000
"""Larger grids are shaded on fewer cells: light is soft, and should be there at once."""
REACHES = (1 / 120, 1 / 30)
"""Of a grid's longer side: how far around a cell what shades it may lie."""
GAIN = 16.0
FARTHEST = 0.12
"""Relative step in inverse depth that shades most: what stands out farther is another thing."""


def light_map(estimate: Estimate, *, focal_px: float) -> ByteImage:
    """What light needs to know of every cell of a grid.

    Returns:
        (h, w, 4) uint8: the normal's x, y and z towards the camera, OpenCV camera frame, from
        -1 at 0 to 1 at 255; and the occlusion, 255 for a cell that no light reaches.
    """
    height, width = estimate.canonical_inverse_depth.shape
    canonical = _fewer(estimate.canonical_inverse_depth)
    normals = map_normals(canonical, estimate.image_size, focal_px)
    facing = np.rint(127.5 * normals + 127.5).astype(np.uint8)
    dark = np.rint(255 * occlusion(canonical)).astype(np.uint8)
    # Not in one picture of four bands: Pillow would weight the first three with the last.
    return np.dstack([_resized(each, Size(width, height)) for each in (facing, dark)])


def occlusion(canonical: FloatMap) -> FloatMap:
    """How much of the light from all around hollows and corners miss.

    Args:
        canonical: (h, w) canonical inverse depth, or any inverse depth.

    Returns:
        (h, w) float32, 0 for open surfaces, at most 1. Planes are open, however they lie.
    """
    inverse = np.maximum(canonical, np.float32(MIN_CANONICAL))
    total = np.zeros_like(inverse)
    for share in REACHES:
        reach = max(1, round(share * max(inverse.shape)))
        standing_out = np.maximum(_mean_around(inverse, reach) / inverse - 1, 0)
        total += standing_out / (1 + np.square(standing_out / np.float32(FARTHEST)))
    return np.minimum(np.float32(GAIN) * total, np.float32(1))


def _mean_around(values: FloatMap, reach: int) -> FloatMap:
    """Mean over a square of cells; beyond the border the values go on as they came."""
    from scipy.ndimage import uniform_filter

    padded = np.pad(values, reach, mode="reflect", reflect_type="odd")
    mean: FloatMap = uniform_filter(padded, 2 * reach + 1)[reach:-reach, reach:-reach]
    return mean


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
