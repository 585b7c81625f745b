"""Halved copies of pictures and maps, so that a pane zoomed out stays quick and loses nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.types import ByteImage, FloatMap

SMALLEST_SIDE_PX = 256
_BAND_ROWS = 512  # an even number: each row of a half is of one band

Halve = Callable[[NDArray[Any]], NDArray[Any]]


def photo_mips(rgb: ByteImage) -> tuple[ByteImage, ...]:
    """The photo at full size, half, quarter ... (H, W, 3) uint8, box-filtered.

    Costs about 4 ms per megapixel: for large photos call it in a worker.
    """
    return _stack(rgb, _reduced)


def frame_mips(rgb: ByteImage) -> tuple[ByteImage, ...]:
    """The same of a frame of a film, in a seventh of the time once OpenCV is loaded."""
    import cv2

    def half(level: ByteImage) -> ByteImage:
        height, width = level.shape[:2]
        down, right = height % 2, width % 2
        if down or right:
            level = cv2.copyMakeBorder(level, 0, down, 0, right, cv2.BORDER_REPLICATE)
        size = ((width + right) // 2, (height + down) // 2)
        return cast(ByteImage, cv2.resize(level, size, interpolation=cv2.INTER_AREA))

    return _stack(rgb, half)


def _stack(rgb: ByteImage, half: Callable[[ByteImage], ByteImage]) -> tuple[ByteImage, ...]:
    levels = [np.ascontiguousarray(rgb)]
    while max(levels[-1].shape[:2]) > SMALLEST_SIDE_PX:
        levels.append(half(levels[-1]))
    return tuple(levels)


def _reduced(rgb: ByteImage) -> ByteImage:
    """Half of a picture, in bands: Pillow's own copy of a large one would be larger still."""
    height, width = rgb.shape[:2]
    half = np.empty(((height + 1) // 2, (width + 1) // 2, 3), np.uint8)
    for top in range(0, height, _BAND_ROWS):
        band = Image.fromarray(rgb[top : top + _BAND_ROWS]).reduce(2)
        half[top // 2 : top // 2 + band.height] = np.asarray(band)
    return half


def max_pyramid(codes: ByteImage, *, down_to: int = SMALLEST_SIDE_PX) -> tuple[ByteImage, ...]:
    """(h, w) uint8 and its 2x2 maxima: a line one pixel wide is in every level.

    A maximum commutes with a threshold, so one pyramid serves every threshold.

    Args:
        down_to: the smallest copy's longer side is no larger.
    """
    return _pyramid(codes, _halve_max, down_to)


def mean_pyramid(values: FloatMap, *, down_to: int = SMALLEST_SIDE_PX) -> tuple[FloatMap, ...]:
    """(h, w) float32 and its 2x2 means, as ``max_pyramid``."""
    return _pyramid(values, _halve_mean, down_to)


def level_at_least(texel_px: float, count: int) -> int:
    """The finest level whose texels cover at least one screen pixel: nothing is skipped."""
    return min(max(math.ceil(-math.log2(texel_px) - 1e-6), 0), count - 1)


def level_below(texel_px: float, count: int) -> int:
    """The coarsest level whose texels cover at most one screen pixel: nothing is blurred."""
    return min(max(math.floor(-math.log2(texel_px) + 1e-6), 0), count - 1)


def _pyramid(base: NDArray[Any], halve: Halve, down_to: int) -> tuple[NDArray[Any], ...]:
    levels: list[NDArray[Any]] = [np.ascontiguousarray(base)]
    while max(levels[-1].shape) > down_to:
        levels.append(halve(_even(levels[-1])))
    return tuple(levels)


def _even(array: NDArray[Any]) -> NDArray[Any]:
    rows, columns = array.shape
    if rows % 2 == 0 and columns % 2 == 0:
        return array
    return np.pad(array, ((0, rows % 2), (0, columns % 2)), mode="edge")


def _corners(array: NDArray[Any]) -> Sequence[NDArray[Any]]:
    return array[::2, ::2], array[1::2, ::2], array[::2, 1::2], array[1::2, 1::2]


def _halve_max(array: NDArray[Any]) -> NDArray[Any]:
    a, b, c, d = _corners(array)
    highest: NDArray[Any] = np.maximum(np.maximum(a, b), np.maximum(c, d))
    return highest


def _halve_mean(array: NDArray[Any]) -> NDArray[Any]:
    a, b, c, d = _corners(array)
    mean: NDArray[Any] = (a + b + c + d) * np.float32(0.25)
    return mean
