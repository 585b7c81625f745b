"""The laptop's configuration from start to end, only shorter; what it writes opens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from core.cli import main
from core.training import config as configs
from core.training.config import CONFIGS
from core.training.run import train
from core.training.synthetic import textures
from core.weights.load import load_network
from tests.core.training.tiny import SMALL, tiny_config, write_views


def test_the_laptop_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop = CONFIGS["laptop"]
    stages = tuple(replace(stage, steps=2, **SMALL) for stage in laptop.stages)
    changes = {"sample_views": 8, "workers": 0, "accelerator": "cpu", "precision": "32-true"}
    short = replace(laptop, stages=stages, threads=1, **changes)
    monkeypatch.setitem(configs.CONFIGS, "laptop", short)
    monkeypatch.setattr(textures, "PROCEDURAL_PER_CATEGORY", 1)  # half the minute otherwise
    out = tmp_path / "out"
    assert main(["train", "--config", "laptop", "--out", str(out)]) == 0
    assert str(out / "last.safetensors") in capsys.readouterr().out
    for name in ("best", "last"):
        load_network(out / f"{name}.safetensors", configs.PRESETS["compact"], dtype=torch.float32)
    assert list((out / "tensorboard").glob("events*"))


def test_the_networks_random_part_follows_the_seed(tmp_path: Path) -> None:
    folder = write_views(tmp_path / "views")
    first, same, other = (
        train(tiny_config(folder, seed=seed), tmp_path / name).state_dict()
        for name, seed in (("a", 3), ("b", 3), ("c", 4))
    )
    assert all(torch.equal(first[name], same[name]) for name in first)
    assert not all(torch.equal(first[name], other[name]) for name in first)
