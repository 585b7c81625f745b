"""Depth at the photo's size whose steps lie on the photo's own edges.

A network's grid is coarser than the photo, and its contours are ramps: enlarged as they are,
they would smear depth pictures, clouds and effects. Beside a step (core.contours' rule) every
pixel is given to the nearer or to the farther side: by its colour, compared with the mean
colours of both sides nearby, and by where the ramp has it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.cloud import grid_colors
from core.contours import contour_mask, neighbour_ratio
from core.depth import MIN_CANONICAL, depth_from_inverse, full_size_depth, per_metre
from core.grids import box_sum, resized, spread_max, spread_min
from core.network.surfaces import FAINTEST_CANONICAL, STEP_SHARE, step_share
from core.progress import CancelToken
from core.types import ByteImage, Estimate, FloatMap, Mask, Size

MOST_CELLS = 3_000_000
_STEP_PERCENT = 5.0  # between neighbours of the grid
_BAND_CELLS = 2
_SIDE_CELLS = 4
_SPECK_PX = 2
_BLOCK_ROWS = 96  # of the photo
_COLOUR_SHARE = 0.75
_COLOUR_NOISE = 20.0  # of 255: sides that differ by less are not told apart by colour


@dataclass(frozen=True)
class _Sides:
    """What lies on both sides of the contours, on the grid.

    Attributes:
        band: (h, w) bool, cells at a contour.
        ramp: (1, h, w), 0 on the farther side to 1 on the nearer.
        near, far: (4, h, w) mean colour (0 to 255) and logarithm of C of either side.
    """

    band: Mask
    ramp: Tensor
    near: Tensor
    far: Tensor


class Enlarged(NamedTuple):
    """Inverse depth (H, W) float32 > 0, and where it was cut at steps, (H, W) bool."""

    canonical: FloatMap
    cut: Mask


def enlarged(canonical: FloatMap, rgb: ByteImage, *, size: Size | None = None) -> FloatMap:
    """Inverse depth as ``enlarged_with_cuts`` makes it."""
    return enlarged_with_cuts(canonical, rgb, size=size).canonical


def enlarged_with_cuts(
    canonical: FloatMap,
    rgb: ByteImage,
    cancel: CancelToken | None = None,
    *,
    size: Size | None = None,
) -> Enlarged:
    """Inverse depth enlarged to a picture's size: bilinear off steps, a clean cut at steps.

    With a picture of the grid's own size the steps move to its edges; for a smaller one there
    is nothing to cut.

    Args:
        canonical: C, (h, w) float32.
        rgb: (h', w', 3) uint8, the same view.
        cancel: checked throughout.
        size: W x H; None for that of ``rgb``.

    Returns:
        In the unit of C.

    Raises:
        Cancelled: the token was cancelled.
    """
    values: FloatMap = np.maximum(canonical, np.float32(FAINTEST_CANONICAL))
    size = size or Size(rgb.shape[1], rgb.shape[0])
    smooth = resized(torch.from_numpy(np.ascontiguousarray(values))[None], size)[0].numpy()
    made = Enlarged(smooth, np.zeros(smooth.shape, np.bool_))
    if smooth.size < values.size:
        return made
    sides = _sides(values, rgb)
    for top in range(0, size.height, _BLOCK_ROWS):
        if cancel is not None:
            cancel.check()
        _cut(made, rgb, sides, top)
    return made


def finer_ratio(made: Enlarged, ratio: FloatMap) -> FloatMap:
    """Greatest ratios to a neighbour beyond the grid, for contours: lines at the cuts.

    Elsewhere enlarging dilutes every ratio: there what the grid says is what counts.

    Args:
        made: the map enlarged.
        ratio: (h, w), ``core.contours.neighbour_ratio`` of the grid.

    Returns:
        (H, W) float32.
    """
    height, width = made.cut.shape
    rows, columns = (
        np.asarray((np.arange(wanted) + 0.5) * here / wanted, np.intp)
        for wanted, here in zip((height, width), ratio.shape, strict=True)
    )
    return np.where(made.cut, neighbour_ratio(made.canonical), ratio[rows][:, columns])


def photo_depth(
    estimate: Estimate, rgb: ByteImage, *, focal_px: float, scale: float = 1.0
) -> FloatMap:
    """Depth Z of every pixel of the photo, enlarged as inverse depth with a clean cut at steps.

    A map that is as fine as the photo stays as it is.

    Args:
        rgb: (h, w, 3) uint8, the estimate's photo, which may have been decoded smaller.
        focal_px: focal length in pixels of the photo.
        scale: factor on all lengths of the scene.

    Returns:
        (H, W) float32 metres between 0.1 mm and 10 km.
    """
    height, width = estimate.canonical_inverse_depth.shape
    size = estimate.image_size
    if height >= size.height and width >= size.width:
        return full_size_depth(estimate, focal_px=focal_px, scale=scale)
    inverse = enlarged(estimate.canonical_inverse_depth, rgb, size=size)
    inverse *= per_metre(estimate, focal_px=focal_px, scale=scale)
    return depth_from_inverse(inverse, out=inverse)


def densified(estimate: Estimate, rgb: ByteImage, *, density: float) -> Estimate:
    """The estimate on a finer grid whose steps lie on the photo's edges.

    Args:
        rgb: (H, W, 3) uint8, the estimate's photo.
        density: how many times as many cells; there are never more than pixels of the photo, nor
            than ``MOST_CELLS``. The estimate itself where that leaves no more than it has.
    """
    height, width = estimate.canonical_inverse_depth.shape
    times = math.sqrt(min(density, MOST_CELLS / (height * width)))
    size = Size(min(round(width * times), rgb.shape[1]), min(round(height * times), rgb.shape[0]))
    if size.width <= width or size.height <= height:
        return estimate
    finer = enlarged(estimate.canonical_inverse_depth, grid_colors(rgb, size))
    return replace(estimate, canonical_inverse_depth=finer)


def _sides(values: FloatMap, rgb: ByteImage) -> _Sides:
    height, width = values.shape
    band = spread_max(_steps(values).float()[None], _BAND_CELLS)[0] > 0
    log = torch.from_numpy(np.log(values))[None]
    told = log.clamp_min(math.log(MIN_CANONICAL))
    low, high = spread_min(told, _SIDE_CELLS), spread_max(told, _SIDE_CELLS)
    ramp = (told - low) / (high - low).clamp_min(1e-6)
    colors = torch.from_numpy(grid_colors(rgb, Size(width, height)).transpose(2, 0, 1).copy())
    facts = torch.cat((colors.float(), log))
    sure = (2 * ramp - 1) ** 2 + 1e-6
    return _Sides(
        band.numpy(),
        ramp,
        _side_mean(facts, sure * (ramp >= 0.5)),
        _side_mean(facts, sure * (ramp < 0.5)),
    )


def _steps(values: FloatMap) -> Tensor:
    """Cells at a contour, (h, w) bool; not those of a slope, however steep."""
    contour = contour_mask(neighbour_ratio(values), percent=_STEP_PERCENT)
    share = step_share(torch.from_numpy(values)[None], radius=_BAND_CELLS)[0]
    return torch.from_numpy(contour) & (share > STEP_SHARE)


def _side_mean(facts: Tensor, weight: Tensor) -> Tensor:
    """Weighted mean nearby; the plain mean where a side is not there at all."""
    total = box_sum(weight, _SIDE_CELLS)
    mean = box_sum(facts * weight, _SIDE_CELLS) / total.clamp_min(1e-9)
    return torch.where(total > 1e-9, mean, facts)


def _cut(made: Enlarged, rgb: ByteImage, sides: _Sides, top: int) -> None:
    """Give the pixels at contours of ``_BLOCK_ROWS`` rows to one side: of large photos no more
    are worked on at a time."""
    height, width = made.cut.shape
    size, bottom = Size(width, height), top + _BLOCK_ROWS
    first, last = max(0, top - _SPECK_PX), min(size.height, bottom + _SPECK_PX)
    rows, columns = _band_pixels(sides.band, size, first, last)
    if not len(rows):
        return
    ramp, near, far = (
        _sampled(maps.numpy(), rows, columns, size) for maps in (sides.ramp, sides.near, sides.far)
    )
    nearer = _is_nearer(_colors(rgb, rows, columns, size), ramp[0], near, far)
    nearer = _without_specks(nearer, rows - first, columns, Size(size.width, last - first))
    own = (rows >= top) & (rows < bottom)
    made.canonical[rows[own], columns[own]] = np.exp(np.where(nearer, near[3], far[3]))[own]
    made.cut[rows[own], columns[own]] = True


def _band_pixels(
    band: Mask, size: Size, first: int, last: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows, from ``first`` to before ``last``, and columns of the photo's pixels at a contour."""
    height, width = band.shape
    of_row = ((np.arange(first, last) + 0.5) * height / size.height).astype(np.intp)
    of_column = ((np.arange(size.width) + 0.5) * width / size.width).astype(np.intp)
    rows, columns = np.nonzero(band[of_row][:, of_column])
    return rows + first, columns


