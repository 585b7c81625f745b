"""Runs of the full network on a CUDA GPU, all in this process: one float32 copy of the synthetic
weights on the CPU serves them.

With OUT set, what was found also goes into ``gpu_full.json`` there, as it is found.
"""

from __future__ import annotations

import gc
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from core.depth import full_size_depth
from core.focal import px_from_fov
from core.metrics.boundary import boundary_f1
from core.types import Estimate, ModelInfo, Photo, Size
from tests.benchmarks.full_runs import BUILD, PARITY, load_peer, reference
from tests.benchmarks.registry import Skip

SIDE = 1536
SIZE = Size(SIDE, SIDE)
WARM_UP, RUNS = 3, 15
BATCH = 8
FILE = BUILD / "synthetic_half.safetensors"
_found: dict[str, Any] = {}


def note(**values: Any) -> None:
    """Keep what was found, in the file too."""
    _found.update(values)
    if folder := os.environ.get("OUT"):
        (Path(folder) / "gpu_full.json").write_text(json.dumps(_found, indent=1, default=str))


@cache
def require_gpu() -> None:
    import torch

    if not torch.cuda.is_available():
        raise Skip("there is no CUDA GPU")
    if not PARITY.is_dir():
        raise Skip("the parity data are not here")
    import timm

    note(
        gpu=torch.cuda.get_device_name(),
        memory_gb=torch.cuda.mem_get_info()[1] / 1e9,
        torch=torch.__version__,
        timm=timm.__version__,
        cudnn=torch.backends.cudnn.version(),  # type: ignore[no-untyped-call]
    )


@cache
def weights() -> dict[str, Any]:
    """The synthetic float32 weights under the official names, on the CPU."""
    import torch

    require_gpu()
    start = time.perf_counter()
    make = reference().synthetic_tensor
    shapes = json.loads((PARITY / "state_dict_shapes.json").read_text())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        arrays = pool.map(lambda name: make(name, tuple(shapes[name])), shapes)
        found = {n: torch.from_numpy(array) for n, array in zip(shapes, arrays, strict=True)}
    note(weights_s=time.perf_counter() - start)
    return found


@cache
def checkpoint() -> Path:
    """A file in float16 with them."""
    from safetensors.torch import save_file

    start = time.perf_counter()
    BUILD.mkdir(exist_ok=True)
    save_file({name: tensor.half() for name, tensor in weights().items()}, FILE)
    note(checkpoint_s=time.perf_counter() - start)
    return FILE


@cache
def picture() -> Photo:
    return Photo("parity", None, reference().parity_image(SIDE, SIDE))


def network(precision: str, *, rounded: bool = True) -> Any:
    """Ours on the CPU, with values of its own; rounded to what a file in float16 holds."""
    from core.network.config import FULL
    from core.session.run_plan import DTYPES
    from core.weights.load import empty_network

    found = empty_network(FULL)
    dtype = DTYPES[precision]
    state = {
        name: (tensor.half() if rounded else tensor).to(dtype, copy=True)
        for name, tensor in weights().items()
    }
    found.load_state_dict(state, strict=True, assign=True)
    return found.requires_grad_(False)


def image(dtype: Any, batch: int = 1) -> Any:
    """The picture as the network takes it, on the GPU."""
    import torch

    from core.network.config import FULL
    from core.session import prepare_image

    found = prepare_image(picture().rgb, FULL).to("cuda", dtype).expand(batch, -1, -1, -1)
    return found.contiguous(memory_format=torch.channels_last)


def event_ms(
    work: Callable[[], object], *, runs: int = RUNS, warm_up: int = WARM_UP
) -> list[float]:
    """Milliseconds of every run, by the GPU's own clock."""
    import torch

    for _ in range(warm_up):
        work()
    torch.cuda.synchronize()
    marks = []
    for _ in range(runs):
        begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        begin.record()
        work()
        end.record()
        end.synchronize()
        marks.append((begin, end))
    return [begin.elapsed_time(end) for begin, end in marks]


def wall_ms(work: Callable[[], object], *, runs: int = RUNS, warm_up: int = WARM_UP) -> list[float]:
    """Milliseconds of every run as the caller waits for it."""
    import torch

    for _ in range(warm_up):
        work()
    found = []
    for _ in range(runs):
        torch.cuda.synchronize()
        start = time.perf_counter()
        work()
        torch.cuda.synchronize()
        found.append(1e3 * (time.perf_counter() - start))
    return found


