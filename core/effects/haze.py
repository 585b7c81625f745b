"""Haze that grows with depth."""

from __future__ import annotations

import math

import numpy as np
import torch

from core.effects.light import to_linear, to_srgb
from core.effects.picture import Picture
from core.types import ByteImage

_CONTRAST_LEFT = 0.02  # Koschmieder's: what can just be seen at the visibility's distance


class Haze:
    """A picture made ready once, so that visibility and colour can follow a slider."""

    def __init__(self, picture: Picture) -> None:
        self._light = to_linear(picture.rgb)
        self._depth = torch.from_numpy(picture.inverse).reciprocal()

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
