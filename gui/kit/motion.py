"""Whether the person at the screen wants things to move by themselves."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QStyle

SPI_GETCLIENTAREAANIMATION = 0x1042
GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
ASKING_S = 5.0
_desktop = {"animates": True}


def ask_desktop() -> None:
    """Learn what GNOME and its relatives say, of which Qt's styles know nothing.

    For a thread of its own: it starts a program. A desktop that cannot be asked animates.
    """
    if sys.platform != "linux" or not os.environ.get("XDG_CURRENT_DESKTOP"):
        return
    try:
        said = subprocess.run(
            GNOME, capture_output=True, text=True, timeout=ASKING_S, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return
    _desktop["animates"] = said.strip() != "false"


def reduced_motion() -> bool:
    """Whether the system was told to do without animation.

    Windows and macOS are asked themselves; elsewhere the style says what the desktop says, or
    ``ask_desktop`` has learnt it.
    """
    if sys.platform == "win32":
        shown = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(
            SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0
        )
        return not shown.value
    if sys.platform == "darwin":
        return bool(QSettings("apple.com", "universalaccess").value("reduceMotion", False, bool))
    duration = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return duration == 0 or not _desktop["animates"]
