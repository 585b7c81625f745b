"""How long each frame of a GIF, WebP or PNG is shown, without decoding any."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from core.images.gif import MAGIC, gif_frames
from core.images.png import SIGNATURE, chunks

_RIFF = b"RIFF"
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
    if head.startswith(MAGIC):
        told = _gif(file)
    elif head == SIGNATURE:
        told = _png(file)
    elif head.startswith(_RIFF):
        told = _webp(file)
    for shown in told:
        yield shown if shown.seconds >= _SHORTEST_S else shown._replace(seconds=_UNTOLD_S)


def _gif(file: BinaryIO) -> Iterator[Shown]:
    for seconds, right, bottom in gif_frames(file):
        yield Shown(seconds, right, bottom)


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