@contextmanager
def peak_memory(found: dict[str, Any], key: str) -> Iterator[None]:
    """Put the most that torch took of the GPU into ``found[key]``, GB."""
    import torch

    torch.cuda.synchronize()
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats()
    yield
    torch.cuda.synchronize()
    found[f"{key}_allocated_gb"] = torch.cuda.max_memory_allocated() / 1e9
    found[f"{key}_reserved_gb"] = torch.cuda.max_memory_reserved() / 1e9


def clear() -> None:
    import torch

    gc.collect()
    torch.cuda.empty_cache()


@cache
def ours(precision: str) -> dict[str, Any]:
    """What there is to tell of a precision; the estimate's map is under "canonical"."""
    require_gpu()
    found = _ours(precision)
    clear()  # of what only that function held
    return found


def _ours(precision: str) -> dict[str, Any]:
    import torch

    from core.session import Session

    found: dict[str, Any] = {}
    # float32 is held against others' float32, so its weights are not rounded.
    made = network(precision, rounded=precision != "float32")
    clear()

    start = time.perf_counter()
    with peak_memory(found, "session"):
        used = Session(made, ModelInfo("depth-pro", "synthetic", "cuda", precision))
        torch.cuda.synchronize()
        found["to_gpu_s"] = time.perf_counter() - start
        start = time.perf_counter()
        estimate = used.estimate(picture())
        found["first_estimate_s"] = time.perf_counter() - start
        runs = 4 if precision == "float32" else RUNS
        ticks: list[float] = []
        walls = wall_ms(
            lambda: used.estimate(picture(), progress=lambda p: ticks.append(p.fraction)), runs=runs
        )
        found["estimate_ms"] = walls
    net, given, tiles = used._network, image(used._plan.dtype), used._plan.tile_batch
    with torch.inference_mode():
        found["network_ms"] = event_ms(lambda: net(given, tile_batch=tiles), runs=runs)
        found["network_no_fov_ms"] = event_ms(
            lambda: net(given, tile_batch=tiles, with_fov=False), runs=runs, warm_up=1
        )
        start = time.perf_counter()
        net(given, tile_batch=tiles)
        found["queueing_ms"] = 1e3 * (time.perf_counter() - start)
        torch.cuda.synchronize()
    found |= cancelled(used)
    if precision != "float32":
        found |= batched(net, used._plan.dtype, tiles)
    found["ticks"] = len(ticks)
    found["fov_deg"] = estimate.fov_deg
    found["median_ms"] = median(found["network_ms"])
    canonical = estimate.canonical_inverse_depth
    found["not_finite"] = int((~np.isfinite(canonical)).sum())
    note(**{precision: dict(found)})
    found["canonical"] = canonical
    return found


def batched(net: Any, dtype: Any, tiles: int) -> dict[str, Any]:
    """Several photos in one pass."""
    import torch

    found: dict[str, Any] = {}
    for size in (tiles, 2 * tiles):
        try:
            with peak_memory(found, f"batch_{size}"), torch.inference_mode():
                given = image(dtype, BATCH)
                spent = event_ms(partial(net, given, tile_batch=size), runs=4, warm_up=1)
            found[f"batch_{size}_images_per_s"] = 1e3 * BATCH / median(spent)
        except RuntimeError as error:
            found[f"batch_{size}_error"] = str(error)
    return found


def cancelled(used: Any) -> dict[str, Any]:
    """How long a cancel in the middle of a run takes, for the caller and until the GPU is idle."""
    import torch

    from core.progress import Cancelled, CancelToken

    start = time.perf_counter()
    used.estimate(picture())
    whole = time.perf_counter() - start
    waits, idle = [], []
    for share in (0.1, 0.3, 0.5, 0.7):
        token, pressed = CancelToken(), [0.0]

        def press(token: CancelToken = token, pressed: list[float] = pressed) -> None:
            pressed[0] = time.perf_counter()
            token.cancel()

        timer = threading.Timer(share * whole, press)
        timer.start()
        try:
            used.estimate(picture(), cancel=token)
        except Cancelled:
            waits.append(time.perf_counter() - pressed[0])
            torch.cuda.synchronize()
            idle.append(time.perf_counter() - pressed[0])
        timer.join()
    return {"cancel_s": waits, "cancel_idle_s": idle}


