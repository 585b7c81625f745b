"""The full network with synthetic weights on the CPU: parity, speed beside transformers' own,
precision, memory.

Takes half an hour, 6 GB of disk in ``build`` and 20 GB of memory (the peer's).
"""

from __future__ import annotations

from statistics import median

import numpy as np

from core.depth import full_size_depth
from core.focal import px_from_fov
from core.metrics.boundary import boundary_f1
from core.types import Estimate, ModelInfo, Size
from tests.benchmarks.full_runs import PARITY, canonical, measured
from tests.benchmarks.registry import benchmark

SIZE = Size(1536, 1536)


def expected(key: str) -> np.ndarray:
    with np.load(PARITY / "expected.npz") as stored:
        return stored[key]


def depth(precision: str) -> np.ndarray:
    """Metres, with the field of view that the float32 network predicts."""
    info = ModelInfo("depth-pro", "synthetic", "cpu", precision)
    estimate = Estimate(canonical(precision), None, SIZE, info)
    return full_size_depth(estimate, focal_px=px_from_fov(measured("float32")["fov_deg"], 1536))


def relative_error(precision: str = "bfloat16") -> np.ndarray:
    exact = depth("float32")
    return np.abs(depth(precision) - exact) / exact


def seconds(kind: str) -> float:
    return median(measured(kind)["seconds"])


@benchmark("full, float32: max |dC| / std(C)", unit="", bar=1e-3)
def full_parity() -> float:
    found = canonical("float32")[::8, ::8]
    wanted = expected("canonical_1536_s8")
    return float(np.abs(found - wanted).max() / wanted.std())


@benchmark("full, float32: field of view off by", unit="deg", bar=0.01)
def full_field_of_view() -> float:
    return abs(measured("float32")["fov_deg"] - float(expected("fov_1536").item()))


@benchmark("full, transformers' network, float32")
def full_peer_seconds() -> float:
    return seconds("peer")


@benchmark("full, float32")
def full_float32_seconds() -> float:
    return seconds("float32")


@benchmark("full, bfloat16")
def full_bfloat16_seconds() -> float:
    return seconds("bfloat16")


@benchmark("full, float32: times as fast as the peer", unit="x", bar=1.15, at_least=True)
def full_float32_ratio() -> float:
    return seconds("peer") / seconds("float32")


@benchmark("full, bfloat16: times as fast as the peer", unit="x")
def full_bfloat16_ratio() -> float:
    return seconds("peer") / seconds("bfloat16")


@benchmark("full, bfloat16 beside float32: median depth error", unit="%", bar=1.0)
def full_median_error() -> float:
    return 100 * float(np.median(relative_error()))


@benchmark("full, bfloat16 beside float32: mean depth error", unit="%")
def full_mean_error() -> float:
    return 100 * float(relative_error().mean())


@benchmark("full, bfloat16 beside float32: largest depth error", unit="%")
def full_largest_error() -> float:
    return 100 * float(relative_error().max())


@benchmark("full, bfloat16 beside float32: boundary F1", unit="", bar=0.9, at_least=True)
def full_boundary_f1() -> float:
    return float(boundary_f1(depth("bfloat16"), depth("float32")))


@benchmark("full, float32: peak memory with loading", unit="GB", bar=5.5)
def full_float32_memory() -> float:
    return float(measured("float32")["peak_gb"])


@benchmark("full, bfloat16: peak memory with loading", unit="GB", bar=3.2)
def full_bfloat16_memory() -> float:
    return float(measured("bfloat16")["peak_gb"])


@benchmark("full, transformers' network: peak memory with loading", unit="GB")
def full_peer_memory() -> float:
    return float(measured("peer")["peak_gb"])


@benchmark("full, bfloat16: less memory without focal head", unit="GB", bar=0.55, at_least=True)
def full_focal_memory() -> float:
    whole = measured("bfloat16")["peak_gb"]
    return float(whole - measured("bfloat16-no-fov", 1)["peak_gb"])


@benchmark("full, bfloat16: official file in page cache to ready", bar=4.0)
def full_load_seconds() -> float:
    return float(measured("bfloat16")["load_s"])


@benchmark("full, bfloat16: told duration off by", unit="share", bar=1 / 3)
def full_progress_off() -> float:
    return float(measured("bfloat16")["total_off"])


@benchmark("full, auto (the default)")
def full_auto_seconds() -> float:
    return seconds("auto")


@benchmark("full, auto: times as fast as the peer", unit="x", bar=3.0, at_least=True)
def full_auto_ratio() -> float:
    return seconds("peer") / seconds("auto")


@benchmark("full, auto beside float32: median depth error", unit="%", bar=1.0)
def full_auto_median_error() -> float:
    return 100 * float(np.median(relative_error("auto")))


@benchmark("full, auto beside float32: boundary F1", unit="", bar=0.9, at_least=True)
def full_auto_boundary_f1() -> float:
    return float(boundary_f1(depth("auto"), depth("float32")))


@benchmark("full, auto: peak memory with loading", unit="GB", bar=3.2)
def full_auto_memory() -> float:
    return float(measured("auto")["peak_gb"])


@benchmark("full, auto: official file in page cache to ready", bar=4.0)
def full_auto_load_seconds() -> float:
    return float(measured("auto")["load_s"])


@benchmark("full, auto: the trial that the first opening of a file adds")
def full_auto_trial_seconds() -> float:
    return float(measured("auto")["first_load_s"] - measured("auto")["load_s"])
