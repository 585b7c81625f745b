"""Snapping on steps whose two sides are known."""

from __future__ import annotations

import numpy as np
import pytest

from core.surface.snap import Side, snap_flying

NEAR, FAR = 1.0, 0.25


def blurred_step(*, vertical: bool) -> np.ndarray:
    """(12, 14) near on one side, far on the other, three values between."""
    row = np.array([NEAR] * 5 + [0.8, 0.6, 0.4] + [FAR] * 6, np.float32)
    step = np.tile(row, (14, 1))
    return np.ascontiguousarray(step.T if vertical else step)


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize(("side", "value"), [("near", NEAR), ("far", FAR)])
def test_nothing_is_left_between_two_surfaces(side: Side, value: float, vertical: bool) -> None:
    step = blurred_step(vertical=vertical)
    snapped, moved = snap_flying(step, percent=10, side=side)
    between = (step != NEAR) & (step != FAR)
    assert moved == np.count_nonzero(between) == 3 * 14
    assert (snapped[between] == np.float32(value)).all()
    np.testing.assert_array_equal(snapped[~between], step[~between])


@pytest.mark.parametrize("side", ["near", "far"])
def test_a_sharp_step_and_a_slope_stay_as_they_are(side: Side) -> None:
    sharp = np.where(np.arange(12) < 5, NEAR, FAR).astype(np.float32) * np.ones((9, 1), np.float32)
    slope = np.linspace(0.5, 0.6, 40, dtype=np.float32)[:, None] * np.ones((1, 9), np.float32)
    for values in (sharp, slope):
        snapped, moved = snap_flying(values, percent=10, side=side)
        assert moved == 0
        np.testing.assert_array_equal(snapped, values)


def test_only_values_of_the_map_appear_and_the_input_is_untouched() -> None:
    values = np.random.default_rng(1).uniform(0, 1, (30, 40)).astype(np.float32)
    before = values.copy()
    snapped, moved = snap_flying(values, percent=10, side="near")
    np.testing.assert_array_equal(values, before)
    assert moved > 0
    assert (snapped >= values).all()
    assert np.isin(snapped, values).all()


def test_the_smallest_maps() -> None:
    for shape in ((1, 1), (1, 5), (2, 2)):
        assert snap_flying(np.ones(shape, np.float32), percent=5, side="far").moved == 0
