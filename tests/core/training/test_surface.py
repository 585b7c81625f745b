"""The objective for surfaces: known angles between planes, blind at steps, deaf to scale."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from core.network.depth_pro import NetworkOutput
from core.training.curriculum import Term
from core.training.data import Batch
from core.training.objective import check_terms, count, objective
from core.training.surface import ROUNDING, normal_angle, normals, surfaces

HEIGHT, WIDTH, FOV = 24, 32, 60.0
FOCAL_PX = WIDTH / 2 / math.tan(math.radians(FOV / 2))
KNOWN = torch.ones(1, 1, HEIGHT, WIDTH, dtype=torch.bool)
FIELD = torch.tensor([FOV])


def plane(*, tilt_deg: float, distance: float = 2.0) -> Tensor:
    """Canonical inverse depth (1, 1, H, W) of a plane turned about the vertical."""
    tilt = math.radians(tilt_deg)
    x = (torch.arange(WIDTH) - (WIDTH - 1) / 2) / FOCAL_PX
    inverse = (math.sin(tilt) * x + math.cos(tilt)) / distance
    return (FOCAL_PX / WIDTH * inverse).expand(1, 1, HEIGHT, WIDTH).clone()


def angle(prediction: Tensor, target: Tensor, mask: Tensor = KNOWN) -> float:
    return float(normal_angle(prediction, target, mask, FIELD))


@pytest.mark.parametrize("tilt", [0.0, 30.0, -50.0])
def test_normals_of_a_plane_are_its_normal(tilt: float) -> None:
    found = normals(plane(tilt_deg=tilt), torch.tensor([FOCAL_PX]), 2)
    wanted = [math.sin(math.radians(tilt)), 0.0, math.cos(math.radians(tilt))]
    torch.testing.assert_close(found, torch.tensor(wanted).view(1, 3, 1, 1).expand_as(found))


@pytest.mark.parametrize(("tilt", "other"), [(0, 20), (10, 55), (-30, 30)])
def test_it_is_the_distance_between_the_normals(tilt: float, other: float) -> None:
    chord = 2 * math.sin(math.radians(abs(other - tilt)) / 2)
    expected = math.hypot(chord, ROUNDING) - ROUNDING
    found = angle(plane(tilt_deg=other), plane(tilt_deg=tilt))
    assert found == pytest.approx(expected, abs=1e-4)


def test_a_factor_changes_nothing_and_an_offset_does() -> None:
    target = plane(tilt_deg=40)
    assert angle(3 * target, target) == pytest.approx(0, abs=1e-5)
    assert angle(target + 0.3, target) > 0.05


def test_ripples_that_other_losses_hardly_see_count() -> None:
    target = plane(tilt_deg=0)
    ripples = 0.03 * target * torch.sin(torch.arange(WIDTH) * 2.0)
    assert angle(target + ripples, target) > 0.05


def test_steps_creases_sky_and_unknown_pixels_do_not_count() -> None:
    step = plane(tilt_deg=0)
    step[..., 20:] *= 2
    assert not surfaces(step, KNOWN, 2)[..., 16:20].any()
    assert surfaces(step, KNOWN, 2)[..., :12].all()
    sky = plane(tilt_deg=0)
    sky[..., :12, :] = 0
    assert not surfaces(sky, KNOWN, 2)[..., :10, :].any()
    unknown = KNOWN.clone()
    unknown[..., 5, 5] = False
    assert not surfaces(plane(tilt_deg=0), unknown, 2)[..., 1:6, 1:6].any()


def test_what_is_unknown_may_be_anything_and_gets_no_gradient() -> None:
    target, mask = plane(tilt_deg=10), KNOWN.clone()
    mask[..., :10] = False
    target[~mask] = math.nan
    prediction = plane(tilt_deg=25).requires_grad_()
    normal_angle(prediction, target, mask, FIELD).backward()
    assert prediction.grad is not None
    assert prediction.grad.isfinite().all()
    assert not prediction.grad[..., :10].any()
    assert prediction.grad[..., 12:].any()


def test_a_prediction_of_zeros_has_a_finite_gradient() -> None:
    prediction = (0 * plane(tilt_deg=0)).requires_grad_()
    normal_angle(prediction, plane(tilt_deg=10), KNOWN, FIELD).backward()
    assert prediction.grad is not None
    assert prediction.grad.isfinite().all()


def test_without_any_surface_it_is_zero_and_still_has_a_gradient() -> None:
    prediction = plane(tilt_deg=10).requires_grad_()
    value = normal_angle(prediction, plane(tilt_deg=0), ~KNOWN, FIELD)
    value.backward()
    assert value.item() == 0
    assert prediction.grad is not None


def test_following_its_gradient_turns_a_plane() -> None:
    target = plane(tilt_deg=30)
    prediction = plane(tilt_deg=0).requires_grad_()
    before = angle(prediction.detach(), target)
    optimizer = torch.optim.Adam([prediction], lr=0.01)
    for _ in range(60):
        optimizer.zero_grad()
        normal_angle(prediction, target, KNOWN, FIELD).backward()
        optimizer.step()
    assert angle(prediction.detach(), target) < 0.4 * before


def test_a_stage_asks_for_it_by_name_and_only_where_the_focal_length_is_known() -> None:
    target = torch.cat([plane(tilt_deg=0), plane(tilt_deg=20)])
    batch = Batch(
        rgb=torch.zeros(2, 3, HEIGHT, WIDTH, dtype=torch.uint8),
        canonical=target,
        valid=KNOWN.expand_as(target),
        fov_deg=torch.tensor([FOV, math.nan]),
        real=torch.tensor([False, False]),
        metric=torch.tensor([True, True]),
        scaled=torch.tensor([True, True]),
        focal=torch.tensor([True, False]),
        known=torch.tensor([True, True]),
    )
    term = Term("normal_angle", 2.0, "synthetic")
    check_terms([term])
    assert count(batch, [term]).tolist() == [1]
    output = NetworkOutput(plane(tilt_deg=30).repeat(2, 1, 1, 1), None, torch.zeros(2, 1, 1, 1))
    total, parts = objective(output, batch, [term])
    alone = angle(plane(tilt_deg=30), plane(tilt_deg=0))
    assert parts["normal_angle/synthetic"].item() == pytest.approx(alone)
    assert total.item() == pytest.approx(2 * alone)
