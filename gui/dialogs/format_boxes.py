"""Boxes to tick formats with, in the groups of their table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QWidget

from gui.kit.translate import tr

COLUMNS = 2
SPACING_PX = (16, 7)  # across, down


class Format(Protocol):
    """What the boxes need of a row of a table of formats."""

    @property
    def title(self) -> str: ...

    @property
    def group(self) -> str: ...


class FormatBoxes(QObject):
    """A box for each format.

    Args:
        formats: the table, by id.
        parent: the boxes' own too.
    """

    toggled = Signal()

    def __init__(self, formats: Mapping[str, Format], parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = formats
        self._boxes = {id: QCheckBox(tr(row.title), parent) for id, row in formats.items()}
        for box in self._boxes.values():
            box.toggled.connect(self.toggled)

    def add_to(self, form: QFormLayout, groups: Iterable[str]) -> None:
        """Put a row for each group into a form."""
        for group in groups:
            form.addRow(tr(group), self._grid(group))

    def _grid(self, group: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING_PX[0])
        grid.setVerticalSpacing(SPACING_PX[1])
        boxes = [box for id, box in self._boxes.items() if self._formats[id].group == group]
        for place, box in enumerate(boxes):
            grid.addWidget(box, *divmod(place, COLUMNS))
        widest = max(box.sizeHint().width() for box in self._boxes.values())
        for column in range(COLUMNS):  # the same in all groups
            grid.setColumnMinimumWidth(column, widest)
            grid.setColumnStretch(column, 1)
        return grid

    def chosen(self) -> tuple[str, ...]:
        """Ids of the formats that are ticked and can be had, in the table's order."""
        boxes = self._boxes.items()
        return tuple(id for id, box in boxes if box.isChecked() and box.isEnabled())

    def choose(self, formats: Collection[str]) -> None:
        """Tick these and no others; unknown ones do not matter."""
        for id, box in self._boxes.items():
            box.setChecked(id in formats)

    def offer(self, formats: Collection[str]) -> None:
        """Only these can be had; what is ticked stays so."""
        for id, box in self._boxes.items():
            box.setEnabled(id in formats)
