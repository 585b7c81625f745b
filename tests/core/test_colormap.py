"""core.colormap."""

from __future__ import annotations

import numpy as np
import pytest

from core.colormap import (
    COLORMAPS,
    UNKNOWN_GREY,
    auto_range,
    colourise,
    colourise_error,
    colourise_signed,
    lut,
)


@pytest.mark.parametrize("name", COLORMAPS)
def test_every_map_has_256_distinct_ends(name):
    colours = lut(name)
    assert colours.shape == (256, 3)
    assert colours.dtype == np.uint8
    assert np.abs(colours[0].astype(int) - colours[-1]).max() > 60


def test_near_is_red_in_turbo_and_light_in_the_others():
    near = lut("turbo")[-1].astype(int)
    assert near[0] > 2 * max(near[1], near[2])
    for name in ("viridis", "magma", "inferno", "cividis", "grey"):
        assert lut(name)[-1].astype(int).sum() > lut(name)[0].astype(int).sum()


def test_lightness_of_the_perceptual_maps_only_rises():
    for name in ("viridis", "magma", "inferno", "cividis", "grey"):
        luma = lut(name).astype(float) @ [0.2126, 0.7152, 0.0722]
        assert np.all(np.diff(luma) > -1), name


def test_the_table_is_shared_and_cannot_be_changed():
    assert lut("magma") is lut("magma")
    with pytest.raises(ValueError, match="read-only"):
        lut("magma")[0] = 0


def test_an_unknown_map_is_named():
    with pytest.raises(KeyError, match="jet"):
        lut("jet")


def test_auto_range_leaves_out_the_outliers():
    values = np.linspace(0, 1, 10_000, dtype=np.float32).reshape(100, 100)
    values[0, 0], values[0, 1] = 1e6, np.nan
    far, near = auto_range(values)
    assert far == pytest.approx(0.02, abs=1e-3)
    assert near == pytest.approx(0.98, abs=1e-3)


@pytest.mark.parametrize("value", [0.0, 3.0, 1e5, np.nan])
def test_auto_range_of_a_flat_map_is_not_empty(value):
    far, near = auto_range(np.full((4, 5), value, np.float32))
    assert far < near


def test_auto_range_of_a_large_map_is_that_of_a_sample():
    values = np.random.default_rng(0).normal(size=(1500, 40)).astype(np.float32)
    far, near = auto_range(values)
    assert (far, near) == pytest.approx(np.percentile(values, (2, 98)), abs=0.1)


def test_colours_are_linear_in_inverse_depth_and_held_at_the_ends():
    values = np.array([[-1.0, 1.0, 2.0, 3.0, 9.0, np.nan, np.inf]], np.float32)
    shown = colourise(values, name="grey", far_inv=1, near_inv=3)
    assert shown.shape == (1, 7, 3)
    assert shown[0, :, 0].tolist() == [0, 0, 128, 255, 255, 0, 255]


def test_signed_values_are_blue_white_red_and_unknown_ones_grey() -> None:
    values = np.array([[-2.0, 0.0, 2.0, np.nan]], np.float32)
    near, none, far, unknown = colourise_signed(values, limit=1.0)[0].astype(int)
    assert near[2] > near[0]
    assert none.min() > 220
    assert far[0] > far[2]
    assert (unknown == UNKNOWN_GREY).all()


def test_errors_grow_brighter_and_unknown_ones_are_grey() -> None:
    values = np.array([[0.0, 20.0, 45.0, 90.0, np.nan]], np.float32)
    none, some, worst, beyond, unknown = colourise_error(values, limit=45.0)[0].astype(int)
    assert none.sum() < 30 < some.sum() < worst.sum()
    assert (beyond == worst).all()
    assert (unknown == UNKNOWN_GREY).all()
