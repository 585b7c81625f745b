from __future__ import annotations

import pytest
import torch

from core.grids import disc_mean, filled


@pytest.mark.parametrize("radius", [1.0, 3.4, 7.0])
def test_a_point_becomes_a_disc(radius: float) -> None:
    point = torch.zeros((1, 41, 41))
    point[0, 20, 20] = 1
    disc = disc_mean(point, radius)[0]
    assert float(disc.sum()) == pytest.approx(1, abs=1e-4)
    rows, columns = torch.meshgrid(torch.arange(41) - 20, torch.arange(41) - 20, indexing="ij")
    spread = float((disc * columns**2).sum())
    assert spread == pytest.approx((radius + 0.5) ** 2 / 4, rel=0.25)
    assert float(disc[(rows**2 + columns**2) > (radius + 1.6) ** 2].abs().max()) < 1e-5


def test_a_constant_stays_to_the_border() -> None:
    assert torch.allclose(disc_mean(torch.full((2, 9, 13), 0.7), 4.0), torch.tensor(0.7))


def test_gaps_take_the_colours_around_them() -> None:
    weight = torch.ones((1, 32, 32))
    weight[0, 8:24, 8:24] = 0
    colors = torch.cat((torch.full((1, 32, 32), 0.2), torch.full((1, 32, 32), 0.9)))
    made = filled(colors * weight, weight)
    assert torch.allclose(made, colors, atol=1e-3)
