"""Small steps on maps; tensors are (c, h, w) float32."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from core.network.surfaces import largest_within
from core.types import Size

_UNKNOWN = 1e-3


def resized(maps: Tensor, size: Size) -> Tensor:
    """Bilinear, over the same rectangle."""
    target = (size.height, size.width)
    if tuple(maps.shape[-2:]) == target:
        return maps
    return functional.interpolate(maps[None], target, mode="bilinear", align_corners=False)[0]


def spread_max(maps: Tensor, reach: int) -> Tensor:
    """Largest value within ``reach`` pixels along both axes."""
    return largest_within(maps, reach)


def spread_min(maps: Tensor, reach: int) -> Tensor:
    """Smallest value within ``reach`` pixels along both axes."""
    return -spread_max(-maps, reach)


def box_sum(maps: Tensor, reach: int) -> Tensor:
    """Sum over a square of 2 reach + 1 pixels; beyond the border there is nothing.

    Put together from runs of one, two, four, ... pixels: four times as quick as torch's pooling,
    and exact, unlike differences of prefix sums.
    """
    window = 2 * reach + 1
    for axis, border in ((-1, (reach, reach)), (-2, (0, 0, reach, reach))):
        total, start, span = torch.zeros_like(maps), 0, 1
        runs = functional.pad(maps, border)
        while True:
            if window & span:
                total += runs.narrow(axis, start, maps.shape[axis])
                start += span
            if 2 * span > window:
                break
            length = runs.shape[axis] - span
            runs = runs.narrow(axis, 0, length) + runs.narrow(axis, span, length)
            span *= 2
        maps = total
    return maps


def disc_mean(maps: Tensor, radius: float) -> Tensor:
    """Mean over a disc with a soft rim; the border's values go on beyond it.

    Runs of each row by differences of prefix sums: the cost grows with the radius, not with its
    square.
    """
    reach = int(radius + 0.5)
    if reach == 0:
        return maps
    height, width = maps.shape[-2:]
    wide = reach + 1
    padded = functional.pad(maps[None], (wide + 1, wide, reach, reach), mode="replicate")[0]
    padded[..., 0] = 0
    sums = padded.cumsum(-1)
    total = torch.zeros_like(maps)
    area = 0.0
    for row in range(-reach, reach + 1):
        half = max((radius + 0.5) ** 2 - row * row, 0.0) ** 0.5 - 0.5
        if half < 0:
            continue
        whole, part = int(half), half - int(half)
        line = sums[:, reach + row : reach + row + height]
        for run, share in ((whole, 1 - part), (whole + 1, part)):
            first, last = wide - run, wide + run + 1
            total.add_(line[..., last : last + width], alpha=share)
            total.sub_(line[..., first : first + width], alpha=share)
            area += share * (2 * run + 1)
    return total.div_(area)


def filled(premultiplied: Tensor, weight: Tensor) -> Tensor:
    """Colours everywhere: where there is no weight those of the surroundings (push and pull).

    Args:
        premultiplied: (c, h, w) colours times their weight.
        weight: (1, h, w), 0 to 1.
    """
    height, width = weight.shape[-2:]
    if min(height, width) < 4 or bool((weight > _UNKNOWN).all()):
        return premultiplied / weight.clamp_min(1e-6)
    both = torch.cat((premultiplied, weight))
    coarse = functional.avg_pool2d(both[None], 2, ceil_mode=True, count_include_pad=False)[0]
    around = resized(filled(coarse[:-1], coarse[-1:]), Size(width, height))
    return (premultiplied + _UNKNOWN * around) / (weight + _UNKNOWN)
