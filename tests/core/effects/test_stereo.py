from __future__ import annotations

import numpy as np
import pytest

from core.effects.stereo import MAX_DISPARITY_SHARE, StereoRenderer, anaglyph
from tests.core.effects.scenes import FAR_M, FOCAL_PX, NEAR_M, WIDTH, picture


def red_column(rgb: np.ndarray) -> float:
    return float(np.nonzero((rgb[..., 0] > 180) & (rgb[..., 1] < 60))[1].mean())


def test_disparity_follows_baseline_and_depth() -> None:
    left, right = StereoRenderer(picture()).pair(baseline_mm=50, converge_m=FAR_M)
    expected = FOCAL_PX * 0.05 * (1 / NEAR_M - 1 / FAR_M)
    assert red_column(left) - red_column(right) == pytest.approx(expected, abs=0.8)


def test_disparity_is_limited() -> None:
    stage = StereoRenderer(picture())
    used = stage.baseline_used_mm(1000, FAR_M)
    widest = FOCAL_PX * used / 1000 * (1 / NEAR_M - 1 / FAR_M)
    assert widest == pytest.approx(MAX_DISPARITY_SHARE * WIDTH)
    assert stage.baseline_used_mm(10, FAR_M) == 10


def test_layouts() -> None:
    stage = StereoRenderer(picture())
    values = {"baseline_mm": 50.0, "converge_m": FAR_M}
    side = stage.render(**values, layout="parallel")
    crossed = stage.render(**values, layout="crossed")
    np.testing.assert_array_equal(side[:, :WIDTH], crossed[:, WIDTH:])
    assert stage.render(**values, layout="anaglyph").shape == picture().rgb.shape


def test_grey_stays_grey_in_an_anaglyph() -> None:
    grey = np.full((4, 4, 3), 128, np.uint8)
    assert np.abs(anaglyph(grey, grey).astype(int) - 128).max() <= 2
    black = np.zeros_like(grey)
    left = anaglyph(np.full_like(grey, 255), black)[0, 0]
    assert left[0] > 200 > 30 > left[1:].max()  # the left eye's light is red
