"""Which films and numbered files to write of a film, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.dialogs.form_scroll import FormScroll
from gui.dialogs.format_boxes import FormatBoxes
from gui.dialogs.target_sheet import TargetSheet
from gui.kit import number_format as fmt
from gui.kit.plain_text import plain_label
from gui.kit.translate import tr
from gui.snapshot.parts import TimelinePart
from gui.state.clip import ClipExport
from gui.state.film import time_of, time_text

CHECKED_AT_FIRST = ("depth-mp4",)


class ClipSheet(TargetSheet):
    """Formats and folder; what is exported is what the timeline says. Asks for a ClipExport."""

    frame_requested = Signal()  # the frame on show, as a photo

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Export the film"), parent)
        from core.films.formats import CLIP_FORMATS, GROUPS  # not before it is wanted

        self._formats = CLIP_FORMATS
        self._busy = False
        self._part = plain_label(self)
        self._part.setWordWrap(True)
        self._boxes = FormatBoxes(CLIP_FORMATS, self)
        self._boxes.choose(CHECKED_AT_FIRST)
        self._boxes.toggled.connect(self._on_edited)
        frame = QPushButton(tr("Only the frame on show\u2026"), self)
        frame.setObjectName("Secondary")
        frame.clicked.connect(self.frame_requested)
        scroll = FormScroll(self)
        scroll.form.addRow(tr("Part"), self._part)
        self._boxes.add_to(scroll.form, GROUPS)
        self._fill(scroll, frame)
        self._on_edited()

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

    def request(self) -> ClipExport:
        return ClipExport(self._boxes.chosen(), self.folder, self._replacing)

    def files(self) -> list[Path]:
        rows = (self._formats[name] for name in self._boxes.chosen())
        return [row.path(self.folder, self._stem) for row in rows]

    def _title_for(self, count: int) -> str:
        return tr("Export the film")

    def _hindrance(self) -> str:
        return tr("Another film is being exported.") if self._busy else ""
