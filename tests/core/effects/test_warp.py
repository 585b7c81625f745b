from __future__ import annotations

import numpy as np
import pytest

from core.effects.warp import Reprojector, Viewpoint, border_zoom
from tests.core.effects.scenes import DISC, FAR_M, FOCAL_PX, NEAR_M, RADIUS, picture

RED = (230, 30, 30)


def redness(rgb: np.ndarray) -> np.ndarray:
    return (rgb[..., 0] > 180) & (rgb[..., 1] < 60)


def test_a_camera_that_stays_sees_the_same() -> None:
    made = Reprojector(picture(), 12).render(Viewpoint(pivot=1 / FAR_M)).astype(int)
    away = np.abs(RADIUS - 30) > 3
    assert np.abs(made - picture().rgb)[away].max() <= 1


def test_nearer_things_move_more() -> None:
    x = 0.06
    made = Reprojector(picture(), 20).render(Viewpoint(x=x, pivot=1 / FAR_M))
    shift = FOCAL_PX * x * (1 / NEAR_M - 1 / FAR_M)
    columns = np.nonzero(redness(made))[1]
    assert columns.mean() == pytest.approx(80 - shift, abs=0.6)
    assert redness(made).sum() == pytest.approx(DISC.sum(), rel=0.04)


def test_gaps_are_filled_from_the_farther_side() -> None:
    made = Reprojector(picture(), 20).render(Viewpoint(x=0.06, pivot=1 / FAR_M))
    uncovered = DISC & (np.hypot(*np.indices(DISC.shape) - np.array([60, 73])[:, None, None]) > 33)
    assert uncovered.sum() > 100
    assert not redness(made)[uncovered].any()
    assert made[uncovered].max() <= 140


def test_what_is_at_the_pivot_keeps_its_size() -> None:
    made = Reprojector(picture(), 20).render(Viewpoint(z=-1.0, pivot=1 / NEAR_M))
    assert redness(made).sum() == pytest.approx(DISC.sum(), rel=0.04)


def test_the_zoom_hides_the_borders_gaps() -> None:
    views = [Viewpoint(x=0.05, pivot=1 / NEAR_M), Viewpoint(x=-0.05, pivot=1 / NEAR_M)]
    zoom = border_zoom(picture(), views, limit=1.2)
    shift = FOCAL_PX * 0.05 * (1 / NEAR_M - 1 / FAR_M)
    assert zoom == pytest.approx(79.5 / (79.5 - shift), rel=1e-3)
    assert border_zoom(picture(), views, limit=1.01) == 1.01
