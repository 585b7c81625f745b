"""Frozen values that the whole program shares: the one place for units and axes.

Camera frame: OpenCV (x right, y down, z forward), metres. Pixel (u, v) has its centre
at integer coordinates, u to the right, v down, (0, 0) the upper left pixel. Images are
upright. Sizes are (width, height); arrays are (height, width, ...).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.sentence import NO_SENTENCE, Sentence

FloatMap = NDArray[np.float32]
ByteImage = NDArray[np.uint8]
Mask = NDArray[np.bool_]


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


class Bounds(NamedTuple):
    """A number that people may choose: its default, the smallest and the largest."""

    default: float
    low: float
    high: float


AUTO = "auto"
DEVICES = ("cpu", "cuda", "mps")
"""What a model can run on, beside ``AUTO``: what suits the machine."""
PRECISIONS = ("float32", "bfloat16", "float16", "int8")
"""What a model can be computed in, beside ``AUTO``."""


class Flying(StrEnum):
    """What becomes of pixels that hang between two surfaces (flying pixels)."""

    KEEP = "keep"
    DROP = "drop"
    SNAP_NEAR = "snap-near"  # moved to the nearer of the two surfaces
    SNAP_FAR = "snap-far"

    @property
    def side(self) -> Literal["near", "far"] | None:
        """Where they are moved; None where they are not."""
        sides: dict[Flying, Literal["near", "far"]] = {
            Flying.SNAP_NEAR: "near",
            Flying.SNAP_FAR: "far",
        }
        return sides.get(self)


class DepthKind(StrEnum):
    """What the values of an estimate are, and so what can be said in metres."""

    CANONICAL_INVERSE = "canonical-inverse"
    """C = inverse depth (1/m) * f_px / W: metres follow from the focal length."""
    METRIC = "metric"
    """Inverse depth in 1/m: a focal length moves X and Y only."""
    AFFINE_INVERSE = "affine-inverse"
    """Inverse depth but for a factor and an offset: it tells no metres."""


class Projection(StrEnum):
    """How a panorama lies in its picture; columns are longitudes, evenly spaced, in both."""

    EQUIRECTANGULAR = "equirectangular"  # rows are latitudes, evenly spaced
    CYLINDRICAL = "cylindrical"  # rows are heights on a cylinder: tangents of latitudes


@dataclass(frozen=True)
class Sphere:
    """Where the pixels of a panorama look: what it has in place of a focal length.

    Longitudes are 0 straight ahead and grow to the right, latitudes are 0 at the horizon and grow
    upwards; all in degrees.

    Attributes:
        projection: how rows lie.
        left_deg, right_deg: longitudes of the picture's outer edges.
        top_deg, bottom_deg: latitudes of the same.
        heading_deg, pitch_deg, roll_deg: how the camera was turned, as the file says. Points are
            turned upright by pitch and roll (``core.camera.upright``), not by the heading. None
            where it does not say.
    """

    projection: Projection = Projection.EQUIRECTANGULAR
    left_deg: float = -180.0
    right_deg: float = 180.0
    top_deg: float = 90.0
    bottom_deg: float = -90.0
    heading_deg: float | None = None
    pitch_deg: float | None = None
    roll_deg: float | None = None

    def __post_init__(self) -> None:
        """ValueError: no picture looks there."""
        turned = -_FURTHEST_DEG <= self.left_deg < self.right_deg <= _FURTHEST_DEG
        upright = -90 <= self.bottom_deg < self.top_deg <= 90
        least, most = self.span_deg, self.top_deg - self.bottom_deg
        if not (turned and upright and least <= 360.01 and min(least, most) >= _LEAST_DEG):
            raise ValueError(Sentence("it looks in directions that there are not"))
        flat = max(abs(self.top_deg), abs(self.bottom_deg))
        if self.projection is Projection.CYLINDRICAL and flat > _STEEPEST_DEG:
            raise ValueError(Sentence("a cylinder does not reach so high"))

    @property
    def span_deg(self) -> float:
        """From the left edge to the right one."""
        return self.right_deg - self.left_deg

    @property
    def wraps(self) -> bool:
        """Whether the right edge goes on at the left one."""
        return self.span_deg > _FULL_TURN_DEG - _SPAN_TOLERANCE_DEG

    def focal_px(self, size: Size) -> float:
        """Pixels of a picture of that size for a radian at the horizon."""
        return size.width / math.radians(self.span_deg)


SPAN_DEG = Bounds(180.0, 20.0, 360.0)
"""What one sweep of a phone can see from left to right."""
_FULL_TURN_DEG, _SPAN_TOLERANCE_DEG = 360.0, 0.05
_FURTHEST_DEG, _LEAST_DEG, _STEEPEST_DEG = 720.0, 0.1, 89.0


@dataclass(frozen=True)
class Joint:
    """How well the views of a panorama fit together; steps are medians, in percent of range.

    Attributes:
        views: how many there were.
        coverage: share of the picture's cells that some view saw.
        overlap_before, overlap_after: how far two views lie apart where both see, before and
            after they were joined.
        seam_step: between neighbours across a seam, but for the slope of the surface.
        within_step: the same between neighbours beside the seams, within a view.
        spread: how far the views' own scales lay apart, relative standard deviation.
    """

    views: int
    coverage: float
    overlap_before: float
    overlap_after: float
    seam_step: float
    within_step: float
    spread: float


class FocalSource(StrEnum):
    """Where a focal length comes from."""

    METADATA = "metadata"
    PREDICTED = "predicted"
    MANUAL = "manual"


@dataclass(frozen=True)
class FocalLength:
    """Focal length of the displayed, upright, uncropped image.

    Attributes:
        px: focal length in pixels of the full-size image, > 0.
        source: where it comes from.
    """

    px: float
    source: FocalSource


@dataclass(frozen=True)
class PhotoMetadata:
    """What a photo's file says about the camera; None where it says nothing.

    Attributes:
        camera: make and model.
        focal_px: focal length in pixels of the upright image (spec: 35 mm tag, else focal plane).
        focal_35mm: 35 mm equivalent, millimetres.
        focal_mm: physical focal length, millimetres.
        cropped: the file's Exif size has another aspect than the picture: the focal length
            may belong to the uncropped picture.
        written_size: size of the picture as the camera wrote it, longer side first.
        digital_zoom: how many times the camera enlarged a part of the picture.
        silent_lens: the camera did not know its lens (an adapter, a telescope).
        panorama: the camera stitched the picture.
        sphere: where a panorama's pixels look, as the file says.
        sphere_doubt: why what the file says about that cannot be used.
    """

    camera: str | None = None
    focal_px: float | None = None
    focal_35mm: float | None = None
    focal_mm: float | None = None
    cropped: bool = False
    written_size: Size | None = None
    digital_zoom: float | None = None
    silent_lens: bool = False
    panorama: bool = False
    sphere: Sphere | None = None
    sphere_doubt: Sentence = NO_SENTENCE


@dataclass(frozen=True, eq=False)
class Photo:
    """A decoded photo.

    Attributes:
        name: short name for people (the file's name, "pasted image").
        path: where it came from; None for a pasted image.
        rgb: (H, W, 3) uint8, sRGB, upright, alpha composited on white.
        metadata: camera facts from the file.
        full_size: of the picture in the file where ``rgb`` is a smaller copy of it.
    """

    name: str
    path: Path | None
    rgb: ByteImage
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    full_size: Size | None = None

    @property
    def size(self) -> Size:
        """Width and height in pixels, which focal lengths and exported maps count."""
        if self.full_size is not None:
            return self.full_size
        height, width = self.rgb.shape[:2]
        return Size(width, height)


@dataclass(frozen=True)
class ModelInfo:
    """Which network made an estimate.

    Attributes:
        model: catalog id ("compact", "depth-pro").
        weights_sha256: digest of the weights file, hex.
        device: "cpu", "cuda" or "mps".
        precision: "float32", "bfloat16", "float16" or "int8".
        reason: why this device and this precision, a sentence for people.
    """

    model: str
    weights_sha256: str
    device: str
    precision: str
    reason: Sentence = NO_SENTENCE


@dataclass(frozen=True, eq=False)
class Estimate:
    """The result of one forward pass; all else is derived from it and from settings.

    Attributes:
        canonical_inverse_depth: C, (h, w) float32, >= 0, at the network's own resolution. What
            it is, ``kind`` says: inverse depth (1/m) is C * W / f_px with W the photo's width, or
            C itself, or unknown but for a factor and an offset.
        fov_deg: predicted horizontal field of view of the photo in degrees; None where the
            focal head did not run.
        image_size: (W, H) of the photo that was estimated.
        info: model and how it ran.
        seconds: wall time by step ("preprocess", "network", ...).
        notices: what the run had to fall back to, sentences for people.
        context: (C, h, w) float32 decoder features from which the focal head can predict
            later; None for a model whose prediction costs nothing.
        kind: what C is.
        fov_from: the model that predicted the field of view, where it is another one.
        metres_from: what gave metres to a model that tells none.
        spread: (h, w) float32, how far several answers lie apart: relative standard deviation of
            depth but for a common scale (0.05: 5 %); None where the model was asked once.
        sphere: of a panorama: what is called depth is range, along the ray, then.
        joint: how well a panorama's views fit together.
    """

    canonical_inverse_depth: FloatMap
    fov_deg: float | None
    image_size: Size
    info: ModelInfo
    seconds: dict[str, float] = field(default_factory=dict)
    notices: tuple[Sentence, ...] = ()
    context: FloatMap | None = None
    kind: DepthKind = DepthKind.CANONICAL_INVERSE
    fov_from: str = ""
    metres_from: str = ""
    spread: FloatMap | None = None
    sphere: Sphere | None = None
    joint: Joint | None = None

    @property
    def wraps(self) -> bool:
        """Whether the map's right edge goes on at its left one."""
        return self.sphere is not None and self.sphere.wraps

    @property
    def tells_metres(self) -> bool:
        """Whether lengths can be told in metres without a known one."""
        return self.kind is not DepthKind.AFFINE_INVERSE

    def depth_focal_px(self, focal_px: float) -> float:
        """The f of Z = s f / (W C): the camera's, or such a one that Z = s / C.

        Args:
            focal_px: focal length of the camera, pixels of the photo.
        """
        follows = self.kind is DepthKind.CANONICAL_INVERSE
        return focal_px if follows else float(self.image_size.width)


@dataclass(frozen=True)
class Intrinsics:
    """Pinhole camera with square pixels; all values in pixels of an image of ``size``."""

    f: float
    cx: float
    cy: float
    size: Size


@dataclass(frozen=True, eq=False)
class PointCloud:
    """Points in the OpenCV camera frame, in the raster order of the grid they came from.

    Attributes:
        xyz: (N, 3) float32, metres.
        rgb: (N, 3) uint8, sRGB.
        index: (N,) int32, v * grid.width + u of each point on the network's grid.
        grid: (width, height) of that grid.
        removed_flying: points left out by the contour rule.
        removed_far: points left out by the far cut.
        normals: (N, 3) float32, unit length, towards the camera; None where not computed.
        stride: of every how many-th row and column of the grid there are points.
    """

    xyz: FloatMap
    rgb: ByteImage
    index: NDArray[np.int32]
    grid: Size
    removed_flying: int = 0
    removed_far: int = 0
    normals: FloatMap | None = None
    stride: int = 1
