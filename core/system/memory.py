"""How much memory this process has used, where large blocks of it come from, and giving back what
it no longer needs."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Of glibc's mallopt: blocks from this size on are the system's own and go back to it when freed;
# and how much freed memory at the end of the heap is kept.
M_MMAP_THRESHOLD, M_TRIM_THRESHOLD = -3, -1
LASTING_BYTES = 1 << 20
PASSING_BYTES = 32 << 20
KEPT_BYTES = 256 << 20


def peak_memory_bytes() -> int | None:
    """Largest resident size of this process so far; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def release_freed() -> None:
    """Give freed memory back to the system; some milliseconds. Does nothing without glibc."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


@contextmanager
def lasting_blocks() -> Iterator[None]:
    """While it lasts, large blocks of memory are the system's own: for weights, which stay.

    They are converted and laid out anew one by one; in a common heap the gaps that this leaves
    add up to a gigabyte. A run's temporary maps are better off in the heap: blocks from the system
    must be cleared first. Does nothing without glibc.
    """
    _set(M_MMAP_THRESHOLD, LASTING_BYTES)
    try:
        yield
    finally:
        _set(M_MMAP_THRESHOLD, PASSING_BYTES)
        _set(M_TRIM_THRESHOLD, KEPT_BYTES)


def _set(parameter: int, value: int) -> None:
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if mallopt is not None:
            mallopt(parameter, value)
