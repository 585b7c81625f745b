"""Where large blocks of memory come from while a model is loaded, and while it runs."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Of glibc's mallopt: blocks from this size on are the system's own and go back to it when freed;
# and how much freed memory at the end of the heap is kept.
M_MMAP_THRESHOLD, M_TRIM_THRESHOLD = -3, -1
LOADING_BYTES = 1 << 20
RUNNING_BYTES = 32 << 20
KEPT_BYTES = 256 << 20


@contextmanager
def loading() -> Iterator[None]:
    """While it lasts, every weight gets a block of its own.

    Weights are converted and laid out anew one by one; in a common heap the gaps that this
    leaves add up to a gigabyte. A run's temporary maps are better off in the heap: blocks from
    the system must be cleared first. Does nothing without glibc.
    """
    _set(M_MMAP_THRESHOLD, LOADING_BYTES)
    try:
        yield
    finally:
        _set(M_MMAP_THRESHOLD, RUNNING_BYTES)
        _set(M_TRIM_THRESHOLD, KEPT_BYTES)


def _set(parameter: int, value: int) -> None:
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if mallopt is not None:
            mallopt(parameter, value)
