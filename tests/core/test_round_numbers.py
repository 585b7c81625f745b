from __future__ import annotations

import pytest

from core.round_numbers import round_down, round_up


@pytest.mark.parametrize(
    ("least", "step"), [(0.0011, 0.002), (0.001, 0.001), (0.0051, 0.01), (0.153, 0.2), (3, 5)]
)
def test_up(least: float, step: float) -> None:
    assert round_up(least) == step


@pytest.mark.parametrize(
    ("most", "step"), [(0.0019, 0.001), (0.002, 0.002), (9.99, 5), (10, 10), (3, 2), (0.3, 0.2)]
)
def test_down(most: float, step: float) -> None:
    assert round_down(most) == step
