"""The paper's curriculum: its numbers, and that it trains the full network's small relative."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from core.training import config as configs
from core.training.config import CONFIGS
from core.training.paper import PAPER_STAGES
from core.training.run import initial_network
from core.training.trainer import Trainer
from tests.core.training.tiny import tiny_config, write_frames, write_views
from tests.small_depth_pro import SMALL

LOSSES = {
    "metric synthetic": {"mae", "ssi_mage"},
    "metric real": {"trimmed_mae"},
    "relative synthetic": {"ssi_mae", "ssi_mage"},
    "relative real": {"ssi_trimmed_mae"},
}


@pytest.mark.parametrize("role", LOSSES)
def test_the_first_stage_has_the_losses_of_every_role(role: str) -> None:
    terms = PAPER_STAGES[0].terms
    seen = {term.loss for term in terms if set(term.on.split()) <= set(role.split())}
    assert seen == LOSSES[role]


def test_lengths_rates_and_batches_are_the_papers() -> None:
    first, second, _ = PAPER_STAGES
    assert [s.steps * s.batch_size for s in (first, second)] == [250 * 72_000, 100 * 72_000]
    for stage in (first, second):
        assert (stage.learning_rate, stage.learning_rate * stage.encoder_rate) == pytest.approx(
            (1.28e-4, 1.28e-5)
        )
        assert stage.warm_up_steps == pytest.approx(0.01 * stage.steps, abs=1)
        assert (stage.clip_norm, stage.batch_size, stage.frozen_norms) == (0.2, 128, True)
        assert (stage.augment.color, stage.augment.blur, stage.augment.crop) == (0.75, 0.3, 0.5)
    assert second.uses == "metric synthetic"
    assert {term.loss for term in second.terms} == {"mae", "mse", "mage", "male", "msge"}


def test_it_trains_a_small_full_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(configs.PRESETS, "small", SMALL)
    folders = (
        write_views(tmp_path / "views"),
        write_frames(tmp_path / "frames", 2),
        write_frames(tmp_path / "relative", 2, kind="relative", fx=None),
    )
    stages = tuple(replace(stage, steps=1, batch_size=3, warm_up_steps=0) for stage in PAPER_STAGES)
    plain = tiny_config(*folders, preset="small", stages=stages)
    config = replace(plain, micro_batch=CONFIGS["paper"].micro_batch)
    network = initial_network(config)
    before = {name: p.clone() for name, p in network.named_parameters()}
    trainer = Trainer(network, config, tmp_path / "out")
    trainer.run()
    assert trainer.averaged is trainer.network.module  # the last weights are the result
    after = dict(trainer.averaged.named_parameters())
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert any(name.startswith("encoder.") for name in changed)
    assert any(name.startswith("fov.") for name in changed)
    assert not any(".norm" in name for name in changed if name.startswith("encoder."))
