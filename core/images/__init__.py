"""Photos from files and from memory: any common format in, upright sRGB out."""

from core.images.kinds import RAW_SUFFIXES, SUFFIXES, USUAL_SUFFIXES
from core.images.load import (
    ENOUGH_PIXELS,
    LARGE_BYTES,
    find_photos,
    find_photos_below,
    load_photo,
    photo_from_rgb,
    thumbnail,
)
from core.images.opening import MAX_PIXELS
from core.images.raw import embedded_preview

__all__ = [
    "ENOUGH_PIXELS",
    "LARGE_BYTES",
    "MAX_PIXELS",
    "RAW_SUFFIXES",
    "SUFFIXES",
    "USUAL_SUFFIXES",
    "embedded_preview",
    "find_photos",
    "find_photos_below",
    "load_photo",
    "photo_from_rgb",
    "thumbnail",
]
