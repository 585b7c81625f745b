"""XMP as depth formats use it: packets that are too long for one segment of a file."""

from __future__ import annotations

from collections.abc import Iterable

from core.images.jpeg_segments import EXTENDED_XMP, XMP
from core.images.xmp import Fields
from core.sentence import Sentence

MAX_BYTES = 1 << 26
"""Of all parts of an extended packet: a depth picture in base64 has some megabytes."""
_GUID_BYTES = 32
_PACKET = (b"<x:xmpmeta", b"</x:xmpmeta>")


def packets(data: bytes) -> list[bytes]:
    """All packets that stand in a file as text."""
    found, place = [], data.find(_PACKET[0])
    while place >= 0:
        end = data.find(_PACKET[1], place)
        found.append(data[place : end if end >= 0 else len(data)])
        place = data.find(_PACKET[0], place + 1)
    return found


def jpeg_packet(segments: Iterable[tuple[str, bytes]]) -> bytes:
    """The XMP of a JPEG's APP1 segments, with what did not fit into one behind it.

    Raises:
        ValueError: a part is missing, or it is too long.
    """
    main, parts = b"", []
    for marker, data in segments:
        if marker == "APP1" and data.startswith(XMP):
            main = main or data[len(XMP) :]
        elif marker == "APP1" and data.startswith(EXTENDED_XMP):
            parts.append(data[len(EXTENDED_XMP) :])
    guid = Fields(main).bytes("xmpNote:HasExtendedXMP") or (
        parts[0][:_GUID_BYTES] if parts else b""
    )
    return main + _joined([part[_GUID_BYTES:] for part in parts if part.startswith(guid)])


def _joined(parts: list[bytes]) -> bytes:
    """Parts that begin with the whole length and their own place in it."""
    if not parts:
        return b""
    length = int.from_bytes(parts[0][:4])
    if length > MAX_BYTES:
        raise ValueError(Sentence("its XMP has {count} bytes, too many", count=length))
    placed = sorted((int.from_bytes(part[4:8]), part[8:]) for part in parts)
    whole = b"".join(part for _, part in placed)
    if len(whole) != length:
        raise ValueError(Sentence("its XMP is cut off"))
    return whole
