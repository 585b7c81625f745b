"""Runs of the full network, each in a process of its own so that its peak memory is its own.

``python -m tests.benchmarks.full_runs KIND RUNS`` prints what it measured as a line of JSON;
KIND is ``checkpoints``, ``peer``, ``auto`` or a precision of ours, with ``-no-fov`` behind it where
the focal length is given. The weights are synthetic: a function of the tensors' names.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from core.system.memory import peak_memory_bytes
from core.types import Photo
from tests.benchmarks.registry import Skip

ROOT = Path(__file__).resolve().parents[2]
PARITY = Path(os.environ.get("LEADLINE_PARITY", ROOT.parent / "shared" / "parity"))
BUILD = ROOT / "build"
FLOAT32_FILE = BUILD / "synthetic_depth_pro.safetensors"
OFFICIAL_FILE = BUILD / "depth_pro.pt"  # float16, as the released one
WARM_UP = 1


@cache
def measured(kind: str, runs: int = 3) -> dict[str, Any]:
    """What the process of that kind measured."""
    if not PARITY.is_dir():
        raise Skip("the parity data are not here")
    if kind != "checkpoints" and not (FLOAT32_FILE.is_file() and OFFICIAL_FILE.is_file()):
        measured("checkpoints")
    command = [sys.executable, "-m", __name__, kind, str(runs)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def canonical(kind: str) -> np.ndarray:
    """The canonical inverse depth that the process of that kind computed."""
    measured(kind)
    return np.load(_output(kind))


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", PARITY / "synthetic_weights.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def photo() -> Photo:
    return Photo("parity", None, reference().parity_image(1536, 1536))


def write_checkpoints() -> dict[str, Any]:
    """The synthetic weights in the official layout: float32, and float16 as the released file."""
    import torch
    from safetensors.torch import save_file

    make = reference().synthetic_tensor
    shapes = json.loads((PARITY / "state_dict_shapes.json").read_text())
    BUILD.mkdir(exist_ok=True)
    state = {name: torch.from_numpy(make(name, tuple(shape))) for name, shape in shapes.items()}
    for path, save, tensors in (
        (FLOAT32_FILE, save_file, state),
        (OFFICIAL_FILE, torch.save, {name: tensor.half() for name, tensor in state.items()}),
    ):
        partial = path.with_name(path.name + ".part")
        save(tensors, partial)
        partial.replace(path)
    return {}


def run_ours(kind: str, runs: int) -> dict[str, Any]:
    """Load and estimate. float32 takes exact weights, the others the released file's layout."""
    from core.session import DepthModel, open_model
    from core.weights.digest import known_sha256

    precision, _, without = kind.partition("-")
    path = FLOAT32_FILE if precision == "float32" else OFFICIAL_FILE
    known_sha256(path)

    def timed_open() -> tuple[DepthModel, float]:
        start = time.perf_counter()
        session = open_model(
            "depth-pro", checkpoint=path, device="cpu", precision=precision, with_fov=not without
        )
        return session, time.perf_counter() - start

    first_s = timed_open()[1] if precision == "auto" else 0.0  # tries 8 bits, and remembers
    _read(path)
    session, loaded_s = timed_open()
    picture, seconds = photo(), []
    trace: list[tuple[float, float]] = []
    for _ in range(WARM_UP + runs):
        trace[:] = [(time.perf_counter(), 0.0)]
        estimate = session.estimate(
            picture,
            with_fov=not without,
            progress=lambda p: trace.append((time.perf_counter(), p.fraction)),
        )
        seconds.append(estimate.seconds["network"])
    np.save(_output(kind), estimate.canonical_inverse_depth)
    return {
        "load_s": loaded_s,
        "first_load_s": first_s,
        "seconds": seconds[WARM_UP:],
        "fov_deg": estimate.fov_deg,
        "peak_gb": (peak_memory_bytes() or 0) / 1e9,
        "total_off": _worst_total(trace),
    }


def _read(path: Path) -> None:
    """Bring a file into the page cache."""
    with path.open("rb", buffering=0) as file:
        while file.read(1 << 24):
            pass


def _worst_total(trace: list[tuple[float, float]]) -> float:
    """How far off the whole time is that follows from the progress, after the first tenth."""
    begin, end = trace[0][0], trace[-1][0]
    told = [(now - begin) / fraction for now, fraction in trace if fraction >= 0.1]
    return max(abs(total / (end - begin) - 1) for total in told)


def run_peer(runs: int) -> dict[str, Any]:
    """transformers' network with the same weights and picture, in float32."""
    import torch

    from core.network.config import FULL
    from core.session import prepare_image

    model = load_peer()
    image = prepare_image(photo().rgb, FULL)
    seconds = []
    with torch.inference_mode():
        for _ in range(WARM_UP + runs):
            start = time.perf_counter()
            output = model(image)
            seconds.append(time.perf_counter() - start)
    return {
        "seconds": seconds[WARM_UP:],
        "fov_deg": float(output.field_of_view),
        "peak_gb": (peak_memory_bytes() or 0) / 1e9,
    }


def load_peer(
    official: Mapping[str, Any] | None = None, device: str = "cpu", dtype: Any = None
) -> Any:
    """transformers' network with weights in the official layout; by default those of the file."""
    import torch
    import transformers
    from safetensors.torch import load_file

    from core.network.config import FULL, PyramidConfig
    from core.weights.hf_layout import official_parts

    assert isinstance(FULL.encoder, PyramidConfig)
    size = FULL.encoder.vit
    vit = {
        "model_type": "dinov2",
        "image_size": size.image_size,
        "patch_size": size.patch_size,
        "hidden_size": size.width,
        "num_hidden_layers": size.depth,
        "num_attention_heads": size.heads,
    }
    config = transformers.DepthProConfig(
        image_model_config=vit,
        patch_model_config=dict(vit),
        fov_model_config=dict(vit),
        use_fov_model=True,
    )
    with torch.device("meta"):
        model = transformers.DepthProForDepthEstimation(config)
    model = model.to(dtype or torch.float32).to_empty(device=device)
    model = model.eval().requires_grad_(False)
    official = load_file(FLOAT32_FILE) if official is None else official
    for name, parts in official_parts(model.state_dict()).items():
        for part, values in zip(parts, official[name].chunk(len(parts)), strict=True):
            part.copy_(values)
    return model


def _output(kind: str) -> Path:
    return BUILD / f"full_{kind}.npy"


def main(kind: str, runs: int) -> None:
    if kind == "checkpoints":
        found = write_checkpoints()
    elif kind == "peer":
        found = run_peer(runs)
    else:
        found = run_ours(kind, runs)
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
