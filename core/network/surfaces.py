"""What makes surfaces and steps of a small network's soft output."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

BINOMIAL = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)
FAINTEST_CANONICAL = 1e-7  # of a logarithm; farther than what any network says
SURFACE_STRIDES = (1, 2, 4, 8)  # pixels
SURFACE_LOG_REACH = 0.13  # of log C: surfaces that differ by more are not mixed
STAIR_STRIDES = (1, 2, 4)
STAIR_LOG_REACH = 0.04
SLOPE_SHARE, STEP_SHARE = 0.5, 0.65  # of the range around; between them the effect grows
STEP_RATIO = 1.04  # smaller steps stay soft


def smooth(values: Tensor) -> Tensor:
    """Binomial 5 x 5 filter of (B, 1, h, w), borders repeated.

    Transposed convolutions leave a faint grid, whose cells are no surfaces.
    """
    weights = values.new_tensor(BINOMIAL)
    padded = functional.pad(values, (2, 2, 2, 2), mode="replicate")
    rows = functional.conv2d(padded, weights.view(1, 1, 1, 5))
    return functional.conv2d(rows, weights.view(1, 1, 5, 1))


def smooth_surfaces(
    values: Tensor,
    *,
    strides: tuple[int, ...] = SURFACE_STRIDES,
    log_reach: float = SURFACE_LOG_REACH,
) -> Tensor:
    """Smooth surfaces of (B, 1, h, w) inverse depth and keep the steps between them.

    A bilateral filter of the logarithm, so that near and far are treated alike, made of a few
    sparse filters (the edge-avoiding a-trous wavelets of Dammertz and others, 2010), each along
    rows and then along columns.

    Args:
        strides: pixels between the five taps of each filter.
        log_reach: surfaces that differ by more are not mixed.
    """
    log = values.clamp_min(FAINTEST_CANONICAL).log()
    for stride in strides:
        log = _edge_avoiding(log, stride, log_reach)
        log = _edge_avoiding(log.mT, stride, log_reach).mT
    return log.exp()


def smooth_stairs(values: Tensor) -> Tensor:
    """Make slopes of the small stairs in (B, 1, h, w) inverse depth that sharpening leaves."""
    return smooth_surfaces(values, strides=STAIR_STRIDES, log_reach=STAIR_LOG_REACH)


def _edge_avoiding(log: Tensor, stride: int, log_reach: float) -> Tensor:
    """Binomial filter of every ``stride``-th pixel of a row, blind to values far from its own."""
    width = log.shape[-1]
    padded = _continued(log, 2 * stride)
    total, weights = BINOMIAL[2] * log, torch.full_like(log, BINOMIAL[2])
    for tap in (0, 1, 3, 4):
        near = padded[..., tap * stride : tap * stride + width]
        apart = (near - log).mul_(1 / log_reach)
        trust = apart.square_().neg_().add_(1).clamp_min_(0).square_()  # Tukey's biweight
        total.addcmul_(trust, near, value=BINOMIAL[tap])
        weights.add_(trust, alpha=BINOMIAL[tap])
    return total.div_(weights)


def _continued(values: Tensor, reach: int) -> Tensor:
    """Rows that go on beyond their ends, mirrored in value too, so that slopes stay slopes."""
    inner = torch.arange(1, reach + 1, device=values.device).clamp_max(values.shape[-1] - 1)
    before = 2 * values[..., :1] - values[..., inner.flip(0)]
    after = 2 * values[..., -1:] - values[..., -1 - inner]
    return torch.cat((before, values, after), -1)


def sharpen_steps(values: Tensor, *, radius: int) -> Tensor:
    """Move pixels at steps to the nearer of the minimum and the maximum around them.

    Toggle mapping (Kramer and Bruckner, 1975), which would make stairs of every slope. So it
    acts only where most of the range within twice the distance lies within ``radius``: a slope
    has a share of less than a half there, a step of one.

    Args:
        values: (B, 1, h, w) inverse depth.
        radius: radius of the square window, pixels.
    """
    low, high = _extremes(values, radius)
    share = step_share(values, radius=radius)
    effect = ((share - SLOPE_SHARE) / (STEP_SHARE - SLOPE_SHARE)).clamp(0, 1)
    effect = effect * (high > low * STEP_RATIO)
    toggled = torch.where(high - values < values - low, high, low)
    return values + effect * (toggled - values)


def step_share(values: Tensor, *, radius: int) -> Tensor:
    """How much of the range within twice the distance lies within ``radius`` of each pixel.

    Args:
        values: (..., h, w).

    Returns:
        The same shape: less than a half on a slope, one at a step.
    """
    low, high = _extremes(values, radius)
    reach = 2 * radius + 1
    wider = _continued(_continued(values, reach).mT, reach).mT
    wide_low, wide_high = (
        each[..., reach:-reach, reach:-reach] for each in _extremes(wider, reach)
    )
    return (high - low) / (wide_high - wide_low).clamp_min(1e-9)


def _extremes(values: Tensor, radius: int) -> tuple[Tensor, Tensor]:
    """Minimum and maximum within ``radius`` pixels."""
    return -largest_within(-values, radius), largest_within(values, radius)


def largest_within(values: Tensor, radius: int) -> Tensor:
    """Largest value within ``radius`` pixels along both axes of (..., h, w).

    Each comparison doubles the span that it covers: ten times as quick as torch's max pooling of
    a single channel.
    """
    window = 2 * radius + 1
    for axis, border in ((-1, (radius, radius)), (-2, (0, 0, radius, radius))):
        values = functional.pad(values, border, value=float("-inf"))
        span = 1
        while span < window:
            step = min(span, window - span)
            length = values.shape[axis] - step
            values = torch.maximum(
                values.narrow(axis, 0, length), values.narrow(axis, step, length)
            )
            span += step
    return values
