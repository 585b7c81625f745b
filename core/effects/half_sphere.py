"""A photo on the half sphere that a headset shows around its wearer (VR180)."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch.nn import functional

from core.types import ByteImage

MAX_SIDE = 3072
"""Of one eye's picture; headsets show less."""
_BAND_ROWS = 256


def half_sphere_side(width: int, focal_px: float) -> int:
    """Pixels along 180 degrees, so many that the middle of a photo keeps its own."""
    per_degree = focal_px * math.pi / 180
    return min(MAX_SIDE, max(64, 2 * round(per_degree * 90)), max(64, 4 * width))


def on_half_sphere(rgb: ByteImage, focal_px: float, side: int) -> ByteImage:
    """A photo as equirectangular picture of 180 by 180 degrees, black around it.

    Columns are longitude and rows latitude, from -90 to 90 degrees between their outer edges;
    the optical axis is in the middle.

    Args:
        rgb: (H, W, 3) uint8.
        focal_px: focal length in pixels of ``rgb``.
        side: pixels of the result.

    Returns:
        (side, side, 3) uint8.
    """
    height, width = rgb.shape[:2]
    source = torch.from_numpy(rgb.transpose(2, 0, 1).astype(np.float32))[None]
    angles = ((torch.arange(side) + 0.5) / side - 0.5) * math.pi
    result = np.zeros((side, side, 3), np.uint8)
    across = angles.tan() * (2 * focal_px / width)
    for top in range(0, side, _BAND_ROWS):
        latitude = angles[top : top + _BAND_ROWS, None]
        # a ray (sin(lon) cos(lat), sin(lat), cos(lon) cos(lat)), y down, over its z
        down = latitude.tan() / angles.cos() * (2 * focal_px / height)
        places = torch.stack((across.expand_as(down), down), dim=-1).float()
        band = functional.grid_sample(source, places[None], align_corners=False)[0]
        result[top : top + _BAND_ROWS] = band.round().byte().permute(1, 2, 0).numpy()
    return result
