"""Small raw files as a camera would write them, made here."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

WIDTH, HEIGHT = 96, 64
WHITE_LEVEL = 1023
_PLACE_FOR_EXIF = 34664  # tifffile does not write the tag itself
NEUTRAL = ((1, 2), (1, 1), (2, 3))  # red and blue sensors see less than green


def write_dng(
    path: Path, *, orientation: int = 1, focal_35mm: int = 28, neutral: bool = True
) -> Path:
    """A grey scene, dark at the left and light at the right, under light that is not white.

    Its preview is of half the size.

    Args:
        neutral: the camera says what light it was.
    """
    ramp = np.linspace(0.1, 0.8, WIDTH, dtype=np.float32)[None].repeat(HEIGHT, 0)
    with tifffile.TiffWriter(path) as writer:
        writer.write(
            iter([_preview(ramp)]),
            shape=(HEIGHT // 2, WIDTH // 2, 3),
            dtype=np.uint8,
            compression="jpeg",
            photometric="ycbcr",
            subfiletype=1,
            subifds=1,
            metadata=None,
            extratags=_dng_tags(orientation, neutral=neutral),
        )
        writer.write(
            _sensor(ramp),
            photometric=32803,
            subfiletype=0,
            metadata=None,
            extratags=[
                (33421, "H", 2, (2, 2), True),
                (33422, "B", 4, (0, 1, 1, 2), True),
                (50717, "H", 1, WHITE_LEVEL, True),
            ],
        )
    _append_exif(path, focal_35mm)
    return path


def _preview(ramp: np.ndarray) -> bytes:
    """A JPEG."""
    grey = Image.fromarray((ramp[::2, ::2] ** (1 / 2.2) * 255).astype(np.uint8))
    encoded = BytesIO()
    grey.convert("RGB").save(encoded, "JPEG", quality=95)
    return encoded.getvalue()


def _sensor(ramp: np.ndarray) -> np.ndarray:
    """Red, green, green, blue."""
    seen = ramp * WHITE_LEVEL
    red, _, blue = (over / under for over, under in NEUTRAL)
    seen[::2, ::2] *= red
    seen[1::2, 1::2] *= blue
    return seen.astype(np.uint16)


def _dng_tags(orientation: int, *, neutral: bool) -> list[tuple]:
    matrix = [
        (value, 10000) for value in (32405, -15371, -4985, -9693, 18760, 416, 556, -2040, 10572)
    ]
    return [
        (271, "s", 0, "Maker", True),
        (272, "s", 0, "Model 1", True),
        (274, "H", 1, orientation, True),
        (_PLACE_FOR_EXIF, "I", 1, 0, True),
        (50706, "B", 4, (1, 4, 0, 0), True),
        (50708, "s", 0, "Maker Model 1", True),
        (50721, "2i", 9, [part for value in matrix for part in value], True),
        *([(50728, "2I", 3, [part for value in NEUTRAL for part in value], True)] * neutral),
        (50778, "H", 1, 21, True),
    ]


def _append_exif(path: Path, focal_35mm: int) -> None:
    with tifffile.TiffFile(path) as tiff:
        entry = tiff.pages[0].tags[_PLACE_FOR_EXIF].offset
    data = bytearray(path.read_bytes())
    struct.pack_into("<HHII", data, entry, 34665, 4, 1, len(data))
    data += struct.pack("<H", 1) + struct.pack("<HHII", 0xA405, 3, 1, focal_35mm) + bytes(4)
    path.write_bytes(data)


def write_cr2(path: Path) -> Path:
    """What a reader of TIFF takes for a small photo: Canon's mark is all that says better."""
    Image.new("RGB", (32, 24), "red").save(path, "TIFF")
    data = bytearray(path.read_bytes())
    data[8:8] = b"CR\x02\0" + bytes(4)
    struct.pack_into("<I", data, 4, struct.unpack_from("<I", data, 4)[0] + 8)
    path.write_bytes(data)
    return path
