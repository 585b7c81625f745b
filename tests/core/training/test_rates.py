"""Schedules and what learns, on the small relative of the full network."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.network.depth_pro import build_network
from core.training.curriculum import TrainingStage
from core.training.paper import PAPER_STAGES
from core.training.rates import freeze, make_optimizer, rate, set_rates
from tests.small_depth_pro import SMALL

STAGE = TrainingStage("test", terms=(), learning_rate=1.0, final_rate=0.1, warm_up_steps=10)


@pytest.mark.parametrize(
    ("fraction", "step", "expected"),
    [(0.0, 0, 0.1), (0.005, 4, 0.5), (0.5, 500, 1.0), (0.809, 809, 1.0), (0.811, 811, 0.1)],
)
def test_warm_up_constant_then_a_tenth(fraction: float, step: int, expected: float) -> None:
    assert rate(replace(STAGE, hold=0.81), fraction, step) == pytest.approx(expected)


def test_without_a_hold_a_half_cosine_leads_to_the_final_rate() -> None:
    values = [rate(STAGE, fraction, 100) for fraction in (0.0, 0.5, 1.0)]
    assert values == pytest.approx([1.0, 0.55, 0.1])


def test_every_parameter_is_in_one_group_and_the_encoder_is_slower() -> None:
    network = build_network(SMALL)
    optimizer = make_optimizer(network, PAPER_STAGES[0])
    assert all(group["weight_decay"] == 0 for group in optimizer.param_groups)
    rest, encoder = (list(map(id, group["params"])) for group in optimizer.param_groups)
    assert set(encoder) == {id(p) for p in network.encoder.parameters()}
    assert len(rest) + len(encoder) == len(set(rest) | set(encoder))
    assert set(rest) | set(encoder) == {id(p) for p in network.parameters()}
    set_rates(optimizer, 1.28e-4, PAPER_STAGES[0])
    assert [g["lr"] for g in optimizer.param_groups] == pytest.approx([1.28e-4, 1.28e-5])


def test_the_transformers_norms_stay_as_they_are() -> None:
    network = build_network(SMALL)
    freeze(network, PAPER_STAGES[0], frozenset({"head.0.bias"}))
    fixed = {name for name, p in network.named_parameters() if not p.requires_grad}
    assert "encoder.patch_encoder.blocks.1.norm2.weight" in fixed
    assert "fov.encoder.0.norm.bias" in fixed
    assert "head.0.bias" in fixed
    assert all("norm" in name for name in fixed - {"head.0.bias"})


def test_the_focal_stage_trains_the_focal_head_alone() -> None:
    network = build_network(SMALL)
    freeze(network, PAPER_STAGES[2], frozenset())
    assert {n.split(".")[0] for n, p in network.named_parameters() if p.requires_grad} == {"fov"}
