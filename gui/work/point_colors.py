"""Colours of points and triangles by depth or height."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.types import ByteImage, Estimate
from gui.snapshot.pictures import CloudColors

HEIGHT_PERCENTILES = (1.0, 98.0)


def depth_colors(surface: Estimate, index: NDArray[np.integer], colors: CloudColors) -> ByteImage:
    """Colours (N, 3) of cells of a surface: as the depth pane has them, or by height.

    Args:
        index: (N,) flat indices of the cells.
    """
    from core.colormap import lut

    values, low, high = surface.canonical_inverse_depth, colors.low, colors.high
    if colors.plane is not None:
        values = colors.plane.heights(values, surface.image_size, surface.sphere)
    values = values.reshape(-1)[index]
    if colors.plane is not None and len(values):
        low, high = np.percentile(values, HEIGHT_PERCENTILES).tolist()
    span = max(high - low, 1e-12)
    steps = np.clip(np.rint((values - low) * (255.0 / span)), 0, 255)
    chosen: ByteImage = lut(colors.colormap)[steps.astype(np.uint8)]
    return chosen
