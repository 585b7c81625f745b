"""Whether 8-bit layers are taken by themselves follows from a trial with the weights."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch

from core.network.int8 import has_int8
from core.session import DepthModel, open_model, run_plan, trial
from core.weights import catalog
from core.weights.digest import recall
from tests.small_depth_pro import small_entry, write_checkpoint

pytestmark = pytest.mark.skipif(not has_int8(), reason="this processor has no AVX-512 VNNI")


@pytest.fixture
def checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write_checkpoint(tmp_path / "small.pt")
    monkeypatch.setitem(catalog.CATALOG, "depth-pro", small_entry(path))
    monkeypatch.setattr(run_plan, "has_native_bfloat16", lambda: True)
    monkeypatch.setattr(run_plan, "has_amx", lambda: False)
    return path


def opened(path: Path, precision: str = "auto") -> DepthModel:
    return open_model("depth-pro", checkpoint=path, device="cpu", precision=precision)


def answer(monkeypatch: pytest.MonkeyPatch, excess: float) -> list[torch.Size]:
    """Let every trial end so; the sizes of the images that were tried."""
    tried: list[torch.Size] = []

    def found(_vit: object, image: torch.Tensor, **_: object) -> float:
        tried.append(image.shape)
        return excess

    monkeypatch.setattr(trial, "int8_excess", found)
    return tried


@pytest.mark.parametrize(("excess", "precision"), [(1.7, "int8"), (2.1, "bfloat16")])
def test_the_trial_decides(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch, excess: float, precision: str
) -> None:
    tried = answer(monkeypatch, excess)
    info = opened(checkpoint).info
    assert info.precision == precision
    assert len(tried) == 1
    assert ("1.7 times" in info.reason) == (precision == "int8")


def test_the_outcome_is_remembered_until_the_file_changes(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = answer(monkeypatch, 1.5)
    opened(checkpoint)
    assert opened(checkpoint).info.precision == "int8"
    assert len(tried) == 1
    assert recall(checkpoint, trial.FACT) == 1.5
    os.utime(checkpoint, ns=(1, 1))
    opened(checkpoint)
    assert len(tried) == 2


def test_a_precision_that_was_chosen_needs_no_trial(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = answer(monkeypatch, 1.0)
    assert opened(checkpoint, "bfloat16").info.precision == "bfloat16"
    assert tried == []


def test_a_real_trial_ends_with_a_number(checkpoint: Path) -> None:
    opened(checkpoint)
    found = recall(checkpoint, trial.FACT)
    assert isinstance(found, float)
    assert found > 0
