"""JPEG XL, through the package imagecodecs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import ExifTags, Image

from core.errors import PhotoError
from core.images.boxes import boxes
from core.images.colour import to_bytes
from core.images.limits import require_size, require_substance
from core.types import Size

_CODESTREAM, _CONTAINER = b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n"
_MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
_EXIF_OFFSET_BYTES = 4
_COST = 24  # bytes that a pixel takes while it is decoded, as many channels as there may be
_STREAMS = (b"jxlc", b"jxlp")
_SIDE_BITS = (9, 13, 18, 30)
_RATIOS = ((0, 1), (1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))


def is_jxl(file: BinaryIO) -> bool:
    """Whether a file is JPEG XL, bare or in its container; it is at its beginning afterwards."""
    file.seek(0)
    head = file.read(len(_CONTAINER))
    file.seek(0)
    return head.startswith((_CODESTREAM, _CONTAINER))


def open_jxl(path: Path, file: BinaryIO, *, max_pixels: int) -> Image.Image:
    """The picture, upright, in mode L, LA, RGB or RGBA, with its Exif data.

    Raises:
        PhotoError: the package imagecodecs is missing, or larger than ``max_pixels``.
    """
    try:
        import imagecodecs
    except ImportError as error:
        raise PhotoError(path, "JPEG XL needs imagecodecs: pip install imagecodecs") from error
    data = file.read()
    size = _size(data)
    require_size(path, size, max_pixels=max_pixels)
    require_substance(path, size, cost=_COST)
    pixels = np.atleast_3d(imagecodecs.jpegxl_decode(data, index=0))  # of a film one picture
    height, width, channels = pixels.shape
    eight = np.ascontiguousarray(to_bytes(pixels))
    image = Image.frombytes(_MODES[channels], (width, height), eight.tobytes())
    image.info["exif"] = _exif(data)
    return image


def _exif(data: bytes) -> bytes:
    """Exif data without the orientation, which the decoder has applied; b"" without any."""
    found = next((box for kind, box in _boxes(data) if kind == b"Exif"), b"")
    start = _EXIF_OFFSET_BYTES + int.from_bytes(found[:_EXIF_OFFSET_BYTES])
    exif = Image.Exif()
    exif.load(found[start:])
    exif.pop(ExifTags.Base.Orientation, None)
    return exif.tobytes()


def _size(data: bytes) -> Size:
    """Width and height, from the codestream's SizeHeader (ISO/IEC 18181-1, D.2)."""
    stream = next((box for kind, box in _boxes(data) if kind in _STREAMS), data)
    bits = int.from_bytes(stream[stream.find(_CODESTREAM) + len(_CODESTREAM) :][:16], "little")

    def take(count: int) -> int:
        nonlocal bits
        value, bits = bits & ((1 << count) - 1), bits >> count
        return value

    def side(small: int) -> int:
        return 8 * (take(5) + 1) if small else 1 + take(_SIDE_BITS[take(2)])

    small = take(1)
    height = side(small)
    across, down = _RATIOS[take(3)]
    return Size(height * across // down if across else side(small), height)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kinds and contents of the container's boxes (ISO/IEC 18181-2); none of a bare stream."""
    return boxes(data if data.startswith(_CONTAINER) else b"")
