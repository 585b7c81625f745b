"""Depth that Huawei's phones keep in a block behind a JPEG ("edof", wide aperture).

The maker does not describe it. As the tools of J. P. Barraca (dual-camera-edof, for the P9) and
its successors (depth-map-extractor, for P10 to P30 and Mate 20) take it apart, counted from the
letters: at 11 quarter turns, at 20 and 22 width and height, from 72 one byte a pixel, 0 is
nearest, without metres.
"""

from __future__ import annotations

import struct

import numpy as np

from core.own_depth.coding import bytes_of_depth
from core.own_depth.depth import OwnDepth, OwnKind
from core.sentence import Sentence
from core.types import Size

MARK = b"edof\0\0\0\0"
_TURNS_AT, _SIZE_AT, _HEAD_BYTES, _QUARTER_TURNS = 11, 20, 72, 3


def read_huawei(data: bytes) -> OwnDepth | None:
    """The depth in a Huawei phone's photo, upright; None where there is none.

    Args:
        data: the whole file.

    Raises:
        ValueError: it is there, but cannot be read.
    """
    start = data.rfind(MARK)
    if start < 0:
        return None
    head = data[start : start + _HEAD_BYTES]
    content = memoryview(data)[start + _HEAD_BYTES :]
    if len(head) < _HEAD_BYTES:
        raise ValueError(Sentence("the picture of its depth lies outside the file"))
    size = Size(*struct.unpack_from("<HH", head, _SIZE_AT))
    if size.width * size.height > len(content):
        raise ValueError(Sentence("the picture of its depth lies outside the file"))
    inverse = bytes_of_depth(content[: size.width * size.height], size)
    turned = np.rot90(inverse, head[_TURNS_AT] & _QUARTER_TURNS)
    return OwnDepth(OwnKind.HUAWEI, np.ascontiguousarray(turned), metric=False)
