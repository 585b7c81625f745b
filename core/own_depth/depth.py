"""What is known of the depth in a photo's file, and an estimate made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.focal import fov_from_px
from core.sentence import Sentence
from core.types import DepthKind, Estimate, FloatMap, ModelInfo, Photo, Size

ASPECT_TOLERANCE = 0.02
MODEL = "own-depth"
"""Stands for the model in what is made of such depth."""


class OwnKind(StrEnum):
    """How a file keeps its depth."""

    HEIC = "heic-auxiliary"
    MPF = "jpeg-mpf"  # a second picture behind the first, with Apple's XMP
    GDEPTH = "gdepth"  # Google's XMP with a picture in base64
    DYNAMIC = "dynamic-depth"  # Google's XMP with a picture behind the photo
    RGBD = "rgbd"  # photo and depth side by side
    SAMSUNG = "samsung"  # a record behind the photo
    HUAWEI = "huawei"  # a block behind the photo
    PAIR = "rgbd-pair"  # a depth picture in the folder beside


@dataclass(frozen=True, eq=False)
class OwnDepth:
    """Depth that a file holds, upright, over the whole of its photo.

    Attributes:
        kind: how it is kept.
        inverse: (h, w) float32 inverse depth along the optical axis, 1/m where ``metric``;
            0: too far to tell, NaN: unknown.
        metric: whether it tells metres.
        focal_px: focal length in pixels of the photo, from the calibration beside the depth.
        distortion: radial distortion in the words of its format; () where there is none.
        pictures: depth pictures in the file, of which this is the first.
        taken: size of the photo as it was taken, where the calibration tells.
        window: left, top, width and height of the part of the file's depth that this is, where
            the photo was cropped afterwards; its place was found by the edges of both.
    """

    kind: OwnKind
    inverse: FloatMap
    metric: bool
    focal_px: float | None = None
    distortion: tuple[float, ...] = ()
    pictures: int = 1
    taken: Size | None = None
    window: tuple[int, int, int, int] | None = None

    @property
    def size(self) -> Size:
        """Width and height of the map."""
        height, width = self.inverse.shape
        return Size(width, height)

    @property
    def unit(self) -> str:
        """ "metre", or "relative"."""
        return "metre" if self.metric else "relative"

    @property
    def near(self) -> float | None:
        """The smallest depth; None where all is unknown or too far to tell."""
        return _depth(float(np.nanmax(self.inverse)))

    @property
    def far(self) -> float | None:
        """The largest depth; None where it is too large to tell."""
        return _depth(float(np.nanmin(self.inverse)))

    @property
    def facts(self) -> dict[str, object]:
        """What is told of it; values that JSON can hold."""
        return {
            "kind": str(self.kind),
            "size": list(self.size),
            "unit": self.unit,
            "near": self.near,
            "far": self.far,
            "pictures": self.pictures,
            "focal_px": self.focal_px,
            "distortion": list(self.distortion),
            "window": None if self.window is None else list(self.window),
        }


def _depth(inverse: float) -> float | None:
    return 1 / inverse if inverse > 0 else None


def has_shape_of(own: OwnDepth, size: Size) -> bool:
    """Whether the map has the shape of a photo of that size."""
    width, height = own.size
    return abs(width * size.height / (height * size.width) - 1) <= ASPECT_TOLERANCE


def matching(own: OwnDepth, size: Size) -> OwnDepth:
    """The same; ValueError where it has another shape than a photo of that size."""
    width, height = own.size
    if not has_shape_of(own, size):
        raise ValueError(
            Sentence(
                "it has {width} x {height} pixels, the photo {photo_width} x {photo_height}: "
                "one of them was cropped",
                width=width,
                height=height,
                photo_width=size.width,
                photo_height=size.height,
            )
        )
    return own


def own_estimate(own: OwnDepth, photo: Photo) -> Estimate:
    """The depth in a file in place of a model's; unknown pixels take the nearest known one's."""
    return Estimate(
        canonical_inverse_depth=_filled(own.inverse),
        fov_deg=None if own.focal_px is None else fov_from_px(own.focal_px, photo.size.width),
        image_size=photo.size,
        info=ModelInfo(MODEL, "", "file", "file"),
        kind=DepthKind.METRIC if own.metric else DepthKind.AFFINE_INVERSE,
        fov_from=MODEL if own.focal_px is not None else "",
    )


def _filled(inverse: FloatMap) -> FloatMap:
    unknown = np.isnan(inverse)
    if not unknown.any():
        return inverse
    from scipy import ndimage  # slow to import: only where something is unknown

    nearest = ndimage.distance_transform_edt(unknown, return_distances=False, return_indices=True)
    filled: FloatMap = inverse[tuple(nearest)]
    return filled
