"""Memory of a mapped file given back while the file stays mapped."""

from __future__ import annotations

import ctypes
import mmap
import sys
from collections.abc import Iterable

from torch import Tensor


def release_pages(tensors: Iterable[Tensor]) -> None:
    """Let go of the memory behind tensors of a mapped file; reading one again reads the file.

    What was read of a mapping counts as memory of the process until then. Does nothing where
    the system is not Linux.

    Args:
        tensors: those of a privately mapped file, never written to; others would lose values.
    """
    if sys.platform == "linux":
        for tensor in tensors:
            _release(tensor)


def _release(tensor: Tensor) -> None:
    start = -(-tensor.data_ptr() // mmap.PAGESIZE) * mmap.PAGESIZE
    stop = (tensor.data_ptr() + tensor.nbytes) // mmap.PAGESIZE * mmap.PAGESIZE
    if stop > start:
        advise = ctypes.CDLL(None).madvise
        advise(ctypes.c_void_p(start), ctypes.c_size_t(stop - start), mmap.MADV_DONTNEED)
