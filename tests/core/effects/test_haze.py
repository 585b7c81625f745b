from __future__ import annotations

import numpy as np
import pytest

from core.effects.haze import Haze
from core.effects.light import to_linear
from core.effects.picture import Picture


def test_two_per_cent_of_the_contrast_is_left_at_the_visibility() -> None:
    rgb = np.zeros((1, 2, 3), np.uint8)
    rgb[0, 0] = 255
    made = Haze(Picture(rgb, np.full((1, 2), 1 / 20, np.float32), 1.0)).render(
        visibility_m=20, color=(128, 128, 128)
    )
    light = to_linear(made)[0, 0]
    assert float(light[0] - light[1]) == pytest.approx(0.02, abs=0.01)


def test_haze_takes_the_airs_colour_with_depth() -> None:
    inverse = np.array([[1.0, 0.1, 1e-4]], np.float32)
    rgb = np.full((1, 3, 3), (10, 200, 10), np.uint8)
    made = Haze(Picture(rgb, inverse, 1.0)).render(visibility_m=30, color=(200, 205, 214))
    assert made[0, 2].tolist() == [200, 205, 214]
    assert made[0, 0, 0] < made[0, 1, 0] < made[0, 2, 0]


def test_the_amount_is_what_is_lost_where_the_scene_is_far() -> None:
    inverse = np.full((10, 10), 1e-4, np.float32)  # sky, which does not count
    inverse[5:] = np.linspace(0.02, 0.5, 50).reshape(5, 10)
    haze = Haze(Picture(np.zeros((10, 10, 3), np.uint8), inverse, 1.0))
    visibility_m = haze.visibility_m(percent=60)
    far_m = 1 / np.sort(inverse[5:].ravel())[7]
    assert np.exp(far_m * np.log(0.02) / visibility_m) == pytest.approx(0.4, abs=1e-3)
    assert haze.visibility_m(percent=0) > 1000 * far_m


def test_the_air_is_pale_and_has_the_colour_of_the_distance() -> None:
    rgb = np.zeros((10, 10, 3), np.uint8)
    rgb[:3] = (90, 110, 160)
    inverse = np.where(np.arange(10)[:, None] < 3, 0.01, 1.0).astype(np.float32).repeat(10, 1)
    red, green, blue = Haze(Picture(rgb, inverse, 1.0)).air_color
    assert blue > green > red > 150
