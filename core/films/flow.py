"""Where the same surface is seen in the next frame: optical flow, forward and backward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.types import ByteImage, FloatMap

RETURN_PX, RETURN_SHARE = 0.7, 0.05
"""How far from its start a pixel may come that goes to the next frame and back: pixels, and share
of the way that it goes."""
PHOTO = 24.0
"""Difference in bytes at which a surface is half believed to be the same."""


@dataclass(frozen=True, eq=False)
class Flow:
    """From the pixels of one frame into another one.

    Attributes:
        way: (h, w, 2) float32, pixels to the right and down.
        sure: (h, w) float32 between 0 and 1, how surely the same surface is seen there.
    """

    way: FloatMap
    sure: FloatMap


class FlowFinder:
    """Flow between neighbouring frames of one size."""

    def __init__(self) -> None:
        import cv2

        self._dis: Any = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_FAST)

    def between(self, first: ByteImage, second: ByteImage) -> tuple[Flow, Flow]:
        """Flow of two grey frames (h, w): from the first into the second, and back."""
        there = self._dis.calc(first, second, None)
        back = self._dis.calc(second, first, None)
        return _checked(first, second, there, back), _checked(second, first, back, there)


def grey(rgb: ByteImage) -> ByteImage:
    """(h, w) bytes of (h, w, 3)."""
    import cv2

    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY))


def followed(values: FloatMap, way: FloatMap) -> FloatMap:
    """Values (h, w) or (h, w, n) where each pixel goes by ``way`` (h, w, 2); edges are repeated."""
    import cv2

    result: FloatMap = cv2.remap(
        values,
        way + _places(way.shape[:2]),
        None,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return result


def chained(first: Flow, second: Flow) -> Flow:
    """Flow from one frame into a third, through the frame between them."""
    way = first.way + followed(second.way, first.way)
    return Flow(way, first.sure * followed(second.sure, first.way))


def _checked(first: ByteImage, second: ByteImage, there: FloatMap, back: FloatMap) -> Flow:
    """Flow that is sure where it leads back to its start and to the same brightness."""
    lost = np.linalg.norm(there + followed(back, there), axis=-1)
    allowed = RETURN_PX + RETURN_SHARE * np.linalg.norm(there, axis=-1)
    lighter = float(second.mean() + 1) / float(first.mean() + 1)
    unlike = (followed(second.astype(np.float32), there) - first * np.float32(lighter)) / PHOTO
    sure = np.clip(1.5 - lost / allowed, 0, 1) / (1 + unlike * unlike)
    return Flow(there, (sure * _inside(there)).astype(np.float32))


def _inside(way: FloatMap) -> NDArray[np.bool_]:
    height, width = way.shape[:2]
    at = way + _places((height, width))
    x, y = at[..., 0], at[..., 1]
    return np.asarray((x > -1) & (y > -1) & (x < width) & (y < height))


_PLACES: dict[tuple[int, ...], FloatMap] = {}


def _places(shape: tuple[int, ...]) -> FloatMap:
    """Pixel centres (h, w, 2) of a frame; the last size is kept."""
    if shape not in _PLACES:
        _PLACES.clear()
        y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
        _PLACES[shape] = np.ascontiguousarray(np.stack([x, y], axis=-1))
    return _PLACES[shape]
