"""How the scale of depth wanders from frame to frame, and the line that it should follow.

Only a factor is carried. An offset of inverse depth would move the far end: a wall at 30 m to
infinity or the sky to 30 m. What a network's answers differ by beside one factor, the temporal
filter takes out in place.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.films.flow import Flow, followed
from core.types import FloatMap

STEP = 4
"""Every how many pixels of every how many rows are looked at."""
ENOUGH = 0.02
"""Share of the pixels that must surely be the same surface; else those at the same place count."""
ROUNDS = 4
SPREAD = 1.4826
"""Median absolute deviation to standard deviation."""
CUTOFF = 4.0
"""Standard deviations at which a pixel does not count any more."""


def scale_step(before: FloatMap, now: FloatMap, back: Flow) -> float:
    """Logarithm of the factor from one frame's inverse depth to the next one's.

    A robust mean (Tukey's) over what is surely the same surface.

    Args:
        before, now: (h, w) logarithm of inverse depth.
        back: flow from the later frame into the earlier one.
    """
    apart, weights = now - followed(before, back.way), back.sure
    if float(weights.mean()) < ENOUGH:
        apart, weights = now - before, np.ones_like(now)
    return _robust_mean(
        apart[::STEP, ::STEP].ravel().astype(np.float64),
        weights[::STEP, ::STEP].ravel().astype(np.float64),
    )


def _robust_mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    centre = _median(values, weights)
    for _ in range(ROUNDS):
        off = np.abs(values - centre)
        bound = CUTOFF * max(SPREAD * _median(off, weights), 1e-6)
        near = weights * np.square(np.maximum(1 - np.square(off / bound), 0))
        centre = float(near @ values / near.sum())
    return centre


def _median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values, kind="stable")
    passed = np.cumsum(weights[order])
    return float(values[order[int(np.searchsorted(passed, passed[-1] / 2))]])


def followed_line(
    levels: NDArray[np.float64], middle: int, weights: Sequence[float]
) -> NDArray[np.float64]:
    """The straight line through levels (n,) by weighted least squares, at each of them.

    What a camera that comes nearer does to the scale is a line over some frames; what a network
    adds is not. One level, or all weight on one, is its own line.

    Args:
        middle: index at which the line's centre of interest is: it always has a weight.
        weights: (n,), >= 0.
    """
    y, w = levels, np.asarray(weights, np.float64)
    x = np.arange(len(y)) - float(middle)
    total = w.sum()
    x0, y0 = w @ x / total, w @ y / total
    variance = w @ (x - x0) ** 2
    slope = w @ ((x - x0) * (y - y0)) / variance if variance > 1e-9 else 0.0
    line: NDArray[np.float64] = y0 + slope * (x - x0)
    return line
