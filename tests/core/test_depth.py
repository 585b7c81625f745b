"""Metric depth from canonical inverse depth."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from core.depth import (
    depth_from_inverse,
    full_size_depth,
    inverse_depth,
    resize_map,
    resize_rows,
)
from core.types import Estimate, FloatMap, ModelInfo, Size

INFO = ModelInfo("compact", "0" * 64, "cpu", "float32")


def estimate(canonical: FloatMap, size: Size) -> Estimate:
    return Estimate(canonical, 50.0, size, INFO)


def test_inverse_depth_takes_the_photos_width_not_the_grids() -> None:
    canonical = np.full((3, 5), 0.25, np.float32)
    inverse = inverse_depth(estimate(canonical, Size(40, 20)), focal_px=80.0)
    assert inverse.dtype == np.float32
    assert inverse.shape == (3, 5)
    np.testing.assert_allclose(inverse, 0.25 * 40 / 80)


def test_scale_multiplies_depth() -> None:
    source = estimate(np.full((2, 2), 0.5, np.float32), Size(10, 8))
    once = depth_from_inverse(inverse_depth(source, focal_px=20.0))
    thrice = depth_from_inverse(inverse_depth(source, focal_px=20.0, scale=3.0))
    np.testing.assert_allclose(once, 4.0)
    np.testing.assert_allclose(thrice, 12.0)


def test_depth_is_clamped_to_ten_kilometres_and_a_tenth_of_a_millimetre() -> None:
    depth = depth_from_inverse(np.array([[0.0, -1.0, 1e-5, 0.5, 1e9]], np.float32))
    np.testing.assert_allclose(depth, [[1e4, 1e4, 1e4, 2.0, 1e-4]], rtol=1e-6)
    assert depth.dtype == np.float32


def test_resize_puts_samples_between_cell_centres() -> None:
    values = np.array([[0.0, 1.0]], np.float32)
    # Four columns over two cells: centres at -0.25, 0.25, 0.75, 1.25 cells.
    expected = [[0, 0.25, 0.75, 1.0]] * 2
    np.testing.assert_allclose(resize_map(values, Size(4, 2)), expected, atol=1e-7)


def test_resize_agrees_with_another_library() -> None:
    values = np.random.default_rng(1).random((6, 9)).astype(np.float32)
    other = Image.fromarray(values).resize((31, 14), Image.Resampling.BILINEAR)
    np.testing.assert_allclose(resize_map(values, Size(31, 14)), np.asarray(other), atol=1e-5)


def test_resize_leaves_a_read_only_map_alone(recwarn: pytest.WarningsRecorder) -> None:
    values = np.ones((3, 3), np.float32)
    values.setflags(write=False)
    np.testing.assert_array_equal(resize_map(values, Size(3, 3)), values)
    assert not recwarn.list


def test_full_size_depth_interpolates_inverse_depth() -> None:
    canonical = np.array([[0.1, 0.3]], np.float32)
    depth = full_size_depth(estimate(canonical, Size(4, 1)), focal_px=4.0)
    np.testing.assert_allclose(depth, [[10, 1 / 0.15, 4, 1 / 0.3]], rtol=1e-6)
    assert abs(depth[0, 1] - (0.75 * 10 + 0.25 / 0.3)) > 1  # not interpolated as depth


def test_rows_of_several_maps_are_resized_as_one_map_is() -> None:
    maps = np.random.default_rng(3).random((7, 9, 2)).astype(np.float32)
    whole = [resize_map(np.ascontiguousarray(maps[..., n]), Size(31, 40)) for n in range(2)]
    rows = resize_rows(maps, Size(31, 40), 11, 29)
    np.testing.assert_allclose(rows, np.stack(whole, axis=-1)[11:29], atol=1e-6)
