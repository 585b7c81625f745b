"""Haze that grows with depth."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from core.effects.light import to_linear, to_srgb
from core.effects.picture import Picture
from core.types import ByteImage

_CONTRAST_LEFT = 0.02  # Koschmieder's: what can just be seen at the visibility's distance
_SKY_PER_M = 1e-3  # what is farther than 1 km takes no part in how deep the scene is
_FAR_QUANTILE = 0.15
_AIR_QUANTILE = 0.1
_AIR_LIGHT = 0.55  # linear light that air has at least, in daylight or lamplight
_AIR_GREY = 0.4


class Haze:
    """A picture made ready once, so that visibility and colour can follow a slider."""

    def __init__(self, picture: Picture) -> None:
        self._light = to_linear(picture.rgb)
        self._inverse = torch.from_numpy(picture.inverse)
        self._depth = self._inverse.reciprocal()

    def visibility_m(self, *, percent: float) -> float:
        """Visibility at which so much of the contrast is lost where the scene is far."""
        scene = self._inverse[self._inverse > _SKY_PER_M]
        far_m = 1 / _quantile(scene if scene.numel() else self._inverse.flatten(), _FAR_QUANTILE)
        lost = min(percent / 100, 1 - _CONTRAST_LEFT)
        return far_m * math.log(_CONTRAST_LEFT) / min(math.log(1 - lost), -1e-3)

    @cached_property
    def air_color(self) -> tuple[int, int, int]:
        """Colour of the farthest part of the photo, as pale and light as air is (sRGB)."""
        far = self._inverse <= _quantile(self._inverse.flatten(), _AIR_QUANTILE)
        light = self._light[:, far]
        bright = light.mean(0) >= light.mean(0).median()
        color = light[:, bright].mean(1)
        color = torch.lerp(color, color.mean(), _AIR_GREY)
        color = color * max(1.0, _AIR_LIGHT / max(float(color.mean()), 1e-3))
        red, green, blue = to_srgb(color[:, None, None])[0, 0].tolist()
        return red, green, blue

    def render(self, *, visibility_m: float, color: tuple[int, int, int]) -> ByteImage:
        """Koschmieder's law in linear light: I = J t + A (1 - t), t = exp(-beta Z).

        Args:
            visibility_m: depth at which 2 % of the contrast is left.
            color: A, sRGB, 0 to 255.

        Returns:
            (H, W, 3) uint8.
        """
        beta = -math.log(_CONTRAST_LEFT) / visibility_m
        left = torch.exp(self._depth * -beta)
        air = to_linear(_one_pixel(color))
        return to_srgb(air + (self._light - air) * left)


def _one_pixel(color: tuple[int, int, int]) -> ByteImage:
    return np.array([[color]], np.uint8)


def _quantile(values: Tensor, share: float) -> float:
    """As torch.quantile, which refuses large tensors."""
    rank = max(1, math.ceil(share * values.numel()))
    return float(values.kthvalue(rank).values)
