"""Depth that Samsung's phones keep in records (SEF) behind a JPEG, or in a HEIC's box ``sefd``.

The layout is as ExifTool reads it (Samsung.pm: ProcessSamsung, DualShotExtra, SingleShotMeta;
QuickTime.pm: sefd): blocks that end with their length and kind, the last but for a later QDIO one
a directory of records; each record has its kind, the length of its name, the name, the content.
What values mean is not told. As programs that make 3-D photos of them take it: one byte a pixel,
0 is nearest, without metres, turned as the photo is stored.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

import numpy as np

from core.images.boxes import boxes
from core.own_depth.coding import bytes_of_depth, picture_values
from core.own_depth.depth import OwnDepth, OwnKind
from core.sentence import Sentence
from core.types import FloatMap, Size

_TWO_LENSES, _ONE_LENS = (0x0AB1, 0x0AB3), (0x0B41, 0x0B40)  # map, and what tells its size
_MAPS, _TOLD_IN = zip(_TWO_LENSES, _ONE_LENS, strict=True)
_DIRECTORY, _END, _LAST = b"SEFH", b"SEFT", b"QDIOBS"
_HEAD_BYTES, _ENTRY_BYTES = 12, 12
_MOST_BLOCKS, _MOST_RECORDS = 8, 1000
_MOST_TOLD = 4096  # bytes
_NAMED = re.compile(rb"(\w{1,32})(Width|Height)\x04\0(.{4})", re.DOTALL)
_PICTURES = (b"\x89PNG", b"\xff\xd8")


def has_records(data: bytes) -> bool:
    """Whether a file, or a HEIC's box, ends as Samsung's do."""
    return data.endswith((_END, _LAST))


def records_of_heic(data: bytes) -> bytes:
    """The box of a HEIC that holds records; b"" where there is none.

    Args:
        data: the whole file.
    """
    return next((content for kind, content in boxes(data) if kind == b"sefd"), b"")


def read_samsung(data: bytes, stored: Size) -> OwnDepth | None:
    """The depth in a Samsung phone's photo, turned as that is stored; None where there is none.

    Args:
        data: the whole file, or a HEIC's box.
        stored: width and height of the photo in the file, before it is turned upright.

    Raises:
        ValueError: it is there, but cannot be read.
    """
    if not has_records(data):
        return None
    records = list(_records(data))
    maps = [content for kind, content in records if kind in _MAPS]
    if not maps:
        return None
    first = maps[0]
    if first.startswith(_PICTURES):
        inverse: FloatMap = np.float32(1) - picture_values(first)
    else:
        told = b"".join(content[:_MOST_TOLD] for kind, content in records if kind in _TOLD_IN)
        inverse = bytes_of_depth(first, _size_told(told, len(first), stored))
    return OwnDepth(OwnKind.SAMSUNG, inverse, metric=False, pictures=len(maps))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kinds and contents of the records of depth, which the directory lists."""
    start = _directory(data)
    count = int.from_bytes(data[start + 8 : start + _HEAD_BYTES], "little")
    for number in range(min(count, _MOST_RECORDS)):
        place = start + _HEAD_BYTES + _ENTRY_BYTES * number
        entry = data[place : place + _ENTRY_BYTES]
        if len(entry) < _ENTRY_BYTES:
            raise _damaged()
        _, kind, back, length = struct.unpack("<HHII", entry)
        if kind not in (*_MAPS, *_TOLD_IN):
            continue
        if not 8 <= length <= back <= start:
            raise ValueError(Sentence("the picture of its depth lies outside the file"))
        record = data[start - back : start - back + length]
        yield kind, record[8 + int.from_bytes(record[4:8], "little") :]


def _directory(data: bytes) -> int:
    """Where the directory begins: blocks are looked at from the last one back."""
    end = len(data) - (2 if data.endswith(_LAST) else 0)
    for _ in range(_MOST_BLOCKS):
        start = end - 8 - int.from_bytes(data[end - 8 : end - 4], "little")
        if start < 0:
            break
        if data[end - 4 : end] == _END:
            if data[start : start + 4] != _DIRECTORY:
                break
            return start
        end = start
    raise _damaged()


def _damaged() -> ValueError:
    return ValueError(Sentence("the list of what stands behind the photo is damaged"))


def _size_told(told: bytes, count: int, stored: Size) -> Size:
    """Width and height whose product is the count of pixels.

    Photos of one lens name them (``segWidth``, ``segHeight`` and others). Of two lenses two
    numbers stand side by side; where, and which comes first, differs from phone to phone: the
    photo's shape tells.
    """
    pairs = [size for size in _named_sizes(told) if size.width * size.height == count]
    for place in range(0, len(told) - 7, 2):
        first, second = struct.unpack_from("<II", told, place)
        if first * second == count and min(first, second) > 1:
            pairs += [Size(first, second), Size(second, first)]
    if not pairs:
        raise ValueError(Sentence("it does not say how large it is"))
    return min(pairs, key=lambda size: abs(np.log(size.width / size.height / _aspect(stored))))


def _named_sizes(told: bytes) -> Iterator[Size]:
    sides: dict[bytes, dict[bytes, int]] = {}
    for name, side, value in _NAMED.findall(told):
        sides.setdefault(name, {})[side] = int.from_bytes(value, "little")
    for found in sides.values():
        if found.get(b"Width", 0) > 0 and found.get(b"Height", 0) > 0:
            yield Size(found[b"Width"], found[b"Height"])


def _aspect(size: Size) -> float:
    return size.width / size.height
