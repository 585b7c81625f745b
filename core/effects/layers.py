"""A photo as two layers: what is seen, and what nearer things hide behind their contours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import ndimage

from core.effects.guard import CONTOUR_PERCENT
from core.effects.picture import Picture
from core.grids import filled
from core.types import ByteImage, FloatMap, Mask

_RATIO = 1 + CONTOUR_PERCENT / 100
_BEHIND = 1.02
"""What is hidden lies at least so much farther than what hides it."""
_MIRROR_SHARE = 0.06
"""Of the width, how far behind a contour colours are mostly those before it, mirrored."""


@dataclass(frozen=True, eq=False)
class HiddenLayer:
    """What lies behind the first surface, guessed from what is seen beside it.

    Attributes:
        mask: (H, W) bool, where there is such a layer: behind nearer things, up to some pixels
            from their contours, and in place of mixed pixels at the contours.
        rgb: (H, W, 3) uint8; the photo where not ``mask``.
        inverse: (H, W) float32, 1/m; the photo's where not ``mask``.
    """

    mask: Mask
    rgb: ByteImage
    inverse: FloatMap


@dataclass(frozen=True, eq=False)
class _Contours:
    """The farther sides of all contours.

    Attributes:
        distance: (H, W) pixels to the nearest of their pixels.
        rows, columns: (H, W) which one that is.
    """

    distance: NDArray[np.float64]
    rows: NDArray[np.int32]
    columns: NDArray[np.int32]


def hidden_layer(picture: Picture, reach_px: float) -> HiddenLayer:
    """Continue farther surfaces behind nearer ones.

    Depth and colours grow from the farther sides of the contours alone: nothing of what hides
    them gets in. At a contour a texture goes on, mirrored; farther behind it, where a mirror
    would repeat whole things, colours go on smoothly (push and pull).

    Args:
        picture: the photo.
        reach_px: how far behind a contour.
    """
    contours = _contours(picture)
    if contours is None:
        return HiddenLayer(np.zeros_like(picture.guard), picture.rgb, picture.inverse)
    nearer = picture.inverse > picture.inverse[contours.rows, contours.columns] * _RATIO
    mask = (contours.distance <= reach_px) & (picture.guard | nearer)
    known = ~(picture.guard | nearer)
    smooth, inverse = _grown(picture, known)
    mirrored = _mirrored(picture, known, contours, mask)
    near = np.exp(-((contours.distance[mask] / (_MIRROR_SHARE * picture.size.width)) ** 2))
    rgb = picture.rgb.copy()
    rgb[mask] = smooth[mask] + near[:, None] * (mirrored - smooth[mask]) + 0.5
    behind = np.minimum(inverse, picture.inverse / _BEHIND)
    behind = np.where(picture.guard, picture.inverse, behind)
    return HiddenLayer(mask, rgb, np.where(mask, behind, picture.inverse).astype(np.float32))


def _contours(picture: Picture) -> _Contours | None:
    """The farther sides of the contours; None where there is no contour."""
    mixed, inverse = picture.guard, picture.inverse
    side = ndimage.binary_dilation(mixed, np.ones((3, 3))) & ~mixed
    side &= inverse * _RATIO < ndimage.maximum_filter(inverse, size=9)
    if not side.any():
        return None
    distance, (rows, columns) = ndimage.distance_transform_edt(~side, return_indices=True)
    return _Contours(distance, rows, columns)


def _grown(picture: Picture, known: Mask) -> tuple[FloatMap, FloatMap]:
    """Colours (H, W, 3) and inverse depth (H, W) of the known pixels, continued everywhere."""
    weight = torch.from_numpy(known)[None].float()
    maps = np.concatenate((picture.rgb, picture.inverse[..., None]), axis=2, dtype=np.float32)
    grown = filled(torch.from_numpy(maps.transpose(2, 0, 1)) * weight, weight).numpy()
    return grown[:3].transpose(1, 2, 0).clip(0, 255), grown[3]


def _mirrored(picture: Picture, known: Mask, contours: _Contours, mask: Mask) -> ByteImage:
    """Colours (n, 3) of the contours' other sides for the pixels of ``mask``; what would be
    another surface takes the colour at the contour."""
    here_row, here_column = np.nonzero(mask)
    edge_row, edge_column = contours.rows[mask], contours.columns[mask]
    height, width = mask.shape
    row, column = 2 * edge_row - here_row, 2 * edge_column - here_column
    inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    row, column = np.where(inside, row, edge_row), np.where(inside, column, edge_column)
    step = picture.inverse[row, column] / picture.inverse[edge_row, edge_column]
    same = (step < _RATIO) & (step > 1 / _RATIO) & known[row, column]
    row, column = np.where(same, row, edge_row), np.where(same, column, edge_column)
    colors: ByteImage = picture.rgb[row, column]
    return colors
