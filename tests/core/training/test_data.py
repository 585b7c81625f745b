"""Batches are a function of seed, stage and step; every view comes once before any again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import DataError
from core.training.curriculum import Role, TrainingStage
from core.training.data import Batch, Batches, Carried, ViewOrder
from tests.core.training.tiny import TINY, write_frames, write_views
from tests.small_depth_pro import SMALL

STAGE = TrainingStage("test", terms=(), input_pixels=96 * 64, batch_size=4, aspects=((1.5, 1.0),))
RENDERED, REAL = [(0, n) for n in range(5)], [(1, n) for n in range(3)]


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    return [write_views(tmp_path / "views", 6), write_frames(tmp_path / "frames", 2)]


def batches(folders: list[Path], **options: object) -> Batches:
    plain = {"stage": STAGE, "config": TINY, "seed": (3, 1)}
    return Batches(folders, **plain | options)  # type: ignore[arg-type]


def same(left: Batch, right: Batch) -> bool:
    return all(torch.equal(v, getattr(right, k)) for k, v in vars(left).items() if k != "skipped")


def test_every_view_comes_once_before_any_comes_again() -> None:
    order = ViewOrder((RENDERED, []), 0.2, seed=(1, 0))
    epochs = [[order(k) for k in range(start, start + 5)] for start in (0, 5, 10)]
    assert all(sorted(epoch) == RENDERED for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) > 1


@pytest.mark.parametrize("share", [0.0, 0.17, 0.5, 1.0])
def test_groups_are_interleaved_evenly_by_their_share(share: float) -> None:
    order = ViewOrder((RENDERED, REAL), share, seed=(2, 0))
    sources = [order(k)[0] for k in range(1000)]
    for start in range(0, 1000, 100):
        assert sum(sources[start : start + 100]) == pytest.approx(100 * share, abs=1)
    counts = Counter(order(k) for k in range(1000) if order(k)[0] == 1)
    assert not counts or max(counts.values()) - min(counts.values()) <= 1


def test_a_group_without_views_leaves_all_to_the_other() -> None:
    assert {ViewOrder(([], REAL), 0.17, seed=(1,))(k)[0] for k in range(20)} == {1}


def test_batches_are_a_function_of_the_step(folders: list[Path]) -> None:
    forwards, backwards = batches(folders), batches(folders)
    found = {step: forwards[step][0] for step in range(4)}
    assert all(same(backwards[step][0], found[step]) for step in (3, 0, 2, 1))
    assert not same(found[0], found[1])
    assert not same(batches(folders, seed=(4, 1))[0][0], found[0])


def test_input_sizes_spread_around_the_stages_own(folders: list[Path]) -> None:
    area = 320 * 240
    config = replace(TINY, encoder=replace(TINY.encoder, input_pixels=area))
    spread = batches(folders, stage=replace(STAGE, size_spread=2.0), config=config)
    shapes = [tuple(spread[step][0].rgb.shape[2:]) for step in range(12)]
    pixels = np.asarray([height * width for height, width in shapes])
    assert len(set(shapes)) > 3
    assert 0.4 * area < pixels.min() < 0.8 * area
    assert 1.25 * area < pixels.max() < 2.5 * area
    assert len({batches(folders)[step][0].rgb.shape for step in range(4)}) == 1


def test_processes_and_parts_share_a_batch(folders: list[Path]) -> None:
    (whole,) = batches(folders)[2]
    parts = [
        part
        for rank in range(2)
        for part in batches(folders, rank=rank, processes=2, micro_batch=1)[2]
    ]
    assert [len(part) for part in parts] == [1, 1, 1, 1]
    together = torch.cat([part.rgb for part in parts])
    assert torch.equal(together, whole.rgb[[0, 2, 1, 3]])


def test_targets_are_canonical_inverse_depth(folders: list[Path]) -> None:
    (batch,) = batches(folders[1:])[0]
    assert batch.real.all()
    assert batch.rgb.shape == (4, 3, 64, 96)
    # C = f / (w D), and f / w follows from the field of view.
    f_over_w = 0.5 / torch.tan(torch.deg2rad(batch.fov_deg) / 2)
    inverse = (batch.canonical / f_over_w.view(-1, 1, 1, 1))[batch.valid]
    true = torch.tensor([0.2, 0.9])  # 5 m and 1.1 m
    assert (inverse[:, None] - true).abs().min(1).values.max() < 2e-3


def test_the_full_network_gets_whole_photos_as_squares(folders: list[Path]) -> None:
    stage = replace(STAGE, augment=replace(STAGE.augment, crop=0))
    (batch,) = batches(folders, stage=stage, config=SMALL)[0]
    assert batch.rgb.shape[2:] == (512, 512)
    expected = np.degrees(2 * np.arctan(96 / 160))  # the width is whole
    assert batch.fov_deg.tolist() == pytest.approx([expected] * 4)


def test_examples_are_chosen_by_what_they_can_teach(tmp_path: Path) -> None:
    relative = write_frames(tmp_path / "r", 1, kind="relative", fx=None, synthetic=True)
    (batch,) = batches([relative])[0]
    assert not batch.real.any()
    assert batch.chosen("relative synthetic").all()
    assert not batch.chosen("focal").any()
    assert batch.fov_deg.isnan().all()
    with pytest.raises(DataError, match="no focal views"):
        batches([relative], stage=replace(STAGE, uses="focal"))[0]
    assert Role(False, metric=False, focal=False).fits("relative synthetic")
    assert not Role(True).fits("metric synthetic")


def test_a_broken_view_is_replaced_and_reported(folders: list[Path]) -> None:
    (folders[0] / "part-00" / "000001.jpg").write_bytes(b"no picture")
    found = [batches(folders[:1])[step][0] for step in range(6)]
    skipped = [text for batch in found for text in batch.skipped]
    assert len(skipped) >= 4  # 24 views are four epochs of six
    assert all("000001.jpg" in text for text in skipped)
    assert all(len(batch) == 4 for batch in found)


def test_only_broken_views_are_an_error(tmp_path: Path) -> None:
    folder = write_views(tmp_path, 1)
    (folder / "part-00" / "000000.npy").unlink()
    with pytest.raises(DataError, match=r"25 views in a row failed: .*000000\.npy"):
        batches([folder])[0]
    assert isinstance(Carried(batches([folder]))[0], DataError)


def test_a_growing_folder_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.training.data.REFRESH_S", 0)
    folder = write_views(tmp_path, 1)
    growing = batches([folder], growing=True)
    growing[0]
    write_views(tmp_path, 1, start=1)
    (folder / "part-00" / "000000.jpg").unlink()
    reported = [text for step in range(5) for text in growing[step][0].skipped]
    assert len(reported) < 25  # the new view stands in
