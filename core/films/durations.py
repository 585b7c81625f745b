"""How long each frame of a GIF, WebP or PNG is shown, without decoding any."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from core.images.png import SIGNATURE, chunks

_GIF, _RIFF = b"GIF8", b"RIFF"
_EXTENSION, _FRAME = 0x21, 0x2C
_CONTROL = 0xF9
_COLOURS = 0x80  # bit: a table of colours follows
_SHORTEST_S = 0.011
_UNTOLD_S = 0.1  # what browsers show where a file says hardly anything


class Shown(NamedTuple):
    """A frame.

    Attributes:
        seconds: how long it is shown.
        right, bottom: how far it reaches, in pixels; in a GIF that may be beyond the picture.
    """

    seconds: float
    right: int = 0
    bottom: int = 0


def durations(file: BinaryIO) -> Iterator[Shown]:
    """Each frame, as far as the file is whole; none of another kind of file."""
    file.seek(0)
    head = file.read(len(SIGNATURE))
    told: Iterator[Shown] = iter(())
    if head.startswith(_GIF):
        told = _gif(file)
    elif head == SIGNATURE:
        told = _png(file)
    elif head.startswith(_RIFF):
        told = _webp(file)
    for shown in told:
        yield shown if shown.seconds >= _SHORTEST_S else shown._replace(seconds=_UNTOLD_S)


def _gif(file: BinaryIO) -> Iterator[Shown]:
    file.seek(6)
    screen = file.read(7)
    if len(screen) == 7:
        _skip_colours(file, screen[4])
    seconds = 0.0
    while (block := file.read(1)) and block[0] in (_EXTENSION, _FRAME):
        if block[0] == _EXTENSION:
            label = file.read(1)
            data = _sub_block(file)
            if label == bytes([_CONTROL]) and len(data) >= 4:
                seconds = int.from_bytes(data[1:3], "little") / 100
            if data:
                _skip_sub_blocks(file)
            continue
        place = file.read(10)  # where the frame is, and the size of its codes
        if len(place) < 9:
            return
        if place[8] & _COLOURS:
            file.seek(-1, 1)
            _skip_colours(file, place[8])
            file.seek(1, 1)
        _skip_sub_blocks(file)
        left, top, width, height = struct.unpack("<4H", place[:8])
        yield Shown(seconds, left + width, top + height)
        seconds = 0.0


def _skip_colours(file: BinaryIO, packed: int) -> None:
    if packed & _COLOURS:
        file.seek(3 << (packed & 7) + 1, 1)


def _sub_block(file: BinaryIO) -> bytes:
    size = file.read(1)
    return file.read(size[0]) if size else b""


def _skip_sub_blocks(file: BinaryIO) -> None:
    while (size := file.read(1)) and size[0]:
        file.seek(size[0], 1)


def _png(file: BinaryIO) -> Iterator[Shown]:
    for chunk in chunks(file):
        if chunk.kind == b"fcTL" and chunk.size == 26:
            over, under = struct.unpack(">HH", chunk.data(file)[20:24].ljust(4, b"\0"))
            yield Shown(over / (under or 100))


def _webp(file: BinaryIO) -> Iterator[Shown]:
    file.seek(12)
    while len(head := file.read(8)) == 8:
        kind, size = struct.unpack("<4sI", head)
        if kind == b"ANMF":
            frame = file.read(16)
            yield Shown(int.from_bytes(frame[12:15], "little") / 1000)
            size -= len(frame)
        if size < 0:
            return
        file.seek(size + (size & 1), 1)
