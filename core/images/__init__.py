"""Photos from files and from memory: any common format in, upright sRGB out."""

from core.images.load import (
    ENOUGH_PIXELS,
    SUFFIXES,
    find_photos,
    find_photos_below,
    load_photo,
    photo_from_rgb,
    thumbnail,
)
from core.images.opening import MAX_PIXELS

__all__ = [
    "ENOUGH_PIXELS",
    "MAX_PIXELS",
    "SUFFIXES",
    "find_photos",
    "find_photos_below",
    "load_photo",
    "photo_from_rgb",
    "thumbnail",
]
