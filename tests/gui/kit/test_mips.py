from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from gui.kit.mips import (
    SMALLEST_SIDE_PX,
    frame_mips,
    level_at_least,
    level_below,
    max_pyramid,
    mean_pyramid,
    photo_mips,
)


def test_frames_of_films_are_halved_as_photos_are() -> None:
    rng = np.random.default_rng(3)
    for size in ((720, 1280), (721, 1279)):
        rgb = rng.integers(0, 256, (*size, 3)).astype(np.uint8)
        for level, same in zip(frame_mips(rgb), photo_mips(rgb), strict=True):
            np.testing.assert_array_equal(level, same)


def test_max_pyramid_keeps_a_line_one_pixel_wide_in_every_level() -> None:
    codes = np.zeros((1001, 1500), np.uint8)
    codes[:, 777] = 9
    levels = max_pyramid(codes)
    assert [level.shape for level in levels] == [(1001, 1500), (501, 750), (251, 375), (126, 188)]
    for k, level in enumerate(levels):
        assert (level[:, 777 >> k] == 9).all()
        assert (level == 9).sum() == level.shape[0]


def test_max_pyramid_commutes_with_a_threshold() -> None:
    codes = np.random.default_rng(1).integers(0, 256, (601, 703)).astype(np.uint8)
    shown = max_pyramid((codes >= 200).astype(np.uint8))
    for level, mask in zip(max_pyramid(codes), shown, strict=True):
        np.testing.assert_array_equal(level >= 200, mask.astype(bool))


def test_mean_pyramid_averages_two_by_two() -> None:
    values = np.arange(4 * SMALLEST_SIDE_PX**2, dtype=np.float32).reshape(2 * SMALLEST_SIDE_PX, -1)
    half = mean_pyramid(values)[1]
    assert half.dtype == np.float32
    assert half[1, 2] == pytest.approx(values[2:4, 4:6].mean())


def test_photo_mips_halve_down_to_the_smallest_side() -> None:
    rgb = np.random.default_rng(2).integers(0, 256, (700, 1025, 3)).astype(np.uint8)
    mips = photo_mips(rgb)
    assert [mip.shape for mip in mips] == [
        (700, 1025, 3),
        (350, 513, 3),
        (175, 257, 3),
        (88, 129, 3),
    ]
    np.testing.assert_array_equal(mips[0], rgb)
    halved = np.asarray(Image.fromarray(rgb).reduce(2))  # at once, not in bands
    np.testing.assert_array_equal(mips[1], halved)
    expected = rgb[10:12, 20:22].reshape(-1, 3).mean(axis=0)
    np.testing.assert_allclose(mips[1][5, 10], expected, atol=0.51)


def test_one_pixel_photo_has_one_level() -> None:
    assert len(photo_mips(np.zeros((1, 1, 3), np.uint8))) == 1


@pytest.mark.parametrize(
    ("texel_px", "at_least", "below"),
    [(4.0, 0, 0), (1.0, 0, 0), (0.7, 1, 0), (0.5, 1, 1), (0.3, 2, 1), (0.01, 4, 4)],
)
def test_level_by_zoom(texel_px: float, at_least: int, below: int) -> None:
    assert level_at_least(texel_px, 5) == at_least
    assert level_below(texel_px, 5) == below
