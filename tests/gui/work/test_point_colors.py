"""Colours of cells by depth and by height."""

from __future__ import annotations

import numpy as np

from core.colormap import lut
from core.measuring.level import FloorPlane
from core.types import Estimate
from gui.snapshot.pictures import CloudColors
from gui.work.point_colors import depth_colors
from tests.sample_estimates import make_estimate

PLANE = FloorPlane(per_u=0.0, per_v=0.004, at_centre=0.1)


def cells(estimate: Estimate) -> np.ndarray:
    return np.arange(0, estimate.canonical_inverse_depth.size, 3)


def test_cells_take_the_colours_of_the_depth_pane() -> None:
    estimate = make_estimate()
    index = cells(estimate)
    canonical = estimate.canonical_inverse_depth.reshape(-1)[index]
    look = CloudColors("depth", "turbo", float(canonical.min()), float(canonical.max()))
    colors = depth_colors(estimate, index, look)
    np.testing.assert_array_equal(colors[canonical.argmax()], lut("turbo")[-1])
    np.testing.assert_array_equal(colors[canonical.argmin()], lut("turbo")[0])


def test_heights_use_the_whole_map_whatever_the_range_of_depth() -> None:
    estimate = make_estimate()
    index = cells(estimate)
    colors = depth_colors(estimate, index, CloudColors("height", "grey", 0.0, 1.0, PLANE))
    heights = PLANE.heights(estimate.canonical_inverse_depth, estimate.image_size)
    grey = colors[np.argsort(heights.reshape(-1)[index]), 0].astype(int)
    assert (np.diff(grey) >= 0).all()
    assert (grey[0], grey[-1]) == (0, 255)


def test_no_cells_have_no_colours() -> None:
    look = CloudColors("height", "grey", 0.0, 1.0, PLANE)
    assert depth_colors(make_estimate(), np.empty(0, np.int32), look).shape == (0, 3)
