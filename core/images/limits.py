"""How large a picture may be."""

from __future__ import annotations

from pathlib import Path

from core.errors import PhotoError
from core.types import Size


def require_size(path: Path, size: Size, *, max_pixels: int) -> None:
    """Raise PhotoError for a picture of more pixels; before it is decoded."""
    pixels = size.width * size.height
    if pixels > max_pixels:
        raise PhotoError(
            path,
            "the picture has {width} x {height} pixels ({millions:.0f} million); "
            "at most {most} million can be opened: make it smaller first",
            width=size.width,
            height=size.height,
            millions=pixels / 1e6,
            most=max_pixels // 10**6,
        )
