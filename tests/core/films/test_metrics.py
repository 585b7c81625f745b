"""Flicker and accuracy of depth that moves, by hand."""

import math

import numpy as np
import pytest

from core.errors import UsageError
from core.films.metrics import flicker, frame_flicker, shot_abs_rel, static_pixels
from tests.core.films.moving_pictures import slope

TRUE = slope()


def test_depth_that_moves_with_the_truth_does_not_flicker() -> None:
    factor = np.float32(1.01)
    assert frame_flicker(3 * TRUE, 3 * TRUE * factor, TRUE, TRUE * factor) == pytest.approx(
        0, abs=1e-6
    )


def test_flicker_is_the_change_of_log_depth_that_the_truth_has_not() -> None:
    value = frame_flicker(TRUE, TRUE * np.float32(1.05), TRUE, TRUE)
    assert value == pytest.approx(math.log(1.05), rel=1e-4)


def test_pixels_that_change_in_truth_or_have_none_are_not_static() -> None:
    after = TRUE.copy()
    after[:40] *= 2
    after[40:50] = 0
    after[50:60] = np.nan
    static = static_pixels(TRUE, after)
    assert not static[:60].any()
    assert static[60:].all()
    assert frame_flicker(TRUE, TRUE, TRUE, TRUE * 0) is None


def test_cuts_do_not_count() -> None:
    estimates = [TRUE, TRUE * np.float32(1.02), TRUE * 5, TRUE * np.float32(5.1)]
    value = flicker(estimates, [TRUE] * 4, [True, False, True, False])
    assert value == pytest.approx(math.log(1.02), rel=1e-3)
    assert math.isnan(flicker([TRUE], [TRUE], [True]))


def test_one_scale_and_shift_serve_a_shot() -> None:
    truths = np.stack([TRUE, TRUE * np.float32(0.9)])
    assert shot_abs_rel(4 * truths + np.float32(0.3), truths) == pytest.approx(0, abs=1e-4)
    wandering = np.stack([TRUE, TRUE * np.float32(1.8)])
    assert shot_abs_rel(wandering, truths) > 0.1
    with pytest.raises(UsageError):
        shot_abs_rel(truths, truths * 0)


def test_two_estimates_are_compared_under_one_scale_and_shift() -> None:
    truths = np.stack([TRUE, TRUE * np.float32(0.9)])
    noise = np.random.default_rng(0).normal(0, 0.01, truths.shape).astype(np.float32)
    noisy, own = truths + noise, shot_abs_rel(truths + noise, truths)
    assert shot_abs_rel(noisy, truths, fitted=noisy) == own
    assert shot_abs_rel(truths, truths, fitted=noisy) < own
    assert shot_abs_rel(2 * truths, truths, fitted=noisy) > 0.3
