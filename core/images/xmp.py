"""What a photo's XMP says about the camera, as the tags of Exif that it stands for."""

from __future__ import annotations

import re

from PIL import ExifTags

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
# An attribute or an element; by pattern, for a parser of XML could be made to work for hours.
_VALUE = re.compile(rb"""\b(?:exif|tiff|exifEX):(\w+)(?:\s*=\s*["']([^"'<]*)["']|>([^<]*)<)""")
_PANORAMA = b"GPano:"
MAX_BYTES = 1 << 20


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
