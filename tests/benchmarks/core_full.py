"""The full network with synthetic weights: parity with the released one, and memory.

Takes minutes, 4 GB of disk in ``build`` and 7 GB of memory.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np

from core.cli.export import peak_memory_bytes
from core.session import Session
from core.types import Estimate, Photo
from tests.benchmarks.registry import Skip, benchmark

ROOT = Path(__file__).resolve().parents[2]
PARITY = ROOT.parent / "shared" / "parity"
CHECKPOINT = ROOT / "build" / "synthetic_depth_pro.safetensors"


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", PARITY / "synthetic_weights.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_checkpoint() -> None:
    """Write the synthetic weights in the official layout, float32."""
    from safetensors.numpy import save_file

    make = reference().synthetic_tensor
    shapes = json.loads((PARITY / "state_dict_shapes.json").read_text())
    CHECKPOINT.parent.mkdir(exist_ok=True)
    partial = CHECKPOINT.with_suffix(".part")
    save_file({name: make(name, tuple(shape)) for name, shape in shapes.items()}, partial)
    partial.replace(CHECKPOINT)


@cache
def full_run() -> tuple[Estimate, float]:
    """An estimate of the parity picture, and the peak memory in GB, loading included."""
    if not PARITY.is_dir():
        raise Skip("the parity data are not here")
    if not CHECKPOINT.is_file():  # in a process of its own: its memory must not count
        subprocess.run([sys.executable, "-m", __name__], cwd=ROOT, check=True)
    session = Session.open("depth-pro", checkpoint=CHECKPOINT, device="cpu", precision="float32")
    estimate = session.estimate(Photo("parity", None, reference().parity_image(1536, 1536)))
    peak = peak_memory_bytes()
    if peak is None:
        raise Skip("this system does not tell the peak memory")
    return estimate, peak / 1e9


def expected(key: str) -> np.ndarray:
    with np.load(PARITY / "expected.npz") as stored:
        return stored[key]


@benchmark("full network, float32: max |dC| / std(C)", unit="", bar=1e-3)
def full_parity() -> float:
    found = full_run()[0].canonical_inverse_depth[::8, ::8]
    wanted = expected("canonical_1536_s8")
    return float(np.abs(found - wanted).max() / wanted.std())


@benchmark("full network, float32: field of view off by", unit="deg", bar=0.01)
def full_field_of_view() -> float:
    found = full_run()[0].fov_deg
    assert found is not None
    return abs(found - float(expected("fov_1536").item()))


@benchmark("full network, float32: peak memory with loading", unit="GB", bar=7.0)
def full_peak_memory() -> float:
    return full_run()[1]


@benchmark("full network, float32, 1536 x 1536, first run")
def full_network_seconds() -> float:
    return full_run()[0].seconds["network"]


if __name__ == "__main__":
    write_checkpoint()
