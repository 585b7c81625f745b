"""The parts of the window that can be hidden: panels and film strip."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Hideable(QObject):
    """Hides and shows them, and knows which are hidden.

    Args:
        parts: widgets by the id of the action that toggles each.
    """

    toggled = Signal(str, bool)  # id, whether it is there

    def __init__(self, parts: Mapping[str, QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts

    def toggle(self, name: str) -> None:
        """Hide a part that is there, show one that is hidden."""
        self.show(name, self._parts[name].isHidden())

    def show(self, name: str, shown: bool = True) -> None:
        """Show or hide a part."""
        self._parts[name].setVisible(shown)
        self.toggled.emit(name, shown)

    def save_state(self) -> str:
        """Which parts are hidden, as text."""
        return " ".join(name for name, part in self._parts.items() if part.isHidden())

    def restore_state(self, text: str) -> None:
        """Hide what ``save_state`` said, show the rest."""
        hidden = text.split()
        for name in self._parts:
            self.show(name, name not in hidden)
