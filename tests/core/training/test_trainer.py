"""Short training runs of a tiny network on views made here."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.errors import DataError, UsageError
from core.network.config import COMPACT, ConvConfig
from core.network.depth_pro import DepthPro, build_network
from core.training.augment import NO_AUGMENTATION, View, example
from core.training.curriculum import CURRICULA, Stage, Term
from core.training.data import Batch, RenderedViews, SensorFrames, collate
from core.training.initial import prepare
from core.training.trainer import CHECKPOINT, Trainer

TINY = replace(COMPACT, encoder=ConvConfig(input_pixels=96 * 64), decoder_dim=16, head_dims=(16, 8))
STAGE = replace(
    CURRICULA["compact"][0],
    name="test",
    minutes=float("inf"),
    steps=3,
    batch_size=2,
    warm_up_steps=1,
    aspects=((1.5, 1.0),),
    input_pixels=96 * 64,
)


def view(seed: int, *, real: bool = False) -> View:
    """Brightness tells the depth: something to learn within a few steps."""
    random = np.random.default_rng(seed)
    inverse = np.full((64, 96), 0.2, np.float32)
    top, left = random.integers(0, 32), random.integers(0, 48)
    inverse[top : top + 32, left : left + 48] = 0.9
    rgb = np.repeat((inverse * 250).astype(np.uint8)[..., None], 3, axis=2)
    return View(rgb, inverse, np.ones((64, 96), bool), 80.0, real=real)


def batch() -> Batch:
    random = np.random.default_rng(0)
    views = [view(seed, real=seed % 3 == 0) for seed in range(4)]
    return collate(
        [example(v, size=(64, 96), config=NO_AUGMENTATION, random=random) for v in views]
    )


def network() -> DepthPro:
    torch.manual_seed(4)
    built = build_network(TINY)
    prepare(built, None)
    return built


def trainer(out: Path, *, stages: tuple[Stage, ...] = (STAGE,), **options: object) -> Trainer:
    folder = out / "views"
    if not folder.exists():
        write_views(folder)
    return Trainer(
        network(),
        stages,
        rendered=lambda: [RenderedViews(folder)],
        real=list,
        out=out / "run",
        accelerator="cpu",
        precision="32-true",
        workers=0,
        **options,  # type: ignore[arg-type]
    )


def write_views(folder: Path) -> None:
    part = folder / "part-00"
    part.mkdir(parents=True)
    for number in range(4):
        made = view(number)
        Image.fromarray(made.rgb).save(part / f"{number}.jpg")
        np.save(part / f"{number}.npy", made.inverse.astype(np.float16))
    lines = [json.dumps({"id": str(n), "f_px": 80.0}) + "\n" for n in range(4)]
    (part / "index.jsonl").write_text("".join(lines))


def test_a_few_steps_lower_the_loss(tmp_path: Path) -> None:
    running = trainer(tmp_path)
    stage = replace(STAGE, steps=1000, learning_rate=3e-3, final_rate=3e-3)
    totals = [running.step(batch(), stage)["total"] for _ in range(12)]
    assert totals[-1] < 0.7 * totals[0]


@pytest.mark.parametrize("stage", CURRICULA["compact"], ids=lambda stage: stage.name)
def test_every_parameter_gets_a_finite_gradient(tmp_path: Path, stage: Stage) -> None:
    running = trainer(tmp_path)
    gradients = {}
    for name, parameter in running.network.module.named_parameters():
        parameter.register_hook(lambda g, name=name: gradients.__setitem__(name, g.abs().sum()))
    running.step(batch(), replace(stage, minutes=1e9))
    names = [name for name, _ in running.network.module.named_parameters()]
    # The coarsest fusion block has no skip for its first residual unit.
    used = [name for name in names if not name.startswith("decoder.fusions.4.resnet1")]
    assert sorted(gradients) == sorted(used)
    assert all(torch.isfinite(total) for total in gradients.values())
    assert sum(float(total) > 0 for total in gradients.values()) > 0.9 * len(used)


def test_a_run_ends_with_a_checkpoint_and_an_export(tmp_path: Path) -> None:
    exported: list[DepthPro] = []
    running = trainer(tmp_path, on_export=exported.append)
    running.run()
    assert running.position.updates == 3
    assert (tmp_path / "run" / CHECKPOINT).is_file()
    assert exported == [running.averaged]


def test_a_run_goes_on_where_it_was_saved(tmp_path: Path) -> None:
    first = trainer(tmp_path)
    first.step(batch(), STAGE)
    first.save()
    second = trainer(tmp_path)
    assert second.position.updates == second.position.step == 1
    for old, new in zip(
        first.network.module.parameters(), second.network.module.parameters(), strict=True
    ):
        assert torch.equal(old, new)
    second.run()
    assert second.position.updates == 3


def test_a_broken_checkpoint_is_named(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / CHECKPOINT).write_bytes(b"nothing")
    with pytest.raises(DataError, match=r"last\.ckpt"):
        trainer(tmp_path)


def test_the_average_follows_the_weights_slowly(tmp_path: Path) -> None:
    running = trainer(tmp_path)
    before = [p.clone() for p in running.averaged.parameters()]
    running.position.updates = 10_000
    running.step(batch(), STAGE)
    weights = running.network.module.parameters()
    for old, mean, new in zip(before, running.averaged.parameters(), weights, strict=True):
        assert torch.allclose(mean, old.lerp(new, 1 - STAGE.ema), atol=1e-6)


def test_batch_statistics_stay_those_of_the_encoder(tmp_path: Path) -> None:
    running = trainer(tmp_path)
    before = {n: b.clone() for n, b in running.network.module.named_buffers()}
    running.step(batch(), STAGE)
    for name, buffer in running.network.module.named_buffers():
        assert torch.equal(buffer, before[name])


def test_an_unknown_loss_is_named(tmp_path: Path) -> None:
    stage = replace(STAGE, terms=(Term("magic", 1.0),))
    with pytest.raises(UsageError, match="magic"):
        trainer(tmp_path, stages=(stage,))


def test_sensor_frames_of_the_reference_data_open(shared: Path) -> None:
    frames = SensorFrames(shared / "data" / "train" / "hololens_office")
    assert len(frames) == 187
    loaded = frames.load(0)
    assert 0.3 < 1 / np.median(loaded.inverse[loaded.valid]) < 10
