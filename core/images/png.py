"""PNG files whose pixels are whole though something beside them is not.

Viewers pass over a broken chunk that no pixel depends on; Pillow refuses the file.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_TEXT_BYTES = 1 << 24
LARGEST_TEXTS_BYTES = 1 << 26
_ANCILLARY = 0x20  # bit of a chunk's first letter: no pixel depends on it
_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"iCCP")
# Fewer bytes than these say nothing, and Pillow takes the file for cut off.
_LEAST_BYTES = {
    b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"cICP": 4, b"acTL": 8, b"fcTL": 26,
    b"iCCP": 3,
}  # fmt: skip
_HEAD, _CRC = struct.Struct(">I4s"), struct.Struct(">I")


class Chunk(NamedTuple):
    """Where a chunk of a PNG is.

    Attributes:
        kind: its four letters.
        start: position of its length field, in the file.
        size: size of its data in bytes.
    """

    kind: bytes
    start: int
    size: int

    @property
    def end(self) -> int:
        """Behind its checksum."""
        return self.start + _HEAD.size + self.size + _CRC.size

    def data(self, file: BinaryIO) -> bytes:
        """Its content."""
        file.seek(self.start + _HEAD.size)
        return file.read(self.size)


def chunks(file: BinaryIO) -> Iterator[Chunk]:
    """All chunks of a PNG in their order; none of another file."""
    file.seek(0)
    place = len(SIGNATURE)
    if file.read(place) != SIGNATURE:
        return
    while len(head := file.read(_HEAD.size)) == _HEAD.size:
        size, kind = _HEAD.unpack(head)
        chunk = Chunk(kind, place, size)
        yield chunk
        place = chunk.end
        file.seek(place)


def find_chunk(file: BinaryIO, kind: bytes) -> bytes | None:
    """The content of the first chunk of that kind before the pixels; None without one."""
    for chunk in chunks(file):
        if chunk.kind == b"IDAT":
            return None
        if chunk.kind == kind:
            return chunk.data(file)
    return None


def without_broken_chunks(file: BinaryIO) -> BinaryIO:
    """The file at its beginning, or a copy without the chunks that can be passed over.

    These are ancillary chunks with a wrong checksum or too few bytes, and texts and profiles that
    unpack to more than ``LARGEST_TEXT_BYTES``, or to more than ``LARGEST_TEXTS_BYTES`` in all.
    """
    texts_left, broken = LARGEST_TEXTS_BYTES, []
    for chunk in chunks(file):
        if not chunk.kind[0] & _ANCILLARY:
            continue
        data = chunk.data(file)
        whole = _is_whole(chunk.kind, data, file)
        if chunk.kind in _TEXTS and whole:
            size = _unpacked_size(chunk.kind, data) if texts_left > 0 else 0
            texts_left -= size
            whole = size <= LARGEST_TEXT_BYTES and texts_left > 0
        if not whole:
            broken.append(chunk)
    file.seek(0)
    return _copy_without(file, broken) if broken else file


def _is_whole(kind: bytes, data: bytes, file: BinaryIO) -> bool:
    """Whether its checksum is right, and it has the bytes that it needs."""
    checked = file.read(_CRC.size) == _CRC.pack(zlib.crc32(data, zlib.crc32(kind)))
    return checked and len(data) >= _LEAST_BYTES.get(kind, 0)


def _unpacked_size(kind: bytes, data: bytes) -> int:
    """Bytes that a text or profile takes in memory, of a packed one no more than it may and one."""
    _, _, rest = data.partition(b"\0")
    if kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    else:
        packed, rest = kind != b"tEXt", rest[1:]
    if not packed:
        return len(data)
    try:
        return len(zlib.decompressobj().decompress(rest, LARGEST_TEXT_BYTES + 1))
    except zlib.error:
        return len(data)


def _copy_without(file: BinaryIO, broken: list[Chunk]) -> BytesIO:
    copy = BytesIO()
    for chunk in broken:
        copy.write(file.read(chunk.start - file.tell()))
        file.seek(chunk.end)
    copy.write(file.read())
    copy.seek(0)
    return copy
