"""What a GIF says of its frames, read without decoding any, as Pillow goes through the blocks."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from core.types import Size

MAGIC = b"GIF8"
_EXTENSION, _FRAME, _END = b"!", b",", b";"
_CONTROL, _COMMENT, _APPLICATION = b"\xf9", b"\xfe", b"\xff"
_LOOP = b"NETSCAPE2.0"
_COLOURS = 0x80  # bit: a table of colours follows


class GifFrame(NamedTuple):
    """A frame.

    Attributes:
        seconds: how long it is shown.
        right, bottom: how far it reaches, in pixels; that may be beyond the picture, which Pillow
            enlarges for it.
    """

    seconds: float
    right: int
    bottom: int


def gif_frames(file: BinaryIO) -> Iterator[GifFrame]:
    """Each frame, as far as the file is whole; damage that Pillow passes over is passed over."""
    file.seek(6)
    screen = file.read(7)
    if len(screen) == 7:
        _skip_colours(file, screen[4])
    seconds, first = 0.0, True
    while (kind := file.read(1)) and kind != _END:
        if kind == _EXTENSION:
            told = _extension(file, loops=first)
            seconds = seconds if told is None else told
        elif kind == _FRAME:
            place = file.read(9)
            if len(place) < 9:
                return
            _skip_colours(file, place[8])
            file.read(1)  # size of its codes
            _skip_sub_blocks(file)
            left, top, width, height = struct.unpack("<4H", place[:8])
            yield GifFrame(seconds, left + width, top + height)
            seconds, first = 0.0, False


def gif_size(file: BinaryIO) -> Size | None:
    """Width and height of a GIF as Pillow makes it for the first frame; None of another file.

    The file is at its beginning afterwards.
    """
    file.seek(0)
    head = file.read(10)
    size = None
    if head.startswith(MAGIC) and len(head) == 10:
        width, height = struct.unpack("<HH", head[6:])
        first = next(gif_frames(file), GifFrame(0.0, 0, 0))
        size = Size(max(width, first.right), max(height, first.bottom))
    file.seek(0)
    return size


def _extension(file: BinaryIO, *, loops: bool) -> float | None:
    """Go behind an extension; the seconds that it says, where it is about a frame's time."""
    label, data = file.read(1), _sub_block(file)
    if loops and label == _APPLICATION and data.startswith(_LOOP):
        _sub_block(file)
    if data or label != _COMMENT:
        _skip_sub_blocks(file)
    if label == _CONTROL and len(data) >= 4:
        return int.from_bytes(data[1:3], "little") / 100
    return None


def _skip_colours(file: BinaryIO, packed: int) -> None:
    if packed & _COLOURS:
        file.seek(3 << (packed & 7) + 1, 1)


def _sub_block(file: BinaryIO) -> bytes:
    size = file.read(1)
    return file.read(size[0]) if size else b""


def _skip_sub_blocks(file: BinaryIO) -> None:
    while _sub_block(file):
        pass
