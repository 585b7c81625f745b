"""Whether what OpenGL was told to draw is drawn, without waiting for it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtGui import QOpenGLContext

GL_SYNC_GPU_COMMANDS_COMPLETE, GL_SYNC_FLUSH_COMMANDS_BIT = 0x9117, 0x01
GL_TIMEOUT_EXPIRED = 0x911B
_NS_PER_MS = 1_000_000


class Fence:
    """Stands behind all that the current context was told so far.

    Called by their addresses, for PySide binds none of the three; while they wait, other threads
    go on, which they do not while its own calls wait.
    """

    def __init__(self) -> None:
        make = _function(b"glFenceSync", ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint)
        self._sync = make(GL_SYNC_GPU_COMMANDS_COMPLETE, 0)

    def passed(self, *, wait_ms: float = 0) -> bool:
        """Whether all of it is done; the same context is current.

        Once it has passed it must not be asked again. Software may wait for the end, however
        little it was told to wait.
        """
        wait = _function(
            b"glClientWaitSync", ctypes.c_uint, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint64
        )
        state = wait(self._sync, GL_SYNC_FLUSH_COMMANDS_BIT, round(wait_ms * _NS_PER_MS))
        if state == GL_TIMEOUT_EXPIRED:
            return False
        _function(b"glDeleteSync", None, ctypes.c_void_p)(self._sync)
        return True


@cache
def _function(name: bytes, result: Any, *arguments: Any) -> Callable[..., int]:
    """One of OpenGL's functions; all contexts of a program have the same."""
    context = QOpenGLContext.currentContext()
    kind = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
    made: Callable[..., int] = kind(result, *arguments)(context.getProcAddress(name))
    return made
