"""Loads big native libraries without holding the interpreter's lock.

Importing torch or Open3D loads hundreds of megabytes of machine code while holding that lock,
which freezes a window for most of a second even when another thread imports. Loading the same
libraries beforehand through a foreign call of ``dlopen`` releases the lock; the import then
finds them loaded.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

# In the order of their dependencies, relative to the package's folder. No Python modules: loading
# one takes the loader's lock and then wants the interpreter's, while a thread that draws holds
# that one and wants the loader's. Both would wait for ever.
_LIBRARIES = {
    "torch": ("lib/libc10.so", "lib/libtorch_cpu.so", "lib/libtorch_cuda.so"),
    "open3d": ("libtbb.so*", "libOpen3D.so*"),
}


def preload(package: str) -> list[Path]:
    """Load the native libraries of a package, where the system is Linux; else do nothing.

    A library that cannot be loaded is left to the import, which says why.

    Args:
        package: "torch" or "open3d".

    Returns:
        The libraries that were loaded.
    """
    found = importlib.util.find_spec(package)
    if sys.platform != "linux" or package in sys.modules or found is None or not found.origin:
        return []
    folder = Path(found.origin).parent
    paths = [path for pattern in _LIBRARIES[package] for path in sorted(folder.glob(pattern))]
    load = ctypes.CDLL(None).dlopen
    load.argtypes, load.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    return [path for path in paths if load(os.fsencode(path), os.RTLD_NOW)]
