"""core.system.memory: what a process used, its large blocks, and what it gives back."""

from __future__ import annotations

import sys

import numpy as np
import psutil
import pytest

from core.system import memory
from core.system.memory import lasting_blocks, peak_memory_bytes, release_freed


def test_the_peak_holds_what_is_held_now() -> None:
    peak = peak_memory_bytes()
    assert peak is None or peak >= 0.9 * psutil.Process().memory_info().rss


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc gives memory back on demand")
def test_freed_memory_goes_back_although_something_lies_above_it() -> None:
    blocks = [np.ones(50_000, np.uint8) for _ in range(4000)]  # 200 MB in small blocks
    kept = blocks[-1]
    held = psutil.Process().memory_info().rss
    del blocks
    release_freed()
    assert psutil.Process().memory_info().rss < held - 150e6
    assert kept[0] == 1


def test_lasting_blocks_are_apart_and_passing_ones_in_the_heap(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now: dict[int, int] = {}
    monkeypatch.setattr(memory, "_set", now.__setitem__)
    with lasting_blocks():
        assert now[memory.M_MMAP_THRESHOLD] == memory.LASTING_BYTES
    assert now[memory.M_MMAP_THRESHOLD] == memory.PASSING_BYTES
    with pytest.raises(OSError, match="gone"), lasting_blocks():
        raise OSError("gone")
    assert now[memory.M_MMAP_THRESHOLD] == memory.PASSING_BYTES, "also when it fails"
    assert now[memory.M_TRIM_THRESHOLD] == memory.KEPT_BYTES
