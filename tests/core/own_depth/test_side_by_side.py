"""Photo and depth in one picture, of this program and of others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.images import load_photo
from core.own_depth import OwnKind, read_own_depth
from core.types import Size

SIDE = Size(64, 48)
DEPTH = (np.arange(48)[:, None] * 2 + np.arange(64)[None] * 2).astype(np.uint8)


def pair(right: np.ndarray) -> Image.Image:
    left = np.zeros((48, 64, 3), np.uint8)
    left[..., 0] = 200
    return Image.fromarray(np.concatenate((left, right), axis=1))


def grey() -> np.ndarray:
    return np.repeat(DEPTH[..., None], 3, axis=2)


@pytest.mark.parametrize("name", ["photo_rgbd.png", "photo.RGBD.jpg", "photo-rgbd.jpeg"])
def test_of_other_programs(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    pair(grey()).save(path, **({} if name.endswith("png") else {"quality": 95}))
    photo = load_photo(path)
    assert photo.size == SIDE
    assert photo.rgb[..., 0].min() > 150
    own = read_own_depth(path)
    assert own is not None
    assert (own.kind, own.unit, own.size) == (OwnKind.RGBD, "relative", SIDE)
    inner = slice(16, None)  # JPEG lets the photo's colours over the seam
    tolerance = 1e-6 if name.endswith("png") else 0.05
    np.testing.assert_allclose(own.inverse[:, inner], DEPTH[:, inner] / 255, atol=tolerance)


def test_turned_as_exif_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x112] = 3
    path = tmp_path / "photo_rgbd.png"
    Image.fromarray(np.asarray(pair(grey()))[::-1, ::-1]).save(path, exif=exif)
    own = read_own_depth(path)
    assert own is not None
    np.testing.assert_allclose(own.inverse, DEPTH / 255, atol=1e-6)
    assert load_photo(path).rgb[0, 0, 0] == 200


def test_a_large_jpeg_decoded_smaller_is_halved_too(tmp_path: Path) -> None:
    path = tmp_path / "photo_rgbd.jpg"
    pair(grey()).resize((1024, 384)).save(path, quality=95)
    photo = load_photo(path, enough_pixels=40_000)
    assert photo.size == (512, 384)
    assert photo.rgb.shape[1] < 512


@pytest.mark.parametrize("name", ["photo.png", "photo_rgbd.png", "rgbd.png"])
def test_other_pictures_stay_whole(tmp_path: Path, name: str) -> None:
    coloured = np.zeros((48, 64, 3), np.uint8)
    coloured[..., 2] = 200
    path = tmp_path / name
    pair(coloured if name == "photo_rgbd.png" else grey()).save(path)
    assert load_photo(path).size == (128, 48)
    assert read_own_depth(path) is None


def test_a_damaged_file_is_none(tmp_path: Path) -> None:
    path = tmp_path / "photo_rgbd.png"
    path.write_bytes(b"\x89PNG")
    assert read_own_depth(path) is None