def _colors(
    rgb: ByteImage, rows: NDArray[np.intp], columns: NDArray[np.intp], size: Size
) -> FloatMap:
    """Colours (n, 3) at pixels of the photo, which may have been decoded smaller."""
    if (rgb.shape[1], rgb.shape[0]) == size:
        return rgb[rows, columns].astype(np.float32)
    return _sampled(rgb.transpose(2, 0, 1), rows, columns, size).T


def _sampled(
    maps: FloatMap | ByteImage, rows: NDArray[np.intp], columns: NDArray[np.intp], size: Size
) -> FloatMap:
    """Bilinear samples (c, n) of (c, h, w) maps at pixels of the photo."""
    height, width = maps.shape[-2:]
    y = np.clip((rows + 0.5) * (height / size.height) - 0.5, 0, height - 1)
    x = np.clip((columns + 0.5) * (width / size.width) - 0.5, 0, width - 1)
    top, left = y.astype(np.intp), x.astype(np.intp)
    bottom, right = np.minimum(top + 1, height - 1), np.minimum(left + 1, width - 1)
    down, across = (y - top).astype(np.float32), (x - left).astype(np.float32)
    upper = maps[:, top, left] * (1 - across) + maps[:, top, right] * across
    lower = maps[:, bottom, left] * (1 - across) + maps[:, bottom, right] * across
    mixed: FloatMap = (upper * (1 - down) + lower * down).astype(np.float32)
    return mixed


def _is_nearer(colors: FloatMap, ramp: FloatMap, near: FloatMap, far: FloatMap) -> Mask:
    """Colour decides where the sides' colours differ, the ramp where they do not."""
    way = (near[:3] - far[:3]).T
    length = (way * way).sum(axis=1)
    share = ((colors - far[:3].T) * way).sum(axis=1) / np.maximum(length, 1e-6)
    trust = _COLOUR_SHARE * length / (length + _COLOUR_NOISE**2)
    score = ramp * (1 - trust) + np.clip(share, 0, 1) * trust
    decided: Mask = score > 0.5
    return decided


def _without_specks(
    nearer: Mask, rows: NDArray[np.intp], columns: NDArray[np.intp], size: Size
) -> Mask:
    """Every pixel goes with the majority of the band's pixels around it."""
    sums = torch.zeros((2, size.height, size.width))
    sums[0, rows, columns] = torch.from_numpy(nearer.astype(np.float32))
    sums[1, rows, columns] = 1
    near, all_ = box_sum(sums, _SPECK_PX)
    mask: Mask = (near > 0.5 * all_)[rows, columns].numpy()
    return mask
