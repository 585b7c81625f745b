"""GDepth, and its successor Dynamic Depth.

https://developers.google.com/depthmap-metadata/encoding (GDepth) and Dynamic Depth 1.0: values
grow from near (0) to far, in a line of depth (RangeLinear) or of inverse depth (RangeInverse).
"""

from __future__ import annotations

import base64
import binascii
import re

import numpy as np

from core.images.xmp import Fields
from core.own_depth.coding import Coding, picture_values
from core.own_depth.depth import OwnDepth, OwnKind
from core.sentence import Sentence
from core.types import FloatMap, Size

GDEPTH = "GDepth:"
DYNAMIC = "DepthMap:"
_UNIT_M = {"": 1.0, "m": 1.0, "meters": 1.0, "metres": 1.0, "mm": 1e-3, "cm": 1e-2}
_RAY = "opticray"
_ITEM = re.compile(rb"<Container:Item\b([^>]{0,4096})>", re.DOTALL)
_LARGEST_SHARE = 16  # focal lengths below are told in widths of the picture, not in pixels


def read_gdepth(fields: Fields, size: Size, focal_px: float | None) -> OwnDepth | None:
    """The depth in a photo's XMP; None where there is none.

    Args:
        fields: of the XMP.
        size: of the photo.
        focal_px: in pixels of the photo, for depth along the ray.

    Raises:
        ValueError: it is there, but cannot be read.
    """
    encoded = fields.bytes(f"{GDEPTH}Data")
    if encoded is None:
        return None
    try:
        picture = base64.b64decode(encoded)
    except binascii.Error as error:
        raise ValueError(Sentence("its XMP is cut off")) from error
    inverse, metric = _inverse(fields, GDEPTH, picture, _share(focal_px, size))
    return OwnDepth(OwnKind.GDEPTH, inverse, metric)


def read_dynamic(
    fields: Fields, size: Size, focal_px: float | None, data: bytes
) -> OwnDepth | None:
    """The depth in a picture behind the photo; None where there is none.

    Args:
        data: the whole file, which ends with the pictures.

    Raises:
        ValueError: as ``read_gdepth``.
    """
    uri = fields.text(f"{DYNAMIC}DepthURI")
    if not uri:
        return None
    calibrated = _focal_px(fields, size)
    picture = _appended_item(fields, uri, data)
    inverse, metric = _inverse(fields, DYNAMIC, picture, _share(calibrated or focal_px, size))
    count = len(re.findall(rb"\bDepthMap:DepthURI\b", fields.packet))
    return OwnDepth(
        OwnKind.DYNAMIC,
        inverse,
        metric,
        calibrated,
        _distortion(fields),
        pictures=count,
    )


def _inverse(
    fields: Fields, prefix: str, picture: bytes, focal_share: float | None
) -> tuple[FloatMap, bool]:
    """Inverse depth along the optical axis, and whether it is one of metres.

    Args:
        focal_share: focal length over the picture's longer side.
    """
    near, far = fields.number(f"{prefix}Near"), fields.number(f"{prefix}Far")
    if near is None or far is None:
        raise ValueError(Sentence("it does not say what its values mean"))
    lines = {"": True, "rangeinverse": True, "rangelinear": False}
    told = fields.text(f"{prefix}Format").lower()
    if told not in lines:
        raise ValueError(Sentence("its values are of the unknown kind {kind!r}", kind=told))
    units = fields.text(f"{prefix}Units").lower()
    metric = units in _UNIT_M
    unit_m = _UNIT_M.get(units, 1.0)
    coding = Coding.between(near * unit_m, far * unit_m, inverse=lines[told])
    inverse = coding.inverse_of(picture_values(picture))
    if fields.text(f"{prefix}MeasureType").lower() == _RAY:
        inverse = _along_axis(inverse, focal_share)
    return inverse, metric


def _share(focal_px: float | None, size: Size) -> float | None:
    return None if focal_px is None else focal_px / max(size)


def _along_axis(inverse: FloatMap, focal_share: float | None) -> FloatMap:
    """Inverse depth of inverse range, which is longer by the ray's slant."""
    if focal_share is None:
        raise ValueError(
            Sentence("its depth is along the rays, and the photo's focal length is not known")
        )
    height, width = inverse.shape
    f = focal_share * max(height, width)
    x, y = ((np.arange(side) - (side - 1) / 2) / f for side in (width, height))
    slant = np.sqrt(1 + x**2 + y[:, None] ** 2)
    along: FloatMap = (inverse * slant).astype(np.float32)
    return along


def _appended_item(fields: Fields, uri: str, data: bytes) -> bytes:
    """The bytes of a container's item: all but the first, the photo, end the file in order, each
    with padding behind it."""
    items = [Fields(found) for found in _ITEM.findall(fields.packet)[1:]]
    lengths, gaps = ([_bytes(item, name) for item in items] for name in ("Length", "Padding"))
    place = len(data) - sum(lengths) - sum(gaps)
    if place < 0 or min(lengths + gaps, default=0) < 0:
        raise ValueError(Sentence("the picture of its depth lies outside the file"))
    for item, length, gap in zip(items, lengths, gaps, strict=True):
        if item.text("Item:DataURI") == uri:
            return data[place : place + length]
        place += length + gap
    raise ValueError(Sentence("the picture of its depth is not in the file"))


def _bytes(item: Fields, name: str) -> int:
    return int(item.number(f"Item:{name}") or 0)


def _focal_px(fields: Fields, size: Size) -> float | None:
    """Of the imaging model, in pixels of the photo however that is turned."""
    focal = fields.number("ImagingModel:FocalLengthX")
    width, height = (fields.number(f"ImagingModel:Image{side}") for side in ("Width", "Height"))
    if not focal or focal <= 0 or not width or not height:
        return None
    pixels = focal * width if focal < _LARGEST_SHARE else focal
    return pixels * max(size) / max(width, height)


def _distortion(fields: Fields) -> tuple[float, ...]:
    """Little-endian float32 in base64."""
    encoded = fields.bytes("ImagingModel:Distortion") or b""
    try:
        data = base64.b64decode(encoded)
    except binascii.Error:
        return ()
    return tuple(map(float, np.frombuffer(data[: len(data) // 4 * 4], "<f4")))
