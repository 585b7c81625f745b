"""Occluding contours against their definition, pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.contours import (
    CODE_STEP_PERCENT,
    MAX_CODED_PERCENT,
    contour_mask,
    first_code,
    neighbour_ratio,
    ratio_codes,
    thinned_contours,
)
from core.types import FloatMap, Mask

QUANTISED = [CODE_STEP_PERCENT * step for step in range(255)]


def by_definition(canonical: FloatMap, percent: float) -> Mask:
    depth = 1 / np.maximum(canonical.astype(np.float64), 1e-4)
    height, width = depth.shape
    mask = np.zeros(depth.shape, np.bool_)
    for row in range(height):
        for column in range(width):
            for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                r, c = row + down, column + right
                if 0 <= r < height and 0 <= c < width:
                    mask[row, column] |= depth[r, c] / depth[row, column] > 1 + percent / 100
    return mask


def noisy(shape: tuple[int, int], seed: int = 0) -> FloatMap:
    return np.random.default_rng(seed).uniform(0.5, 0.8, shape).astype(np.float32)


def blurred_edge(angle_deg: float, side: int = 40) -> FloatMap:
    """A near half-plane before a far one, the edge smeared over several pixels."""
    v, u = np.mgrid[:side, :side] - (side - 1) / 2
    across = u * np.cos(np.radians(angle_deg)) + v * np.sin(np.radians(angle_deg))
    return (0.6 + 0.4 * np.tanh(across / 2.5)).astype(np.float32)


@pytest.mark.parametrize("shape", [(9, 14), (1, 6), (6, 1)])
@pytest.mark.parametrize("percent", [1, 10, 37.3])
def test_mask_is_the_definition(shape: tuple[int, int], percent: float) -> None:
    canonical = noisy(shape)
    mask = contour_mask(neighbour_ratio(canonical), percent=percent)
    np.testing.assert_array_equal(mask, by_definition(canonical, percent))


def test_contours_lie_on_the_near_side() -> None:
    canonical = np.array([[1.0, 1.0, 0.5, 0.5]], np.float32)
    ratio = neighbour_ratio(canonical)
    np.testing.assert_allclose(ratio, [[1, 2, 1, 1]])
    np.testing.assert_array_equal(contour_mask(ratio, percent=10), [[False, True, False, False]])


def test_ratio_does_not_change_with_focal_length_or_scale() -> None:
    canonical = noisy((8, 8))
    np.testing.assert_allclose(
        neighbour_ratio(canonical * np.float32(7.3)), neighbour_ratio(canonical), rtol=1e-6
    )


def test_where_nothing_is_seen_there_are_no_contours() -> None:
    canonical = np.array([[0, 1e-9, 5e-5, 1e-4]], np.float32)
    np.testing.assert_array_equal(neighbour_ratio(canonical), np.ones((1, 4)))


def test_a_single_pixel_has_no_contour() -> None:
    assert not contour_mask(neighbour_ratio(np.ones((1, 1), np.float32)), percent=1).any()


def test_codes_equal_the_mask_at_every_quantised_threshold() -> None:
    # The thresholds themselves, rounded to float32, and both float32 neighbours of each.
    at = (1 + np.array(QUANTISED) / 100).astype(np.float32)
    below, above = np.nextafter(at, np.float32(0)), np.nextafter(at, np.float32(9))
    spread = np.random.default_rng(3).uniform(0.9, 1.8, 3000).astype(np.float32)
    ratio = np.concatenate([at, below, above, spread, [0, 1e4]]).astype(np.float32)[None]
    codes = ratio_codes(ratio)
    assert codes.dtype == np.uint8
    for percent in QUANTISED:
        np.testing.assert_array_equal(
            codes >= first_code(percent), contour_mask(ratio, percent=percent)
        )


@given(st.floats(0, MAX_CODED_PERCENT))
def test_codes_are_within_a_quarter_percent_elsewhere(percent: float) -> None:
    ratio = (1 + np.arange(0, 70, 0.02, dtype=np.float32) / 100)[None]
    shown = ratio_codes(ratio) >= first_code(percent)
    assert shown[contour_mask(ratio, percent=percent + 0.25)].all()
    assert not shown[~contour_mask(ratio, percent=percent - 0.25)].any()


@pytest.mark.parametrize("percent", [64.0, 500.0])
def test_thresholds_beyond_the_codes_saturate(percent: float) -> None:
    assert first_code(percent) == first_code(MAX_CODED_PERCENT) == 255


@pytest.mark.parametrize("angle_deg", [0, 17, 45, 63, 90, 135, 200, 270])
def test_thinned_contours_of_an_edge_are_one_pixel_wide(angle_deg: float) -> None:
    canonical = blurred_edge(angle_deg)
    mask = contour_mask(neighbour_ratio(canonical), percent=5)
    thin = thinned_contours(canonical, percent=5)
    assert mask.sum() > 2.5 * thin.sum()  # the edge is wide indeed
    assert not (thin & ~mask).any()
    lines = thin if abs(np.cos(np.radians(angle_deg))) > 0.7 else thin.T
    in_line = lines.sum(axis=1)[2:-2]  # at the border a neighbour is missing
    assert in_line.min() == 1  # no gap
    assert in_line.max() <= 2  # two only where a slanted line steps


def test_thinned_contours_keep_the_largest_ratio_of_a_run() -> None:
    depth = np.array([[1, 1.2, 1.5, 2.0, 2.3, 2.3]], np.float32)
    thin = thinned_contours((1 / depth).astype(np.float32), percent=10)
    # Ratios along the run: 1.2, 1.25, 1.33, 1.15.
    np.testing.assert_array_equal(thin, [[False, False, True, False, False, False]])


def test_every_step_of_a_staircase_keeps_its_contour() -> None:
    depth = np.array([[1, 1.5, 1.5, 1.5, 1.8, 1.8, 3.6]], np.float32)
    thin = thinned_contours((1 / depth).astype(np.float32), percent=10)
    np.testing.assert_array_equal(np.flatnonzero(thin), [0, 3, 5])


def test_both_sides_of_a_pole_keep_their_contour() -> None:
    canonical = np.full((6, 9), 0.2, np.float32)
    canonical[:, 2:7] = 1.0
    thin = thinned_contours(canonical, percent=10)
    np.testing.assert_array_equal(np.flatnonzero(thin.all(axis=0)), [2, 6])
    assert thin.sum() == 12


@pytest.mark.parametrize("seed", range(4))
def test_thinned_contours_are_a_subset_without_full_blocks(seed: int) -> None:
    canonical = noisy((50, 60), seed)
    thin = thinned_contours(canonical, percent=1)
    assert not (thin & ~contour_mask(neighbour_ratio(canonical), percent=1)).any()
    assert thin.any()
    assert not (thin[:-1, :-1] & thin[1:, :-1] & thin[:-1, 1:] & thin[1:, 1:]).any()


@pytest.mark.parametrize("turned", [1, 7, 30])
def test_thinned_contours_of_a_whole_turn_are_the_same_wherever_it_begins(turned: int) -> None:
    canonical = noisy((20, 60), 5)
    thin = thinned_contours(canonical, percent=1, wraps=True)
    again = thinned_contours(np.roll(canonical, turned, axis=1), percent=1, wraps=True)
    np.testing.assert_array_equal(again, np.roll(thin, turned, axis=1))


def test_a_step_at_the_edge_of_a_whole_turn_is_a_thinned_contour() -> None:
    canonical = np.full((6, 9), 0.2, np.float32)
    canonical[:, :4] = 1.0
    thin = thinned_contours(canonical, percent=10, wraps=True)
    np.testing.assert_array_equal(np.flatnonzero(thin.all(axis=0)), [0, 3])


def test_a_flat_wall_has_no_thinned_contours() -> None:
    assert not thinned_contours(np.ones((5, 5), np.float32), percent=1).any()
