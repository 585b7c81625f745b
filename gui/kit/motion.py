"""Whether the person at the screen wants things to move by themselves."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QStyle

SPI_GETCLIENTAREAANIMATION = 0x1042


def reduced_motion() -> bool:
    """Whether the system was told to do without animation.

    Windows and macOS are asked themselves; elsewhere the style says what the desktop says.
    """
    if sys.platform == "win32":
        shown = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(
            SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0
        )
        return not shown.value
    if sys.platform == "darwin":
        return bool(QSettings("apple.com", "universalaccess").value("reduceMotion", False, bool))
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
