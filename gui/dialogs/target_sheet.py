"""A sheet that has files written into a folder; nothing is replaced unasked."""

from __future__ import annotations

import os
from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.dialogs.folder_row import FolderRow
from gui.dialogs.form_scroll import FormScroll
from gui.dialogs.sheet import Sheet
from gui.kit.plain_text import plain_label
from gui.kit.translate import tr

WIDTH_PX = 460
NAMES_SHOWN = 3
WARNING_LINES = 2  # kept free, so that the button stays where it is


class TargetSheet(Sheet):
    """A form, the folder below it, and a button that asks a second time before it replaces files.

    What is exported, and under which names, its subclasses say.
    """

    export_requested = Signal(object)  # what ``request`` returns

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._stem = ""
        self._replacing = False
        self._folder = FolderRow(tr("Folder"), tr("Folder to export to"), self)
        self._folder.changed.connect(self._on_edited)
        self._warning = plain_label(self)
        self._warning.setWordWrap(True)
        self._warning.setMinimumHeight(WARNING_LINES * self._warning.fontMetrics().lineSpacing())
        self._button = QPushButton(self)
        self._button.setObjectName("Primary")
        self._button.clicked.connect(self._on_export)
        self.setMinimumWidth(WIDTH_PX)

    @abstractmethod
    def request(self) -> object:
        """What the sheet says now."""

    @abstractmethod
    def files(self) -> list[Path]:
        """All that will be written."""

    @abstractmethod
    def _title_for(self, count: int) -> str:
        """What the button says while so many files are chosen."""

    def _fill(self, scroll: FormScroll, *beside: QWidget) -> None:
        """Put the form, the folder and the buttons into the sheet."""
        scroll.form.addRow(tr("Folder"), self._folder)
        self.body.addWidget(scroll)
        self.body.addWidget(self._warning)
        buttons = QHBoxLayout()
        for button in beside:
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._button)
        self.body.addLayout(buttons)

    @property
    def folder(self) -> Path:
        """Where the files go."""
        return self._folder.folder or Path()

    def set_target(self, stem: str, folder: Path) -> None:
        """What the files will be called, and the folder offered."""
        self._stem = stem
        self._folder.set_text(str(folder))
        self._on_edited()

    def existing(self) -> list[Path]:
        """What is there already and would be replaced."""
        return [file for file in self.files() if os.path.lexists(file)]

    def _hindrance(self) -> str:
        """Why nothing can be exported now, for people; "" where it can."""
        return ""

    def _on_edited(self) -> None:
        """Any edit takes back a consent to replace files."""
        self._replacing = False
        count, hindrance = len(self.files()), self._hindrance()
        self._button.setText(self._title_for(count))
        ready = bool(count) and self._folder.folder is not None
        self._button.setEnabled(ready and not hindrance)
        self._warn(hindrance)

    def _on_export(self) -> None:
        there = [] if self._replacing else self.existing()
        if there:
            self._ask(there)
            return
        self.export_requested.emit(self.request())
        self.dismiss()

    def _ask(self, there: list[Path]) -> None:
        """Nothing is replaced before the button has been pressed a second time."""
        names = ", ".join(path.name for path in there[:NAMES_SHOWN])
        more = len(there) - NAMES_SHOWN
        text = tr("Already in this folder: {names} and %n more.", more) if more > 0 else ""
        self._warn((text or tr("Already in this folder: {names}.")).format(names=names))
        self._button.setText(tr("Replace them") if len(there) > 1 else tr("Replace it"))
        self._replacing = True

    def _warn(self, text: str) -> None:
        self._warning.setText(text)
        if self.isVisible():
            self.refit()
