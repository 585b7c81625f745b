"""How a model runs: device, precision and size of its batches, chosen well, with the reasons;
and what to fall back to when memory runs out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import psutil
import torch

from core.errors import ModelError, UsageError
from core.network.config import DepthProConfig
from core.network.int8 import has_amx, has_int8
from core.sentence import NO_SENTENCE, Sentence
from core.types import AUTO, DEVICES, PRECISIONS

DTYPES = {
    "float32": torch.float32,
    "bfloat16": torch.bfloat16,
    "float16": torch.float16,
    "int8": torch.bfloat16,  # of all but the transformers' linear layers
}
GPU_TILE_BATCH = 35  # all tiles of a photo
CPU_TILE_BATCH = 5  # larger ones leave the cache, and cancel late
FLOAT32_BYTES = 5.5e9  # what the full network takes in float32
DEVICE_NAMES = {"cpu": "CPU", "cuda": "CUDA", "mps": "Apple GPU"}


@dataclass(frozen=True)
class RunPlan:
    """How to run a network.

    Attributes:
        device: "cpu", "cuda" or "mps".
        precision: one of PRECISIONS.
        tile_batch: tiles that go through the patch encoder at once.
        reason: why this device and precision, a sentence for people.
    """

    device: str
    precision: str
    tile_batch: int
    reason: Sentence = NO_SENTENCE

    @property
    def dtype(self) -> torch.dtype:
        return DTYPES[self.precision]


def make_plan(config: DepthProConfig, device: str = "auto", precision: str = "auto") -> RunPlan:
    """Choose what is "auto"; the reason says how.

    Raises:
        UsageError: an unknown device or precision.
        ModelError: a device that this machine does not have.
    """
    chosen_device, why_device = choose_device(device)
    chosen_precision, why_precision = choose_precision(precision, chosen_device, config)
    tiles = _tile_batch(chosen_device) if config.tiled else 1
    return RunPlan(
        chosen_device,
        chosen_precision,
        tiles,
        Sentence("{device}; {precision}.", device=why_device, precision=why_precision),
    )


def _tile_batch(device: str) -> int:
    return CPU_TILE_BATCH if device == "cpu" else GPU_TILE_BATCH


def available_devices() -> tuple[str, ...]:
    """The devices of this machine, best first; the CPU is always there."""
    gpus = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    return (*(name for name, there in gpus.items() if there), "cpu")


def choose_device(device: str) -> tuple[str, Sentence]:
    """Return "cpu", "cuda" or "mps", and why.

    Raises:
        UsageError: an unknown name.
        ModelError: a device that this machine does not have.
    """
    if device not in (AUTO, *DEVICES):
        raise UsageError(
            "unknown device {device!r}: choose one of {devices}",
            device=device,
            devices=", ".join((AUTO, *DEVICES)),
        )
    there = available_devices()
    if device == "auto":
        name = DEVICE_NAMES[there[0]]
        if there[0] == "cpu":
            return "cpu", Sentence("{device}: no usable GPU was found", device=name)
        return there[0], Sentence("{device}: the fastest here", device=name)
    if device not in there:
        raise ModelError(
            "this machine has no {device} device: choose {there}",
            device=device,
            there=" or ".join(there),
        )
    return device, Sentence("{name}: your choice", name=DEVICE_NAMES[device])


def choose_precision(precision: str, device: str, config: DepthProConfig) -> tuple[str, Sentence]:
    """Return the precision to run in, and why.

    Raises:
        UsageError: an unknown name.
        ModelError: int8, and the device cannot.
    """
    if precision == "int8":
        return _eight_bit(device, config)
    if precision != "auto":
        if precision not in PRECISIONS:
            names = ", ".join((AUTO, *PRECISIONS))
            raise UsageError(
                "unknown precision {precision!r}: choose one of {names}",
                precision=precision,
                names=names,
            )
        return precision, Sentence("{name}: your choice", name=precision)
    if device != "cpu":
        return "float16", Sentence("float16: what GPUs are fastest in")
    if not config.tiled:
        return "float32", Sentence("float32: this model is quick enough in it")
    if has_native_bfloat16():
        return "bfloat16", Sentence("bfloat16: this processor computes it natively, twice as fast")
    if psutil.virtual_memory().available < FLOAT32_BYTES:
        return "bfloat16", Sentence("bfloat16: there is not enough free memory for float32")
    return "float32", Sentence("float32: this processor has no faster precision")


def may_take_int8(plan: RunPlan, precision: str) -> bool:
    """Whether a plan chosen for ``precision`` may turn out faster in 8 bits, weights allowing.

    Not with AMX: its bfloat16 products are so fast that bringing activations into 8 bits costs
    more than is won.
    """
    chosen = precision == "auto" and (plan.device, plan.precision) == ("cpu", "bfloat16")
    return chosen and has_int8() and not has_amx()


def in_int8(plan: RunPlan, excess: float) -> RunPlan:
    """The same plan in 8 bits, for weights whose trial came out well: ``core.session.trial``."""
    why = Sentence(
        "int8: as near to float32 as {excess:.1f} times bfloat16 with these weights, and faster",
        excess=excess,
    )
    device = plan.reason.values["device"]
    reason = Sentence("{device}; {precision}.", device=device, precision=why)
    return replace(plan, precision="int8", reason=reason)


def _eight_bit(device: str, config: DepthProConfig) -> tuple[str, Sentence]:
    if not config.tiled:
        return "float32", Sentence("float32: this model has no 8-bit form")
    if device != "cpu" or not has_int8():
        raise ModelError("int8 needs a CPU with AVX-512 VNNI: choose another precision")
    return "int8", Sentence("{name}: your choice", name="int8")


def has_native_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 matrices in hardware."""
    flags = ("avx512_bf16", "amx_bf16", "bf16")  # x86-64, and arm64
    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(flag, False) for flag in flags)


def fallbacks(plan: RunPlan) -> Iterator[tuple[RunPlan, Sentence]]:
    """What to try, one after the other, when memory runs out, and how to say it to people.

    Smaller tile batches, then a lower precision, then the CPU.
    """
    while plan.tile_batch > 1:
        plan = replace(plan, tile_batch=plan.tile_batch // 2)
        yield (
            plan,
            Sentence(
                "Memory ran out; went on with {count} tiles at a time.", count=plan.tile_batch
            ),
        )
    if plan.precision == "float32":
        lower = "bfloat16" if plan.device == "cpu" else "float16"
        reason = Sentence("{precision}: memory ran out in float32.", precision=lower)
        plan = replace(plan, precision=lower, reason=reason)
        yield plan, Sentence("Memory ran out; went on in {precision}.", precision=lower)
    if plan.device != "cpu":
        name = DEVICE_NAMES[plan.device]
        lower = "bfloat16" if plan.precision == "float16" else plan.precision
        reason = Sentence("CPU: the memory of the {device} ran out.", device=name)
        plan = RunPlan("cpu", lower, CPU_TILE_BATCH, reason)
        yield (
            plan,
            Sentence("The memory of the {device} ran out; went on with the CPU.", device=name),
        )
        yield from fallbacks(plan)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error of torch or Python says that memory ran out."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error)
    return isinstance(error, RuntimeError) and (
        "DefaultCPUAllocator" in text
        or "out of memory" in text
        or "not enough memory" in text
        or "ALLOC_FAILED" in text  # cuBLAS and cuDNN, which take memory of their own
    )
