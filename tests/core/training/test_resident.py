"""Views kept on the device: the examples that are cut out of them, and runs on them."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.random import default_rng

from core.errors import DataError, UsageError
from core.training.augment import NO_AUGMENTATION, AugmentConfig, example
from core.training.curriculum import Role, TrainingStage
from core.training.data import collate
from core.training.resident import Kept, Pool, ResidentBatches, cut
from core.training.trainer import Trainer
from tests.core.training.tiny import (
    STAGE,
    TINY,
    tiny_config,
    tiny_network,
    view,
    write_frames,
    write_views,
)

CPU = torch.device("cpu")


def kept(seed: int) -> Kept:
    made = view(seed)
    rgb = torch.from_numpy(made.rgb).permute(2, 0, 1).contiguous()
    return Kept(rgb, torch.from_numpy(made.inverse).half(), made.focal_px, Role(real=False))


def plain(augment: AugmentConfig = NO_AUGMENTATION) -> TrainingStage:
    return replace(STAGE, augment=augment)


@pytest.mark.parametrize("augment", [NO_AUGMENTATION, replace(NO_AUGMENTATION, crop=1, flip=0.5)])
def test_examples_are_those_that_processors_make(augment: AugmentConfig) -> None:
    size = (64, 96)
    on_cpu, on_device = default_rng(3), default_rng(3)
    expected = collate(
        [(example(view(0), size=size, config=augment, random=on_cpu), []) for _ in range(1)]
    )
    found = cut([kept(0)], size=size, stage=plain(augment), random=on_device)
    assert found.rgb.shape == expected.rgb.shape
    assert float((found.rgb.float() - expected.rgb.float()).abs().mean()) < 1
    torch.testing.assert_close(found.canonical, expected.canonical, rtol=2e-3, atol=1e-4)
    torch.testing.assert_close(found.fov_deg, expected.fov_deg)
    for name in ("valid", "real", "metric", "focal", "known"):
        assert torch.equal(getattr(found, name), getattr(expected, name)), name


def test_a_pool_holds_what_can_be_read_and_what_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.training.resident.REFRESH_S", 0.05)
    views, frames = write_views(tmp_path / "views", 3), write_frames(tmp_path / "frames", 2)
    (views / "part-00" / "000001.jpg").write_bytes(b"no picture")
    pool = Pool((views, frames), CPU, readers=2, growing=True)
    assert len(pool.views) == 4
    assert len(pool.skipped) == 1
    assert sum(each.role.real for each in pool.views) == 2
    assert any(bool(each.inverse.isnan().any()) for each in pool.views if each.role.real)
    batches = ResidentBatches(pool, stage=STAGE, config=TINY, seed=(1, 0))
    assert len(batches[0][0]) == STAGE.batch_size
    write_views(views, 2, start=3)
    deadline = time.monotonic() + 20
    while len(pool.views) < 6 and time.monotonic() < deadline:
        time.sleep(0.02)
    pool.close()
    assert len(pool.views) == 6
    assert len(batches[1][0]) == STAGE.batch_size


def test_a_pool_without_a_readable_view_is_an_error(tmp_path: Path) -> None:
    views = write_views(tmp_path, 1)
    (views / "part-00" / "000000.npy").write_bytes(b"nothing")
    with pytest.raises(DataError, match="no view can be read"):
        Pool((views,), CPU, readers=1)


def test_a_stage_takes_its_share_of_real_frames(tmp_path: Path) -> None:
    views, frames = write_views(tmp_path / "views", 3), write_frames(tmp_path / "frames", 2)
    pool = Pool((views, frames), CPU, readers=1)
    stage = replace(STAGE, batch_size=20, real_share=0.3)
    (part,) = ResidentBatches(pool, stage=stage, config=TINY, seed=(1, 0))[4]
    assert int(part.real.sum()) == 6
    only = replace(stage, uses="relative")
    with pytest.raises(DataError, match="no relative views"):
        ResidentBatches(pool, stage=only, config=TINY, seed=(1, 0))[0]
    pool.close()


def test_a_run_on_kept_views_learns_and_saves(tmp_path: Path) -> None:
    retouched = AugmentConfig(light=0.5, sharpen=0.5, shrink=0.5, noise=0.5, jpeg=0.5)
    config = tiny_config(
        write_views(tmp_path / "views"),
        write_frames(tmp_path / "frames", 2),
        stages=(replace(STAGE, augment=retouched),),
        resident=True,
        growing=True,
    )
    running = Trainer(tiny_network(config), config, tmp_path)
    running.run()
    assert running.position.updates == STAGE.steps
    assert all(np.isfinite(p.detach().numpy()).all() for p in running.averaged.parameters())


def test_views_are_not_kept_for_several_processes(tmp_path: Path) -> None:
    config = tiny_config(tmp_path, resident=True, devices=2)
    with pytest.raises(UsageError, match="one device"):
        Trainer(tiny_network(config), config, tmp_path)


def test_retouching_needs_views_on_the_device(tmp_path: Path) -> None:
    stage = replace(STAGE, augment=replace(NO_AUGMENTATION, noise=0.5))
    with pytest.raises(UsageError, match=r"asks for noise.*set resident to true"):
        Trainer(tiny_network(), tiny_config(tmp_path, stages=(stage,)), tmp_path / "out")
