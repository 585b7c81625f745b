"""Which kinds of files to write, and the few options that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QWidget

from gui.words import mark, tr

COLUMNS = 2
AXES = (
    ("opencv", mark("OpenCV: x right, y down, z forward")),
    ("opengl", mark("OpenGL, Blender: y up, z back")),
)


class FormatChoice(QObject):
    """Rows for a sheet's form: a box for each format, axes, text or binary."""

    edited = Signal()
    options_edited = Signal(str, bool)  # axes, PLY as text

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        from core.export.registry import FORMATS, GROUPS  # not before it is wanted

        self._formats, self._groups = FORMATS, GROUPS
        self._boxes = {fmt: self._make_box(fmt, parent) for fmt in FORMATS}
        self._axes = self._make_axes(parent)
        self._ascii = QCheckBox(tr("Write the PLY as text (larger, readable)"), parent)
        self._axes.activated.connect(self._on_options)
        self._ascii.toggled.connect(self._on_options)

    def _make_box(self, fmt: str, parent: QWidget) -> QCheckBox:
        box = QCheckBox(tr(self._formats[fmt].title), parent)
        box.toggled.connect(self.edited)
        return box

    def _make_axes(self, parent: QWidget) -> QComboBox:
        axes = QComboBox(parent)
        for name, title in AXES:
            axes.addItem(tr(title), name)
        axes.setAccessibleName(tr("Axes of point clouds"))
        axes.setToolTip(tr("Which way the axes of the exported points look"))
        return axes

    def add_to(self, form: QFormLayout) -> None:
        """Put the rows into a form."""
        for group in self._groups:
            form.addRow(tr(group), self._grid(group))
        form.addRow(tr("Axes"), self._axes)
        form.addRow("", self._ascii)

    def _grid(self, group: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        boxes = [box for fmt, box in self._boxes.items() if self._formats[fmt].group == group]
        for place, box in enumerate(boxes):
            grid.addWidget(box, *divmod(place, COLUMNS))
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid

    def _on_options(self) -> None:
        self.edited.emit()
        self.options_edited.emit(self.axes, self.ascii)

    @property
    def axes(self) -> str:
        return str(self._axes.currentData())

    @property
    def ascii(self) -> bool:
        return self._ascii.isChecked()

    def set_options(self, *, axes: str, ascii_ply: bool) -> None:
        """Show the preferences; emits nothing."""
        blocked = self._ascii.blockSignals(True)
        self._axes.setCurrentIndex(max(self._axes.findData(axes), 0))
        self._ascii.setChecked(ascii_ply)
        self._ascii.blockSignals(blocked)

    def chosen(self) -> tuple[str, ...]:
        """Ids of the formats that are ticked."""
        return tuple(fmt for fmt, box in self._boxes.items() if box.isChecked())

    def choose(self, formats: Iterable[str]) -> None:
        """Tick these and no others; unknown ones do not matter."""
        wanted: Sequence[str] = tuple(formats)
        for fmt, box in self._boxes.items():
            box.setChecked(fmt in wanted)
