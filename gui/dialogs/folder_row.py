"""A folder, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from core.files.regular_files import typed_path
from gui.kit.icons import icon
from gui.kit.translate import tr

SPACING_PX = 8


class FolderRow(QWidget):
    """A field beside a button that asks for a folder.

    Args:
        name: of the field, for screen readers.
        title: of the dialog.
    """

    changed = Signal()  # it has another text, whoever set it
    edited = Signal(str)  # the user typed or chose

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.field = QLineEdit(self)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self.changed)
        self.field.textEdited.connect(self.edited)
        browse = QPushButton(icon("folder"), tr("Choose\u2026"), self)
        browse.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING_PX)
        row.addWidget(self.field, 1)
        row.addWidget(browse)

    @property
    def folder(self) -> Path | None:
        """What the field names, in full; None while it is empty."""
        text = self.field.text()
        return typed_path(text) if text.strip() else None

    def set_text(self, text: str) -> None:
        """Show a folder, or what stands for one."""
        self.field.setText(text)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._title, self.field.text())
        if folder:
            self.field.setText(folder)
            self.edited.emit(folder)