@cache
def peer(precision: str) -> dict[str, Any]:
    """transformers' network, its default attention."""
    require_gpu()
    clear()
    found = _peer(precision)
    clear()
    return found


def _peer(precision: str) -> dict[str, Any]:
    import torch

    dtype = getattr(torch, precision)
    found: dict[str, Any] = {}
    with peak_memory(found, "peer"), torch.inference_mode():
        torch.backends.cudnn.allow_tf32 = False
        model = load_peer(weights(), "cuda", dtype)
        given = image(dtype).contiguous()
        found["attention"] = model.config._attn_implementation
        found["network_ms"] = event_ms(
            lambda: model(given), runs=3 if precision == "float32" else RUNS
        )
        output = model(given)
    found["median_ms"] = median(found["network_ms"])
    found["fov_deg"] = float(output.field_of_view)
    canonical = output.predicted_depth[0].float().cpu().numpy()
    found["not_finite"] = int((~np.isfinite(canonical)).sum())
    note(**{f"peer_{precision}": dict(found)})
    found["canonical"] = canonical
    return found


@cache
def exact() -> dict[str, Any]:
    """float32 arithmetic with the weights that a file in float16 holds."""
    from core.session import Session

    used = Session(network("float32"), ModelInfo("depth-pro", "synthetic", "cuda", "float32"))
    estimate = used.estimate(picture())
    return {"canonical": estimate.canonical_inverse_depth, "fov_deg": estimate.fov_deg}


@cache
def errors(precision: str) -> dict[str, float]:
    """Of depth in metres beside float32 on the same GPU, with its field of view."""
    wanted, other = depth(exact()), depth(ours(precision))
    off = np.abs(other - wanted) / wanted
    found = {
        "median_percent": 100 * float(np.median(off)),
        "p99_percent": 100 * float(np.quantile(off, 0.99)),
        "max_percent": 100 * float(off.max()),
        "boundary_f1": float(boundary_f1(other, wanted)),
        "fov_off_deg": abs(ours(precision)["fov_deg"] - exact()["fov_deg"]),
    }
    note(**{f"errors_{precision}": found})
    return found


def depth(found: dict[str, Any]) -> np.ndarray:
    """Metres, with the field of view that float32 predicts."""
    info = ModelInfo("depth-pro", "synthetic", "cuda", "")
    estimate = Estimate(found["canonical"], None, SIZE, info)
    return full_size_depth(estimate, focal_px=px_from_fov(exact()["fov_deg"], SIDE))


@cache
def loading() -> dict[str, Any]:
    import torch

    from core.session import open_model

    checkpoint()
    clear()
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        opened = open_model("depth-pro", checkpoint=FILE, device="cuda", precision="float16")
        torch.cuda.synchronize()
        seconds.append(time.perf_counter() - start)
        del opened
        clear()
    note(load_s=seconds)
    return {"load_s": seconds}


@cache
def short_of_memory() -> dict[str, Any]:
    """How a session gets on with less and less of the GPU's memory."""
    import torch

    from core.session import open_model

    checkpoint()
    found: dict[str, Any] = {}
    total = torch.cuda.mem_get_info()[1]
    cases = (
        ("float16", 3.3e9, True),  # smaller batches
        ("float16", 2.7e9, True),  # still smaller ones
        ("float32", 3.95e9, True),  # float16, after all batches
        ("float16", 1.5e9, False),  # the weights do not fit: the CPU, when opened
    )
    for precision, limit, estimates in cases:
        clear()
        torch.cuda.set_per_process_memory_fraction(limit / total)
        entry: dict[str, Any] = {}
        start = time.perf_counter()
        try:
            used = open_model("depth-pro", checkpoint=FILE, device="cuda", precision=precision)
            if estimates:
                result = used.estimate(picture())
                entry["notices"] = result.notices
                entry["finite"] = bool(np.isfinite(result.canonical_inverse_depth).all())
            entry["plan"] = repr(used._plan)
            entry["device"] = str(next(used._network.parameters()).device)
            del used
        except Exception as error:
            entry["error"] = f"{type(error).__name__}: {error}"
        finally:
            torch.cuda.set_per_process_memory_fraction(1.0)
        entry["seconds"] = time.perf_counter() - start
        entry["held_gb"] = torch.cuda.memory_reserved() / 1e9
        found[f"{precision} in {limit / 1e9:.1f} GB"] = entry
        note(short_of_memory=found)
    return found
