"""Small photos and estimates, for tests of the core and of the window alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from core.types import Estimate, ModelInfo, Photo, PhotoMetadata, Size

INFO = ModelInfo("compact", "0" * 64, "cpu", "float32")
SIZE = Size(80, 60)
GRID = Size(40, 30)
FOV_DEG = 60.0
STEP_COLUMN = 20
"""Left of this column of the grid things are near, right of it three times as far."""


def make_photo(name: str = "a.jpg", *, focal_px: float | None = None, size: Size = SIZE) -> Photo:
    """Red grows to the right, green downwards."""
    rgb = np.zeros((size.height, size.width, 3), np.uint8)
    rgb[..., 0] = np.arange(size.width)[None, :]
    rgb[..., 1] = np.arange(size.height)[:, None]
    return Photo(name, Path("/photos") / name, rgb, PhotoMetadata(focal_px=focal_px))


def make_estimate(photo: Photo | None = None, *, fov_deg: float | None = FOV_DEG) -> Estimate:
    """A step between two planes, with a little slope."""
    photo = photo or make_photo()
    canonical = np.full((GRID.height, GRID.width), 0.3, np.float32)
    canonical[:, STEP_COLUMN:] = 0.1
    canonical += np.linspace(0, 0.02, GRID.height, dtype=np.float32)[:, None]
    return Estimate(canonical, fov_deg, photo.size, INFO, {"network": 0.1})
