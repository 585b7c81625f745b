"""Accuracy of depth maps after a named alignment."""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from core.depth import MAX_DEPTH_M, MIN_DEPTH_M
from core.errors import UsageError
from core.types import Mask

FloatArray = NDArray[np.floating[Any]]
Alignment = Literal["none", "scale", "scale-shift"]

ALIGNMENTS: tuple[str, ...] = get_args(Alignment)
DELTA = 1.25


def depth_figures(pred_depth: FloatArray, true_depth: FloatArray, valid: Mask) -> dict[str, float]:
    """Figures over the valid pixels of one photo (Eigen et al. 2014, arXiv 1406.2283).

    With p the prediction, z the truth and g = ln p - ln z:
    ``delta1`` to ``delta3``: share of max(p/z, z/p) < 1.25, 1.25 ** 2, 1.25 ** 3;
    ``abs_rel``: mean |p - z| / z; ``log10``: mean |log10 p - log10 z|;
    ``rmse``: sqrt(mean (p - z) ** 2) in metres;
    ``silog``: 100 sqrt(mean g ** 2 - (mean g) ** 2), as the KITTI depth benchmark defines it.

    Args:
        pred_depth: (H, W) metres; held between 1e-4 and 1e4.
        true_depth: (H, W) metres, > 0 where valid.
        valid: (H, W), which pixels count.

    Raises:
        UsageError: no valid pixel, or a prediction that is not a number there.
    """
    pred, true = _valid_values(pred_depth, true_depth, valid)
    pred = np.clip(pred, MIN_DEPTH_M, MAX_DEPTH_M)
    log_ratio = np.log(pred) - np.log(true)
    ratio = np.exp(np.abs(log_ratio))
    return {
        "delta1": float(np.mean(ratio < DELTA)),
        "delta2": float(np.mean(ratio < DELTA**2)),
        "delta3": float(np.mean(ratio < DELTA**3)),
        "abs_rel": float(np.mean(np.abs(pred - true) / true)),
        "log10": float(np.mean(np.abs(log_ratio)) / np.log(10)),
        "rmse": float(np.sqrt(np.mean((pred - true) ** 2))),
        "silog": float(100 * np.std(log_ratio)),
    }


def align(
    pred_inverse: FloatArray,
    true_inverse: FloatArray,
    valid: Mask,
    mode: Alignment,
    *,
    fitted: FloatArray | None = None,
) -> NDArray[np.float64]:
    """Bring a predicted inverse depth to the truth's scale.

    "none" changes nothing. "scale" multiplies by the ratio of the medians over the valid
    pixels; "scale-shift" applies the least-squares line. Both then keep the result within the
    depths z_min / 2 and 2 z_max of the valid truth.

    Args:
        pred_inverse: (H, W), 1/m.
        true_inverse: (H, W), 1/m, > 0 where valid.
        valid: (H, W), which pixels count.
        mode: one of ``ALIGNMENTS``.
        fitted: (H, W) the prediction that ratio or line is taken from; by default this one.

    Returns:
        (H, W) float64, 1/m.

    Raises:
        UsageError: no valid pixel, a prediction that is not finite there, or, for "scale", one
            whose median is not above 0.
    """
    source = pred_inverse if fitted is None else fitted
    pred, true = _valid_values(source, true_inverse, valid)
    if mode == "none":
        return pred_inverse.astype(np.float64)
    scale, shift = _median_scale(pred, true) if mode == "scale" else _least_squares(pred, true)
    aligned = scale * pred_inverse.astype(np.float64) + shift
    return np.clip(aligned, true.min() / 2, true.max() * 2)


def _valid_values(
    pred: FloatArray, true: FloatArray, valid: Mask
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if not pred.shape == true.shape == valid.shape:
        raise UsageError(
            "The prediction has the shape {shape}, the truth {truth}, its valid pixels "
            "{valid}; they must be equal. Resize the prediction to the truth first.",
            shape=pred.shape,
            truth=true.shape,
            valid=valid.shape,
        )
    if not valid.any():
        raise UsageError("The truth has no valid pixel: every depth is zero or not finite.")
    values = pred[valid].astype(np.float64)
    bad = int(np.count_nonzero(np.isnan(values)))
    if bad:
        raise UsageError(
            "The prediction is not a number at {bad} of {count} valid pixels.",
            bad=bad,
            count=values.size,
        )
    return values, true[valid].astype(np.float64)


def _median_scale(pred: NDArray[np.float64], true: NDArray[np.float64]) -> tuple[float, float]:
    median = float(np.median(pred))
    if not 0 < median < np.inf:
        raise UsageError(
            "The prediction cannot be scaled to the truth: its median inverse depth is {median:g}.",
            median=median,
        )
    return float(np.median(true)) / median, 0.0


def _least_squares(pred: NDArray[np.float64], true: NDArray[np.float64]) -> tuple[float, float]:
    """Scale and shift that minimise sum (scale pred + shift - true) ** 2."""
    if not np.isfinite(pred).all():
        raise UsageError("The prediction's inverse depth is infinite at some valid pixels.")
    centred = pred - pred.mean()
    variance = float(np.mean(centred**2))
    # a flat prediction has no scale to fit: the best line is the truth's mean
    flat = variance <= np.finfo(np.float64).tiny
    scale = 0.0 if flat else float(np.mean(centred * (true - true.mean()))) / variance
    return scale, float(true.mean() - scale * pred.mean())
