"""Pictures that hold a photo and, right of it, its depth as grey: RGB-D, known by their names."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

_NAME = re.compile(r"[._ -]rgbd$", re.IGNORECASE)
_GREY = 4.0
"""How far apart the channels of grey may be in the mean: JPEG lets colours of the photo over."""


def is_named_rgbd(path: Path) -> bool:
    """Whether a file's name says that it holds both (``NAME.rgbd.png``, ``NAME_RGBD.jpg``)."""
    return _NAME.search(path.stem) is not None


def halves(path: Path, image: Image.Image) -> tuple[Image.Image, Image.Image] | None:
    """The photo, and its depth in mode L; None where the picture is another.

    Args:
        path: its name tells.
        image: upright, in mode RGB.
    """
    width, height = image.size
    if not is_named_rgbd(path) or width % 2:
        return None
    depth = image.crop((width // 2, 0, width, height))
    red, green, blue = depth.split()
    apart = [ImageChops.difference(red, other) for other in (green, blue)]
    if max(ImageStat.Stat(each).mean[0] for each in apart) > _GREY:
        return None
    return image.crop((0, 0, width // 2, height)), depth.convert("L")
