"""A progress bar that is painted when the window next is, not at once."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


class ProgressBar(QProgressBar):
    """As Qt's, whose own ``setValue`` paints before it returns: some milliseconds each time,
    more while a network keeps the processors busy."""

    def setValue(self, value: int) -> None:
        if value != self.value():
            self.setUpdatesEnabled(False)
            super().setValue(value)
            self.setUpdatesEnabled(True)  # asks for a later painting
