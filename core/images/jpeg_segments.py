"""Segments of JPEG files, taken out and put in without touching a pixel (ITU-T T.81, annex B)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

START = b"\xff\xd8"
APP0, APP1, APP2, COMMENT = 0xE0, 0xE1, 0xE2, 0xFE
XMP, EXTENDED_XMP = b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"
EXIF, PICTURES = b"Exif\0", b"MPF\0"
_SCAN, _END = 0xDA, 0xD9
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_LARGEST = 65_533  # bytes in a segment
# in a scan 0 follows a byte of 255, and markers of restarts stand alone
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")


class Segment(NamedTuple):
    """A marker and what belongs to it."""

    marker: int
    content: bytes

    @property
    def data(self) -> bytes:
        """As it stands in a file; ValueError: it is too long for one."""
        if len(self.content) > _LARGEST:
            raise ValueError(f"a segment of {len(self.content)} bytes")
        return struct.pack(">BBH", 0xFF, self.marker, len(self.content) + 2) + self.content


def segments_of(data: bytes) -> Iterator[tuple[Segment, int]]:
    """The segments before the pixels, each with the place behind it.

    Raises:
        ValueError: it is no JPEG, or ends before the pixels.
    """
    if not data.startswith(START):
        raise ValueError("no JPEG")
    place = len(START)
    while True:
        found = _MARKER.match(data, place)
        if found is None or len(data) < found.end() + 2:
            raise ValueError("no pixels")
        marker, place = found[1][0], found.end()
        if marker == _SCAN:
            return
        length = int.from_bytes(data[place : place + 2])
        content = data[place + 2 : place + length]
        place += length
        yield Segment(marker, content), place


def components(segments: Iterable[Segment]) -> int:
    """Channels of the picture: 1 grey, 3 colours, 4 inks; 0 where no frame tells."""
    frames = [each.content for each in segments if each.marker in _FRAMES]
    return frames[0][5] if frames and len(frames[0]) > 5 else 0


def pixels_of(data: bytes) -> bytes:
    """All from the first scan to the end of the picture; what stands behind it is left out.

    Raises:
        ValueError: as ``segments_of``, or it has no end.
    """
    start, end = _picture(data)
    return data[start:end]


def without_end(data: bytes) -> bytes:
    """All up to the marker that ends the picture, however many others follow.

    Raises:
        ValueError: as ``pixels_of``.
    """
    _, end = _picture(data)
    return data[: end - 2]


def _picture(data: bytes) -> tuple[int, int]:
    """Where the first scan begins, and the place behind the end of the last one."""
    start = max((place for _, place in segments_of(data)), default=len(START))
    place = start
    while (found := _MARKER.search(data, place)) is not None:
        if found[1][0] == _END:
            return start, found.end()
        place = found.end() + int.from_bytes(data[found.end() : found.end() + 2])
    raise ValueError("no end")


def joined(segments: Iterable[Segment], pixels: bytes) -> bytes:
    """A JPEG of these; ValueError where a segment is too long."""
    return START + b"".join(each.data for each in segments) + pixels
