"""The colour bar: round ticks at the right heights."""

from __future__ import annotations

import numpy as np
import pytest

from core.colormap import lut
from core.export.legend import _places, ticks_m, with_legend


@pytest.mark.parametrize(
    ("far_m", "near_m"), [(2.93, 0.66), (50.0, 1.2), (1e4, 0.5), (3.1, 2.9), (0.02, 0.01)]
)
def test_ticks_are_round_and_enough(far_m: float, near_m: float) -> None:
    ticks = ticks_m(1 / far_m, 1 / near_m)
    assert ticks == sorted(ticks)
    assert all(near_m <= tick <= far_m for tick in ticks)
    assert len(ticks) >= 2
    assert all(float(f"{tick:.2g}") == tick for tick in ticks)


def test_labels_stand_where_their_colour_is() -> None:
    places = dict(_places([1.0, 2.0, 4.0], 0.25, 1.0, 301, 1.0))
    assert places == {1.0: 0, 2.0: 200, 4.0: 300}  # linear in inverse depth


def test_crowded_labels_are_left_out() -> None:
    assert len(_places([10.0, 11.0, 12.0, 13.0], 0.01, 1.0, 100, 12.0)) == 1


@pytest.mark.parametrize("size", [(400, 600), (20, 30), (1, 1)])
def test_the_bar_runs_from_near_to_far(size: tuple[int, int]) -> None:
    picture = np.full((*size, 3), 7, np.uint8)
    wide = with_legend(picture, "viridis", far_inv=0.1, near_inv=1.0)
    assert wide.shape[0] == size[0]
    np.testing.assert_array_equal(wide[:, : size[1]], picture)
    if size[0] < 100:
        return
    column = wide[:, size[1] + 20]
    bar = column[(column != 255).any(axis=1)]
    np.testing.assert_array_equal(bar[0], lut("viridis")[-1])
    np.testing.assert_array_equal(bar[-1], lut("viridis")[0])
