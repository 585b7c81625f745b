"""Depth as iPhones write it: in HEIC as an auxiliary picture, in JPEG as a second one (MPF).

What its values mean stands in XMP of its own (exiftool's names: apdi, depthData); HEIC of others
tells it in HEVC's message "depth representation info" (ITU-T H.265, F.14.2.6). Mattes of portraits
stand beside it under the same type, but have a subtype.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, BinaryIO

import numpy as np
from PIL.JpegImagePlugin import JpegImageFile

from core.images.xmp import Fields
from core.own_depth.coding import Coding, from_zero_to_one, picture_values, require_few
from core.own_depth.depth import OwnDepth, OwnKind
from core.own_depth.xmp import jpeg_packet, packets
from core.sentence import Sentence
from core.types import Size

MARK = b"ns.apple.com/pixeldatainfo"
_TYPE, _SUBTYPE = "apdi:AuxiliaryImageType", "apdi:AuxiliaryImageSubType"
_DISPARITY, _DEPTH = _TYPES = ("disparity", "depth")
_SIDES = ("Width", "Height")
_INVERSE_Z, _UNIFORM_DISPARITY, _Z = 0, 1, 2
_ENTRIES, _OFFSET, _LENGTH = 0xB002, "DataOffset", "Size"


def read_heic(file: BinaryIO, data: bytes, size: Size) -> OwnDepth | None:
    """The depth of a HEIC; None where there is none.

    Args:
        file: the open file.
        data: its content.
        size: of the photo, upright.

    Raises:
        ValueError: it is there, but cannot be read.
    """
    import pillow_heif

    file.seek(0)
    pictures = pillow_heif.open_heif(file).info["depth_images"]
    if not pictures:
        return None
    first = pictures[0]
    require_few(Size(*first.size))
    fields = [each for each in map(Fields, packets(data)) if _is_depth(each)]
    if fields:
        coding, metric = _coding(fields[0])
    else:
        coding, metric = _hevc_coding(first.info["metadata"] or {})
    values = from_zero_to_one(np.asarray(first))
    return OwnDepth(
        OwnKind.HEIC,
        coding.inverse_of(values),
        metric,
        *(_calibration(fields[0], size) if fields else (None, ())),
        pictures=max(len(pictures), len(fields)),  # the library tells of one for each photo
        taken=_taken(fields[0]) if fields else None,
    )


def read_mpf(image: JpegImageFile, data: bytes, size: Size) -> OwnDepth | None:
    """The depth in a JPEG's second or a later picture; None where there is none.

    Args:
        image: the open JPEG.
        data: the whole file.
        size: of the photo, upright.

    Raises:
        ValueError: it is there, but cannot be read.
    """
    found = []
    for picture in _pictures(image, data):
        fields = Fields(_packet(picture))
        if _is_depth(fields):
            found.append((picture, fields))
    if not found:
        return None
    picture, fields = found[0]
    coding, metric = _coding(fields)
    inverse = coding.inverse_of(picture_values(picture))
    calibration = _calibration(fields, size)
    return OwnDepth(
        OwnKind.MPF, inverse, metric, *calibration, pictures=len(found), taken=_taken(fields)
    )


def _pictures(image: JpegImageFile, data: bytes) -> list[bytes]:
    """The pictures behind the first one, as JPEG files (CIPA DC-007)."""
    try:
        index = image._getmp() or {}
    except SyntaxError as error:
        raise ValueError(Sentence("the list of its pictures is damaged")) from error
    base = image.info.get("mpoffset", 0)
    pictures = []
    for entry in index.get(_ENTRIES, ())[1:]:
        start = base + entry[_OFFSET]
        end = start + entry[_LENGTH]
        if not 0 < start < end <= len(data):
            raise ValueError(Sentence("a picture in it lies outside the file"))
        pictures.append(data[start:end])
    return pictures


def _packet(picture: bytes) -> bytes:
    try:
        return jpeg_packet(JpegImageFile(BytesIO(picture)).applist)
    except (OSError, SyntaxError):  # another kind of picture
        return b""


def _is_depth(fields: Fields) -> bool:
    """Whether a packet is one of depth; of a matte the subtype is "portraiteffectsmatte"."""
    return fields.text(_TYPE) in _TYPES and not fields.text(_SUBTYPE)


def _coding(fields: Fields) -> tuple[Coding, bool]:
    """What values mean, and whether in metres, which phones with two lenses do not know."""
    low, high = fields.number("apdi:FloatMinValue"), fields.number("apdi:FloatMaxValue")
    if low is None or high is None:
        raise ValueError(Sentence("it does not say what its values mean"))
    if low > high:
        raise ValueError(
            Sentence("its smallest value is {low:g}, its largest {high:g}", low=low, high=high)
        )
    line = Coding(low, high, inverse=fields.text(_TYPE) == _DISPARITY)
    codes = fields.number("apdi:IntMinValue"), fields.number("apdi:IntMaxValue")
    return line.between_codes(*codes), fields.text("depthData:Accuracy") == "absolute"


def _hevc_coding(told: Mapping[str, Any]) -> tuple[Coding, bool]:
    kind = told.get("representation_type")
    near, far = told.get("z_near") or 0.0, told.get("z_far") or 0.0
    if kind in (_INVERSE_Z, _Z):
        line = Coding.between(near, far, inverse=kind == _INVERSE_Z)
        return Coding(line.at_one, line.at_zero, line.inverse), True  # the largest value is near
    if kind == _UNIFORM_DISPARITY and told.get("d_max", 0.0) > told.get("d_min", 0.0):
        return Coding(told["d_min"], told["d_max"], inverse=True), False
    return Coding(0.0, 1.0, inverse=True), False  # as most write it: white is near


def _calibration(fields: Fields, size: Size) -> tuple[float | None, tuple[float, ...]]:
    """Focal length in pixels of the photo, however that is turned, and the distortion's table."""
    matrix = fields.numbers("depthData:IntrinsicMatrix")
    distortion = fields.numbers("depthData:LensDistortionCoefficients")
    taken = _taken(fields)
    if len(matrix) != 9 or not matrix[0] > 0 or taken is None:
        return None, distortion
    return matrix[0] * max(size) / max(taken), distortion


def _taken(fields: Fields) -> Size | None:
    """Size of the photo as it was taken."""
    sides = [fields.number(f"depthData:IntrinsicMatrixReference{side}") or 0 for side in _SIDES]
    return Size(*map(int, sides)) if min(sides) >= 1 else None
