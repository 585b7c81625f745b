"""How large a picture may be."""

from __future__ import annotations

from pathlib import Path

from core.errors import FileError, PhotoError
from core.files.substance import most_values
from core.types import Size

USUAL_COST = 8
COSTS = {"WEBP": 18, "JPEG2000": 20, "HEIF": 14, "AVIF": 14}
"""Bytes that a pixel takes while it is decoded and converted, by Pillow's names of formats."""


def require_size(
    path: Path, size: Size, *, max_pixels: int, error: type[FileError] = PhotoError
) -> None:
    """Raise an ``error`` for a picture of more pixels; before it is decoded."""
    pixels = size.width * size.height
    if pixels > max_pixels:
        raise error(
            path,
            "the picture has {width} x {height} pixels ({millions:.0f} million); "
            "at most {most} million can be opened: make it smaller first",
            width=size.width,
            height=size.height,
            millions=pixels / 1e6,
            most=max_pixels // 10**6,
        )


def require_substance(
    path: Path, size: Size, *, cost: float = USUAL_COST, error: type[FileError] = PhotoError
) -> None:
    """Raise an ``error`` for a picture that its file is far too small for.

    Args:
        path: a file that is there.
        size: what it says of itself.
        cost: bytes of memory that a pixel takes while it is decoded.
        error: class raised, with the file and the cause.
    """
    if size.width * size.height > most_values(path, cost=cost):
        raise error(
            path,
            "the file says {width} x {height} pixels, but its {bytes} bytes are far too few for "
            "them: it is damaged",
            width=size.width,
            height=size.height,
            bytes=path.stat().st_size,
        )
