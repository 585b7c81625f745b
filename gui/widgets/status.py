"""The status bar: values under the cursor on the left, what is running on the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gui.kit.icons import icon
from gui.kit.plain_text import plain_label
from gui.kit.progress_bar import ProgressBar
from gui.kit.translate import mark, tr
from gui.snapshot.parts import TaskPart
from gui.snapshot.probe import Reading, fields_of

PROGRESS_SIZE = QSize(110, 6)
PROGRESS_STEPS = 1000

# Name, longest value (it sets the width, so that nothing jumps), what it means.
FIELDS = (
    ("u", "00000", mark("Column of the pixel, counted from the left edge")),
    ("v", "00000", mark("Row of the pixel, counted from the upper edge")),
    ("RGB", "000 000 000", mark("Colour of the pixel: red, green, blue")),
    ("Z", "> 250 m", mark("Depth: metres straight ahead, along the camera's axis")),
    (
        mark("range"),
        "> 250 m",
        mark("Range: metres from the camera to the point, along the line of sight"),
    ),
    ("1/m", "0.000", mark("Inverse depth: one divided by the depth")),
    ("X", "\u22120.000 m", mark("Metres to the right of the camera's axis")),
    ("Y", "\u22120.000 m", mark("Metres below the camera's axis")),
    (mark("height"), "\u22120.000 m", mark("Metres above the floor")),
    (mark("true Z"), "> 250 m", mark("Depth by the truth that was loaded")),
    (mark("error"), "\u2212100.0 %", mark("How much too far (+) or too near the depth is")),
)
RARE = ("height", "true Z", "error")
"""Shown only where they have a value."""


class Readout(QWidget):
    """The values at the cursor, each in its fixed place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Values at the cursor"))
        self._values: dict[str, QLabel] = {}
        self._names: dict[str, QLabel] = {}
        self._rare: dict[str, tuple[QLabel, QLabel]] = {}
        self._text = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 0, 2)
        row.setSpacing(4)
        for name, widest, meaning in FIELDS:
            self._add(row, name, widest, meaning)
        self._scale = QLabel(self)
        self._scale.setObjectName("Quiet")
        self._scale.setToolTip(tr("All metres are scaled to things of known length"))
        row.addWidget(self._scale)
        row.addStretch(1)
        self._show_names({})
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _add(self, row: QHBoxLayout, name: str, widest: str, meaning: str) -> None:
        label, value = QLabel(tr(name), self), QLabel(self)
        label.setObjectName("Quiet")
        value.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        value.setMinimumWidth(value.fontMetrics().horizontalAdvance(widest) + 8)
        value.setAccessibleName(tr(name))
        for widget in (label, value):
            widget.setToolTip(tr(meaning))
            row.addWidget(widget)
        label.setMinimumWidth(label.sizeHint().width())
        self._values[name], self._names[name] = value, label
        if name in RARE:
            self._rare[name] = (label, value)
            self._show_rare(name, False)

    def _show_rare(self, name: str, shown: bool) -> None:
        for widget in self._rare[name]:
            widget.setVisible(shown)

    def _show_names(self, values: Mapping[str, str]) -> None:
        """Names without values would be riddles; their places are kept."""
        for name, label in self._names.items():
            label.setText(tr(name) if values.get(name) else "")

    def set_reading(self, reading: Reading | None) -> None:
        """Show the values of a pixel, or none."""
        values = fields_of(reading) if reading else {}
        self._show_names(values)
        for name, label in self._values.items():
            label.setText(values.get(name, ""))
            if name in self._rare:
                self._show_rare(name, name in values)
        self._text = "\t".join(f"{tr(name)} {value}" for name, value in values.items() if value)

    def set_scale(self, text: str) -> None:
        """How the metres are scaled; "" for not at all."""
        self._scale.setText(text)

    def text(self) -> str:
        """All values in one line, for the clipboard; "" for none."""
        return self._text


class TaskBar(QWidget):
    """What is running, how far it is, and a button to cancel it."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What is running"))
        self._text = plain_label(self)
        self._bar = ProgressBar(self)
        self._bar.setFixedSize(PROGRESS_SIZE)
        self._bar.setRange(0, PROGRESS_STEPS)
        self._bar.setTextVisible(False)
        self._cancel = QToolButton(self)
        self._cancel.setAutoRaise(True)
        self._cancel.setToolTip(tr("Cancel (Esc)"))
        self._cancel.setAccessibleName(tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self._text, self._bar, self._cancel):
            row.addWidget(widget)
        self._draw_icons()
        self.set_part(TaskPart())

    def set_part(self, part: TaskPart) -> None:
        """Show a task; nothing when its text is empty."""
        self._text.setText(part.text)
        self._text.setVisible(bool(part.text))
        # No bar while the end is unknown: an endless animation would repaint the window,
        # OpenGL included, sixty times a second.
        self._bar.setVisible(part.fraction is not None)
        self._cancel.setVisible(part.cancellable)
        if part.fraction is not None:
            self._bar.setValue(round(part.fraction * PROGRESS_STEPS))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        super().changeEvent(event)

    def _draw_icons(self) -> None:
        self._cancel.setIcon(icon("close"))
