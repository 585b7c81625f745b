"""Frames in another size."""

from __future__ import annotations

from PIL import Image

from core.images.colour import to_array
from core.types import ByteImage, Size


def resized(pixels: ByteImage, size: Size) -> ByteImage:
    """A copy of (H, W, 3) uint8 in that size."""
    if size == (pixels.shape[1], pixels.shape[0]):
        return pixels.copy()
    return to_array(Image.fromarray(pixels).resize(size, Image.Resampling.BOX, reducing_gap=2.0))
