"""core.metrics.depth: each figure and alignment against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UsageError
from core.metrics.depth import align, depth_figures

ALL = np.ones((1, 4), bool)
TRUE = np.array([[1.0, 2.0, 4.0, 8.0]])


def test_a_perfect_prediction():
    figures = depth_figures(TRUE, TRUE, ALL)
    assert figures["delta1"] == figures["delta2"] == figures["delta3"] == 1
    assert all(figures[key] == 0 for key in ("abs_rel", "log10", "rmse", "silog"))


def test_each_figure_by_hand():
    pred = np.array([[1.0, 2.6, 2.4, 16.0]])  # ratios 1, 1.3, 1.667, 2
    figures = depth_figures(pred, TRUE, ALL)
    assert figures["delta1"] == 0.25
    assert figures["delta2"] == 0.5
    assert figures["delta3"] == 0.75
    assert figures["abs_rel"] == pytest.approx((0 + 0.3 + 0.4 + 1) / 4)
    logs = [math.log(r) for r in (1, 1.3, 0.6, 2)]
    mean = sum(logs) / 4
    assert figures["log10"] == pytest.approx(sum(abs(g) for g in logs) / 4 / math.log(10))
    assert figures["rmse"] == pytest.approx(math.sqrt((0.36 + 2.56 + 64) / 4))
    variance = sum(g * g for g in logs) / 4 - mean**2
    assert figures["silog"] == pytest.approx(100 * math.sqrt(variance))


def test_delta_excludes_its_limit():
    limits = np.array([[1.25, 1.25**2, 1.25**3, 1.0]])
    figures = depth_figures(limits, np.ones((1, 4)), ALL)
    assert figures["delta2"] <= 0.75
    assert figures["delta1"] <= 0.5


def test_silog_ignores_a_common_factor():
    assert depth_figures(3 * TRUE, TRUE, ALL)["silog"] == pytest.approx(0, abs=1e-6)


def test_only_valid_pixels_count():
    valid = np.array([[True, True, False, False]])
    pred, true = np.array([[1.0, 2.0, 99.0, np.nan]]), np.array([[1.0, 2.0, 0.0, np.inf]])
    assert depth_figures(pred, true, valid)["rmse"] == 0


def test_depth_zero_and_infinity_give_finite_figures():
    figures = depth_figures(np.array([[0.0, np.inf, 4.0, 8.0]]), TRUE, ALL)
    assert all(math.isfinite(value) for value in figures.values())
    assert figures["delta3"] == 0.5


def test_messages():
    with pytest.raises(UsageError, match="no valid pixel"):
        depth_figures(TRUE, TRUE, ~ALL)
    with pytest.raises(UsageError, match="not a number at 1 of 4"):
        depth_figures(np.array([[np.nan, 1, 1, 1]]), TRUE, ALL)
    with pytest.raises(UsageError, match="Resize"):
        depth_figures(TRUE.T, TRUE, ALL)
    with pytest.raises(UsageError, match="median inverse depth is 0"):
        align(np.zeros((1, 4)), TRUE, ALL, "scale")


def test_no_alignment_changes_nothing():
    pred = np.array([[100.0, -1.0, 0.0, 5.0]])
    np.testing.assert_array_equal(align(pred, TRUE, ALL, "none"), pred)


def test_scale_is_the_ratio_of_medians():
    pred = np.array([[1.0, 3.0, 5.0, 6.0]])  # median 4, the truth's is 3
    np.testing.assert_allclose(align(pred, TRUE, ALL, "scale"), 0.75 * pred)


def test_alignment_is_held_within_half_and_double_the_valid_truth():
    true = np.array([[1.0, 2.0, 2.0, 1000.0]])
    valid = np.array([[True, True, True, False]])
    pred = np.array([[-4.0, 2.0, 2.0, 400.0]])
    np.testing.assert_allclose(align(pred, true, valid, "scale"), [[0.5, 2.0, 2.0, 4.0]])


def test_scale_shift_is_the_least_squares_line():
    rng = np.random.default_rng(0)
    true = rng.uniform(1, 2, (5, 6))
    pred = 3 * true - 0.4 + 0.1 * rng.normal(size=true.shape)
    design = np.stack([pred.ravel(), np.ones(pred.size)], axis=1)
    expected = design @ np.linalg.lstsq(design, true.ravel(), rcond=None)[0]
    aligned = align(pred, true, np.ones(true.shape, bool), "scale-shift")
    np.testing.assert_allclose(aligned.ravel(), expected, atol=1e-9)


def test_scale_shift_of_a_flat_prediction_is_the_mean():
    aligned = align(np.full((1, 4), 7.0), TRUE, ALL, "scale-shift")
    np.testing.assert_allclose(aligned, TRUE.mean())


@given(scale=st.floats(0.01, 100), shift=st.floats(-5, 5))
def test_scale_shift_undoes_any_line(scale, shift):
    np.testing.assert_allclose(align(scale * TRUE + shift, TRUE, ALL, "scale-shift"), TRUE, 1e-6)


@given(scale=st.floats(0.001, 1000))
def test_scale_undoes_any_factor(scale):
    np.testing.assert_allclose(align(scale * TRUE, TRUE, ALL, "scale"), TRUE, 1e-9)
