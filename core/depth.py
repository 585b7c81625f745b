"""Metric maps from canonical inverse depth.

Inverse depth = C * W / f_px (1/m), W the photo's width, or C itself where a model gives metres
whatever the focal length is; depth = 1 / inverse depth, clamped as the released implementation
of Depth Pro does. A scale factor s of the scene multiplies depth.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.types import Estimate, FloatMap, Size

# Below this a canonical inverse depth means "too far to tell".
MIN_CANONICAL = 1e-4
MIN_INVERSE_PER_M = 1e-4
MAX_INVERSE_PER_M = 1e4
MIN_DEPTH_M, MAX_DEPTH_M = 1 / MAX_INVERSE_PER_M, 1 / MIN_INVERSE_PER_M
"""No map, cloud or mesh leaves these limits: the sky lies at the larger one."""
FAR_M = 250.0
"""Beyond this a monocular estimate carries no usable metres."""
COLOR_RANGE_M = (0.05, 1000.0)
"""Depths between which the ends of a colour map can be."""


def per_metre(estimate: Estimate, *, focal_px: float, scale: float = 1.0) -> np.float32:
    """Factor from C to inverse depth; arguments as for ``inverse_depth``."""
    return np.float32(estimate.image_size.width / (estimate.depth_focal_px(focal_px) * scale))


def inverse_depth(estimate: Estimate, *, focal_px: float, scale: float = 1.0) -> FloatMap:
    """Inverse depth on the network's own grid.

    Args:
        focal_px: focal length in pixels of the full-size photo.
        scale: factor on all lengths of the scene.

    Returns:
        (h, w) float32, 1/m (no unit where the estimate tells no metres), not clamped.
    """
    return estimate.canonical_inverse_depth * per_metre(estimate, focal_px=focal_px, scale=scale)


def resize_map(values: FloatMap, size: Size) -> FloatMap:
    """Bilinear interpolation over the same rectangle (align_corners=False, no antialiasing).

    Args:
        values: (h, w) float32.

    Returns:
        (size.height, size.width) float32.
    """
    import torch  # slow to import: only where a map is really enlarged

    resized = torch.nn.functional.interpolate(
        torch.from_numpy(np.require(values, requirements=("C", "W")))[None, None],
        size=(size.height, size.width),
        mode="bilinear",
        align_corners=False,
    )
    result: FloatMap = resized[0, 0].numpy()
    return result


def resize_rows(maps: FloatMap, size: Size, first: int, last: int) -> FloatMap:
    """Rows ``first`` to before ``last`` of (h, w, c) maps resized as ``resize_map`` does.

    Returns:
        (last - first, size.width, c) float32, contiguous.
    """
    top, bottom, down = between(np.arange(first, last), maps.shape[0], size.height)
    left, right, across = between(np.arange(size.width), maps.shape[1], size.width)
    rows = maps[top]
    rows += (maps[bottom] - rows) * down[:, None, None]
    # ``take`` and not an index, whose result lies in memory column by column: slow to go through
    resized: FloatMap = rows.take(left, axis=1)
    way = rows.take(right, axis=1)
    way -= resized
    way *= across[:, None]
    resized += way
    return resized


def between(
    pixels: NDArray[np.intp], cells: int, count: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatMap]:
    """Along one side: the cells before and behind pixels, of ``count``, and the way from one to
    the other, 0 to 1."""
    place = np.clip((pixels + 0.5) * (cells / count) - 0.5, 0, cells - 1)
    before = place.astype(np.intp)
    return before, np.minimum(before + 1, cells - 1), (place - before).astype(np.float32)


def depth_from_inverse(inverse: FloatMap, out: FloatMap | None = None) -> FloatMap:
    """Depth Z in metres, float32 between 0.1 mm and 10 km, of inverse depth in 1/m.

    Args:
        out: where to put it; ``inverse`` itself where a large photo would fill memory.
    """
    clamped: FloatMap = np.clip(inverse, MIN_INVERSE_PER_M, MAX_INVERSE_PER_M, out=out)
    return np.reciprocal(clamped, out=clamped)


def full_size_depth(estimate: Estimate, *, focal_px: float, scale: float = 1.0) -> FloatMap:
    """Depth Z of every pixel of the photo, (H, W) float32 metres, by the map alone.

    Bilinear in inverse depth; ``core.enlarge.photo_depth`` cuts at the photo's edges.
    """
    inverse = inverse_depth(estimate, focal_px=focal_px, scale=scale)
    whole = resize_map(inverse, estimate.image_size)
    return depth_from_inverse(whole, out=whole)
