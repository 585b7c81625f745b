"""Augmentation that keeps the geometry true: colour, blur, crop (field of view) and flip.

Depth along the optical axis does not change when a picture is cropped; what changes is the
width that the focal length is compared with. So a crop keeps D and turns the canonical inverse
depth f / (W D) into f / (w D), w being the crop's width in source pixels, and the field of view
into 2 atan(w / 2 f).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageEnhance, ImageFilter

from core.types import ByteImage, FloatMap, Mask


@dataclass(frozen=True, eq=False)
class TrainingView:
    """A picture with its depth.

    Attributes:
        rgb: (H, W, 3) uint8, sRGB.
        inverse: (H, W) float32, inverse depth in 1/m; 0 is infinitely far (sky).
        valid: (H, W) bool, where ``inverse`` is known.
        focal_px: focal length in pixels of this picture; NaN where unknown.
        real: depth from a sensor, not rendered.
        metric: the depth is in metres; else true up to scale and shift of inverse depth.
        scaled: the depth is true up to one factor at least.
    """

    rgb: ByteImage
    inverse: FloatMap
    valid: Mask
    focal_px: float
    real: bool
    metric: bool = True
    scaled: bool = True


@dataclass(frozen=True, eq=False)
class Example:
    """What the network is shown and what it should answer.

    Attributes:
        rgb: (h, w, 3) uint8 at the network's input size.
        canonical: (h, w) float32, f_px / (w D); any multiple of it without a focal length.
        valid: (h, w) bool.
        fov_deg: horizontal field of view in degrees; NaN where unknown.
        real, metric, scaled: as in View.
    """

    rgb: ByteImage
    canonical: FloatMap
    valid: Mask
    fov_deg: float
    real: bool
    metric: bool = True
    scaled: bool = True


class Box(NamedTuple):
    """A crop in source pixels; the right and lower edges are excluded."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class AugmentConfig:
    """How often and how strongly a view is changed.

    Attributes:
        color: probability of a colour change.
        blur: probability of a blur.
        crop: probability of a crop below the largest one of the wanted aspect ratio.
        min_zoom: smallest crop, as a share of the largest one's side.
        flip: probability of a mirrored picture.
        light, sharpen, shrink, noise, jpeg: probabilities of further changes that
            ``core.training.retouch`` makes, where views are kept on the device.
    """

    color: float = 0.75
    blur: float = 0.3
    crop: float = 0.5
    min_zoom: float = 0.55
    flip: float = 0.5
    light: float = 0.0
    sharpen: float = 0.0
    shrink: float = 0.0
    noise: float = 0.0
    jpeg: float = 0.0


RETOUCHING = ("light", "sharpen", "shrink", "noise", "jpeg")
NO_AUGMENTATION = AugmentConfig(color=0, blur=0, crop=0, flip=0)
MAX_BLUR_PX = 1.2
GREY_SHARE = 0.04


def example(
    view: TrainingView,
    *,
    size: tuple[int, int],
    config: AugmentConfig,
    random: Generator,
    stretch: bool = False,
) -> Example:
    """Return an augmented example of the network's input ``size``, (height, width).

    With ``stretch`` the crop has the view's own aspect ratio, as the full network's square
    input does; else that of ``size``.
    """
    height, width = view.inverse.shape
    zoom = random.uniform(config.min_zoom, 1.0) if random.random() < config.crop else 1.0
    aspect = width / height if stretch else size[1] / size[0]
    box = crop_box(width, height, aspect=aspect, zoom=zoom, random=random)
    cropped = crop_resize(view, box, size)
    if random.random() < config.flip:
        cropped = flip(cropped)
    rgb = cropped.rgb
    if random.random() < config.color:
        rgb = change_color(rgb, random)
    if random.random() < config.blur:
        rgb = blur(rgb, radius_px=random.uniform(0.2, MAX_BLUR_PX))
    return replace(cropped, rgb=rgb)


def crop_box(width: int, height: int, *, aspect: float, zoom: float, random: Generator) -> Box:
    """Return a box of ``aspect`` (width / height), ``zoom`` times the largest that fits.

    The position is random, mostly near the middle: the principal point of the crop is then
    still near its centre, as the network has to assume.
    """
    columns = max(1, round(min(width, height * aspect) * zoom))
    rows = max(1, round(min(height, width / aspect) * zoom))
    across, down = (random.random() + random.random()) / 2, (random.random() + random.random()) / 2
    return Box(round((width - columns) * across), round((height - rows) * down), columns, rows)


def crop_resize(view: TrainingView, box: Box, size: tuple[int, int]) -> Example:
    """Cut ``box`` out of a view and resize it to ``size``, (height, width).

    The picture is filtered; depth is taken from the nearest source pixel so that no depth
    between foreground and background appears.
    """
    left, top, width, height = box
    region = (left, top, left + width, top + height)
    picture = Image.fromarray(view.rgb).resize(
        (size[1], size[0]), Image.Resampling.BILINEAR, box=region
    )
    pick = np.ix_(_nearest(top, height, size[0]), _nearest(left, width, size[1]))
    factor, fov_deg = cropped_focal(view.focal_px, width)
    canonical = view.inverse[pick] * np.float32(factor)
    valid = view.valid[pick]
    roles = view.real, view.metric, view.scaled
    return Example(np.asarray(picture), canonical, valid, fov_deg, *roles)


def cropped_focal(focal_px: float, width: int) -> tuple[float, float]:
    """What turns 1/m into canonical inverse depth in so wide a crop, and its field of view.

    The factor is 1 and the field of view NaN where the focal length is unknown.
    """
    factor = focal_px / width if math.isfinite(focal_px) else 1.0
    return factor, math.degrees(2 * math.atan(width / (2 * focal_px)))


def flip(item: Example) -> Example:
    """Mirror left and right."""
    return replace(
        item,
        rgb=item.rgb[:, ::-1],
        canonical=item.canonical[:, ::-1],
        valid=item.valid[:, ::-1],
    )


def change_color(rgb: ByteImage, random: Generator) -> ByteImage:
    """Change exposure, gamma, contrast, white balance and saturation at random."""
    levels = np.linspace(0.0, 1.0, 256)
    gamma = math.exp(random.normal(0.0, 0.2))
    contrast, gain = random.uniform(0.75, 1.25), math.exp(random.normal(0.0, 0.2))
    tables = []
    for balance in np.exp(random.normal(0.0, 0.06, 3)):
        curve = 0.5 + (levels**gamma * gain * balance - 0.5) * contrast
        tables.append((curve.clip(0, 1) * 255).round().astype(int))
    picture = Image.fromarray(rgb).point(np.concatenate(tables).tolist())
    saturation = 0.0 if random.random() < GREY_SHARE else random.uniform(0.6, 1.4)
    return np.asarray(ImageEnhance.Color(picture).enhance(saturation))


def blur(rgb: ByteImage, *, radius_px: float) -> ByteImage:
    """Blur with a Gaussian of standard deviation ``radius_px`` pixels."""
    return np.asarray(Image.fromarray(rgb).filter(ImageFilter.GaussianBlur(radius_px)))


def _nearest(start: int, length: int, count: int) -> np.ndarray:
    centers = (np.arange(count) + 0.5) * (length / count)
    return start + np.minimum(centers.astype(np.intp), length - 1)
