"""Short training runs of a tiny network: learning, killing, resuming, sharing, saving."""

from __future__ import annotations

import logging
import math
import multiprocessing
import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from core.errors import DataError, ExportError, UsageError
from core.network.depth_pro import DepthPro
from core.training.augment import NO_AUGMENTATION, example
from core.training.checkpoint import CHECKPOINT
from core.training.curriculum import COMPACT_STAGES, Term, TrainingStage
from core.training.data import Batch, collate
from core.training.paper import PAPER_STAGES
from core.training.trainer import Trainer
from tests.core.training.tiny import (
    STAGE,
    STAGES,
    tiny_config,
    tiny_network,
    tiny_trainer,
    view,
    write_frames,
    write_views,
)

ROOT = Path(__file__).resolve().parents[3]
KILLS = 8


def batch() -> Batch:
    generator = np.random.default_rng(0)
    views = [view(seed, real=seed % 3 == 0) for seed in range(4)]
    return collate(
        [(example(v, size=(64, 96), config=NO_AUGMENTATION, random=generator), []) for v in views]
    )


def weights(out: Path) -> dict[str, torch.Tensor]:
    state = torch.load(out / CHECKPOINT, weights_only=True)
    return state["network"] | {f"mean.{k}": v for k, v in state["averaged"].items()}


def equal(left: dict[str, torch.Tensor], right: dict[str, torch.Tensor]) -> bool:
    return left.keys() == right.keys() and all(torch.equal(left[k], right[k]) for k in left)


def train_to_the_end(folder: Path, out: Path) -> None:
    """A run of three stages and twelve steps that saves after every second one."""
    stages = tuple(replace(stage, steps=4) for stage in STAGES)
    config = tiny_config(folder, stages=stages, save_steps=2)
    Trainer(tiny_network(config), config, out).run()


def test_a_few_steps_lower_the_loss(tmp_path: Path) -> None:
    running = tiny_trainer(tmp_path)
    stage = replace(STAGE, steps=1000, learning_rate=3e-3, final_rate=3e-3)
    totals = [running.step([batch()], stage)["total"] for _ in range(12)]
    assert totals[-1] < 0.7 * totals[0]


@pytest.mark.parametrize("stage", COMPACT_STAGES, ids=lambda stage: stage.name)
def test_every_parameter_gets_a_finite_gradient(tmp_path: Path, stage: TrainingStage) -> None:
    running = tiny_trainer(tmp_path)
    running.gradients([batch()], stage)
    found = {name: p.grad for name, p in running.network.module.named_parameters()}
    # The coarsest fusion block has no skip for its first residual unit.
    used = {k: g for k, g in found.items() if not k.startswith("decoder.fusions.4.resnet1")}
    assert all(g is not None and bool(torch.isfinite(g).all()) for g in used.values())
    assert sum(bool(g.any()) for g in used.values()) > 0.9 * len(used)


def test_a_batch_in_parts_has_the_gradients_of_the_whole(tmp_path: Path) -> None:
    whole = batch()
    sizes = [slice(0, 1), slice(1, 4)]
    fields = ("rgb", "canonical", "valid", "fov_deg", "real", "metric", "scaled", "focal", "known")
    parts = [Batch(**{name: getattr(whole, name)[size] for name in fields}) for size in sizes]
    running = tiny_trainer(tmp_path, precision="64-true")
    gradients, figures = [], []
    for given in ([whole], parts):
        figures.append(running.gradients(given, COMPACT_STAGES[1]))
        gradients.append(
            [p.grad.clone() for p in running.network.parameters() if p.grad is not None]
        )
        running.optimizer.zero_grad()
    assert figures[0] == pytest.approx(figures[1], rel=1e-5)
    for one, other in zip(*gradients, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-6, atol=1e-6 * float(one.abs().max()))


