"""Depth at the photo's size whose steps lie on the photo's own edges.

A network's grid is coarser than the photo, and its contours are ramps: enlarged as they are,
they would smear depth pictures, clouds and effects. Beside a step (core.contours' rule) every
pixel is given to the nearer or to the farther side: by its colour, compared with the mean
colours of both sides nearby, and by where the ramp has it.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.cloud import grid_colors
from core.contours import contour_mask, neighbour_ratio
from core.depth import (
    MIN_CANONICAL,
    between,
    depth_from_inverse,
    full_size_depth,
    per_metre,
    resize_rows,
)
from core.grids import box_sum, resized, spread_max, spread_min
from core.network.surfaces import FAINTEST_CANONICAL, STEP_SHARE, step_share
from core.progress import CancelToken
from core.types import ByteImage, Estimate, FloatMap, Mask, Size

MOST_CELLS = 3_000_000
_STEP_PERCENT = 5.0  # between neighbours of the grid
_BAND_CELLS = 2
_SIDE_CELLS = 4
_SPECK_PX = 2
_BLOCK_ROWS, _BLOCK_PIXELS = 96, 1 << 19  # of the photo, at most
_MOST_THREADS = 4  # each with the facts of a block's pixels in memory
_EDGE_CELLS = 24  # across which the edge of a whole turn is closed; half of them are used
# Channels of the facts on both sides.
_RAMP, _NEAR_COLOUR, _NEAR_LOG, _FAR_COLOUR, _FAR_LOG = 0, slice(1, 4), 4, slice(5, 8), 8
_COLOUR_SHARE = 0.75
_COLOUR_NOISE = 20.0  # of 255: sides that differ by less are not told apart by colour


@dataclass(frozen=True)
class _Sides:
    """What lies on both sides of the contours, on the grid.

    Attributes:
        band: (h, w) bool, cells at a contour.
        facts: (h, w, 9) float32: a ramp from 0 on the farther side to 1 on the nearer; mean colour
            (0 to 255) and logarithm of C of the nearer side; the same of the farther.
    """

    band: Mask
    facts: FloatMap


class Enlarged(NamedTuple):
    """Inverse depth (H, W) float32 > 0, and where it was cut at steps, (H, W) bool."""

    canonical: FloatMap
    cut: Mask


class _Pixels(NamedTuple):
    """Some pixels of the photo: their rows and columns, (n,)."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]


def enlarged(
    canonical: FloatMap, rgb: ByteImage, *, size: Size | None = None, wraps: bool = False
) -> FloatMap:
    """Inverse depth as ``enlarged_with_cuts`` makes it."""
    size = size or _size_of(rgb)
    made = _enlarged(canonical, rgb, None, size, None)
    if wraps:
        _close(Enlarged(made, np.zeros((0, 0), np.bool_)), canonical, rgb, None)
    return made


def enlarged_with_cuts(
    canonical: FloatMap,
    rgb: ByteImage,
    cancel: CancelToken | None = None,
    *,
    size: Size | None = None,
    wraps: bool = False,
) -> Enlarged:
    """Inverse depth enlarged to a picture's size: bilinear off steps, a clean cut at steps.

    With a picture of the grid's own size the steps move to its edges; for a smaller one there
    is nothing to cut.

    Args:
        canonical: C, (h, w) float32.
        rgb: (h', w', 3) uint8, the same view.
        cancel: checked throughout.
        size: W x H; None for that of ``rgb``.
        wraps: the picture goes on at its left edge, behind the right one.

    Returns:
        In the unit of C.

    Raises:
        Cancelled: the token was cancelled.
    """
    size = size or _size_of(rgb)
    cut = np.zeros((size.height, size.width), np.bool_)
    made = Enlarged(_enlarged(canonical, rgb, cancel, size, cut), cut)
    if wraps:
        _close(made, canonical, rgb, cancel)
    return made


def _close(made: Enlarged, canonical: FloatMap, rgb: ByteImage, cancel: CancelToken | None) -> None:
    """Make the columns at both edges anew, as the middle of a strip across them."""
    width = made.canonical.shape[1]
    strip = _strip(canonical.shape[1], rgb.shape[1], width)
    if strip is None:
        return
    cells, colors, pixels = strip
    ends = (_ends(canonical, cells), _ends(rgb, colors))
    cut = np.zeros((len(made.canonical), 2 * pixels), np.bool_)
    edge = _enlarged(*ends, cancel, Size(2 * pixels, len(cut)), cut)
    half = pixels // 2
    for target, found in ((made.canonical, edge), (made.cut, cut)):
        if target.size:
            target[:, :half] = found[:, pixels : pixels + half]
            target[:, width - half :] = found[:, pixels - half : pixels]


