"""Pixel and axis conventions, on cameras where every mistake shows."""

from __future__ import annotations

import numpy as np
import pytest

from core.camera import Axes, intrinsics, project, ray_slopes, to_axes, unproject
from core.types import Size

SIZE = Size(7, 4)
FOCAL_PX = 5.0


def test_principal_point_lies_between_the_outer_pixel_centres() -> None:
    intr = intrinsics(SIZE, FOCAL_PX)
    assert (intr.f, intr.cx, intr.cy, intr.size) == (FOCAL_PX, 3.0, 1.5, SIZE)


def test_unproject_follows_the_pinhole_equations() -> None:
    depth = np.arange(1, 29, dtype=np.float32).reshape(4, 7)
    xyz = unproject(depth, intrinsics(SIZE, FOCAL_PX))
    assert xyz.dtype == np.float32
    # Pixel u = 6, v = 1 with Z = 14: X = (6 - 3) 14 / 5, Y = (1 - 1.5) 14 / 5.
    np.testing.assert_allclose(xyz[1, 6], (8.4, -1.4, 14.0), rtol=1e-6)


def test_a_principal_point_at_half_the_width_would_show() -> None:
    xyz = unproject(np.full((4, 7), 5.0, np.float32), intrinsics(SIZE, FOCAL_PX))
    assert xyz[0, 3, 0] == 0
    wrong_x = (3 - SIZE.width / 2) * 5.0 / FOCAL_PX
    assert abs(xyz[0, 3, 0] - wrong_x) > 0.4
    # The right principal point makes the picture's two sides mirror images.
    np.testing.assert_allclose(xyz[:, 0, 0], -xyz[:, -1, 0])
    np.testing.assert_allclose(xyz[0, :, 1], -xyz[-1, :, 1])


def test_a_coarser_grid_has_its_cells_over_the_whole_photo() -> None:
    size, grid = Size(12, 10), Size(3, 5)
    x_slope, y_slope = ray_slopes(grid, intrinsics(size, 2.0))
    # Cells are 4 x 2 pixels: their centres are u = 1.5, 5.5, 9.5 and v = 0.5, 2.5, ...
    np.testing.assert_allclose(x_slope, (np.array([1.5, 5.5, 9.5]) - 5.5) / 2)
    np.testing.assert_allclose(y_slope, (np.array([0.5, 2.5, 4.5, 6.5, 8.5]) - 4.5) / 2)
    wrong = (np.arange(3) * 4 - 5.5) / 2
    assert np.abs(x_slope - wrong).min() > 0.5


@pytest.mark.parametrize("grid", [Size(7, 4), Size(3, 11)])
def test_project_brings_points_back_to_their_pixels(grid: Size) -> None:
    intr = intrinsics(SIZE, FOCAL_PX)
    depth = np.random.default_rng(0).uniform(0.5, 9, (grid.height, grid.width))
    uv = project(unproject(depth.astype(np.float32), intr).reshape(-1, 3), intr)
    u = (np.arange(grid.width) + 0.5) * 7 / grid.width - 0.5
    v = (np.arange(grid.height) + 0.5) * 4 / grid.height - 0.5
    expected = np.stack(np.meshgrid(u, v), axis=-1).reshape(-1, 2)
    assert uv.dtype == np.float32
    np.testing.assert_allclose(uv, expected, atol=1e-5)


def test_opengl_looks_along_negative_z_with_y_up() -> None:
    xyz = np.array([[1, 2, 3]], np.float32)
    np.testing.assert_array_equal(to_axes(xyz, Axes.OPENCV), [[1, 2, 3]])
    np.testing.assert_array_equal(to_axes(xyz, Axes.OPENGL), [[1, -2, -3]])
