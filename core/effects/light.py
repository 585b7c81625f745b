"""Between sRGB bytes and linear light (IEC 61966-2-1)."""

from __future__ import annotations

from functools import cache

import numpy as np
import torch
from torch import Tensor

from core.types import ByteImage

_STEPS = 16_384
"""Enough of them that a byte comes back as it was."""


def to_linear(rgb: ByteImage) -> Tensor:
    """(H, W, 3) uint8 sRGB as (3, H, W) float32 linear light, 0 to 1."""
    codes = torch.from_numpy(np.ascontiguousarray(rgb.transpose(2, 0, 1)))
    return _decode().index_select(0, codes.flatten().int()).view(codes.shape)


def to_srgb(light: Tensor) -> ByteImage:
    """(3, H, W) float32 linear light as (H, W, 3) uint8 sRGB; what is outside 0 to 1 is held."""
    steps = light.clamp(0, 1).mul_(_STEPS - 1).add_(0.5).int()
    codes = _encode().index_select(0, steps.flatten()).view(light.shape)
    pixels: ByteImage = codes.permute(1, 2, 0).contiguous().numpy()
    return pixels


@cache
def _decode() -> Tensor:
    code = torch.arange(256, dtype=torch.float64) / 255
    linear = torch.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    return linear.float()


@cache
def _encode() -> Tensor:
    light = torch.arange(_STEPS, dtype=torch.float64) / (_STEPS - 1)
    code = torch.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return (code * 255).round().byte()
