"""What cameras write before it is developed (DNG, CR2, NEF ...), through rawpy and LibRaw."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from PIL import Image

from core.errors import PhotoError
from core.files.regular_files import require_regular
from core.focal import focal_from_exif
from core.images.colour import to_array
from core.images.kinds import HEAD_BYTES, RAW_SUFFIXES
from core.images.limits import require_size, require_substance
from core.images.tiff import has_raw_pages, is_tiff, read_exif
from core.types import ByteImage, Photo, Size

if TYPE_CHECKING:
    from rawpy import RawPy

# Where other than TIFF's mark says so: at these places of the file.
_MAGIC = {
    0: (b"FUJIFILMCCD-RAW", b"FOVb", b"\0MRM", b"IIRO", b"IIRS", b"MMOR", b"IIU\0"),
    4: (b"ftypcrx ",),
    6: (b"HEAPCCDR",),
    8: (b"CR\x02\0",),  # Canon's: a TIFF whose first page is a preview
}
_TIFF_LIKE = {b"IIRO": b"II*\0", b"IIRS": b"II*\0", b"MMOR": b"MM\0*", b"IIU\0": b"II*\0"}
_CR3_EXIF = (b"CMT1", b"CMT2")
_CR3_HEAD_BYTES = 1 << 16
_FLIPS = {
    3: Image.Transpose.ROTATE_180,
    5: Image.Transpose.ROTATE_90,
    6: Image.Transpose.ROTATE_270,
}
_SAME_ASPECT = 0.03
_COST = 26  # bytes that a pixel takes while it is developed


def is_raw(path: Path, file: BinaryIO) -> bool:
    """Whether a file is a camera's raw file; it is at its beginning afterwards."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if any(head[at:].startswith(marks) for at, marks in _MAGIC.items()):
        return True
    return is_tiff(file) and (path.suffix.lower() in RAW_SUFFIXES or has_raw_pages(file))


def develop(path: Path, file: BinaryIO, *, max_pixels: int, enough_pixels: int | None) -> Photo:
    """Develop a raw file with the white balance that the camera chose.

    Args:
        path: named in errors.
        file: the open file.
        max_pixels: larger pictures are refused before they are read.
        enough_pixels: a larger one is developed at half its width where that leaves so many.

    Raises:
        PhotoError: rawpy is missing, a camera that LibRaw does not know, too large, or damaged.
    """
    with _opened(path, file) as raw:
        stored = Size(raw.sizes.iwidth, raw.sizes.iheight)
        sensor = Size(raw.sizes.raw_width, raw.sizes.raw_height)
        require_size(path, max(stored, sensor, key=math.prod), max_pixels=max_pixels)
        require_substance(path, sensor, cost=_COST)
        half = enough_pixels is not None and stored.width * stored.height >= 4 * enough_pixels
        # where the camera says nothing of the light, LibRaw takes daylight
        rgb = np.ascontiguousarray(raw.postprocess(use_camera_wb=True, half_size=half))
        size = Size(stored.height, stored.width) if raw.sizes.flip in (5, 6) else stored
        metadata = focal_from_exif(_exif(file, raw), size)
    return Photo(path.name, path, rgb, metadata, size if half else None)


def embedded_preview(path: Path) -> tuple[ByteImage, Size] | None:
    """The small picture in a raw file, upright, (h, w, 3) uint8, and the size of the photo.

    None where there is none of the photo's shape, for other files, and without rawpy.
    """
    with suppress(PhotoError, OSError):
        require_regular(path)
        with path.open("rb") as file:
            if not is_raw(path, file):
                return None
            with _opened(path, file) as raw:
                stored = Size(raw.sizes.iwidth, raw.sizes.iheight)
                return _preview(raw, stored)
    return None


def _preview(raw: RawPy, stored: Size) -> tuple[ByteImage, Size] | None:
    image = _thumb(raw)
    if image is None or not _same_shape(Size(*image.size), stored):
        return None
    turn = _FLIPS.get(raw.sizes.flip)
    upright = image.convert("RGB") if turn is None else image.convert("RGB").transpose(turn)
    turned = raw.sizes.flip in (5, 6)
    return to_array(upright), Size(stored.height, stored.width) if turned else stored


def _same_shape(one: Size, other: Size) -> bool:
    ratio = one.width * other.height / (one.height * other.width)
    return abs(ratio - 1) < _SAME_ASPECT


def _thumb(raw: RawPy) -> Image.Image | None:
    """The embedded picture, as it is stored; None without a readable one."""
    import rawpy

    try:
        thumb = raw.extract_thumb()
        if thumb.format != rawpy.ThumbFormat.JPEG:
            return None  # of a damaged file, its size may be more than its memory
        image = Image.open(BytesIO(thumb.data), formats=("JPEG",))
        image.load()
        return image
    except (rawpy.LibRawError, OSError, ValueError, SyntaxError):
        return None


@contextmanager
def _opened(path: Path, file: BinaryIO) -> Iterator[RawPy]:
    """An open raw file; what LibRaw raises in the block is told as PhotoError."""
    try:
        import rawpy
    except ImportError as error:
        raise PhotoError(
            path, "is a camera's raw file; to develop it, install rawpy: pip install rawpy"
        ) from error
    file.seek(0)
    try:
        with rawpy.imread(file) as raw:
            yield raw
    except rawpy.LibRawFileUnsupportedError as error:
        raise PhotoError(path, "is the raw file of a camera that LibRaw does not know") from error
    except (rawpy.LibRawIOError, rawpy.LibRawDataError) as error:
        raise PhotoError(path, "the raw file is damaged or cut off") from error
    except rawpy.LibRawUnsufficientMemoryError as error:
        raise MemoryError from error
    except rawpy.LibRawError as error:
        detail = str(error.args[0] if error.args else error)
        raise PhotoError(path, "cannot be developed ({detail})", detail=detail) from error


def _exif(file: BinaryIO, raw: RawPy) -> Image.Exif:
    """What the file says about the camera, wherever its maker put it."""
    file.seek(0)
    head = file.read(len(b"II*\0"))
    if head in _TIFF_LIKE:
        return read_exif(BytesIO(_TIFF_LIKE[head] + file.read()), Image.new("L", (1, 1)))
    if is_tiff(file):
        return read_exif(file, Image.new("L", (1, 1)))
    canons = _cr3_exif(file)
    thumb = None if canons else _thumb(raw)
    return canons or (thumb.getexif() if thumb else Image.Exif())


def _cr3_exif(file: BinaryIO) -> Image.Exif:
    """The boxes of Canon's CR3 that hold Exif's directories, together; empty without them."""
    file.seek(0)
    head = file.read(_CR3_HEAD_BYTES)
    merged = Image.Exif()
    for name in _CR3_EXIF:
        place = head.find(name)
        if place >= 4:
            length = int.from_bytes(head[place - 4 : place])
            part = Image.Exif()
            with suppress(Exception):  # damaged metadata raises anything; the picture counts
                part.load(head[place + 4 : place - 4 + length])
                merged.update(part)
    return merged
