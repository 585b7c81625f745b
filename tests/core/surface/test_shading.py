from __future__ import annotations

import numpy as np
import pytest

from core.surface import shading
from core.surface.shading import dark_map, light_map, occlusion
from core.types import Estimate, Size
from tests.sample_estimates import INFO

SIZE = Size(640, 480)


def estimate(canonical: np.ndarray) -> Estimate:
    return Estimate(canonical.astype(np.float32), 60.0, SIZE, INFO)


def lit(canonical: np.ndarray) -> np.ndarray:
    surface = estimate(canonical)
    return light_map(surface, dark_map(surface), focal_px=600.0)


def ramp(rows: int = 60, columns: int = 80) -> np.ndarray:
    """A plane that leans back and to the side."""
    v, u = np.mgrid[:rows, :columns]
    return 0.2 + 0.002 * v + 0.001 * u


def test_a_plane_is_open_however_it_lies() -> None:
    assert occlusion(ramp().astype(np.float32)).max() < 1e-3


def test_a_furrow_is_dark_and_a_ridge_is_not() -> None:
    columns = np.abs(np.arange(81) - 40)
    furrow = np.tile(0.2 + 0.002 * columns, (60, 1)).astype(np.float32)
    dark = occlusion(furrow)
    assert dark[30, 40] > 0.05
    assert dark[30, 40] > 2 * dark[30, 10]
    assert occlusion((0.4 - furrow).astype(np.float32))[30, 40] < 1e-3


def test_what_is_far_in_front_shades_less_than_what_is_near() -> None:
    """A thing a room away throws no halo on the wall behind it."""

    def beside(step: float) -> float:
        canonical = np.full((60, 80), 0.2, np.float32)
        canonical[:, 40:] *= 1 + step
        return float(occlusion(canonical)[30, 38])

    assert beside(0.2) > 2 * beside(20.0)


def test_the_light_of_a_wall_faces_the_camera() -> None:
    light = lit(np.full((60, 80), 0.2))
    assert light.shape == (60, 80, 4)
    assert np.abs(light[..., :3].astype(int) - (127, 127, 0)).max() <= 1
    assert not light[..., 3].any()


def test_a_large_grid_is_shaded_on_fewer_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lit(ramp())
    monkeypatch.setattr(shading, "SHADED_CELLS", 600)
    fewer = lit(ramp())
    assert fewer.shape == whole.shape
    assert np.abs(fewer[..., :3].astype(int) - whole[..., :3]).max() <= 8
