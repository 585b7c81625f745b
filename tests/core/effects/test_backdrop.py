from __future__ import annotations

import numpy as np

from core.effects.backdrop import make_backdrop
from core.effects.picture import Picture
from tests.core.effects.scenes import DISC, FAR_M, RADIUS, picture


def test_the_wall_goes_on_behind_the_disc() -> None:
    made = make_backdrop(picture(), 10)
    assert made.mask[DISC & (RADIUS > 24)].all()
    assert not made.mask[RADIUS < 15].any()
    np.testing.assert_allclose(made.inverse[made.mask], 1 / FAR_M)
    assert made.rgb[made.mask][:, 0].max() <= 125  # none of the disc's red
    np.testing.assert_array_equal(made.rgb[~made.mask], picture().rgb[~made.mask])


def test_without_contours_there_is_nothing_behind() -> None:
    flat = Picture(picture().rgb, np.ones_like(picture().inverse), 100.0)
    assert not make_backdrop(flat, 10).mask.any()
