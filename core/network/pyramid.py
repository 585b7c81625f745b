"""The image pyramid, its tiles, and tiles put together again: pure functions."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def shrink(image: Tensor, factor: int) -> Tensor:
    """Return (B, C, H/factor, W/factor), bilinear without antialias as in the released network."""
    if factor == 1:
        return image
    return functional.interpolate(
        image, scale_factor=1 / factor, mode="bilinear", align_corners=False
    )


def split(image: Tensor, *, tiles: int, tile: int, stride: int) -> Tensor:
    """Cut ``tiles`` x ``tiles`` overlapping tiles, row by row, along the batch axis.

    Args:
        image: (B, C, S, S) with S = stride * (tiles - 1) + tile.
        tiles: tiles along one side.
        tile: side of a tile, pixels.
        stride: distance of neighbouring tiles, pixels.

    Returns:
        (tiles * tiles * B, C, tile, tile); tile (row, column) of image b stands at
        (row * tiles + column) * B + b.

    Raises:
        ValueError: the tiles do not cover the image exactly.
    """
    side = stride * (tiles - 1) + tile if tiles > 1 else tile
    if image.shape[-2:] != (side, side):
        raise ValueError(f"{tiles} tiles of {tile} px need {side} x {side}, got {image.shape[-2:]}")
    starts = range(0, tiles * stride, stride) if tiles > 1 else [0]
    return torch.cat(
        [image[..., top : top + tile, left : left + tile] for top in starts for left in starts]
    )


def merge(features: Tensor, *, tiles: int, padding: int) -> Tensor:
    """Put tiles of features side by side, cutting ``padding`` off every inner side.

    Args:
        features: (tiles * tiles * B, C, h, w) in the order of ``split``.
        tiles: tiles along one side.
        padding: feature pixels cut off where two tiles meet.

    Returns:
        (B, C, H, W) with H = tiles * h - 2 * padding * (tiles - 1).
    """
    batch = features.shape[0] // (tiles * tiles)
    parts = torch.split(features, batch)
    rows = []
    for row in range(tiles):
        cut = [
            _without_overlap(parts[row * tiles + column], row, column, tiles, padding)
            for column in range(tiles)
        ]
        rows.append(torch.cat(cut, dim=-1))
    return torch.cat(rows, dim=-2)


def _without_overlap(part: Tensor, row: int, column: int, tiles: int, padding: int) -> Tensor:
    height, width = part.shape[-2:]
    top = padding if row else 0
    left = padding if column else 0
    bottom = height - (padding if row < tiles - 1 else 0)
    right = width - (padding if column < tiles - 1 else 0)
    return part[..., top:bottom, left:right]
