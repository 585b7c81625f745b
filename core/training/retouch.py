"""What cameras and their software do to a picture, done to a whole batch on its device.

Pictures are (B, 3, h, w) float tensors in [0, 1], gamma-coded. Every change happens to a random
share of them; what is drawn at random is drawn on the CPU, but for the noise itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from core.training.augment import GREY_SHARE, AugmentConfig

KERNEL_RADIUS = 5
MAX_BLUR_PX = 1.8
LIGHT_GRID = (3, 4)
BLOCK = 8
# The tables that the JPEG standard gives as examples (annex K), for quality 50.
LUMINANCE = (
    (16, 11, 10, 16, 24, 40, 51, 61),
    (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56),
    (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77),
    (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101),
    (72, 92, 95, 98, 112, 100, 103, 99),
)
COLOUR = (
    (17, 18, 24, 47, 99, 99, 99, 99),
    (18, 21, 26, 66, 99, 99, 99, 99),
    (24, 26, 56, 99, 99, 99, 99, 99),
    (47, 66, 99, 99, 99, 99, 99, 99),
    *((99,) * 8 for _ in "4567"),
)
TO_YCC = (
    (0.299, 0.587, 0.114),
    (-0.168736, -0.331264, 0.5),
    (0.5, -0.418688, -0.081312),
)
GREY = TO_YCC[0]

Floats = NDArray[np.float64]


def retouch(pictures: Tensor, config: AugmentConfig, random: Generator) -> Tensor:
    """Return (B, 3, h, w) bytes of changed pictures; the sides are multiples of 16."""
    changes: tuple[tuple[float, Callable[[Tensor, Generator], Tensor]], ...] = (
        (config.light, lit),
        (config.color, coloured),
        (config.blur, blurred),
        (config.sharpen, sharpened),
        (config.shrink, shrunk),
        (config.noise, noisy),
        (config.jpeg, compressed),
    )
    for share, change in changes:
        chosen = np.flatnonzero(random.random(len(pictures)) < share)
        if len(chosen) == len(pictures):
            pictures = change(pictures, random)
        elif len(chosen):
            index = _moved(chosen, pictures, torch.int64)
            pictures = pictures.index_copy(0, index, change(pictures[index], random))
    return pictures.clamp(0, 1).mul(255).round().byte()


def lit(pictures: Tensor, random: Generator) -> Tensor:
    """Brighter and darker regions, as under several lamps."""
    strength = random.uniform(0.1, 0.5, (len(pictures), 1, 1, 1))
    field = strength * random.normal(0, 1, (len(pictures), 1, *LIGHT_GRID))
    grid = _moved(field, pictures)
    smooth = functional.interpolate(grid, pictures.shape[-2:], mode="bicubic", align_corners=True)
    return pictures * smooth.exp()


def coloured(pictures: Tensor, random: Generator) -> Tensor:
    """Other exposure, gamma, contrast, white balance and saturation."""
    count = len(pictures)
    gain = np.exp(random.normal(0, 0.22, (count, 1)) + random.normal(0, 0.07, (count, 3)))
    saturation = random.uniform(0.5, 1.4, (count, 1))
    saturation[random.random(count) < GREY_SHARE] = 0
    gamma = np.exp(random.normal(0, 0.22, (count, 1)))
    contrast = random.uniform(0.7, 1.3, (count, 1))
    drawn = np.concatenate([gain, saturation, gamma, contrast], 1)[..., None, None]
    gains, saturations, gammas, contrasts = torch.split(_moved(drawn, pictures), [3, 1, 1, 1], 1)
    curved = pictures.clamp_min(1e-4) ** gammas * gains
    changed = ((curved - 0.5) * contrasts + 0.5).clamp(0, 1)
    grey = sum(share * changed[:, k : k + 1] for k, share in enumerate(GREY))
    return grey + (changed - grey) * saturations


def blurred(pictures: Tensor, random: Generator) -> Tensor:
    """Out of focus: a Gaussian of up to ``MAX_BLUR_PX`` pixels."""
    return _gaussian(pictures, random.uniform(0.2, MAX_BLUR_PX, len(pictures)))


def sharpened(pictures: Tensor, random: Generator) -> Tensor:
    """Sharpened with an unsharp mask, as phones do."""
    strength = _moved(random.uniform(0.2, 1.2, (len(pictures), 1, 1, 1)), pictures)
    soft = _gaussian(pictures, random.uniform(0.6, 1.4, len(pictures)))
    return pictures + strength * (pictures - soft)


def shrunk(pictures: Tensor, random: Generator) -> Tensor:
    """Enlarged from a smaller picture."""
    size = pictures.shape[-2:]
    changed = []
    for picture, factor in zip(pictures, random.uniform(0.4, 0.9, len(pictures)), strict=True):
        small = [max(8, round(side * factor)) for side in size]
        less = functional.interpolate(picture[None], small, mode="bilinear", antialias=True)
        changed.append(functional.interpolate(less, size, mode="bicubic", align_corners=False))
    return torch.cat(changed)


def noisy(pictures: Tensor, random: Generator) -> Tensor:
    """Sensor noise: stronger where dark, partly in blotches, partly the same in all channels."""
    count = len(pictures)
    level = np.minimum(random.exponential(0.02, (count, 1)), 0.1)
    shares = random.uniform(0, 1, (count, 2))
    drawn = np.concatenate([level, shares], 1)[..., None, None]
    levels, blotched, common = torch.split(_moved(drawn, pictures), 1, 1)
    fine = torch.randn_like(pictures)
    coarse = torch.randn_like(pictures[..., ::2, ::2])
    coarse = functional.interpolate(coarse, pictures.shape[-2:], mode="bilinear")
    noise = fine + (1.5 * coarse - fine) * blotched
    noise = noise + (noise[:, :1] - noise) * common
    return pictures + noise * levels * (1.3 - pictures.clamp(0, 1))


def compressed(pictures: Tensor, random: Generator) -> Tensor:
    """Compressed as JPEG, with half the resolution of colour, and decoded again."""
    quality = random.uniform(25, 90, (len(pictures), 1, 1, 1, 1))
    scale = _moved(np.where(quality < 50, 50 / quality, 2 - quality / 50), pictures)
    to_ycc, to_rgb = _moved(np.stack([TO_YCC, np.linalg.inv(TO_YCC)]), pictures)
    ycc = torch.einsum("ij,bjhw->bihw", to_ycc, pictures.clamp(0, 1) * 255)
    bright = _quantised(ycc[:, :1] - 128, scale, LUMINANCE) + 128
    colour = _quantised(functional.avg_pool2d(ycc[:, 1:], 2), scale, COLOUR)
    colour = functional.interpolate(colour, bright.shape[-2:], mode="bilinear")
    decoded = torch.cat([bright, colour], 1)
    return torch.einsum("ij,bjhw->bihw", to_rgb, decoded) / 255


def _quantised(planes: Tensor, scale: Tensor, table: tuple[tuple[int, ...], ...]) -> Tensor:
    """Planes (B, C, h, w) whose blocks' frequencies are rounded to steps of the table."""
    count, channels, height, width = planes.shape
    blocks = planes.view(count, -1, height // BLOCK, BLOCK, width // BLOCK, BLOCK)
    blocks = blocks.transpose(-3, -2)
    waves = _moved(_cosines(), planes)
    steps = (scale[..., None] * _moved(np.asarray(table), planes)).round().clamp_min(1)
    rounded = (waves @ blocks @ waves.T / steps).round() * steps
    return (waves.T @ rounded @ waves).transpose(-3, -2).reshape(count, channels, height, width)


@lru_cache(maxsize=1)
def _cosines() -> Floats:
    """The orthonormal cosine transform of BLOCK values."""
    place = np.arange(BLOCK)
    waves = np.cos(np.pi * (2 * place[None] + 1) * place[:, None] / (2 * BLOCK)) / 2
    waves[0] /= math.sqrt(2)
    return np.asarray(waves)


def _gaussian(pictures: Tensor, deviations: Floats) -> Tensor:
    """Every picture blurred by its own deviation in pixels."""
    place = np.arange(-KERNEL_RADIUS, KERNEL_RADIUS + 1)
    weights = np.exp(-(place[None] ** 2) / (2 * deviations[:, None] ** 2))
    weights = np.repeat(weights / weights.sum(1, keepdims=True), 3, axis=0)
    kernels = _moved(weights[:, None, None], pictures)
    flat = pictures.reshape(1, -1, *pictures.shape[-2:])
    padded = functional.pad(flat, [KERNEL_RADIUS] * 4, mode="reflect")
    rows = functional.conv2d(padded, kernels, groups=len(kernels))
    both = functional.conv2d(rows, kernels.transpose(-1, -2), groups=len(kernels))
    return both.view_as(pictures)


def _moved(values: NDArray[np.generic], like: Tensor, dtype: torch.dtype | None = None) -> Tensor:
    """Numbers on the pictures' device, which is not waited for."""
    made = torch.from_numpy(np.ascontiguousarray(values)).to(dtype or like.dtype)
    return made.to(like.device, non_blocking=True)
