"""Which files to write, and where; nothing is replaced unasked."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from gui.dialogs.export_geometry import GeometryOptions
from gui.dialogs.sheet import Sheet
from gui.icons import icon
from gui.state import ExportRequest
from gui.words import tr

WIDTH_PX = 460
NAMES_SHOWN = 3
CHECKED_AT_FIRST = ("ply",)
PRINT = "stl"


class ExportSheet(Sheet):
    """Formats, what the geometry among them is to be like, folder."""

    export_requested = Signal(object)  # ExportRequest
    option_edited = Signal(str, object)  # field of Settings, value

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Export"), parent)
        from core.export.registry import FORMATS, GROUPS, MESH, POINTS  # not before it is wanted

        self._formats = FORMATS
        self._groups, self._points, self._mesh = GROUPS, POINTS, MESH
        self._stem = ""
        self._replacing = False
        self._boxes = {fmt: self._format_box(fmt) for fmt in FORMATS}
        self._geometry = GeometryOptions(self)
        self._folder = QLineEdit(self)
        self._folder.setAccessibleName(tr("Folder"))
        self._warning = QLabel(self)
        self._warning.setWordWrap(True)
        self._button = QPushButton(self)
        self._button.setObjectName("Primary")
        self.setMinimumWidth(WIDTH_PX)
        self._fill()
        self._connect()

    def _format_box(self, fmt: str) -> QCheckBox:
        box = QCheckBox(tr(self._formats[fmt].title), self)
        box.setChecked(fmt in CHECKED_AT_FIRST)
        box.toggled.connect(self._on_edited)
        return box

    def _group_column(self, group: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(7)
        for fmt, box in self._boxes.items():
            if self._formats[fmt].group == group:
                column.addWidget(box)
        return column

    def _fill(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for group in self._groups:
            form.addRow(tr(group), self._group_column(group))
        self.body.addLayout(form)
        self.body.addWidget(self._geometry)
        folder = QFormLayout()
        folder.setHorizontalSpacing(16)
        folder.addRow(tr("Folder"), self._folder_row())
        self.body.addLayout(folder)
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
        self._geometry.edited.connect(self._on_option)
        self._button.clicked.connect(self._on_export)

    def set_values(self, settings: Settings) -> None:
        """Show the preferences; emits nothing."""
        self._geometry.set_values(settings)

    def set_triangles(self, count: int | None) -> None:
        """How many triangles the mesh on show has; None while that is not known."""
        self._geometry.set_triangles(count)

    def set_target(self, stem: str, folder: Path) -> None:
        """What the files will be called, and the folder offered."""
        self._stem = stem
        self._folder.setText(str(folder))
        self._on_edited()

    def request(self) -> ExportRequest:
        """What the sheet says now."""
        return ExportRequest(
            formats=self._chosen(),
            folder=Path(self._folder.text()).expanduser(),
            overwrite=self._replacing,
        )

    def _chosen(self) -> tuple[str, ...]:
        return tuple(fmt for fmt, box in self._boxes.items() if box.isChecked())

    def existing(self) -> list[Path]:
        """Files that are there already and would be replaced."""
        request = self.request()
        wanted = [
            file
            for fmt in request.formats
            for file in self._formats[fmt].files(
                request.folder / (self._stem + self._formats[fmt].suffix)
            )
        ]
        return [file for file in wanted if os.path.lexists(file)]

    def _on_edited(self) -> None:
        """Any edit takes back a consent to replace files."""
        self._replacing = False
        count = len(self._chosen())
        self._button.setText(tr("Export") if count < 2 else tr("Export %n files", count))
        self._button.setEnabled(bool(count) and bool(self._folder.text().strip()))
        self._show_options()
        self._warn("")

    def _show_options(self) -> None:
        chosen = [self._formats[fmt] for fmt in self._chosen()]
        self._geometry.show_for(
            points=any(entry.group == self._points for entry in chosen),
            mesh=any(entry.group == self._mesh and entry.id != PRINT for entry in chosen),
            prints=any(entry.id == PRINT for entry in chosen),
        )

    def _on_option(self, name: str, value: object) -> None:
        self._on_edited()
        self.option_edited.emit(name, value)

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
        self._warning.setVisible(bool(text))
        if self.isVisible():
            self.refit()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, tr("Folder to export to"), self._folder.text()
        )
        if folder:
            self._folder.setText(folder)
