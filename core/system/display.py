"""Whether a window can be shown; where not, Qt ends the process with advice to reinstall it."""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from pathlib import Path

_NEEDING = ("", "xcb", "wayland")  # platforms of Qt that ask for a display, by their beginnings


def has_display() -> bool:
    """Whether there is a display that answers; True where that cannot be told."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition("-")[0].partition(":")[0]
    if sys.platform != "linux" or platform not in _NEEDING:
        return True
    return _has_wayland() or _has_x()


def _has_wayland() -> bool:
    """Whether the compositor's socket is there."""
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    try:
        return stat.S_ISSOCK((Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name).stat().st_mode)
    except (OSError, ValueError):
        return False


def _has_x() -> bool:
    """Whether an X server lets us in: after a login that ended the name of its display stays."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # Qt says what is missing
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    if xcb.xcb_connection_has_error(connection):
        xcb.xcb_disconnect(connection)
        return False
    return True  # the connection stays: some servers begin anew when the last one ends
