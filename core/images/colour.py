"""Every pixel format that a file may hold, as 8-bit sRGB."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from core.types import ByteImage

WHITE = (255, 255, 255)
OUTLIER_PERCENT = 0.1
_BAND_ROWS = 64  # rows converted at a time: they stay in the processor's cache
_PIECE_PIXELS = 1 << 22  # pixels whose colour is converted at a time
_PREMULTIPLIED = {"La": "LA", "RGBa": "RGBA"}
_PROFILE_SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab "}
_OPAQUE = 255
_SIXTEEN_BITS = 65535.0
_NEEDS_32_BITS = 2.0**24
_MEASURED = {1: 0.0, 2: 2.0**13}  # largest value of what is no picture, by bytes
_SMALLEST_SPAN = 1e-12


def to_srgb(image: Image.Image) -> Image.Image:
    """The picture in mode RGB and in sRGB, on white.

    An embedded ICC profile is applied, unless it is damaged or of another kind of colour; then
    the values count as sRGB. Alpha is composited on white after that, in encoded (not linear)
    values, as browsers do. 16-bit values lose their lower byte; see ``to_bytes`` for others.
    """
    colour, alpha = _split_alpha(_to_eight_bits(image))
    colour = _apply_profile(colour, image.info.get("icc_profile"))
    if alpha is None or alpha.getextrema() == (_OPAQUE, _OPAQUE):
        return colour
    ground = Image.new("RGB", colour.size, WHITE)
    ground.paste(colour, mask=alpha)
    return ground


def srgb_array(image: Image.Image) -> ByteImage:
    """As ``to_srgb``, the pixels (H, W, 3) uint8; a large picture takes little more memory."""
    image = _to_eight_bits(image)
    width, height = image.size
    pixels = np.empty((height, width, 3), np.uint8)
    rows = max(_BAND_ROWS, _PIECE_PIXELS // max(1, width))
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        to_array(to_srgb(image.crop((0, top, width, bottom))), out=pixels[top:bottom])
    return pixels


def to_array(image: Image.Image, *, out: ByteImage | None = None) -> ByteImage:
    """Pixels of an RGB picture, (H, W, 3) uint8, writable and contiguous; written into ``out``."""
    width, height = image.size
    pixels = np.empty((height, width, 3), np.uint8) if out is None else out
    # in bands because one call copies the whole picture three times, through main memory
    for top in range(0, height, _BAND_ROWS):
        bottom = min(height, top + _BAND_ROWS)
        pixels[top:bottom] = np.asarray(image.crop((0, top, width, bottom)))
    return pixels


def to_bytes(values: NDArray[Any], *, bits: int | None = None) -> NDArray[np.uint8]:
    """Samples of any type as 0 to 255, with one rule for all channels.

    uint16 keeps its upper byte. Signed samples below 0 are read from their type's lowest value
    on. Other integers are read as 8 or as 16 bits where they fit, with all bits of their type
    where they need more than 24, and floats as 0 to 1 where they fit. All else is stretched
    linearly from its 0.1 to its 99.9 percentile. Values that are not finite become 0.

    Args:
        values: an array of any shape.
        bits: bits of each sample where they are fewer than the type's.
    """
    if bits is not None and values.dtype.kind in "bu" and bits < 8 * values.dtype.itemsize:
        return _stretched(values, 0.0, 2.0**bits - 1)
    if values.dtype == np.uint8:
        return values
    if values.dtype.kind == "i" and _uses_all_bits(values):
        unsigned = np.dtype(f"u{values.dtype.itemsize}")
        lowest = unsigned.type(1 << (8 * unsigned.itemsize - 1))
        return to_bytes(np.ascontiguousarray(values).view(unsigned) ^ lowest)
    finite = values[np.isfinite(values)] if values.dtype.kind == "f" else values.reshape(-1)
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    top = _full_scale(values.dtype, high)
    if low < 0 or top is None:
        return _stretched(values, *np.percentile(finite, [OUTLIER_PERCENT, 100 - OUTLIER_PERCENT]))
    if top == _SIXTEEN_BITS:
        return (values.astype(np.uint16) >> 8).astype(np.uint8)
    return _stretched(values, 0.0, top)


def _uses_all_bits(signed: NDArray[Any]) -> bool:
    """Whether signed samples, some below 0, are a picture with its black at the lowest value."""
    low, high = int(signed.min(initial=0)), int(signed.max(initial=0))
    measured = _MEASURED.get(signed.dtype.itemsize, _NEEDS_32_BITS)
    return low < 0 and max(-low, high) > measured


def _full_scale(dtype: np.dtype[Any], highest: float) -> float | None:
    """The value that stands for white; None where the type and the values do not tell."""
    if dtype.kind == "f":
        return 1.0 if highest <= 1 else None
    limits = [_SIXTEEN_BITS] if dtype.itemsize == 2 else [255.0, _SIXTEEN_BITS]
    if dtype.itemsize >= 4 and highest > _NEEDS_32_BITS:
        limits = [float(np.iinfo(dtype).max)]
    return next((limit for limit in limits if highest <= limit), None)


def _stretched(values: NDArray[Any], low: float, high: float) -> NDArray[np.uint8]:
    span = max(high - low, _SMALLEST_SPAN)
    result = np.empty(values.shape, np.uint8)
    flat, made = values.reshape(-1), result.reshape(-1)
    for start in range(0, flat.size, _PIECE_PIXELS):
        piece = slice(start, start + _PIECE_PIXELS)
        scaled = (flat[piece].astype(np.float32) - low) * (255 / span)
        known = np.where(np.isfinite(scaled), scaled, 0)
        made[piece] = np.rint(np.clip(known, 0, 255))
    return result


def _to_eight_bits(image: Image.Image) -> Image.Image:
    if image.mode == "F" or image.mode.startswith("I"):
        return Image.fromarray(to_bytes(np.asarray(image)))
    return image


def _split_alpha(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The picture in a mode without alpha that a profile may belong to, and its alpha."""
    image = _convert(image, _PREMULTIPLIED.get(image.mode, image.mode))
    if image.mode == "PA" or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in ("LA", "RGBA"):
        return image.convert(image.mode[:-1]), image.getchannel("A")
    if image.mode == "1":
        return image.convert("L"), None
    return (image if image.mode in _PROFILE_SPACES else image.convert("RGB")), None


def _apply_profile(image: Image.Image, icc: object) -> Image.Image:
    try:
        profile = _open_profile(image.mode, icc)
        if profile is None:
            return _convert(image, "RGB")
        transform = ImageCms.buildTransform(profile, _srgb(), image.mode, "RGB")
        return ImageCms.applyTransform(image, transform) or image
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return _convert(image, "RGB")


def _convert(image: Image.Image, mode: str) -> Image.Image:
    # Pillow copies a picture that has the mode already
    return image if image.mode == mode else image.convert(mode)


def _open_profile(mode: str, icc: object) -> ImageCms.ImageCmsProfile | None:
    """The profile to convert from; None where the values count as sRGB."""
    if isinstance(icc, bytes) and icc:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        if profile.profile.xcolor_space == _PROFILE_SPACES[mode]:
            is_srgb = "sRGB" in (profile.profile.profile_description or "")
            return None if is_srgb else profile
    return _lab() if mode == "LAB" else None


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@cache
def _lab() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
