"""XMP as depth formats use it: fields by their names, lists, and packets that are too long for one.

By pattern, as in core.images.xmp: a parser of XML could be made to work for hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.sentence import Sentence

MAX_BYTES = 1 << 26
"""Of all parts of an extended packet: a depth picture in base64 has some megabytes."""
_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_GUID_BYTES = 32
_MAIN = b"http://ns.adobe.com/xap/1.0/\0"
_PACKET = (b"<x:xmpmeta", b"</x:xmpmeta>")
_LIST = re.compile(rb"\s*<rdf:(?:Seq|Bag)>(.{0,65536}?)</rdf:(?:Seq|Bag)>", re.DOTALL)
_ITEM = re.compile(rb"<rdf:li>([^<]*)<")


@dataclass(frozen=True)
class Fields:
    """The fields of a packet.

    Attributes:
        packet: as it stands in the file.
    """

    packet: bytes

    def bytes(self, name: str) -> bytes | None:
        """A field's value, of an attribute or an element; None where there is none.

        Raises:
            ValueError: it has no end.
        """
        pattern = rb"\b%s(?:\s*=\s*[\"']([^\"'<]*)([\"']?)|>([^<]*)(<?))" % name.encode()
        found = re.search(pattern, self.packet)
        if found is None:
            return None
        if not (found[2] or found[4]):
            raise ValueError(Sentence("its XMP is cut off"))
        return found[1] if found[1] is not None else found[3]

    def text(self, name: str) -> str:
        """The same as text, "" where there is none."""
        return (self.bytes(name) or b"").decode("utf-8", "replace").strip()

    def number(self, name: str) -> float | None:
        """The same as a number; None where there is none.

        Raises:
            ValueError: it is something else.
        """
        text = self.text(name)
        return _number(text, name) if text else None

    def numbers(self, name: str) -> tuple[float, ...]:
        """The numbers of a list; () where there is none. ValueError as ``number``."""
        start = self.packet.find(f"<{name}>".encode())
        found = _LIST.match(self.packet, start + len(name) + 2) if start >= 0 else None
        items = _ITEM.findall(found[1]) if found else []
        return tuple(_number(item.decode("ascii", "replace"), name) for item in items)


def _number(text: str, name: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise ValueError(
            Sentence("{name} is {text!r}, not a number", name=name, text=text[:60])
        ) from error


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
        if marker == "APP1" and data.startswith(_MAIN):
            main = main or data[len(_MAIN) :]
        elif marker == "APP1" and data.startswith(_EXTENSION):
            parts.append(data[len(_EXTENSION) :])
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
