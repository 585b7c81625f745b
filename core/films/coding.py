"""One frame's inverse depth as few bytes, which always give the same numbers again."""

from __future__ import annotations

import math
import struct
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.types import FloatMap

STEPS = 2048
"""For each factor e: values are rounded by at most 1 / 4096 of themselves."""
_TOP = 65_535
_FAINTEST = 1e-12
_HEAD = struct.Struct("<4sHHidI")  # kind, height, width, step of the largest, angle, check
_KIND = b"LLF1"
_LEVEL = 1
MAX_SIDE = 4096
_Codes = NDArray[np.uint16]


@dataclass(frozen=True, eq=False)
class StoredFrame:
    """What a model said of a frame.

    Attributes:
        canonical: C, (h, w) float32, >= 0, as in ``core.types.Estimate``.
        fov_deg: predicted horizontal field of view; None where there is none.
    """

    canonical: FloatMap
    fov_deg: float | None = None


def pack_frame(frame: StoredFrame) -> bytes:
    """A frame as bytes; ``unpack_frame`` gives its values back, rounded once and for all.

    Logarithms in steps of 1 / ``STEPS`` below the largest value: code 65535 is the largest,
    0 is 0 (and what is e^32 times smaller than the largest).
    """
    height, width = frame.canonical.shape
    steps = np.rint(np.log(np.maximum(frame.canonical, _FAINTEST)) * STEPS).astype(np.int32)
    top = int(steps.max())
    codes = np.clip(steps - (top - _TOP), 0, _TOP).astype(np.uint16)
    codes[frame.canonical <= 0] = 0
    body = zlib.compress(_as_bytes(codes), _LEVEL)
    angle = math.nan if frame.fov_deg is None else frame.fov_deg
    return _HEAD.pack(_KIND, height, width, top, angle, zlib.crc32(body)) + body


def unpack_frame(content: bytes) -> StoredFrame:
    """The frame that ``pack_frame`` packed. ValueError: the bytes are others."""
    kind, height, width, top, angle, check = _head(content)
    body = memoryview(content)[_HEAD.size :]
    if kind != _KIND or not 0 < height <= MAX_SIDE or not 0 < width <= MAX_SIDE:
        raise ValueError("this is no frame's depth")
    if zlib.crc32(body) != check:
        raise ValueError("the frame is damaged")
    unpacker = zlib.decompressobj()
    plain = unpacker.decompress(body, 2 * height * width + 1)
    if len(plain) != 2 * height * width:
        raise ValueError("the frame is damaged")
    codes = _from_bytes(plain, height, width)
    return StoredFrame(_values(top).take(codes), None if math.isnan(angle) else angle)


def angle_in(content: bytes) -> float | None:
    """The predicted field of view alone, of the first bytes (``HEAD_BYTES``). ValueError."""
    angle = _head(content)[4]
    return None if math.isnan(angle) else angle


HEAD_BYTES = _HEAD.size


def rounded(canonical: FloatMap) -> FloatMap:
    """The values as they come back from being stored."""
    return unpack_frame(pack_frame(StoredFrame(canonical))).canonical


def _head(content: bytes) -> tuple[bytes, int, int, int, float, int]:
    try:
        return _HEAD.unpack_from(content)
    except struct.error as error:
        raise ValueError("the frame is cut off") from error


def _values(top: int) -> FloatMap:
    """The value of every code; in double precision, so that all machines have the same."""
    values = np.exp((np.arange(_TOP + 1, dtype=np.float64) - _TOP + top) / STEPS)
    values[0] = 0
    return values.astype(np.float32)


def _as_bytes(codes: _Codes) -> bytes:
    """What each code adds to the plane through its neighbours, signs last, high bytes first."""
    steps = codes.copy()
    steps[:, 1:] -= codes[:, :-1]
    change = steps.copy()
    change[1:] -= steps[:-1]
    sign = (change.view(np.int16) >> 15).view(np.uint16)
    folded = (change << np.uint16(1)) ^ sign
    return folded.astype("<u2").view(np.uint8).reshape(-1, 2).T.tobytes()


def _from_bytes(plain: bytes, height: int, width: int) -> _Codes:
    halves = np.frombuffer(plain, np.uint8).reshape(2, -1).T
    folded = np.ascontiguousarray(halves).view("<u2").astype(np.uint16).reshape(height, width)
    sign = np.uint16(0) - (folded & np.uint16(1))
    change = (folded >> np.uint16(1)) ^ sign
    steps = np.cumsum(change, axis=0, dtype=np.uint16)
    return np.cumsum(steps, axis=1, dtype=np.uint16)
