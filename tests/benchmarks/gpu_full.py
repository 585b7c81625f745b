"""The full network with synthetic weights on a CUDA GPU: speed beside transformers' own, error of
the reduced precisions, memory, cancelling, and running out of memory.

``python -m tests.benchmarks --module gpu_full`` takes one to two minutes, 6 GB of host memory and
2 GB in ``build``.
"""

from __future__ import annotations

from statistics import median

import numpy as np

from tests.benchmarks.full_gpu_runs import errors, loading, ours, peer, short_of_memory
from tests.benchmarks.full_runs import PARITY
from tests.benchmarks.registry import benchmark


@benchmark("GPU, transformers' network, float16", unit="ms")
def gpu_peer_float16_ms() -> float:
    return float(peer("float16")["median_ms"])


@benchmark("GPU, float16: one pass", unit="ms", bar=60.0)
def gpu_float16_ms() -> float:
    return float(ours("float16")["median_ms"])


@benchmark("GPU, float16: times as fast as the peer", unit="x", bar=3.0, at_least=True)
def gpu_float16_ratio() -> float:
    return gpu_peer_float16_ms() / gpu_float16_ms()


@benchmark("GPU, float16: an estimate, photo in and map out", unit="ms")
def gpu_float16_estimate_ms() -> float:
    return median(ours("float16")["estimate_ms"])


@benchmark("GPU, float16: peak memory of the GPU", unit="GB", bar=4.0)
def gpu_float16_memory() -> float:
    return float(ours("float16")["session_reserved_gb"])


@benchmark("GPU, float16: eight photos in a batch", unit="img/s")
def gpu_float16_batch() -> float:
    return float(max(v for k, v in ours("float16").items() if k.endswith("images_per_s")))


@benchmark("GPU, float16: cancelled in mid-run", bar=0.5)
def gpu_float16_cancel() -> float:
    return float(max(ours("float16")["cancel_s"]))


@benchmark("GPU, float16: values that are not finite", unit="", bar=0)
def gpu_float16_overflow() -> float:
    return float(ours("float16")["not_finite"])


@benchmark("GPU, bfloat16: one pass", unit="ms", bar=60.0)
def gpu_bfloat16_ms() -> float:
    return float(ours("bfloat16")["median_ms"])


@benchmark("GPU, float32: one pass", unit="ms")
def gpu_float32_ms() -> float:
    return float(ours("float32")["median_ms"])


@benchmark("GPU, float32: cancelled in mid-run", bar=0.5)
def gpu_float32_cancel() -> float:
    return float(max(ours("float32")["cancel_s"]))


@benchmark("GPU, float32 beside the reference: max |dC| / std(C)", unit="", bar=1e-3)
def gpu_float32_parity() -> float:
    with np.load(PARITY / "expected.npz") as stored:
        wanted = stored["canonical_1536_s8"]
    found = ours("float32")["canonical"][::8, ::8]
    return float(np.abs(found - wanted).max() / wanted.std())


@benchmark("GPU, float32 beside the peer: max |dC| / std(C)", unit="", bar=1e-3)
def gpu_float32_peer_parity() -> float:
    found, wanted = ours("float32")["canonical"], peer("float32")["canonical"]
    return float(np.abs(found - wanted).max() / wanted.std())


@benchmark("GPU, float16 beside float32: median depth error", unit="%", bar=1.0)
def gpu_float16_median_error() -> float:
    return errors("float16")["median_percent"]


@benchmark("GPU, float16 beside float32: boundary F1", unit="", bar=0.9, at_least=True)
def gpu_float16_boundary_f1() -> float:
    return errors("float16")["boundary_f1"]


@benchmark("GPU, bfloat16 beside float32: median depth error", unit="%", bar=1.0)
def gpu_bfloat16_median_error() -> float:
    return errors("bfloat16")["median_percent"]


@benchmark("GPU, bfloat16 beside float32: boundary F1", unit="", bar=0.9, at_least=True)
def gpu_bfloat16_boundary_f1() -> float:
    return errors("bfloat16")["boundary_f1"]


@benchmark("GPU, float16: file in page cache to ready")
def gpu_load_seconds() -> float:
    return float(loading()["load_s"][-1])


@benchmark("GPU, short of memory: cases that did not end well", unit="", bar=0)
def gpu_short_of_memory() -> float:
    found = short_of_memory()
    ended = [not e.get("error") and e.get("finite", True) for e in found.values()]
    return float(ended.count(False))
