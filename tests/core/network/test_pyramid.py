"""Tiles cut and put together again are the picture: wrong strides, crops and orders show."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from core.network.config import FULL, PyramidConfig, VitConfig
from core.network.pyramid import merge, shrink, split

SMALL = PyramidConfig(vit=VitConfig(image_size=128, width=8, depth=4, heads=2), taps=(1, 2))


def test_full_configuration_has_the_published_sizes() -> None:
    encoder = FULL.encoder
    assert isinstance(encoder, PyramidConfig)
    assert encoder.input_size == 1536
    assert encoder.tile_stride(5, 1536) == 288
    assert encoder.tile_stride(3, 768) == 192
    assert encoder.merge_padding(5, 1536) == 3
    assert encoder.merge_padding(3, 768) == 6


@pytest.mark.parametrize(("tiles", "factor"), [(5, 1), (3, 2), (1, 4)])
def test_pooled_tiles_merge_into_the_pooled_picture(tiles: int, factor: int) -> None:
    torch.manual_seed(0)
    side = SMALL.input_size // factor
    image = torch.rand(2, 3, side, side)
    parts = split(image, tiles=tiles, tile=128, stride=SMALL.tile_stride(tiles, side))
    assert parts.shape == (2 * tiles**2, 3, 128, 128)
    patch = SMALL.vit.patch_size
    merged = merge(
        functional.avg_pool2d(parts, patch), tiles=tiles, padding=SMALL.merge_padding(tiles, side)
    )
    torch.testing.assert_close(merged, functional.avg_pool2d(image, patch))


def test_wrong_padding_or_order_does_not_give_the_picture() -> None:
    image = torch.rand(1, 1, 128, 128)
    parts = functional.avg_pool2d(split(image, tiles=5, tile=32, stride=24), 4)
    expected = functional.avg_pool2d(image, 4)
    assert merge(parts, tiles=5, padding=2).shape != expected.shape
    transposed = parts.reshape(5, 5, 1, 8, 8).transpose(0, 1).reshape(25, 1, 8, 8)
    assert not torch.allclose(merge(transposed, tiles=5, padding=1), expected)


def test_tiles_come_row_by_row() -> None:
    image = torch.arange(128.0).expand(1, 1, 128, 128)  # the value is the column
    parts = split(image, tiles=5, tile=32, stride=24)
    assert [float(part[0, 0, 0]) for part in parts[:6]] == [0, 24, 48, 72, 96, 0]


def test_tiles_that_do_not_cover_the_picture_are_refused() -> None:
    with pytest.raises(ValueError, match="need 128 x 128"):
        split(torch.zeros(1, 1, 130, 130), tiles=5, tile=32, stride=24)
    with pytest.raises(ValueError, match="evenly"):
        PyramidConfig(fine_tiles=6).tile_stride(6, 1536)


def test_shrink_takes_the_mean_of_the_two_middle_pixels() -> None:
    ramp = torch.arange(8.0).expand(1, 1, 8, 8)
    assert shrink(ramp, 2)[0, 0, 0].tolist() == [0.5, 2.5, 4.5, 6.5]
    assert shrink(ramp, 4)[0, 0, 0].tolist() == [1.5, 5.5]
    assert shrink(ramp, 1) is ramp
