"""The scale of a scene from the depth in its photo's file."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.depth import MIN_INVERSE_PER_M, inverse_depth, resize_map
from core.errors import MeasureError
from core.own_depth.depth import OwnDepth
from core.types import Estimate

LEAST_SHARE = 0.02
"""Of the pixels: fewer that are known by both say nothing."""


@dataclass(frozen=True)
class OwnScale:
    """What the depth in a file makes of an estimate.

    Attributes:
        factor: on all lengths of the estimate.
        residual: median relative difference that is left.
        pixels: of the file's depth that counted.
    """

    factor: float
    residual: float
    pixels: int


def scale_by(own: OwnDepth, estimate: Estimate, *, focal_px: float) -> OwnScale:
    """The median ratio between both, which a third of wrong pixels does not move far.

    Args:
        focal_px: of the photo, for the estimate.

    Raises:
        MeasureError: one of the two tells no metres, or they know too few pixels together.
    """
    if not (own.metric and estimate.tells_metres):
        raise MeasureError("there are no metres to compare: one of the two depths tells none")
    inverse = resize_map(inverse_depth(estimate, focal_px=focal_px), own.size)
    known = (own.inverse > MIN_INVERSE_PER_M) & (inverse > MIN_INVERSE_PER_M)
    if known.mean() < LEAST_SHARE:
        raise MeasureError("the depth in the file knows too little of this photo")
    ratios = inverse[known] / own.inverse[known]
    factor = float(np.median(ratios))
    residual = float(np.median(np.abs(ratios / factor - 1)))
    return OwnScale(factor, residual, int(known.sum()))
