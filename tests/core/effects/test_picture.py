from __future__ import annotations

import numpy as np
import pytest

from core.effects.picture import EffectSource, reduced
from tests.sample_estimates import make_estimate, make_photo


def test_a_smaller_picture_keeps_its_field_of_view_and_depth() -> None:
    photo = make_photo()
    source = EffectSource(photo, make_estimate(photo), focal_px=70.0, scale=2.0)
    full, small = source.picture(), source.picture(max_pixels=1200)
    assert full.size == photo.size
    assert full.rgb is photo.rgb
    assert small.size.width * small.size.height <= 1200
    assert small.focal_px / small.size.width == pytest.approx(70 / photo.size.width)
    assert full.inverse_at((0.1, 0.1)) == pytest.approx(small.inverse_at((0.1, 0.1)), rel=0.02)
    expected = 0.302 * photo.size.width / (70 * 2)
    assert full.inverse_at((0.1, 0.1)) == pytest.approx(expected, rel=0.02)
    assert full.inverse_at((1.0, 1.0)) > 0


def test_nothing_is_made_larger() -> None:
    rgb = np.zeros((10, 10, 3), np.uint8)
    assert reduced(rgb, 1000) is rgb
    assert reduced(rgb, None) is rgb
