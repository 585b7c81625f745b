"""A stand-in for the network, and photos to feed it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli import effect, evaluate, export
from core.types import Estimate, ModelInfo, Photo

GRID = (24, 32)  # height, width of the stand-in's grid
FOV_DEG = 60.0


class FakeSession:
    """Predicts a near box before a far wall, whatever the photo shows."""

    def __init__(self) -> None:
        self.info = ModelInfo("compact", "ab" * 32, "cpu", "float32")
        self.estimated: list[str] = []
        self.predicted: list[bool] = []

    def estimate(self, photo: Photo, *, with_fov: bool = True, **_: object) -> Estimate:
        self.estimated.append(photo.name)
        self.predicted.append(with_fov)
        canonical = np.full(GRID, 0.25, np.float32)
        canonical[8:16, 8:16] = 1.0
        fov_deg = FOV_DEG if with_fov else None
        return Estimate(canonical, fov_deg, photo.size, self.info, {"network": 0.1})


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> FakeSession:
    """The session that commands get instead of a real one."""
    fake = FakeSession()
    for command in (effect, export, evaluate):
        monkeypatch.setattr(command, "open_session", lambda options, **_: fake)
    return fake


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A JPEG of 64 x 48 whose metadata state 28 mm (35 mm equivalent)."""
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA405] = 28
    Image.new("RGB", (64, 48), (200, 120, 40)).save(path, exif=exif)
    return path
