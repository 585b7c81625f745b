"""JPEG files whose end is missing, or was made up by whatever repaired them."""

from __future__ import annotations

import os
from io import BytesIO
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageChops

from core.images.jpeg_segments import without_end

_END = b"\xff\xd9"
_RESTARTS = [bytes((0xFF, 0xD0 + number)) for number in range(8)]
# Data of no meaning, which a decoder that has all pixels passes over. Of two kinds: the first
# bits of one alone could mean that a block of pixels ends there.
_NOISES = [
    b"".join(bytes((7 * n * n + 31 * n + first) % 255 for n in range(200)) + r for r in _RESTARTS)
    for first in (0x55, 0xEA)
]
_BLOCK = 8  # pixels
_FLAT = 8  # grey levels
_LAST_BYTES, _FILLING = 64, bytes(16)


def with_ending(file: BinaryIO) -> Image.Image | None:
    """The decoded picture of a file without an end marker; None where pixels are missing too."""
    file.seek(0)
    data = _without_filling(file.read()).rstrip(b"\xff")
    try:
        picture = _decoded(data + _END)
        return picture if _is_whole(data, picture) else None
    except (OSError, ValueError, SyntaxError):
        return None


def lacks_pixels(file: BinaryIO, picture: Image.Image) -> bool:
    """Whether a JPEG that could be decoded ends before its last block of pixels.

    Decoders go on with a flat area where an end marker follows too early, and take zeros, with
    which disks fill what they have lost, for pixels. Only where it looks so is more than the
    file's last bytes read.

    Args:
        file: the JPEG.
        picture: what was decoded of it, whole.
    """
    file.seek(-min(_LAST_BYTES, file.seek(0, os.SEEK_END)), os.SEEK_END)
    last = file.read()
    bare = last.rstrip(b"\0")
    filled = (bare.removesuffix(_END) if bare.endswith(_END) else last).endswith(_FILLING)
    progressive = bool(picture.info.get("progressive"))  # without its end it is less sharp
    flat = _ends_flat(picture)
    if not (filled or progressive or flat):
        return False
    file.seek(0)
    data = _before_end(file.read())
    if filled and not flat:  # of flat areas codes may be zeros
        data = _without_filling(data)
    shrink = 4 if progressive else 8
    try:
        return not _is_whole(data, _decoded(data + _END, shrink=shrink), shrink=shrink)
    except (OSError, ValueError, SyntaxError):
        return True


def _before_end(data: bytes) -> bytes:
    """Up to the marker that ends the picture: others may follow, and pictures of their own."""
    try:
        return without_end(data)
    except ValueError:
        return data.rstrip(b"\0").removesuffix(_END)


def _without_filling(data: bytes) -> bytes:
    """Without the zeros with which disks fill what they have lost."""
    bare = data.rstrip(b"\0")
    if not data.endswith(_FILLING):
        return data
    return bare + b"\0" * bare.endswith(b"\xff")  # which belongs to that byte


def _ends_flat(picture: Image.Image) -> bool:
    """Whether the last block of pixels is of one grey."""
    left, top = ((side - 1) // _BLOCK * _BLOCK for side in picture.size)
    greys = np.asarray(picture.crop((left, top, *picture.size)).convert("L"))
    return int(greys.max()) - int(greys.min()) <= _FLAT


def _is_whole(data: bytes, picture: Image.Image, *, shrink: int = 1) -> bool:
    """Whether all pixels of ``picture`` are in the data: where they are, it does not matter what
    follows; else a decoder takes that for pixels."""
    others = (_decoded(data + noise + _END, shrink=shrink) for noise in _NOISES)
    return all(ImageChops.difference(picture, other).getbbox() is None for other in others)


def _decoded(data: bytes, *, shrink: int = 1) -> Image.Image:
    """Smaller by a factor that decoders know: 8 shows the mean of each block alone, which of a
    progressive picture is there first."""
    image = Image.open(BytesIO(data), formats=("JPEG",))
    if shrink > 1:
        image.draft(None, (max(1, image.width // shrink), max(1, image.height // shrink)))
    image.load()
    return image
