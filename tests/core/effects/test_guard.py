from __future__ import annotations

import numpy as np

from core.effects.guard import guard


def test_the_guard_is_on_the_farther_side() -> None:
    inverse = np.full((10, 20), 0.25, np.float32)
    inverse[:, :8] = 1
    mask = guard(inverse)
    assert np.flatnonzero(mask[5]).tolist() == [8, 9]
