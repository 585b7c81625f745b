"""Which files to write, and where; nothing is replaced unasked."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from core.settings import Settings
from gui.dialogs.form_scroll import FormScroll
from gui.dialogs.formats import FormatChoice
from gui.dialogs.sheet import Sheet
from gui.kit.icons import icon
from gui.kit.plain_text import plain_label
from gui.kit.translate import tr
from gui.state.app_state import ExportRequest

WIDTH_PX = 460
NAMES_SHOWN = 3
MANY = 88  # files: what the button has room for, whatever it says
WARNING_LINES = 2  # kept free, so that the button stays where it is
CHECKED_AT_FIRST = ("ply",)


class ExportSheet(Sheet):
    """Formats, what the geometry among them is to be like, folder."""

    export_requested = Signal(object)  # ExportRequest
    option_edited = Signal(str, object)  # field of Settings, value

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Export"), parent)
        self._stem = ""
        self._replacing = False
        self._choice = FormatChoice(self)
        self._choice.choose(CHECKED_AT_FIRST)
        self._folder = QLineEdit(self)
        self._folder.setAccessibleName(tr("Folder"))
        self._warning = plain_label(self)
        self._warning.setWordWrap(True)
        self._warning.setMinimumHeight(WARNING_LINES * self._warning.fontMetrics().lineSpacing())
        self._button = QPushButton(self)
        self._button.setObjectName("Primary")
        self._button.setText(tr("Export %n files", MANY))
        self._button.setMinimumWidth(self._button.sizeHint().width())
        self.setMinimumWidth(WIDTH_PX)
        self._fill()
        self._connect()

    def _fill(self) -> None:
        scroll = FormScroll(self)
        self._choice.add_to(scroll.form)
        scroll.form.addRow(tr("Folder"), self._folder_row())
        self.body.addWidget(scroll)
        self.body.addWidget(self._warning)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._button)
        self.body.addLayout(buttons)

    def _folder_row(self) -> QHBoxLayout:
        browse = QPushButton(icon("folder"), tr("Choose\u2026"), self)
        browse.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._folder, 1)
        row.addWidget(browse)
        return row

    def _connect(self) -> None:
        self._folder.textChanged.connect(self._on_edited)
        self._choice.edited.connect(self._on_edited)
        self._choice.option_edited.connect(self.option_edited)
        self._button.clicked.connect(self._on_export)

    def set_values(self, settings: Settings) -> None:
        """Show the preferences; emits nothing."""
        self._choice.set_values(settings)

    def set_panorama(self, panorama: bool) -> None:
        """Offer what there is of a panorama, or all."""
        self._choice.set_panorama(panorama)

    def set_triangles(self, count: int | None) -> None:
        """How many triangles the mesh on show has; None while that is not known."""
        self._choice.set_triangles(count)

    def set_target(self, stem: str, folder: Path) -> None:
        """What the files will be called, and the folder offered."""
        self._stem = stem
        self._folder.setText(str(folder))
        self._on_edited()

    def request(self) -> ExportRequest:
        """What the sheet says now."""
        return ExportRequest(
            formats=self._choice.chosen(),
            folder=Path(self._folder.text()).expanduser(),
            overwrite=self._replacing,
        )

    def files(self) -> list[Path]:
        """All files that will be written."""
        from core.export.registry import find_format

        request = self.request()
        return [
            file
            for entry in map(find_format, request.formats)
            for file in entry.files(request.folder / (self._stem + entry.suffix))
        ]

    def existing(self) -> list[Path]:
        """Files that are there already and would be replaced."""
        return [file for file in self.files() if os.path.lexists(file)]

    def _on_edited(self) -> None:
        """Any edit takes back a consent to replace files."""
        self._replacing = False
        count = len(self.files())
        self._button.setText(tr("Export") if count < 2 else tr("Export %n files", count))
        self._button.setEnabled(bool(count) and bool(self._folder.text().strip()))
        self._warn("")

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

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, tr("Folder to export to"), self._folder.text()
        )
        if folder:
            self._folder.setText(folder)
