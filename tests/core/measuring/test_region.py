"""Depth within an outline."""

from __future__ import annotations

import numpy as np
import pytest

from core.errors import MeasureError
from core.measuring.region import checked_outline, inside, rectangle, sample, statistics, thirds
from core.types import Size

PHOTO, GRID = Size(400, 200), Size(40, 20)


def ramp() -> np.ndarray:
    """(20, 40): depth 2 m in the first column, 21.5 m in the last one, for 1 m at C = 1."""
    depth = np.broadcast_to(2.0 + 0.5 * np.arange(GRID.width), (GRID.height, GRID.width))
    return (1.0 / depth).astype(np.float32)


def test_a_rectangle_takes_the_cells_whose_centres_it_holds() -> None:
    # Columns 10 to 19 and rows 5 to 14 of a grid that is ten times coarser.
    mask = inside(rectangle((199.0, 149.0), (100.0, 50.0)), PHOTO, GRID)
    rows, columns = np.nonzero(mask)
    assert (columns.min(), columns.max(), rows.min(), rows.max()) == (10, 19, 5, 14)


def test_the_figures_are_those_of_the_depths_within() -> None:
    outline = rectangle((100.0, 50.0), (199.0, 149.0))
    canonical = ramp()
    depth = 3.0 / canonical[5:15, 10:20].astype(np.float64)
    stats = statistics(sample(canonical, outline, PHOTO), 3.0, (25.0, 30.0))
    assert stats.least_m == pytest.approx(depth.min(), rel=1e-6)
    assert stats.mean_m == pytest.approx(depth.mean(), rel=1e-6)
    assert stats.median_m == pytest.approx(np.median(depth), rel=1e-6)
    assert stats.greatest_m == pytest.approx(depth.max(), rel=1e-6)
    expected = (depth < 25).mean(), ((depth >= 25) & (depth <= 30)).mean(), (depth > 30).mean()
    assert stats.shares == pytest.approx(expected)
    assert sum(stats.shares) == pytest.approx(1.0)
    assert (stats.cells, stats.sky) == (100, 0.0)


def test_sky_is_counted_apart() -> None:
    canonical = ramp()
    canonical[:10] = 0.0
    stats = statistics(sample(canonical, rectangle((0, 0), (399, 199)), PHOTO), 1.0, (5.0, 10.0))
    assert stats.sky == pytest.approx(0.5)
    assert stats.greatest_m == pytest.approx(21.5, rel=1e-5)
    held = sample(canonical, rectangle((0, 0), (399, 80)), PHOTO)
    with pytest.raises(MeasureError, match="sky"):
        statistics(held, 1.0, (5.0, 10.0))


def test_a_lasso_is_no_rectangle() -> None:
    triangle = [(0.0, 0.0), (399.0, 0.0), (0.0, 199.0)]
    mask = inside(triangle, PHOTO, GRID)
    assert mask[0, 35]
    assert mask[15, 2]
    assert not mask[15, 35]
    assert mask.mean() == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize("outline", [[], [(1.0, 1.0), (5.0, 5.0)], [(1, 1), (9, 1), (5, 1)]])
def test_outlines_without_an_area_are_refused(outline: list[tuple[float, float]]) -> None:
    with pytest.raises(MeasureError, match="holds nothing"):
        checked_outline(outline)


def test_thirds_are_steps_of_equal_ratio() -> None:
    near, far = thirds(1.0, 27.0)
    assert (near, far) == (pytest.approx(3.0), pytest.approx(9.0))
