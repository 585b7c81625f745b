"""A small scene in which every mistake of axes, sizes or units shows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.export.scene import Scene
from core.measuring.level import FloorPlane
from core.types import Estimate, FocalLength, FocalSource, ModelInfo, Photo, Size

SIZE = Size(60, 44)


@pytest.fixture
def scene() -> Scene:
    """60 x 44 photo on a 20 x 11 grid: sky, ground, a wall; everything set off its default."""
    rng = np.random.default_rng(7)
    canonical = rng.uniform(0.4, 0.5, (11, 20)).astype(np.float32)
    canonical[:2] = 0.0
    canonical[4:9, 6:12] = 1.0
    info = ModelInfo("compact", "ab" * 32, "cpu", "float32")
    rgb = rng.integers(0, 256, (SIZE.height, SIZE.width, 3), dtype=np.uint8)
    return Scene(
        photo=Photo("Straße 1.jpg", Path("Straße 1.jpg"), rgb),
        estimate=Estimate(canonical, 57.5, SIZE, info),
        focal=FocalLength(70.25, FocalSource.MANUAL),
        predicted_focal_px=54.68,
        scale=1.5,
        contour_percent=12.5,
        far_m=50.0,
        floor_plane=FloorPlane(per_u=0.0, per_v=0.02, at_centre=0.2),
    )
