"""Where in a depth map a photo lies that was cropped after it was taken.

Steps of depth are edges of the photo as well: the place where both agree best is taken, but only
where it is far better than any other. On photos of known depth, cut at random, all of those that
are accepted so lay within three pixels; about a quarter is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from core.own_depth.depth import OwnDepth
from core.types import ByteImage, FloatMap, Size

LEAST_AGREEMENT = 0.25
LEAST_LEAD = 1.2
"""Over the agreement at the best other place."""
_ELSEWHERE = 0.05
_EDGE_BLUR_PX = 1.2
_STRONG = 0.97
_SMALLEST = 24  # pixels
_SAME = 0.98


class Window(NamedTuple):
    """A part of a depth map, in its pixels."""

    left: int
    top: int
    width: int
    height: int


def may_be_part(own: OwnDepth, size: Size) -> bool:
    """Whether a photo of that size is smaller than it was taken: cut, or made smaller."""
    return own.taken is not None and max(size) < _SAME * max(own.taken)


def cropped(own: OwnDepth, grey: ByteImage) -> OwnDepth | None:
    """The part of depth that a photo shows; None where that is not clear.

    A photo of the depth's own shape shows a part only where that agrees far better than the whole:
    most are smaller because they were made so.

    Args:
        own: upright, over more than the photo.
        grey: (H, W) the photo, upright.
    """
    found = [(_place(own.inverse, grey, size), size) for size in _sizes(own, grey)]
    places = [(place[0], Window(*place[1], *size)) for place, size in found if place is not None]
    whole = max((rank for rank, window in places if window[2:] == own.size), default=0.0)
    parts = [each for each in places if each[1][2:] != own.size and each[0] > LEAST_LEAD * whole]
    if not parts:
        return None
    _, window = max(parts)
    left, top, width, height = window
    inverse = np.ascontiguousarray(own.inverse[top : top + height, left : left + width])
    seen = Size(grey.shape[1], grey.shape[0])
    focal_px = own.focal_px
    if focal_px is not None:  # of a photo as large, but whole
        focal_px *= max(own.size) / max(seen) * seen.width / width
    return replace(own, inverse=inverse, focal_px=focal_px, window=window)


def _sizes(own: OwnDepth, grey: ByteImage) -> Iterator[tuple[int, int]]:
    """Widths and heights in pixels of the depth that the photo may have: all that its shape
    allows, and what the calibration says where the photo was only cut."""
    (height, width), (full_width, full_height) = grey.shape, own.size
    largest = min(full_width / width, full_height / height)
    scales = [largest]
    if own.taken is not None:
        told = max(own.size) / max(own.taken)
        scales += [told] if told < largest * _SAME else []
    for scale in scales:
        size = min(full_width, round(width * scale)), min(full_height, round(height * scale))
        if min(size) >= _SMALLEST:
            yield size


def _place(
    inverse: FloatMap, grey: ByteImage, size: tuple[int, int]
) -> tuple[float, tuple[int, int]] | None:
    """How well the photo agrees at its place, and that; None where another is nearly as good."""
    import cv2

    known = np.nan_to_num(inverse, nan=0.0)
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    agreement = cv2.matchTemplate(_edges(known), _edges(small), cv2.TM_CCOEFF_NORMED)
    top, left = np.unravel_index(np.argmax(agreement), agreement.shape)
    best = float(agreement[top, left])
    around = max(3, int(_ELSEWHERE * max(inverse.shape)))
    agreement[
        max(0, top - around) : top + around + 1, max(0, left - around) : left + around + 1
    ] = 0
    if not best > max(LEAST_AGREEMENT, LEAST_LEAD * float(agreement.max())):
        return None
    return best, (int(left), int(top))


def _edges(values: FloatMap | ByteImage) -> FloatMap:
    import cv2

    floats = values.astype(np.float32)
    slopes = [cv2.Sobel(floats, cv2.CV_32F, *axis, ksize=3) for axis in ((1, 0), (0, 1))]
    steep = np.hypot(*slopes)
    steep = np.minimum(steep / (np.quantile(steep, _STRONG) + np.float32(1e-9)), 1)
    blurred: FloatMap = cv2.GaussianBlur(steep.astype(np.float32), (0, 0), _EDGE_BLUR_PX)
    return blurred
