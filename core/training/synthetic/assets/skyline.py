"""Where a picture of surroundings shows the sky, and where things at an unknown distance.

Photographed surroundings hold houses, trees and ground. They are lit and seen as they are, but a
view that shows them must not learn that they are endlessly far.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

F32 = NDArray[np.float32]
Bool = NDArray[np.bool_]

LUMINANCE = np.asarray([0.2126, 0.7152, 0.0722], np.float32)
# The sun and its glow count as no more than so many times the median of the upper half.
BRIGHTEST = 4.0
# Stars and grain are smoothed away, pixels of a picture of 512 x 256.
SMOOTHING_PX = 1.5
# What stands before the sky is darker than the sky above it by more than e to the power of this.
DROP, DROP_ROWS = 0.25, 3
# Its sides stand out from the sky beside it, towards brighter or darker.
CONTRAST, CONTRAST_COLUMNS = 0.375, 2


def sky_mask(radiance: F32) -> Bool:
    """Which pixels of an equirectangular picture (H, W, 3) are sky: true from the zenith down to
    the first edge in each column, never below the horizon.

    Strong edges of clouds end the sky too early, which leaves a part of it unknown.
    """
    half = len(radiance) // 2
    upper = radiance[:half] @ LUMINANCE
    upper = np.clip(upper, 1e-4, BRIGHTEST * max(float(np.median(upper)), 1e-4))
    level = ndimage.gaussian_filter(np.log(upper), SMOOTHING_PX, mode=("nearest", "wrap"))
    beside = [np.roll(level, side * CONTRAST_COLUMNS, axis=1) for side in (-1, 1)]
    edge = np.abs(beside[0] - beside[1]) > CONTRAST
    edge[:-DROP_ROWS] |= level[:-DROP_ROWS] - level[DROP_ROWS:] > DROP
    edge = ndimage.maximum_filter(edge, (1, 2 * CONTRAST_COLUMNS + 1), mode="wrap")
    sky = np.zeros(radiance.shape[:2], bool)
    sky[:half] = ~np.maximum.accumulate(edge, axis=0)
    return sky
