"""Filters of a small network's output."""

from __future__ import annotations

import pytest
import torch

from core.network.surfaces import (
    largest_within,
    sharpen_steps,
    smooth,
    smooth_stairs,
    smooth_surfaces,
)


@pytest.mark.parametrize("radius", [0, 1, 2, 3, 5, 11])
def test_the_largest_within_a_square_is_found(radius: int) -> None:
    values = torch.rand(2, 1, 9, 14, generator=torch.Generator().manual_seed(radius))
    expected = torch.stack(
        [
            values[
                ..., max(0, y - radius) : y + radius + 1, max(0, x - radius) : x + radius + 1
            ].amax((-2, -1))
            for y in range(9)
            for x in range(14)
        ],
        -1,
    ).reshape(values.shape)
    assert torch.equal(largest_within(values, radius), expected)


def test_sharpening_turns_a_soft_step_into_a_step_and_keeps_flat_parts() -> None:
    row = torch.tensor([1.0] * 16 + [1.2, 1.8, 2.7] + [3.0] * 16)
    sharp = sharpen_steps(row.expand(1, 1, 16, -1), radius=5)[0, 0, 4]
    assert sharp.tolist() == pytest.approx([1.0] * 17 + [1.0] + [3.0] * 17)


def test_sharpening_makes_no_stairs_of_a_slope() -> None:
    slope = torch.linspace(0.5, 1.5, 60).expand(1, 1, 40, 60)
    torch.testing.assert_close(sharpen_steps(slope, radius=5), slope)


def test_sharpening_leaves_low_steps_soft() -> None:
    row = torch.tensor([1.0] * 12 + [1.01, 1.02, 1.03] + [1.039] * 12).expand(1, 1, 16, -1)
    torch.testing.assert_close(sharpen_steps(row, radius=5), row)


def test_surfaces_lose_their_noise_and_keep_slope_and_step() -> None:
    rough = torch.Generator().manual_seed(0)
    surface = torch.linspace(0.8, 1.2, 96).expand(1, 1, 64, 96).clone()
    surface[..., 48:] *= 2
    noisy = surface * (1 + 0.01 * torch.randn(surface.shape, generator=rough))
    smoothed = smooth_surfaces(noisy)
    error = (smoothed / surface - 1)[0, 0]
    assert error.std(0).max() < 0.0035  # of .01
    assert error.abs().max() < 0.03


def test_smoothing_removes_a_grid_and_keeps_the_mean() -> None:
    grid = torch.tensor([[1.0, 1.2], [0.8, 1.0]]).repeat(6, 8)[None, None]
    smoothed = smooth(grid)
    assert smoothed.shape == grid.shape
    assert torch.allclose(smoothed[..., 2:-2, 2:-2], torch.ones(8, 12), atol=1e-6)


def test_stairs_become_a_slope_and_steps_stay() -> None:
    slope = torch.linspace(1.0, 1.2, 96)
    stairs = slope[1::4].repeat_interleave(4).expand(1, 1, 32, 96).clone()
    stairs[..., 48:] *= 1.5
    smoothed = smooth_stairs(stairs)[0, 0, 16]
    assert (smoothed[1:] == smoothed[:-1]).float().mean() < 0.1
    assert (smoothed[1:] == smoothed[:-1]).float().mean() < (stairs[..., 1:] == stairs[..., :-1])[
        0, 0, 16
    ].float().mean()
    steps = (smoothed[1:] / smoothed[:-1]).log()
    assert steps.argmax() == 47
    assert steps[47] > 0.39  # of .405
    assert steps.sort().values[-2] < 0.01
