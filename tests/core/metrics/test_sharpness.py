from __future__ import annotations

import math

import numpy as np
import pytest

from core.metrics.sharpness import step_share


@pytest.mark.parametrize(("width", "share"), [(1, 1.0), (2, 0.5), (4, 0.25)])
def test_a_step_over_several_pixels_is_less_sharp(width: int, share: float) -> None:
    ramp = np.clip(np.arange(60) - 30, 0, width) / width  # of the logarithm
    inverse = np.tile(np.exp(ramp), (20, 1)).astype(np.float32)
    assert step_share(inverse) == pytest.approx(share, rel=0.02)
    assert step_share(inverse.T) == pytest.approx(share, rel=0.02)


def test_a_plane_has_no_step() -> None:
    assert math.isnan(step_share(np.ones((20, 30), np.float32)))
