"""How sharp the steps of a depth map are, whatever the truth is."""

from __future__ import annotations

import math

import numpy as np

from core.types import FloatMap

REACH_PX = 8
LEAST_RATIO = 1.25
LEAST_INVERSE = 1e-3


def step_share(inverse: FloatMap) -> float:
    """How much of a step of depth its largest difference between two neighbouring pixels takes.

    The median over all places around which depth changes by a quarter or more within
    ``REACH_PX`` pixels, along rows and columns: 1 for cut-out figures, some 0.1 for a blur.

    Args:
        inverse: (H, W) inverse depth, enlarged to the photo's pixels.

    Returns:
        From 0 to 1; NaN where there is no step.
    """
    log = np.log(np.maximum(inverse, LEAST_INVERSE))
    shares = np.concatenate([_shares(log, axis=0), _shares(log, axis=1)])
    return float(np.median(shares)) if len(shares) else math.nan


def _shares(log: FloatMap, *, axis: int) -> FloatMap:
    from scipy.ndimage import maximum_filter1d, minimum_filter1d

    window = 2 * REACH_PX + 1
    span = maximum_filter1d(log, window, axis) - minimum_filter1d(log, window, axis)
    jump = np.abs(np.diff(log, axis=axis, append=log.take([-1], axis)))
    largest = maximum_filter1d(jump, window, axis)
    steps = span > math.log(LEAST_RATIO)
    return np.asarray(np.minimum(largest[steps] / span[steps], 1), np.float32)
