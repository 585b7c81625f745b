"""The factor between two frames' depth, and the line that the factors follow."""

import numpy as np
import pytest

from core.films.align import followed_line, scale_step
from core.films.flow import Flow
from tests.core.films.moving_pictures import SHAPE, slope

STILL = Flow(np.zeros((*SHAPE, 2), np.float32), np.ones(SHAPE, np.float32))


def test_a_factor_is_found_among_outliers() -> None:
    before = np.log(slope())
    now = before + np.float32(np.log(1.2))
    now[20:50, 10:90] += 1.5  # 19 % are something else
    now += np.random.default_rng(0).normal(0, 0.02, SHAPE).astype(np.float32)
    assert scale_step(before, now, STILL) == pytest.approx(np.log(1.2), abs=0.01)


def test_only_what_is_surely_the_same_counts() -> None:
    before, sure = np.log(slope()), np.zeros(SHAPE, np.float32)
    now = before + np.float32(0.5)
    now[:, :40] -= np.float32(0.4)
    sure[:, :40] = 1
    assert scale_step(before, now, Flow(STILL.way, sure)) == pytest.approx(0.1, abs=1e-3)


def test_the_flow_is_followed() -> None:
    before = np.log(slope())
    way = STILL.way.copy()
    way[..., 1] = -5
    now = np.roll(before, 5, axis=0) + np.float32(0.3)
    assert scale_step(before, now, Flow(way, STILL.sure)) == pytest.approx(0.3, abs=5e-3)


def test_where_nothing_is_sure_the_same_places_are_compared() -> None:
    before = np.log(slope())
    unsure = Flow(STILL.way, np.zeros(SHAPE, np.float32))
    assert scale_step(before, before - np.float32(0.2), unsure) == pytest.approx(-0.2, abs=1e-3)


def test_a_line_is_its_own_line() -> None:
    levels = 0.3 + 0.05 * np.arange(9)
    assert followed_line(levels, 4, [1.0] * 9) == pytest.approx(levels)


def test_weights_say_which_levels_count() -> None:
    levels = np.asarray([5.0, 1, 2, 3, -7])
    assert followed_line(levels, 2, [0, 1, 1, 1, 0])[2] == pytest.approx(2)
    assert followed_line(levels, 2, [0, 0, 1, 0, 0]).tolist() == [2] * 5
    assert followed_line(np.asarray([4.0]), 0, [1.0]).tolist() == [4]
