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
