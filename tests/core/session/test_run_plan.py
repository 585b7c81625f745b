"""Device, precision and their reasons; what is tried when memory runs out."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import torch

from core.errors import ModelError, UsageError
from core.network.config import COMPACT, FULL
from core.session import run_plan as planning
from core.session.run_plan import (
    DTYPES,
    RunPlan,
    available_devices,
    fallbacks,
    is_out_of_memory,
    make_plan,
    may_take_int8,
)
from core.types import PRECISIONS


def machine(
    monkeypatch: pytest.MonkeyPatch, *, cuda: bool = False, bfloat16: bool, free: float = 20e9
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    monkeypatch.setattr(planning, "has_native_bfloat16", lambda: bfloat16)
    monkeypatch.setattr(planning.psutil, "virtual_memory", lambda: SimpleNamespace(available=free))


def test_full_model_on_a_processor_with_bfloat16(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, bfloat16=True)
    plan = make_plan(FULL)
    assert (plan.device, plan.precision) == ("cpu", "bfloat16")
    assert "no usable GPU" in plan.reason
    assert "natively" in plan.reason


@pytest.mark.parametrize(("free", "precision"), [(20e9, "float32"), (4e9, "bfloat16")])
def test_full_model_on_a_processor_without(
    monkeypatch: pytest.MonkeyPatch, free: float, precision: str
) -> None:
    machine(monkeypatch, bfloat16=False, free=free)
    assert make_plan(FULL).precision == precision


def test_gpu_is_preferred(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, cuda=True, bfloat16=True)
    assert available_devices() == ("cuda", "cpu")
    plan = make_plan(FULL)
    assert (plan.device, plan.precision, plan.tile_batch) == ("cuda", "float16", 35)


def test_compact_model_keeps_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, bfloat16=True)
    assert make_plan(COMPACT).precision == "float32"


def test_choices_are_kept_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, bfloat16=True)
    plan = make_plan(FULL, "cpu", "float32")
    assert (plan.device, plan.precision) == ("cpu", "float32")
    assert plan.reason.count("your choice") == 2


def test_unknown_or_missing_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, bfloat16=True)
    with pytest.raises(UsageError, match="unknown device 'gpu'"):
        make_plan(FULL, "gpu")
    with pytest.raises(UsageError, match="unknown precision 'int4'"):
        make_plan(FULL, "cpu", "int4")
    with pytest.raises(ModelError, match="no cuda device"):
        make_plan(FULL, "cuda")


def test_fallbacks_end_on_the_cpu_in_small_steps() -> None:
    steps = list(fallbacks(RunPlan("cuda", "float32", 4)))
    found = [(plan.device, plan.precision, plan.tile_batch) for plan, _ in steps]
    assert found == [
        ("cuda", "float32", 2),
        ("cuda", "float32", 1),
        ("cuda", "float16", 1),
        ("cpu", "bfloat16", 5),
        ("cpu", "bfloat16", 2),
        ("cpu", "bfloat16", 1),
    ]
    assert len({notice for _, notice in steps}) >= 4


def test_lack_of_memory_is_told_from_other_errors() -> None:
    assert is_out_of_memory(MemoryError())
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory."))
    with pytest.raises(RuntimeError) as caught:
        torch.empty(1 << 60)
    assert is_out_of_memory(caught.value)
    assert not is_out_of_memory(RuntimeError("shapes do not match"))
    assert not is_out_of_memory(OSError("out of memory"))


def test_int8_is_a_choice_where_the_processor_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, bfloat16=True)
    monkeypatch.setattr(planning, "has_int8", lambda: True)
    plan = make_plan(FULL, "cpu", "int8")
    assert (plan.precision, plan.dtype) == ("int8", torch.bfloat16)
    assert make_plan(COMPACT, "cpu", "int8").precision == "float32"
    monkeypatch.setattr(planning, "has_int8", lambda: False)
    with pytest.raises(ModelError, match="AVX-512 VNNI"):
        make_plan(FULL, "cpu", "int8")


@pytest.mark.parametrize("amx", [False, True])
def test_auto_tries_int8_only_where_bfloat16_is_not_as_quick(
    monkeypatch: pytest.MonkeyPatch, amx: bool
) -> None:
    machine(monkeypatch, bfloat16=True)
    monkeypatch.setattr(planning, "has_int8", lambda: True)
    monkeypatch.setattr(planning, "has_amx", lambda: amx)
    plan = make_plan(FULL, "cpu", "auto")
    assert may_take_int8(plan, "auto") == (not amx)
    assert not may_take_int8(plan, "bfloat16")


def test_every_precision_has_its_type() -> None:
    assert tuple(DTYPES) == PRECISIONS
