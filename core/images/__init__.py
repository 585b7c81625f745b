"""Photos from files and from memory: any common format in, upright sRGB out."""

from core.images.load import (
    MAX_PIXELS,
    SUFFIXES,
    find_photos,
    load_photo,
    photo_from_rgb,
    thumbnail,
)

__all__ = ["MAX_PIXELS", "SUFFIXES", "find_photos", "load_photo", "photo_from_rgb", "thumbnail"]
