"""The depth of a photo in a folder beside its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from core.errors import DataError
from core.files.regular_files import plain_cause
from core.files.rgbd_folders import pair_of
from core.images.opening import DATA_FORMATS, decode_image, open_image
from core.images.orientation import upright_size
from core.own_depth.depth import OwnDepth, OwnKind, matching
from core.types import Size

_PHOTO_FORMATS = ("JPEG", "PNG", *DATA_FORMATS)


def read_beside(path: Path) -> OwnDepth | None:
    """The depth of a photo in such a folder; None where there is none.

    Raises:
        DataError: there is depth, but it cannot be read or belongs to another picture.
    """
    try:
        pair = pair_of(path)
    except OSError as failure:
        raise DataError(path, "cannot be read: {cause}", cause=plain_cause(failure)) from failure
    if pair is None:
        return None
    with open_image(path, formats=_PHOTO_FORMATS) as photo:
        size = upright_size(Size(*photo.size), photo.getexif())
    image = decode_image(pair.depth)
    if not image.mode.startswith("I"):
        raise DataError(
            pair.depth, "expected a 16-bit grey PNG, found the image mode {mode}", mode=image.mode
        )
    depth = np.asarray(image).astype(np.float32) * np.float32(pair.unit_m)
    if not (depth > 0).any():
        raise DataError(pair.depth, "it knows no depth")
    inverse = np.where(depth > 0, 1 / np.where(depth > 0, depth, 1), np.nan).astype(np.float32)
    own = OwnDepth(OwnKind.PAIR, inverse, metric=True, focal_px=pair.focal_px)
    try:
        return matching(own, size)
    except ValueError as failure:
        raise DataError(
            pair.depth, "the depth in this file cannot be read: {cause}", cause=failure
        ) from failure
