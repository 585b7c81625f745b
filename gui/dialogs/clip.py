"""Which films and numbered files to write of a film, and where; nothing is replaced unasked."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from gui.dialogs.form_scroll import FormScroll
from gui.dialogs.sheet import Sheet
from gui.kit import number_format as fmt
from gui.kit.icons import icon
from gui.kit.plain_text import plain_label
from gui.kit.translate import tr
from gui.snapshot.parts import TimelinePart
from gui.state.clip import ClipExport
from gui.state.film import time_of, time_text

WIDTH_PX = 460
NAMES_SHOWN = 3
WARNING_LINES = 2  # kept free, so that the button stays where it is
CHECKED_AT_FIRST = ("depth-mp4",)
COLUMNS = 2


class ClipSheet(Sheet):
    """Formats and folder; what is exported is what the timeline says."""

    export_requested = Signal(object)  # ClipExport
    frame_requested = Signal()  # the frame on show, as a photo

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Export the film"), parent)
        from core.films.formats import CLIP_FORMATS, GROUPS  # not before it is wanted

        self._formats, self._groups = CLIP_FORMATS, GROUPS
        self._stem = ""
        self._replacing = self._busy = False
        self._boxes = {name: self._make_box(name) for name in CLIP_FORMATS}
        self._part = plain_label(self)
        self._part.setWordWrap(True)
        self._folder = QLineEdit(self)
        self._folder.setAccessibleName(tr("Folder"))
        self._folder.textChanged.connect(self._on_edited)
        self._warning = plain_label(self)
        self._warning.setWordWrap(True)
        self._warning.setMinimumHeight(WARNING_LINES * self._warning.fontMetrics().lineSpacing())
        self._button = QPushButton(tr("Export the film"), self)
        self._button.setObjectName("Primary")
        self._button.clicked.connect(self._on_export)
        self.setMinimumWidth(WIDTH_PX)
        self._fill()

    def _make_box(self, name: str) -> QCheckBox:
        box = QCheckBox(tr(self._formats[name].title), self)
        box.setChecked(name in CHECKED_AT_FIRST)
        box.toggled.connect(self._on_edited)
        return box

    def _fill(self) -> None:
        scroll = FormScroll(self)
        scroll.form.addRow(tr("Part"), self._part)
        for group in self._groups:
            scroll.form.addRow(tr(group), self._grid(group))
        scroll.form.addRow(tr("Folder"), self._folder_row())
        self.body.addWidget(scroll)
        self.body.addWidget(self._warning)
        frame = QPushButton(tr("Only the frame on show\u2026"), self)
        frame.setObjectName("Secondary")
        frame.clicked.connect(self.frame_requested)
        buttons = QHBoxLayout()
        buttons.addWidget(frame)
        buttons.addStretch(1)
        buttons.addWidget(self._button)
        self.body.addLayout(buttons)

    def _grid(self, group: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        boxes = [box for name, box in self._boxes.items() if self._formats[name].group == group]
        for place, box in enumerate(boxes):
            grid.addWidget(box, *divmod(place, COLUMNS))
        widest = max(box.sizeHint().width() for box in self._boxes.values())
        for column in range(COLUMNS):  # the same in all groups
            grid.setColumnMinimumWidth(column, widest)
            grid.setColumnStretch(column, 1)
        return grid

    def _folder_row(self) -> QHBoxLayout:
        browse = QPushButton(icon("folder"), tr("Choose\u2026"), self)
        browse.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._folder, 1)
        row.addWidget(browse)
        return row

    def set_part(self, part: TimelinePart) -> None:
        """Say which frames are exported, and how steady."""
        film, span = part.film, part.span
        text = tr("%n frames, {start} to {end}, steady {share}", len(span))
        self._part.setText(
            text.format(
                start=time_text(time_of(film, span.start)),
                end=time_text(time_of(film, span.stop)),
                share=fmt.percent(round(100 * part.steady)),
            )
        )

    def set_busy(self, busy: bool) -> None:
        """One film at a time is written."""
        self._busy = busy
        self._on_edited()

    def set_target(self, stem: str, folder: Path) -> None:
        """What the files will be called, and the folder offered."""
        self._stem = stem
        self._folder.setText(str(folder))
        self._on_edited()

    def request(self) -> ClipExport:
        """What the sheet says now."""
        chosen = tuple(name for name, box in self._boxes.items() if box.isChecked())
        folder = Path(self._folder.text()).expanduser()
        return ClipExport(chosen, folder, self._replacing)

    def existing(self) -> list[Path]:
        """What is there already and would be replaced."""
        request = self.request()
        paths = (self._formats[name].path(request.folder, self._stem) for name in request.formats)
        return [path for path in paths if os.path.lexists(path)]

    def _on_edited(self) -> None:
        """Any edit takes back a consent to replace files."""
        self._replacing = False
        some = bool(self.request().formats) and bool(self._folder.text().strip())
        self._button.setText(tr("Export the film"))
        self._button.setEnabled(some and not self._busy)
        self._warn(tr("Another film is being exported.") if self._busy else "")

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
