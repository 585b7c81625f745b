"""Large blocks while a model is loaded."""

from __future__ import annotations

import pytest

from core.session import memory
from core.session.memory import loading


def test_blocks_are_apart_while_loading_and_in_the_heap_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now: dict[int, int] = {}
    monkeypatch.setattr(memory, "_set", now.__setitem__)
    with loading():
        assert now[memory.M_MMAP_THRESHOLD] == memory.LOADING_BYTES
    assert now[memory.M_MMAP_THRESHOLD] == memory.RUNNING_BYTES
    with pytest.raises(OSError, match="gone"), loading():
        raise OSError("gone")
    assert now[memory.M_MMAP_THRESHOLD] == memory.RUNNING_BYTES, "also when loading fails"
    assert now[memory.M_TRIM_THRESHOLD] == memory.KEPT_BYTES
