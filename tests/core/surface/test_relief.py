"""Solids that a printer can take."""

from __future__ import annotations

import numpy as np
import pytest

from core.surface.relief import MAX_SIDE, build_relief

trimesh = pytest.importorskip("trimesh")
SIZES = {"width_mm": 80.0, "base_mm": 2.0, "height_mm": 12.0}


@pytest.mark.parametrize("shape", [(2, 2), (2, 7), (11, 20)])
def test_a_relief_is_watertight_and_of_the_size_asked_for(shape: tuple[int, int]) -> None:
    inverse = np.random.default_rng(2).uniform(0, 1, shape).astype(np.float32)
    solid = build_relief(inverse, aspect=0.75, **SIZES)
    body = trimesh.Trimesh(solid.xyz, solid.faces, process=False)
    assert body.is_watertight
    assert body.is_winding_consistent
    assert body.is_volume
    assert body.extents == pytest.approx([80, 60, 14], rel=1e-6)
    assert body.volume > 80 * 60 * 2


def test_near_stands_out_and_the_photo_is_upright() -> None:
    inverse = np.zeros((5, 5), np.float32)
    inverse[0, 0] = 1  # upper left
    top = build_relief(inverse, aspect=1, **SIZES).xyz
    assert top[top[:, 2].argmax()] == pytest.approx([0, 80, 14])


def test_a_flat_scene_is_a_plate() -> None:
    solid = build_relief(np.full((4, 4), 0.3, np.float32), aspect=1, **SIZES)
    assert solid.xyz[:, 2].max() == pytest.approx(2)


def test_large_grids_are_thinned() -> None:
    solid = build_relief(np.ones((4, MAX_SIDE * 2), np.float32), aspect=1, **SIZES)
    assert len(solid.xyz) < MAX_SIDE * 5


@pytest.mark.parametrize("size", SIZES)
def test_sizes_must_be_above_zero(size: str) -> None:
    with pytest.raises(ValueError, match="above 0 mm"):
        build_relief(np.ones((3, 3), np.float32), aspect=1, **{**SIZES, size: 0})
