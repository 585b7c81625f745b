"""Photos that were cropped after they were taken: their part of the depth is found, or refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DataError
from core.own_depth import OwnDepth, read_own_depth
from tests.core.own_depth.writer import SEEN, apple_xmp, mpf

DEPTH_SIDE = (96, 128)
PER_DEPTH = 4  # pixels of the photo; the calibration's reference is 512 x 384
RNG = np.random.default_rng(3)


def scene() -> tuple[np.ndarray, np.ndarray]:
    """Values of depth, and a photo of the same boxes in four times the size, with a pattern."""
    values = np.full(DEPTH_SIDE, 40, np.uint8)
    for _ in range(14):
        top, left = RNG.integers(0, 80), RNG.integers(0, 110)
        values[top : top + RNG.integers(8, 30), left : left + RNG.integers(8, 30)] = RNG.integers(
            60, 255
        )
    photo = np.kron(values, np.ones((PER_DEPTH, PER_DEPTH), np.uint8)).astype(np.int16)
    photo += RNG.integers(-12, 12, photo.shape)
    return values, np.clip(photo, 0, 255).astype(np.uint8)


def read(folder: Path, values: np.ndarray, photo: np.ndarray, orientation: int = 1) -> OwnDepth:
    path = folder / "photo.jpg"
    picture = Image.fromarray(photo).convert("RGB")
    path.write_bytes(mpf(values, apple_xmp(), orientation=orientation, picture=picture))
    own = read_own_depth(path)
    assert own is not None
    return own


@pytest.mark.parametrize("orientation", [1, 3, 6])
@pytest.mark.parametrize(
    "window",
    [(0, 12, 128, 72), (20, 0, 96, 96), (30, 20, 60, 60), (17, 31, 80, 45), (24, 16, 72, 54)],
)
def test_the_photos_part_is_found(tmp_path, window, orientation) -> None:
    values, photo = scene()
    left, top, width, height = window
    cut = photo[
        top * PER_DEPTH : (top + height) * PER_DEPTH, left * PER_DEPTH : (left + width) * PER_DEPTH
    ]
    own = read(tmp_path, values, cut, orientation)
    part = 0.25 + values[top : top + height, left : left + width] / 255 * 1.75
    expected = SEEN[orientation](part)
    assert own.inverse.shape == expected.shape
    assert np.abs(own.inverse - expected).mean() < 0.02  # JPEG; a pixel aside it is 0.05
    assert own.facts["window"] is not None
    assert own.focal_px == pytest.approx(400)  # the reference's: the photo was only cut


def test_a_whole_photo_keeps_the_whole_depth(tmp_path) -> None:
    values, photo = scene()
    own = read(tmp_path, values, photo)
    assert own.window is None
    assert own.inverse.shape == DEPTH_SIDE


def test_a_photo_that_was_only_made_smaller_keeps_the_whole_depth(tmp_path) -> None:
    values, photo = scene()
    small = np.asarray(Image.fromarray(photo).resize((300, 225), Image.Resampling.BOX))
    own = read(tmp_path, values, small)
    assert own.window is None
    assert own.focal_px == pytest.approx(400 * 300 / 512)


def test_a_smaller_photo_without_edges_keeps_the_whole_depth(tmp_path) -> None:
    own = read(tmp_path, scene()[0], np.full((192, 256), 90, np.uint8))
    assert own.window is None


def test_where_the_place_is_not_clear_it_is_refused(tmp_path) -> None:
    values, photo = scene()
    flat = np.full_like(photo[:200], 90)
    stripes = np.tile(np.repeat(np.array([0, 255], np.uint8), 40), (384, 6))[:200, :480]
    noise = RNG.integers(0, 255, (200, 512)).astype(np.uint8)
    for other in (flat, stripes, noise):
        with pytest.raises(DataError, match="cropped"):
            read(tmp_path, values, other)
