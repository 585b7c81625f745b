"""A photo's XMP: what it says about the camera as the tags of Exif, and fields by their names.

By pattern: a parser of XML could be made to work for hours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PIL import ExifTags

from core.sentence import Sentence

_NAMES = {
    "FocalLengthIn35mmFilm": ExifTags.Base.FocalLengthIn35mmFilm,
    "FocalLength": ExifTags.Base.FocalLength,
    "FocalPlaneXResolution": ExifTags.Base.FocalPlaneXResolution,
    "FocalPlaneResolutionUnit": ExifTags.Base.FocalPlaneResolutionUnit,
    "PixelXDimension": ExifTags.Base.ExifImageWidth,
    "PixelYDimension": ExifTags.Base.ExifImageHeight,
    "ImageWidth": ExifTags.Base.ImageWidth,
    "ImageLength": ExifTags.Base.ImageLength,
    "DigitalZoomRatio": ExifTags.Base.DigitalZoomRatio,
    "Make": ExifTags.Base.Make,
    "Model": ExifTags.Base.Model,
}
# An attribute or an element.
_VALUE = re.compile(rb"""\b(?:exif|tiff|exifEX):(\w+)(?:\s*=\s*["']([^"'<]*)["']|>([^<]*)<)""")
_PANORAMA = b"GPano:"
MAX_BYTES = 1 << 20
_LIST = re.compile(rb"\s*<rdf:(?:Seq|Bag)>(.{0,65536}?)</rdf:(?:Seq|Bag)>", re.DOTALL)
_ITEM = re.compile(rb"<rdf:li>([^<]*)<")


def tags_of(xmp: bytes) -> dict[int, object]:
    """Values by Exif's tags; texts as they stand."""
    found: dict[int, object] = {}
    for name, attribute, element in _VALUE.findall(xmp[:MAX_BYTES]):
        tag = _NAMES.get(name.decode())
        text = (attribute or element).decode("utf-8", "replace").strip()
        if tag is not None and text:
            found.setdefault(tag, text)
    return found


def is_panorama(xmp: bytes) -> bool:
    """Whether it describes a panorama, of 360 degrees or fewer (Google's GPano)."""
    return _PANORAMA in xmp[:MAX_BYTES]


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
