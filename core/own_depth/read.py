"""Whether a photo brings depth along, in its file or in a folder beside, and reading it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from core.errors import DataError
from core.files.regular_files import plain_cause, read_whole, require_regular
from core.files.rgbd_folders import may_have_depth
from core.focal import focal_from_exif
from core.images.orientation import upright, upright_size
from core.images.rgbd import is_named_rgbd
from core.images.xmp import Fields
from core.own_depth import apple, google, huawei, samsung
from core.own_depth.beside import read_beside
from core.own_depth.crop import cropped, may_be_part
from core.own_depth.depth import OwnDepth, has_shape_of, matching
from core.own_depth.side_by_side import read_rgbd
from core.own_depth.xmp import jpeg_packet
from core.types import Size

if TYPE_CHECKING:
    import pillow_heif

MAX_BYTES = 1 << 29
_HEAD_BYTES = 12
_JPEG, _HEIF = b"\xff\xd8", b"ftyp"
_MARKS = (google.GDEPTH.encode(), google.DYNAMIC.encode(), apple.MARK, huawei.MARK)


def read_own_depth(path: Path) -> OwnDepth | None:
    """The depth of a photo, upright; None where there is none, or the photo cannot be read.

    Raises:
        DataError: there is depth, but it cannot be read or belongs to another picture.
    """
    own = _in_file(path)
    return own if own is not None or not may_have_depth(path) else read_beside(path)


def _in_file(path: Path) -> OwnDepth | None:
    try:
        if not _may_bring_depth(path):
            return None
        data = read_whole(path, max_bytes=MAX_BYTES)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=r"PIL\.|pillow_heif")
            return read_rgbd(path, data) if is_named_rgbd(path) else _read(data)
    except OSError as failure:
        raise DataError(path, "cannot be read: {cause}", cause=plain_cause(failure)) from failure
    except Exception as failure:  # decoders fail in many ways on damaged data
        raise DataError(
            path, "the depth in this file cannot be read: {cause}", cause=failure
        ) from failure


def _may_bring_depth(path: Path) -> bool:
    """By its first bytes: raw files of cameras and films are large."""
    require_regular(path)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return head.startswith(_JPEG) or head[4:8] == _HEIF or is_named_rgbd(path)


def _read(data: bytes) -> OwnDepth | None:
    if data.startswith(_JPEG):
        marked = samsung.has_records(data) or any(mark in data for mark in _MARKS)
        return _read_jpeg(data) if marked else None
    if data[4:8] == _HEIF:
        return _read_heif(data)
    return None


def _read_jpeg(data: bytes) -> OwnDepth | None:
    try:
        image = JpegImageFile(BytesIO(data))
    except (OSError, SyntaxError):  # opened as a photo it says what is wrong
        return None
    exif = image.getexif()
    size = upright_size(Size(*image.size), exif)
    focal_px = focal_from_exif(exif, size).focal_px
    fields = Fields(jpeg_packet(image.applist))
    own = (
        google.read_dynamic(fields, size, focal_px, data)
        or google.read_gdepth(fields, size, focal_px)
        or apple.read_mpf(image, data, size)
        or samsung.read_samsung(data, Size(*image.size))
    )
    if own is None:
        own = huawei.read_huawei(data)
        return None if own is None else matching(own, size)
    return _on_photo(_turned(own, exif), size, lambda: upright(image, exif))


def _read_heif(data: bytes) -> OwnDepth | None:
    import pillow_heif

    try:
        photo = pillow_heif.open_heif(BytesIO(data))
        size = Size(*photo.size)
    except Exception:  # opened as a photo it says what is wrong
        return None
    own = apple.read_heic(BytesIO(data), data, size) or _samsung_in_heif(data, photo)
    return None if own is None else _on_photo(own, size, photo.to_pillow)


def _samsung_in_heif(data: bytes, photo: pillow_heif.HeifFile) -> OwnDepth | None:
    """Turned as Exif says: the decoder has turned the photo alone."""
    exif = Image.Exif()
    exif.load(photo.info.get("exif") or b"")
    stored = upright_size(Size(*photo.size), exif)  # sides change places both ways
    own = samsung.read_samsung(samsung.records_of_heic(data), stored)
    return None if own is None else _turned(own, exif)


def _turned(own: OwnDepth, exif: Image.Exif) -> OwnDepth:
    return replace(own, inverse=np.asarray(upright(Image.fromarray(own.inverse), exif)))


def _on_photo(own: OwnDepth, size: Size, photo: Callable[[], Image.Image]) -> OwnDepth:
    """Depth of the photo's shape; where that was cropped after it was taken, the same part.

    Raises:
        ValueError: it has another shape, and it is not clear which part the photo is.
    """
    if not has_shape_of(own, size) or may_be_part(own, size):
        own = cropped(own, np.asarray(photo().convert("L"))) or own
    return matching(own, size)
