"""Pictures turned upright as Exif's tag Orientation says."""

from __future__ import annotations

from PIL import ExifTags, Image

from core.types import Size

_ON_ITS_SIDE = (5, 6, 7, 8)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_BACK = {
    Image.Transpose.ROTATE_270: Image.Transpose.ROTATE_90,
    Image.Transpose.ROTATE_90: Image.Transpose.ROTATE_270,
}
"""What takes each back; mirrors and half turns do so themselves."""


def upright(image: Image.Image, exif: Image.Exif) -> Image.Image:
    """The picture, or another one that belongs to it, as it is seen."""
    orientation = exif.get(ExifTags.Base.Orientation)
    method = _UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    return image if method is None else image.transpose(method)


def as_stored(image: Image.Image, exif: Image.Exif) -> Image.Image:
    """An upright picture turned as the picture of that Exif data lies in its file."""
    orientation = exif.get(ExifTags.Base.Orientation)
    method = _UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    return image if method is None else image.transpose(_BACK.get(method, method))


def upright_size(size: Size, exif: Image.Exif) -> Size:
    """Width and height of the upright picture."""
    turned = exif.get(ExifTags.Base.Orientation) in _ON_ITS_SIDE
    return Size(size.height, size.width) if turned else size
