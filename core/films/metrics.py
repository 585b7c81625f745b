"""How still depth holds: what its changes from frame to frame have that the truth's have not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.types import FloatMap, Mask

STATIC = 0.02
"""Largest change of the truth's log depth at a pixel that counts as static."""


def static_pixels(true_before: FloatMap, true: FloatMap) -> Mask:
    """Pixels (H, W) with depth in both frames of true inverse depth that it hardly changes at."""
    known = (true_before > 0) & (true > 0) & np.isfinite(true_before) & np.isfinite(true)
    with np.errstate(divide="ignore", invalid="ignore"):
        still = np.abs(np.log(true) - np.log(true_before)) < STATIC
    return np.asarray(known & still)


def frame_flicker(
    before: FloatMap, now: FloatMap, true_before: FloatMap, true: FloatMap
) -> float | None:
    """Median over static pixels of the change of log depth that the truth does not have.

    Args:
        before, now: (H, W) inverse depth of two frames of a shot, > 0 where the truth is; any
            unit, the same for both.
        true_before, true: (H, W) true inverse depth, 0 or NaN where there is none.

    Returns:
        The median; None without a static pixel.
    """
    static = static_pixels(true_before, true)
    if not static.any():
        return None
    change = np.log(now[static] / before[static]) - np.log(true[static] / true_before[static])
    return float(np.median(np.abs(change)))


def flicker(
    estimates: Iterable[FloatMap], truths: Iterable[FloatMap], begins: Iterable[bool]
) -> float:
    """Mean of ``frame_flicker`` over the pairs of neighbouring frames within shots.

    Args:
        estimates, truths: maps of each frame as in ``frame_flicker``.
        begins: which frames begin a shot.

    Returns:
        0.01 where depth changes by about 1 % a frame for no reason; NaN without such a pair.
    """
    values = [value for value in _by_pair(estimates, truths, begins) if value is not None]
    return float(np.mean(values)) if values else float("nan")


def _by_pair(
    estimates: Iterable[FloatMap], truths: Iterable[FloatMap], begins: Iterable[bool]
) -> Iterator[float | None]:
    for before, now in pairwise(zip(estimates, truths, begins, strict=True)):
        if not now[2]:
            yield frame_flicker(before[0], now[0], before[1], now[1])


def shot_abs_rel(
    estimates: NDArray[np.float32],
    truths: NDArray[np.float32],
    *,
    fitted: NDArray[np.float32] | None = None,
) -> float:
    """Mean |z - truth| / truth over a shot after one scale and shift of its inverse depth.

    Where a model sees sky and the truth has a leaf, depth is one by the shift alone: a change of it
    by a hundredth of the usual inverse depth outweighs all other pixels. Two estimates of a shot
    are compared under the scale and shift of one of them.

    Args:
        estimates, truths: (N, H, W) inverse depth of a shot's frames, truth 0 or NaN where there
            is none.
        fitted: (N, H, W) the estimates that scale and shift are fitted to; by default these.

    Raises:
        UsageError: no known depth in the shot.
    """
    from core.metrics.depth import align, depth_figures

    valid = np.isfinite(truths) & (truths > 0)
    rows = (len(truths) * truths.shape[1], truths.shape[2])
    source = estimates if fitted is None else fitted
    pred, true, known, line = (part.reshape(rows) for part in (estimates, truths, valid, source))
    true = np.where(known, true, 1.0)
    aligned = align(pred, true, known, "scale-shift", fitted=line)
    return depth_figures(1 / aligned, 1 / true, known)["abs_rel"]
