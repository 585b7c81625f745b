"""What every effect starts from: a photo at some size with crisp depth at the same size."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PIL import Image

from core.depth import MAX_INVERSE_PER_M, MIN_INVERSE_PER_M, per_metre
from core.effects.guard import guard
from core.enlarge import enlarged
from core.files.regular_files import text_name
from core.types import ByteImage, Estimate, FloatMap, Mask, Photo, Size

_ENDS = (0.05, 0.95)
_ENOUGH = 100_000
"""Pixels that say how depth is spread."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A photo and its depth on one pixel grid.

    Attributes:
        rgb: (H, W, 3) uint8 sRGB.
        inverse: (H, W) float32 inverse depth, 1/m, its steps on the photo's edges.
        focal_px: focal length in pixels of this grid.
    """

    rgb: ByteImage
    inverse: FloatMap
    focal_px: float

    @property
    def size(self) -> Size:
        return Size(self.rgb.shape[1], self.rgb.shape[0])

    @cached_property
    def guard(self) -> Mask:
        """(H, W) bool: farther pixels beside a contour, whose colour may be mixed."""
        return guard(self.inverse)

    @cached_property
    def middle_inverse(self) -> float:
        """Inverse depth (1/m) in the middle between what is near and what is far."""
        values = self.inverse.ravel()[:: max(1, self.inverse.size // _ENOUGH)]
        return float(np.quantile(values, _ENDS).mean())

    def inverse_at(self, point: tuple[float, float]) -> float:
        """Inverse depth (1/m) at a point given as shares (0 to 1) of width and height."""
        width, height = self.size
        column = min(max(int(point[0] * width), 0), width - 1)
        row = min(max(int(point[1] * height), 0), height - 1)
        return float(self.inverse[row, column])


@dataclass(frozen=True, eq=False)
class EffectSource:
    """What pictures of any size are made from.

    Attributes:
        photo: the whole photo.
        estimate: estimate of that photo.
        focal_px: focal length in pixels of the photo.
        scale: factor on all lengths of the scene.
    """

    photo: Photo
    estimate: Estimate
    focal_px: float
    scale: float = 1.0

    def picture(self, max_pixels: int | None = None) -> Picture:
        """Photo and depth with at most about ``max_pixels`` pixels; None: as many as there are."""
        rgb = reduced(self.photo.rgb, max_pixels)
        canonical = enlarged(self.estimate.canonical_inverse_depth, rgb)
        canonical *= per_metre(self.estimate, focal_px=self.focal_px, scale=self.scale)
        inverse = np.clip(canonical, MIN_INVERSE_PER_M, MAX_INVERSE_PER_M)
        return Picture(rgb, inverse, self.focal_px * rgb.shape[1] / self.photo.size.width)

    @property
    def facts(self) -> dict[str, object]:
        """What a file says about where it comes from; values that JSON can hold."""
        info = self.estimate.info
        return {
            "software": "Leadline",
            "photo": text_name(self.photo.name),
            "focal_px": float(self.focal_px),
            "scale": float(self.scale),
            "unit": "metre" if self.estimate.tells_metres else "relative",
            "model": info.model,
            "weights_sha256": info.weights_sha256,
        }


def reduced(rgb: ByteImage, max_pixels: int | None) -> ByteImage:
    """The photo with at most about ``max_pixels`` pixels; itself where it has no more."""
    height, width = rgb.shape[:2]
    if max_pixels is None or height * width <= max_pixels:
        return rgb
    share = math.sqrt(max_pixels / (height * width))
    size = (max(1, round(width * share)), max(1, round(height * share)))
    image = Image.fromarray(rgb).resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    return np.asarray(image)
