"""Photos from files and from memory: any common format in, upright sRGB out."""

from core.images.load import (
    MAX_PIXELS,
    SUFFIXES,
    find_photos,
    find_photos_below,
    load_photo,
    photo_from_rgb,
    thumbnail,
)

__all__ = [
    "MAX_PIXELS",
    "SUFFIXES",
    "find_photos",
    "find_photos_below",
    "load_photo",
    "photo_from_rgb",
    "thumbnail",
]
