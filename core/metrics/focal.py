"""Accuracy of predicted focal lengths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def within(pred_px: Sequence[float], true_px: Sequence[float], *, share: float) -> float:
    """Share of images whose focal length is off by at most ``share`` of the true one.

    Args:
        pred_px: predicted focal lengths in pixels.
        true_px: true ones in pixels, > 0, one for each predicted one.
        share: 0.25 and 0.5 are the customary limits.

    Raises:
        ValueError: no image, or not one true value for each predicted one.
    """
    pred, true = np.asarray(pred_px, np.float64), np.asarray(true_px, np.float64)
    if pred.shape != true.shape or not pred.size:
        raise ValueError(
            f"expected as many predicted as true values, found {pred.size}, {true.size}"
        )
    return float(np.mean(np.abs(pred - true) <= share * true))
