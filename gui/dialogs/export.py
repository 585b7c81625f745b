"""Which files to write, and where; nothing is replaced unasked."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.sheet import Sheet
from gui.icons import icon
from gui.state import ExportRequest
from gui.words import mark, tr

WIDTH_PX = 460
NAMES_SHOWN = 3
CHECKED_AT_FIRST = ("ply",)
AXES = (
    ("opencv", mark("OpenCV: x right, y down, z forward")),
    ("opengl", mark("OpenGL, Blender: y up, z back")),
)


class ExportSheet(Sheet):
    """Formats, axes, text or binary, folder."""

    export_requested = Signal(object)  # ExportRequest
    options_edited = Signal(str, bool)  # axes, PLY as text

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Export"), parent)
        from core.export.registry import FORMATS, GROUPS  # not before it is wanted

        self._formats = FORMATS
        self._groups = GROUPS
        self._stem = ""
        self._replacing = False
        self._boxes = {fmt: self._format_box(fmt) for fmt in FORMATS}
        self._axes = self._make_axes()
        self._ascii = QCheckBox(tr("Write the PLY as text (larger, readable)"), self)
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

    def _make_axes(self) -> QComboBox:
        axes = QComboBox(self)
        for name, title in AXES:
            axes.addItem(tr(title), name)
        axes.setAccessibleName(tr("Axes of point clouds"))
        axes.setToolTip(tr("Which way the axes of the exported points look"))
        return axes

    def _fill(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for group in self._groups:
            form.addRow(tr(group), self._group_column(group))
        form.addRow(tr("Axes"), self._axes)
        form.addRow("", self._ascii)
        form.addRow(tr("Folder"), self._folder_row())
        self.body.addLayout(form)
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
        self._axes.activated.connect(self._on_options)
        self._ascii.toggled.connect(self._on_options)
        self._button.clicked.connect(self._on_export)

    def set_options(self, *, axes: str, ascii_ply: bool) -> None:
        """Show the preferences; emits nothing."""
        blocked = self._ascii.blockSignals(True)
        self._axes.setCurrentIndex(max(self._axes.findData(axes), 0))
        self._ascii.setChecked(ascii_ply)
        self._ascii.blockSignals(blocked)

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
            axes=str(self._axes.currentData()),
            ascii=self._ascii.isChecked(),
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
        self._warn("")

    def _on_options(self) -> None:
        self._on_edited()
        self.options_edited.emit(str(self._axes.currentData()), self._ascii.isChecked())

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
