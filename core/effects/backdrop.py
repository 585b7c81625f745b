"""What nearer things hide beside their contours, guessed from what is seen next to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from core.effects.guard import CONTOUR_PERCENT
from core.effects.picture import Picture
from core.types import ByteImage, FloatMap, Mask

_RATIO = 1 + CONTOUR_PERCENT / 100
_SOFTEN_PX = 3


@dataclass(frozen=True, eq=False)
class Backdrop:
    """A second picture, behind the first.

    Attributes:
        mask: (H, W) bool, where it is known: behind nearer things, up to some pixels from their
            contours, and in place of mixed pixels at the contours.
        rgb: (H, W, 3) uint8; the photo where not ``mask``.
        inverse: (H, W) float32, 1/m.
    """

    mask: Mask
    rgb: ByteImage
    inverse: FloatMap


def make_backdrop(picture: Picture, reach_px: float) -> Backdrop:
    """Continue farther surfaces behind nearer ones.

    Each hidden pixel takes depth and colour of the nearest seen pixel of the farther side, the
    colour mirrored at the contour, so that a texture goes on.

    Args:
        picture: the photo.
        reach_px: how far behind a contour.
    """
    mixed, inverse = picture.guard, picture.inverse
    edge = ndimage.binary_dilation(mixed, np.ones((3, 3))) & ~mixed
    edge &= inverse * _RATIO < _nearest_around(inverse)
    if not edge.any():
        return Backdrop(np.zeros_like(mixed), picture.rgb, inverse)
    distance, (rows, columns) = ndimage.distance_transform_edt(~edge, return_indices=True)
    behind = inverse[rows, columns]
    mask = (distance <= reach_px) & (mixed | (inverse > behind * _RATIO))
    colors = _mirrored(picture, rows, columns, mask)
    plate = picture.rgb.copy()
    plate[mask] = _softened(plate, colors, mask)[mask]
    return Backdrop(mask, plate, np.where(mask, behind, inverse))


def _nearest_around(inverse: FloatMap) -> FloatMap:
    nearest: FloatMap = ndimage.maximum_filter(inverse, size=9)
    return nearest


def _mirrored(
    picture: Picture, rows: NDArray[np.int32], columns: NDArray[np.int32], mask: Mask
) -> ByteImage:
    """Colours (n, 3) for the pixels of ``mask``; what would be no surface of the same depth
    takes the colour at the contour."""
    here_row, here_column = np.nonzero(mask)
    edge_row, edge_column = rows[mask], columns[mask]
    height, width = mask.shape
    row, column = 2 * edge_row - here_row, 2 * edge_column - here_column
    inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    row, column = np.where(inside, row, edge_row), np.where(inside, column, edge_column)
    step = picture.inverse[row, column] / picture.inverse[edge_row, edge_column]
    same = (step < _RATIO) & (step > 1 / _RATIO) & ~picture.guard[row, column]
    row, column = np.where(same, row, edge_row), np.where(same, column, edge_column)
    colors: ByteImage = picture.rgb[row, column]
    return colors


def _softened(plate: ByteImage, colors: ByteImage, mask: Mask) -> ByteImage:
    """A little blur over the guess, which hides the seams of its mirrors."""
    guess = np.zeros((*mask.shape, 4), np.float32)
    guess[mask, :3] = colors
    guess[mask, 3] = 1
    mean = ndimage.uniform_filter(guess, (_SOFTEN_PX, _SOFTEN_PX, 1))
    share = np.maximum(mean[..., 3:], 1e-3)
    soft: ByteImage = np.clip(mean[..., :3] / share + 0.5, 0, 255).astype(np.uint8)
    return soft
