"""The network's input."""

from __future__ import annotations

import dataclasses

import numpy as np
import torch
from torch.nn import functional

from core.network.config import COMPACT, ConvConfig, DepthProConfig, PyramidConfig, VitConfig
from core.session import prepare_image
from core.session.prepare import _resized_there


def test_full_network_gets_its_input_without_antialias() -> None:
    vit = VitConfig(image_size=128, width=16, depth=2, heads=2)
    config = DepthProConfig(encoder=PyramidConfig(vit=vit, taps=(0, 1)), fov_vit=vit)
    rgb = np.random.default_rng(0).integers(0, 256, (900, 700, 3), dtype=np.uint8)
    expected = functional.interpolate(
        torch.from_numpy(rgb).permute(2, 0, 1)[None] / 255 * 2 - 1,
        (512, 512),
        mode="bilinear",
        align_corners=False,
    )
    torch.testing.assert_close(prepare_image(rgb, config), expected, atol=1e-5, rtol=0)


def test_compact_network_gets_its_input_with_antialias() -> None:
    rgb = np.zeros((640, 960, 3), np.uint8)
    rgb[:, ::2] = 255  # finer than the input can show: grey, not black or white
    config = dataclasses.replace(COMPACT, encoder=ConvConfig(input_pixels=96 * 64))
    image = prepare_image(rgb, config)
    assert image.shape == (1, 3, 64, 96)
    assert float(image.abs().max()) < 0.1


def test_a_gpu_gets_the_same_input() -> None:
    vit = VitConfig(image_size=128, width=16, depth=2, heads=2)
    config = DepthProConfig(encoder=PyramidConfig(vit=vit, taps=(0, 1)), fov_vit=vit)
    rgb = np.random.default_rng(0).integers(0, 256, (300, 700, 3), dtype=np.uint8)
    rgb.setflags(write=False)
    found = _resized_there(rgb, (512, 512), "cpu")  # any device, as far as its values go
    torch.testing.assert_close(found, prepare_image(rgb, config), atol=1e-6, rtol=0)
