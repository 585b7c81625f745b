from __future__ import annotations

import numpy as np
import torch

from core.effects.light import to_linear, to_srgb


def test_every_byte_comes_back() -> None:
    rgb = np.arange(256, dtype=np.uint8).repeat(3).reshape(16, 16, 3)
    np.testing.assert_array_equal(to_srgb(to_linear(rgb)), rgb)


def test_half_the_light_is_the_byte_188() -> None:
    assert to_srgb(torch.full((3, 1, 1), 0.5)).tolist() == [[[188, 188, 188]]]
    assert to_srgb(torch.full((3, 1, 1), 7.0)).max() == 255
