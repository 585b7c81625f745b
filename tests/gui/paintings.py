"""Counting how often a widget is painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject


class Paintings(QObject):
    """An event filter."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False
