"""What to do, in a few words under a panel's controls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

LINES = 2


class Hint(QLabel):
    """A quiet text that wraps, with room for two lines even when it says less, so that what is
    below stays where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Quiet")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def heightForWidth(self, width: int) -> int:
        least = LINES * self.fontMetrics().lineSpacing()
        return max(super().heightForWidth(width), least)
