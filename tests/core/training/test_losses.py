"""Losses against slow loops written from the definitions, invariances, gradients."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import Tensor

from core.training import losses

DEPTH_LOSSES = [
    losses.mae,
    losses.mse,
    losses.trimmed_mae,
    losses.ssi_mae,
    losses.ssi_trimmed_mae,
    losses.mage,
    losses.male,
    losses.msge,
    losses.ssi_mage,
    losses.log_mage,
    losses.scale_invariant_log,
    losses.scale_log,
]
SCHARR_X = [[-3, 0, 3], [-10, 0, 10], [-3, 0, 3]]
SCHARR_Y = [[-3, -10, -3], [0, 0, 0], [3, 10, 3]]
LAPLACE = [[0, 1, 0], [1, -4, 1], [0, 1, 0]]


def maps(*, height: int = 37, width: int = 29, seed: int = 3) -> tuple[Tensor, Tensor, Tensor]:
    random = torch.Generator().manual_seed(seed)
    shape = (2, 1, height, width)
    prediction = torch.rand(shape, generator=random, dtype=torch.float64)
    target = torch.rand(shape, generator=random, dtype=torch.float64)
    mask = torch.rand(shape, generator=random) > 0.03
    mask[1, :, :9] = False
    return prediction, target, mask


def slow_normalise(values: list[float]) -> list[float]:
    center = sorted(values)[(len(values) - 1) // 2]
    deviation = sum(abs(v - center) for v in values) / len(values)
    return [(v - center) / deviation for v in values]


def slow_normalised_map(image: np.ndarray, mask: np.ndarray) -> np.ndarray:
    out = np.full(image.shape, np.nan)
    out[mask] = slow_normalise(image[mask].tolist())
    return out


def slow_halve(image: np.ndarray) -> np.ndarray:
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    out = np.empty((rows, columns))
    for y in range(rows):
        for x in range(columns):
            out[y, x] = sum(image[2 * y + j, 2 * x + i] for j in (0, 1) for i in (0, 1)) / 4
    return out


def slow_level(p: np.ndarray, t: np.ndarray, kernels: list, norm: float, power: int) -> float:
    errors = []
    for y in range(p.shape[0] - 2):
        for x in range(p.shape[1] - 2):
            parts = []
            for kernel in kernels:
                both = [0.0, 0.0]
                for number, image in enumerate((p, t)):
                    for j in range(3):
                        for i in range(3):
                            if kernel[j][i] or norm != 1:
                                both[number] += kernel[j][i] * image[y + j, x + i] / norm
                parts.append(abs(both[0] - both[1]) ** power)
            value = sum(parts) / len(parts)
            if not math.isnan(value):
                errors.append(value)
    return sum(errors) / len(errors) if errors else 0.0


def slow_multi_scale(p: np.ndarray, t: np.ndarray, kernels: list, norm: float, power: int) -> float:
    """NaN marks invalid pixels, so that validity spreads by arithmetic alone."""
    total = 0.0
    for _ in range(6):
        if min(p.shape) >= 3:
            total += slow_level(p, t, kernels, norm, power)
        p, t = slow_halve(p), slow_halve(t)
    return total / 6


@pytest.mark.parametrize(
    ("loss", "kernels", "norm", "power", "normalised"),
    [
        (losses.mage, [SCHARR_X, SCHARR_Y], 32, 1, False),
        (losses.male, [LAPLACE], 1, 1, False),
        (losses.msge, [SCHARR_X, SCHARR_Y], 32, 2, False),
        (losses.ssi_mage, [SCHARR_X, SCHARR_Y], 32, 1, True),
    ],
)
def test_multi_scale_losses_equal_slow_loops(loss, kernels, norm, power, normalised) -> None:
    prediction, target, mask = maps()
    expected = []
    images = (value[:, 0].numpy() for value in (prediction, target, mask))
    for p, t, m in zip(*images, strict=True):
        if normalised:
            p, t = slow_normalised_map(p, m), slow_normalised_map(t, m)
        else:
            p, t = np.where(m, p, np.nan), np.where(m, t, np.nan)
        expected.append(slow_multi_scale(p, t, kernels, norm, power))
    assert float(loss(prediction, target, mask)) == pytest.approx(np.mean(expected), rel=1e-6)


def slow_pointwise(name: str, pairs: list[tuple[float, float]]) -> float:
    if name.startswith("ssi"):
        left, right = zip(*pairs, strict=True)
        pairs = list(zip(slow_normalise(list(left)), slow_normalise(list(right)), strict=True))
    if name in ("scale_invariant_log", "scale_log"):
        true = sorted(t for _, t in pairs)
        offset = losses.LOG_OFFSET * true[(len(true) - 1) // 2]
        ratios = [math.log((p + offset) / (t + offset)) for p, t in pairs]
        middle = sorted(ratios)[(len(ratios) - 1) // 2]
        if name == "scale_log":
            return abs(middle)
        return sum(abs(r - middle) for r in ratios) / len(ratios)
    errors = sorted(abs(p - t) ** (2 if name == "mse" else 1) for p, t in pairs)
    if "trimmed" in name:
        errors = errors[: math.ceil(0.8 * len(errors))]
    return sum(errors) / len(errors)


@pytest.mark.parametrize(
    "loss",
    [
        losses.mae,
        losses.mse,
        losses.trimmed_mae,
        losses.ssi_mae,
        losses.ssi_trimmed_mae,
        losses.scale_invariant_log,
        losses.scale_log,
    ],
)
def test_pointwise_losses_equal_slow_loops(loss) -> None:
    prediction, target, mask = maps(height=11, width=13)
    expected = [
        slow_pointwise(loss.__name__, list(zip(p[m].tolist(), t[m].tolist(), strict=True)))
        for p, t, m in zip(prediction, target, mask, strict=True)
    ]
    assert float(loss(prediction, target, mask)) == pytest.approx(np.mean(expected), rel=1e-6)


def test_known_values() -> None:
    ramp = torch.arange(64.0).repeat(64, 1)[None, None]
    mask = torch.ones_like(ramp, dtype=torch.bool)
    nothing = torch.zeros_like(ramp)
    assert float(losses.mae(ramp, nothing, mask)) == pytest.approx(31.5)
    # Slope 1 along x only: the mean of both components is 1/2, and it doubles with each of
    # the scales of 64 to 4 pixels; the sixth has 2 pixels and no derivative.
    assert float(losses.mage(ramp, nothing, mask)) == pytest.approx(0.5 * (1 + 2 + 4 + 8 + 16) / 6)
    assert float(losses.male(ramp, nothing, mask)) == pytest.approx(0.0, abs=1e-5)
    twice = losses.scale_log(2 * ramp + 1e4, ramp + 5e3, mask)
    assert float(twice) == pytest.approx(math.log(2.05 / 1.05), rel=1e-3)


@pytest.mark.parametrize("loss", DEPTH_LOSSES)
def test_is_zero_for_the_target_itself(loss) -> None:
    _, target, mask = maps()
    assert float(loss(target, target, mask)) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("loss", [losses.ssi_mae, losses.ssi_trimmed_mae, losses.ssi_mage])
def test_scale_and_shift_do_not_matter(loss) -> None:
    prediction, target, mask = maps()
    expected = float(loss(prediction, target, mask))
    assert float(loss(3 * prediction + 7, 0.2 * target - 1, mask)) == pytest.approx(expected)
    assert expected > 0.1


@pytest.mark.parametrize("loss", DEPTH_LOSSES)
def test_invalid_pixels_do_not_matter(loss) -> None:
    prediction, target, mask = maps()
    expected = float(loss(prediction, target, mask))
    other = torch.where(mask, prediction, torch.full_like(prediction, 1e3))
    unknown = torch.where(mask, target, torch.full_like(target, torch.nan))
    assert float(loss(other, unknown, mask)) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("loss", DEPTH_LOSSES)
def test_mirrored_images_lose_the_same(loss) -> None:
    both = [value[..., :32, :24] for value in maps()]
    expected = float(loss(*both))
    assert float(loss(*(value.flip(-1) for value in both))) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("loss", DEPTH_LOSSES)
def test_without_a_valid_pixel_is_zero_with_a_gradient(loss) -> None:
    prediction, target, mask = maps()
    prediction.requires_grad_()
    value = loss(prediction, target, torch.zeros_like(mask))
    value.backward()
    assert value.item() == 0.0
    assert prediction.grad is not None
    assert torch.equal(prediction.grad, torch.zeros_like(prediction))


@pytest.mark.parametrize("loss", DEPTH_LOSSES)
def test_an_empty_image_does_not_dilute_the_others(loss) -> None:
    prediction, target, mask = maps()
    alone = float(loss(prediction[:1], target[:1], mask[:1]))
    mask[1] = False
    assert float(loss(prediction, target, mask)) == pytest.approx(alone, rel=1e-12)


@pytest.mark.parametrize("loss", DEPTH_LOSSES)
def test_gradients_are_those_of_finite_differences(loss) -> None:
    prediction, target, mask = maps(height=8, width=7)
    mask[1] = mask[0]
    prediction = (prediction + 0.1).requires_grad_()
    assert torch.autograd.gradcheck(lambda p: loss(p, target, mask), (prediction,), eps=1e-7)


def test_a_coarse_pixel_is_valid_only_where_all_four_are() -> None:
    mask = torch.ones(1, 1, 8, 8, dtype=torch.bool)
    mask[0, 0, 2, 5] = False
    _, coarse = losses._halve(torch.zeros(1, 1, 8, 8), mask)
    assert not coarse[0, 0, 1, 2]
    assert int(coarse.sum()) == 15


def test_focal_losses() -> None:
    predicted, true = torch.tensor([60.0, 90.0]), torch.tensor([50.0, 90.0])
    assert float(losses.focal(predicted, true)) == pytest.approx(50.0)
    ratio = math.log(math.tan(math.radians(30)) / math.tan(math.radians(25)))
    assert float(losses.log_focal(predicted, true)) == pytest.approx(ratio / 2, rel=1e-5)
