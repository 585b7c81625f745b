"""TIFF files whose samples Pillow does not know: float RGB, 16-bit grey with alpha and others."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image

from core.errors import PhotoError
from core.images.colour import to_bytes

TIFF_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_ORIENTATION = int(ExifTags.Base.Orientation)
_ICC_PROFILE = 34675
_WHITE_IS_ZERO, _PALETTE = 0, 3
_MAX_CHANNELS = 4


def open_unusual_tiff(path: Path, file: BinaryIO, *, max_pixels: int) -> Image.Image:
    """The first page as an 8-bit picture (L, LA, RGB or RGBA) with orientation and profile.

    Args:
        path: named in errors.
        file: the open file, at its beginning.
        max_pixels: larger pictures are refused before they are read.

    Raises:
        PhotoError: no grey or RGB page, too large, or a compression that is not supported.
    """
    import tifffile

    with tifffile.TiffFile(file) as tiff:
        page = tiff.pages.first
        if page.imagewidth * page.imagelength > max_pixels:
            raise PhotoError(
                path, "the picture has more than {most} million pixels", most=max_pixels // 10**6
            )
        pixels = _channels_last(page.asarray(), planar=page.planarconfig == 2)
        if not _is_picture(pixels) or page.photometric == _PALETTE:
            raise PhotoError(
                path,
                "expected grey or RGB pixels, found {shape} {dtype}",
                shape=page.shape,
                dtype=page.dtype,
            )
        tags = {code: page.tags.valueof(code) for code in (_ORIENTATION, _ICC_PROFILE)}
    return _as_image(pixels, tags, inverted=page.photometric == _WHITE_IS_ZERO)


def _channels_last(pixels: NDArray[Any], *, planar: bool) -> NDArray[Any]:
    return np.moveaxis(pixels, 0, -1) if planar and pixels.ndim == 3 else pixels


def _is_picture(pixels: NDArray[Any]) -> bool:
    return pixels.dtype.kind in "uif" and (
        pixels.ndim == 2 or (pixels.ndim == 3 and 2 <= pixels.shape[2] <= _MAX_CHANNELS)
    )


def _as_image(pixels: NDArray[Any], tags: dict[int, Any], *, inverted: bool) -> Image.Image:
    channels = to_bytes(pixels)
    image = Image.fromarray(np.ascontiguousarray(255 - channels if inverted else channels))
    if isinstance(tags[_ORIENTATION], int):
        image.getexif()[_ORIENTATION] = int(tags[_ORIENTATION])
    if tags[_ICC_PROFILE]:
        image.info["icc_profile"] = bytes(tags[_ICC_PROFILE])
    return image
