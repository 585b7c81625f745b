"""Depth right of the photo in one picture: white is near, linear in inverse depth."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from core.images.orientation import upright
from core.images.rgbd import halves
from core.own_depth.coding import Coding, from_zero_to_one
from core.own_depth.depth import OwnDepth, OwnKind

_FORMATS = ("PNG", "JPEG")
_OURS = "Leadline"


def read_rgbd(path: Path, data: bytes) -> OwnDepth | None:
    """The depth of such a picture; None where it is another, or cannot be read as a photo.

    What this program wrote says what black and white mean; of others that is not known.
    """
    try:
        image = Image.open(BytesIO(data), formats=_FORMATS)
        both = halves(path, upright(image.convert("RGB"), image.getexif()))
    except OSError:  # opened as a photo it says what is wrong
        return None
    if both is None:
        return None
    values = from_zero_to_one(np.asarray(both[1]))
    told = {str(name): text for name, text in image.info.items() if isinstance(text, str)}
    near, far = _number(told, "near"), _number(told, "far")
    if told.get("software") != _OURS or near is None or far is None or not 0 < near < far:
        return OwnDepth(OwnKind.RGBD, values, metric=False)
    inverse = Coding(1 / far, 1 / near, inverse=True).inverse_of(values)
    metric = told.get("unit") == "metre"
    return OwnDepth(OwnKind.RGBD, inverse, metric, _number(told, "focal_px"))


def _number(told: dict[str, str], name: str) -> float | None:
    try:
        return float(told[name])
    except (KeyError, ValueError):
        return None