def _strip(cells: int, colors: int, pixels: int) -> tuple[int, int, int] | None:
    """Columns of the grid, the photo and the result to each side of the edge: the same share of
    each, in whole columns. None where there is nothing to close."""
    if pixels <= cells:
        return None
    parts = math.gcd(cells, colors, pixels)
    count = min(-(-_EDGE_CELLS * parts // cells), parts)
    return tuple(each // parts * count for each in (cells, colors, pixels))  # type: ignore[return-value]


def _ends(values: NDArray[Any], columns: int) -> NDArray[Any]:
    """The last columns of a map, and behind them the first."""
    return np.concatenate((values[:, -columns:], values[:, :columns]), axis=1)


def _size_of(rgb: ByteImage) -> Size:
    return Size(rgb.shape[1], rgb.shape[0])


def _enlarged(
    canonical: FloatMap,
    rgb: ByteImage,
    cancel: CancelToken | None,
    size: Size,
    cut: Mask | None,
) -> FloatMap:
    """Inverse depth; where it was cut is noted in ``cut``."""
    values: FloatMap = np.maximum(canonical, np.float32(FAINTEST_CANONICAL))
    if size.width * size.height < values.size:
        smaller: FloatMap = resized(torch.from_numpy(values)[None], size)[0].numpy()
        return smaller
    make_rows = _row_maker(values, rgb, size)
    made = np.empty((size.height, size.width), np.float32)
    count = max(1, min(_BLOCK_ROWS, _BLOCK_PIXELS // size.width))

    def make_block(top: int) -> None:
        if cancel is not None:
            cancel.check()
        bottom = min(top + count, size.height)
        made[top:bottom], pixels = make_rows(top, bottom)
        if cut is not None:
            cut[pixels] = True

    # in threads: nearly all of it is in calls that let others run
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as pool:
        list(pool.map(make_block, range(0, size.height, count)))
    return made


def _row_maker(
    values: FloatMap, rgb: ByteImage, size: Size
) -> Callable[[int, int], tuple[FloatMap, _Pixels]]:
    """What makes rows, from one to before another, of the enlarged map, each (n, size.width), and
    tells which of the photo's pixels were cut."""
    sides = _sides(values, rgb)

    def make_rows(first: int, last: int) -> tuple[FloatMap, _Pixels]:
        made = resize_rows(values[..., None], size, first, last)[..., 0]
        pixels, there = _at_steps(rgb, sides, range(first, last), size)
        made[pixels.rows - first, pixels.columns] = there
        return made, pixels

    return make_rows


def finer_ratio(made: Enlarged, ratio: FloatMap, *, wraps: bool = False) -> FloatMap:
    """Greatest ratios to a neighbour beyond the grid, for contours: lines at the cuts.

    Elsewhere enlarging dilutes every ratio: there what the grid says is what counts.

    Args:
        made: the map enlarged.
        ratio: (h, w), ``core.contours.neighbour_ratio`` of the grid.
        wraps: the map goes on at its left edge.

    Returns:
        (H, W) float32.
    """
    height, width = made.cut.shape
    rows, columns = (
        np.asarray((np.arange(wanted) + 0.5) * here / wanted, np.intp)
        for wanted, here in zip((height, width), ratio.shape, strict=True)
    )
    finer = neighbour_ratio(made.canonical, wraps=wraps)
    return np.where(made.cut, finer, ratio[rows][:, columns])


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
    if not _is_coarse(estimate):
        return full_size_depth(estimate, focal_px=focal_px, scale=scale)
    canonical, size = estimate.canonical_inverse_depth, estimate.image_size
    inverse = enlarged(canonical, rgb, size=size, wraps=estimate.wraps)
    inverse *= per_metre(estimate, focal_px=focal_px, scale=scale)
    return depth_from_inverse(inverse, out=inverse)


def photo_depth_rows(
    estimate: Estimate, rgb: ByteImage, *, focal_px: float, scale: float = 1.0
) -> Callable[[int, int], FloatMap]:
    """What makes rows, from one to before another, of ``photo_depth``: the whole of a large photo
    need not be in memory. Arguments as there."""
    if not _is_coarse(estimate) or estimate.wraps:
        whole = photo_depth(estimate, rgb, focal_px=focal_px, scale=scale)
        return lambda first, last: whole[first:last]
    values = np.maximum(estimate.canonical_inverse_depth, np.float32(FAINTEST_CANONICAL))
    make_rows = _row_maker(values, rgb, estimate.image_size)
    factor = per_metre(estimate, focal_px=focal_px, scale=scale)

    def rows(first: int, last: int) -> FloatMap:
        inverse, _ = make_rows(first, last)
        inverse *= factor
        return depth_from_inverse(inverse, out=inverse)

    return rows


def _is_coarse(estimate: Estimate) -> bool:
    """Whether the photo has more pixels along a side than the map."""
    height, width = estimate.canonical_inverse_depth.shape
    size = estimate.image_size
    return bool(height < size.height or width < size.width)


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
    canonical, colors = estimate.canonical_inverse_depth, grid_colors(rgb, size)
    finer = enlarged(canonical, colors, wraps=estimate.wraps)
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
    near, far = (_side_mean(facts, sure * side) for side in (ramp >= 0.5, ramp < 0.5))
    maps = torch.cat((ramp, near, far)).permute(1, 2, 0).contiguous()
    return _Sides(band.numpy(), maps.numpy())


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


def _at_steps(rgb: ByteImage, sides: _Sides, own: range, size: Size) -> tuple[_Pixels, FloatMap]:
    """The pixels at contours of some rows, each given to one side, and their C."""
    first, last = max(0, own.start - _SPECK_PX), min(size.height, own.stop + _SPECK_PX)
    pixels = _band_pixels(sides.band, size, first, last)
    if not len(pixels.rows):
        return pixels, np.empty(0, np.float32)
    facts = _sampled(sides.facts, pixels, size)
    nearer = _is_nearer(_colors(rgb, pixels, size), facts)
    rows = Size(size.width, last - first)
    nearer = _without_specks(nearer, pixels.rows - first, pixels.columns, rows)
    kept = (pixels.rows >= own.start) & (pixels.rows < own.stop)
    log = np.where(nearer, facts[:, _NEAR_LOG], facts[:, _FAR_LOG])[kept]
    return _Pixels(pixels.rows[kept], pixels.columns[kept]), np.exp(log)


def _band_pixels(band: Mask, size: Size, first: int, last: int) -> _Pixels:
    """The photo's pixels at a contour from row ``first`` to before ``last``."""
    height, width = band.shape
    of_row = ((np.arange(first, last) + 0.5) * height / size.height).astype(np.intp)
    of_column = ((np.arange(size.width) + 0.5) * width / size.width).astype(np.intp)
    rows, columns = np.nonzero(band[of_row][:, of_column])
    return _Pixels(rows + first, columns)


def _colors(rgb: ByteImage, pixels: _Pixels, size: Size) -> FloatMap:
    """Colours (n, 3) at pixels of the photo, which may have been decoded smaller."""
    if (rgb.shape[1], rgb.shape[0]) == size:
        return rgb[pixels].astype(np.float32)
    return _sampled(rgb, pixels, size)


def _sampled(maps: FloatMap | ByteImage, pixels: _Pixels, size: Size) -> FloatMap:
    """Bilinear samples (n, c) of (h, w, c) maps at pixels of the photo, which lie in few rows."""
    height, width, channels = maps.shape
    first, last = int(pixels.rows[0]), int(pixels.rows[-1]) + 1
    top, bottom, down = between(np.arange(first, last), height, size.height)
    left, right, across = between(np.arange(size.width), width, size.width)
    down = down[:, None, None]
    rows = (maps[top] * (1 - down) + maps[bottom] * down).reshape(-1, channels)
    start = (pixels.rows - first) * width
    share = across[pixels.columns][:, None]
    mixed: FloatMap = rows.take(start + left[pixels.columns], axis=0)
    mixed += (rows.take(start + right[pixels.columns], axis=0) - mixed) * share
    return mixed


def _is_nearer(colors: FloatMap, facts: FloatMap) -> Mask:
    """Colour decides where the sides' colours differ, the ramp where they do not.

    Args:
        colors: (n, 3).
        facts: (n, 9), as of ``_Sides``.
    """
    far = facts[:, _FAR_COLOUR]
    way = facts[:, _NEAR_COLOUR] - far
    length = np.einsum("nc,nc->n", way, way)
    share = np.einsum("nc,nc->n", colors - far, way) / np.maximum(length, 1e-6)
    trust = _COLOUR_SHARE * length / (length + _COLOUR_NOISE**2)
    score = facts[:, _RAMP] * (1 - trust) + np.clip(share, 0, 1) * trust
    decided: Mask = score > 0.5
    return decided


def _without_specks(
    nearer: Mask, rows: NDArray[np.intp], columns: NDArray[np.intp], size: Size
) -> Mask:
    """Every pixel goes with the majority of the band's pixels around it."""
    sums = np.zeros((2, size.height, size.width), np.uint8)
    sums[0, rows, columns] = nearer
    sums[1, rows, columns] = 1
    near, all_ = box_sum(torch.from_numpy(sums), _SPECK_PX).numpy()[:, rows, columns]
    mask: Mask = 2 * near > all_
    return mask
