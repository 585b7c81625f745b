"""JPEG files that lack nothing but their end marker."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageChops

_END = b"\xff\xd9"
_RESTARTS = [bytes((0xFF, 0xD0 + number)) for number in range(8)]
# Data of no meaning, which a decoder that has all pixels passes over. Of two kinds: the first
# bits of one alone could mean that a block of pixels ends there.
_NOISES = [
    b"".join(bytes((7 * n * n + 31 * n + first) % 255 for n in range(200)) + r for r in _RESTARTS)
    for first in (0x55, 0xEA)
]


def with_ending(file: BinaryIO) -> Image.Image | None:
    """The decoded picture; None where pixels are missing as well.

    Where all pixels are there, it does not matter what follows them; else a decoder takes that
    for pixels.
    """
    file.seek(0)
    data = file.read().rstrip(b"\xff")
    try:
        picture = _decoded(data + _END)
        others = [_decoded(data + noise + _END) for noise in _NOISES]
    except (OSError, ValueError, SyntaxError):
        return None
    return None if any(_differ(picture, other) for other in others) else picture


def _differ(picture: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(picture, other).getbbox() is not None


def _decoded(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data), formats=("JPEG",))
    image.load()
    return image
