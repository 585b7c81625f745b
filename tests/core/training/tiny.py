"""A tiny network, data and runs for tests; importable by processes that tests start."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from core.network.config import COMPACT, ConvConfig
from core.network.depth_pro import DepthPro
from core.training import config as configs
from core.training.augment import TrainingView
from core.training.config import TrainingConfig
from core.training.curriculum import COMPACT_STAGES, TrainingStage
from core.training.paper import LAPTOP_STAGES
from core.training.run import initial_network
from core.training.trainer import Trainer

TINY = replace(COMPACT, encoder=ConvConfig(input_pixels=96 * 64), decoder_dim=16, head_dims=(16, 8))
SMALL = {"batch_size": 2, "aspects": ((1.5, 1.0), (1.0, 1.0)), "input_pixels": 64 * 64}
STAGE: TrainingStage = replace(COMPACT_STAGES[0], name="test", steps=3, warm_up_steps=1, **SMALL)
STAGES = tuple(replace(stage, steps=3, **SMALL) for stage in LAPTOP_STAGES)


def view(seed: int, *, real: bool = False) -> TrainingView:
    """Brightness tells the depth: something to learn within a few steps."""
    random = np.random.default_rng(seed)
    inverse = np.full((64, 96), 0.2, np.float32)
    top, left = random.integers(0, 32), random.integers(0, 48)
    inverse[top : top + 32, left : left + 48] = 0.9
    rgb = np.repeat((inverse * 250).astype(np.uint8)[..., None], 3, axis=2)
    return TrainingView(rgb, inverse, np.ones((64, 96), bool), 80.0, real=real)


def write_views(folder: Path, count: int = 4, *, start: int = 0) -> Path:
    """Rendered views, added to those that are there."""
    part = folder / "part-00"
    part.mkdir(parents=True, exist_ok=True)
    with (part / "index.jsonl").open("a") as index:
        for number in range(start, start + count):
            made = view(number)
            Image.fromarray(made.rgb).save(part / f"{number:06d}.jpg")
            np.save(part / f"{number:06d}.npy", made.inverse.astype(np.float16))
            index.write(json.dumps({"id": f"{number:06d}", "f_px": 80.0}) + "\n")
    return folder


def write_frames(folder: Path, count: int = 1, **changes: object) -> Path:
    """A dataset folder of photos with depth; ``changes`` of every item, or of its files."""
    folder.mkdir(parents=True, exist_ok=True)
    items = []
    for number in range(count):
        made = view(100 + number)
        depth = (1000 / made.inverse).round().astype(np.uint16)
        depth[:, :10] = 0
        Image.fromarray(depth).save(folder / f"{number}.depth.png")
        Image.fromarray(made.rgb).save(folder / f"{number}.jpg")
        item = {"rgb": f"{number}.jpg", "depth": f"{number}.depth.png", "fx": 80.0}
        items.append({k: v for k, v in (item | changes).items() if v is not None})
    (folder / "meta.json").write_text(json.dumps({"items": items}))
    return folder


def tiny_config(*folders: Path, **changes: object) -> TrainingConfig:
    """A run of a few steps on a CPU, in one thread: the machine may be busy."""
    torch.set_num_threads(1)
    configs.PRESETS["tiny"] = TINY
    plain = TrainingConfig(
        data=folders,
        preset="tiny",
        stages=(STAGE,),
        accelerator="cpu",
        precision="32-true",
        frozen_blocks=0,
        threads=1,
        workers=0,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def tiny_network(config: TrainingConfig | None = None) -> DepthPro:
    return initial_network(config or tiny_config())


def tiny_trainer(out: Path, **changes: object) -> Trainer:
    """A trainer on four rendered views."""
    folder = out / "views"
    if not folder.exists():
        write_views(folder)
    config = tiny_config(folder, **changes)
    return Trainer(tiny_network(config), config, out / "run")
