"""The focal length that the calibration beside a photo's depth tells."""

from __future__ import annotations

from dataclasses import replace

from core.errors import DataError
from core.own_depth.read import read_own_depth
from core.types import Photo


def with_calibration(photo: Photo) -> Photo:
    """The photo with that focal length, where its file tells no other; else itself."""
    metadata = photo.metadata
    if photo.path is None or metadata.focal_px is not None or metadata.sphere is not None:
        return photo
    try:
        own = read_own_depth(photo.path)
    except DataError:  # told where the depth itself is wanted
        return photo
    if own is None or own.focal_px is None:
        return photo
    return replace(photo, metadata=replace(metadata, focal_px=own.focal_px))
