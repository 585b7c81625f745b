"""Depth behind the end of a JPEG: Samsung's records (SEF) and Huawei's block (edof).

Neither maker tells what its values mean. As ExifTool and the programs that take such photos apart
found: one byte a pixel, 0 is nearest, without metres.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np

from core.own_depth.coding import MAX_PIXELS
from core.own_depth.depth import OwnDepth, OwnKind
from core.sentence import Sentence
from core.types import FloatMap, Size

SAMSUNG_END, HUAWEI_END = b"SEFT", b"DepthEn\0"
_DIRECTORY, _ENTRY_BYTES = b"SEFH", 12
_DEPTH_MAPS, _TOLD_IN = (0x0AB1, 0x0B41), (0x0AB3, 0x0B40)  # of two lenses, of one
_HUAWEI_HEAD, _QUARTER_TURNS = 64, 3
_MOST_RECORDS = 1000
_MOST_TOLD = 4096  # bytes


def read_samsung(data: bytes, stored: Size) -> OwnDepth | None:
    """The depth in a Samsung phone's photo, turned as that is stored; None where there is none.

    Args:
        data: the whole file.
        stored: width and height of the photo in the file, before Exif turns it.

    Raises:
        ValueError: it is there, but cannot be read.
    """
    if not data.endswith(SAMSUNG_END):
        return None
    records = list(_records(data))
    maps = [content for kind, content in records if kind in _DEPTH_MAPS]
    if not maps:
        return None
    told = b"".join(content[:_MOST_TOLD] for kind, content in records if kind in _TOLD_IN)
    width, height = _size_told(told, len(maps[0]), stored)
    inverse = _inverse(maps[0], width, height)
    return OwnDepth(OwnKind.SAMSUNG, inverse, metric=False, pictures=len(maps))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kinds and contents of Samsung's records, which a directory at the end lists."""
    start = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    if start < 0 or data[start : start + 4] != _DIRECTORY:
        raise ValueError(Sentence("the list of what stands behind the photo is damaged"))
    count = int.from_bytes(data[start + 8 : start + 12], "little")
    for number in range(min(count, _MOST_RECORDS)):
        place = start + 12 + _ENTRY_BYTES * number
        entry = data[place : place + _ENTRY_BYTES]
        if len(entry) < _ENTRY_BYTES:
            raise ValueError(Sentence("the list of what stands behind the photo is damaged"))
        _, kind, back, length = struct.unpack("<HHII", entry)
        if kind not in (*_DEPTH_MAPS, *_TOLD_IN):
            continue
        if not 8 <= length <= back <= start:
            raise ValueError(Sentence("the picture of its depth lies outside the file"))
        record = data[start - back : start - back + length]
        yield kind, record[8 + int.from_bytes(record[4:8], "little") :]


def _size_told(told: bytes, count: int, stored: Size) -> Size:
    """Width and height: two numbers whose product is the count of pixels.

    Where they stand, and which comes first, differs from phone to phone; the photo's shape tells.
    """
    pairs = []
    for place in range(0, len(told) - 7, 2):
        first, second = struct.unpack_from("<II", told, place)
        if first * second == count and min(first, second) > 1:
            pairs += [Size(first, second), Size(second, first)]
    if not pairs:
        raise ValueError(Sentence("it does not say how large it is"))
    return min(pairs, key=lambda size: abs(np.log(size.width / size.height / _aspect(stored))))


def _aspect(size: Size) -> float:
    return size.width / size.height


def read_huawei(data: bytes) -> OwnDepth | None:
    """The depth in a Huawei phone's photo, upright; None where there is none.

    Raises:
        ValueError: it is there, but cannot be read.
    """
    if not data.endswith(HUAWEI_END):
        return None
    place = len(data) - len(HUAWEI_END) - 4
    start = place - int.from_bytes(data[place : place + 4], "little")
    head = data[max(start, 0) : max(start, 0) + _HUAWEI_HEAD]
    if start < 0 or start + _HUAWEI_HEAD > place:
        raise ValueError(Sentence("the picture of its depth lies outside the file"))
    width, height = struct.unpack_from("<HH", head, 12)
    if width * height > place - start - _HUAWEI_HEAD:
        raise ValueError(Sentence("the picture of its depth lies outside the file"))
    content = data[start + _HUAWEI_HEAD :][: width * height]
    turned = np.rot90(_inverse(content, width, height), head[3] & _QUARTER_TURNS)
    return OwnDepth(OwnKind.HUAWEI, np.ascontiguousarray(turned), metric=False)


def _inverse(content: bytes, width: int, height: int) -> FloatMap:
    """Relative inverse depth (height, width) of bytes that grow with depth."""
    if not content:
        raise ValueError(Sentence("the picture of its depth is empty"))
    if width * height > MAX_PIXELS:
        raise ValueError(
            Sentence(
                "the picture of its depth has {width} x {height} pixels, too many",
                width=width,
                height=height,
            )
        )
    values = np.frombuffer(content, np.uint8).reshape(height, width)
    inverse: FloatMap = np.float32(1) - values.astype(np.float32) / np.float32(255)
    return inverse