def test_a_run_ends_with_a_checkpoint_its_weights_and_a_log(tmp_path: Path) -> None:
    exported: list[tuple[DepthPro, str]] = []
    config = tiny_config(write_views(tmp_path / "views"), stages=(replace(STAGE, steps=20),))
    running = Trainer(
        tiny_network(config), config, tmp_path, export=lambda *given: exported.append(given)
    )
    running.run()
    assert running.position.updates == 20
    assert exported == [(running.averaged, "last")]
    told = EventAccumulator(str(tmp_path / "tensorboard")).Reload()
    (total,) = told.Scalars("total")
    assert total.step == 20
    assert math.isfinite(total.value)


def test_the_best_weights_are_those_of_the_lowest_figure(tmp_path: Path) -> None:
    figures = iter([0.5, 0.3, 0.4])
    written: list[str] = []
    config = tiny_config(write_views(tmp_path / "views"), judge_steps=1)
    running = Trainer(
        tiny_network(config),
        config,
        tmp_path,
        judge=lambda network: next(figures),
        export=lambda network, name: written.append(f"{name} {running.position.updates}"),
    )
    running.run()
    assert written == ["best 1", "best 2", "last 3"]
    assert running.position.best == 0.3


@pytest.mark.timeout(600)  # a dozen runs, each of seconds where the machine is busy
@pytest.mark.skipif(sys.platform == "win32", reason="there is no forkserver")
def test_killed_at_random_moments_a_run_ends_with_the_same_weights(tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.core.training.tiny"])
    folder = write_views(tmp_path / "views", 6)

    def start(out: Path) -> multiprocessing.process.BaseProcess:
        process = context.Process(target=train_to_the_end, args=(folder, out))
        process.start()
        return process

    start(tmp_path / "warm").join()  # the first one waits for imports
    before = time.monotonic()
    unbroken = start(tmp_path / "unbroken")
    unbroken.join()
    assert unbroken.exitcode == 0
    longest = time.monotonic() - before

    moments, killed, rounds = random.Random(5), 0, 0
    while killed < KILLS:
        process = start(tmp_path / f"broken-{rounds}")
        process.join(moments.uniform(0.3, 0.9) * longest)
        alive = process.is_alive()
        process.kill()
        process.join()
        killed += alive
        rounds += not alive  # it got to its end: the next one begins anew
    start(tmp_path / f"broken-{rounds}").join()
    expected = weights(tmp_path / "unbroken")
    for number in range(rounds + 1):
        assert equal(weights(tmp_path / f"broken-{number}"), expected)


def test_reading_processes_do_not_change_the_result(tmp_path: Path) -> None:
    folders = write_views(tmp_path / "views"), write_frames(tmp_path / "frames", 2)
    found = []
    for workers in (0, 2):
        config = tiny_config(*folders, stages=STAGES, workers=workers)
        Trainer(tiny_network(config), config, tmp_path / str(workers)).run()
        found.append(weights(tmp_path / str(workers)))
    assert equal(*found)


def test_two_processes_have_the_gradients_of_one(tmp_path: Path) -> None:
    write_views(tmp_path / "views")
    write_frames(tmp_path / "frames", 3)
    script = Path(__file__).with_name("share_gradients.py")
    for processes in (1, 2):
        done = subprocess.run(
            [sys.executable, str(script), str(tmp_path), str(processes)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            timeout=150,
        )
        assert done.returncode == 0, done.stderr
    one, two = (torch.load(tmp_path / f"{n}.pt", weights_only=True) for n in (1, 2))
    assert one["figures"] == pytest.approx(two["figures"], rel=1e-5)
    assert len(one["gradients"]) > 50
    for name, gradient in one["gradients"].items():
        scale = float(gradient.abs().max())
        torch.testing.assert_close(two["gradients"][name], gradient, rtol=1e-6, atol=1e-6 * scale)


def test_a_run_goes_on_where_it_was_saved(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    first = tiny_trainer(tmp_path)
    first.step([batch()], STAGE)
    first.save()
    second = tiny_trainer(tmp_path, seed=2)
    assert second.position.updates == second.position.step == 1
    assert "other stages, data or seed" in caplog.text
    assert equal(first.network.module.state_dict(), second.network.module.state_dict())
    second.run()
    assert second.position.updates == 3


def test_a_request_to_stop_is_granted_after_the_step(tmp_path: Path) -> None:
    running = tiny_trainer(tmp_path, stages=(replace(STAGE, steps=100_000),))
    timer = threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        running.run()
    timer.join()
    assert 0 < tiny_trainer(tmp_path).position.updates == running.position.updates


def test_a_broken_checkpoint_is_named(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    for content in (b"nothing", b""):
        (tmp_path / "run" / CHECKPOINT).write_bytes(content)
        with pytest.raises(DataError, match=r"last\.ckpt"):
            tiny_trainer(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of file sizes")
def test_a_full_disk_leaves_the_previous_checkpoint(tmp_path: Path) -> None:
    running = tiny_trainer(tmp_path)
    running.save()
    path = tmp_path / "run" / CHECKPOINT
    before = path.read_bytes()
    running.step([batch()], STAGE)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limits[1]))
    try:
        with pytest.raises(ExportError, match=r"last\.ckpt: cannot be written"):
            running.save()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before
    assert sorted(tmp_path.glob("run/*.ckpt")) == [path]


def test_a_corrupt_photo_amid_an_epoch_is_skipped_and_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_views(tmp_path / "views", 4)
    (folder / "part-00" / "000002.jpg").write_bytes(b"no picture")
    config = tiny_config(folder, stages=(replace(STAGE, steps=6, batch_size=2),), workers=1)
    running = Trainer(tiny_network(config), config, tmp_path)
    running.run()
    # Twelve views are three epochs of four: each meets the bad one at least once.
    assert running.position.updates == 6
    assert running.position.skipped >= 3
    assert caplog.text.count("skipped: ") == running.position.skipped


def test_an_error_of_a_reading_process_arrives_whole(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere"):
        tiny_trainer(tmp_path, data=(tmp_path / "nowhere",), workers=1).run()


def test_the_average_follows_the_weights_slowly(tmp_path: Path) -> None:
    running = tiny_trainer(tmp_path)
    before = [p.clone() for p in running.averaged.parameters()]
    running.position.updates = 10_000
    running.step([batch()], STAGE)
    current = running.network.module.parameters()
    for old, mean, new in zip(before, running.averaged.parameters(), current, strict=True):
        assert torch.allclose(mean, old.lerp(new, 1 - STAGE.ema), atol=1e-6)


def test_batch_statistics_stay_those_of_the_encoder(tmp_path: Path) -> None:
    running = tiny_trainer(tmp_path)
    before = {n: b.clone() for n, b in running.network.module.named_buffers()}
    running.step([batch()], STAGE)
    assert equal(before, dict(running.network.module.named_buffers()))


def test_the_focal_stage_leaves_the_depth_network_as_it_is(tmp_path: Path) -> None:
    running = tiny_trainer(tmp_path, stages=(replace(PAPER_STAGES[2], batch_size=2, steps=2),))
    before = {n: p.clone() for n, p in running.network.module.named_parameters()}
    running.step([batch()], running.stages[0])
    changed = {
        n for n, p in running.network.module.named_parameters() if not torch.equal(p, before[n])
    }
    assert changed
    assert all(name.startswith("fov.") for name in changed)


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (replace(STAGE, terms=(Term("magic", 1.0),)), "magic"),
        (replace(STAGE, terms=(Term("mae", 1.0, "metric sintetic"),)), "metric sintetic"),
        (replace(STAGE, steps=None), "steps or minutes"),
        (replace(STAGE, batch_size=0), "fewer examples than processes"),
    ],
)
def test_stages_that_cannot_work_are_refused(
    tmp_path: Path, stage: TrainingStage, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        tiny_trainer(tmp_path, stages=(stage,))


@pytest.fixture(autouse=True)
def _log_is_seen(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
