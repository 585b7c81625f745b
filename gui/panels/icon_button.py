"""Small buttons of panels, whose icons wear the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from gui.kit.icons import icon


class IconButton(QToolButton):
    """An icon alone, named for those who do not see it, or beside a text."""

    def __init__(self, name: str, tip: str, parent: QWidget, *, text: str = "") -> None:
        super().__init__(parent)
        self._name = name
        self.setIcon(icon(name))
        self.setToolTip(tip)
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        else:
            self.setAccessibleName(tip.rstrip("\u2026"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(icon(self._name))
        super().changeEvent(event)


def tool_button(name: str, text: str, tip: str, parent: QWidget) -> IconButton:
    """Takes up a tool, and shows that it is in hand."""
    button = IconButton(name, tip, parent, text=text)
    button.setObjectName("Tool")
    button.setCheckable(True)
    return button
