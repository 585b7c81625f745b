"""All shortcuts on one sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.dialogs.form_scroll import SheetScroll
from gui.dialogs.sheet import Sheet
from gui.kit.translate import mark, tr

IN_PANES = mark("In the panes")
POINTER_HINTS = (
    (mark("Wheel"), mark("Zoom about the cursor")),
    (mark("Drag"), mark("Pan the pictures, orbit the cloud")),
    (mark("Right drag"), mark("Move the cloud sideways, as with Shift")),
    (mark("Right click"), mark("What can be done with a pane")),
    (mark("Double click"), mark("Whole photo or real pixels")),
    (mark("Arrow keys"), mark("Move the cursor, with Shift ten pixels")),
    (mark("Alt and arrow keys"), mark("Orbit the cloud")),
    (mark("+ and \u2212"), mark("Zoom")),
    (mark("Home"), mark("Whole photo, the photo's own view of the cloud")),
    (mark("Enter"), mark("Pick the point at the cursor")),
    ("\\", mark("Hold to see the photo without its effect")),
)
COLUMNS = (("File", "Edit", "Photo"), ("Measure", "Film", "Help"), ("View", IN_PANES))


def key_text(key: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class CheatSheet(Sheet):
    """Every key, by menu, and what the panes understand.

    Args:
        menus: titles and keys of the actions that have keys, by menu.
    """

    def __init__(
        self, menus: Mapping[str, Sequence[tuple[str, Sequence[str]]]], parent: QWidget
    ) -> None:
        super().__init__(tr("Keyboard shortcuts"), parent)
        self._menus = menus
        row = QHBoxLayout()
        row.setSpacing(28)
        for groups in COLUMNS:
            row.addLayout(self._column(groups))
        self.body.addWidget(SheetScroll(row, self, sideways=True))

    def _rows_of(self, group: str) -> list[tuple[str, list[str]]]:
        """What is done and by which keys; the panes' own gestures likewise."""
        if group == IN_PANES:
            return [(tr(what), [tr(how)]) for how, what in POINTER_HINTS]
        return [
            (tr(title).rstrip("\u2026"), [key_text(key) for key in keys])
            for title, keys in self._menus[group]
        ]

    def _column(self, groups: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for group in groups:
            title = QLabel(tr(group), self)
            title.setObjectName("Quiet")
            column.addWidget(title)
            column.addLayout(self._grid(self._rows_of(group)))
            column.addSpacing(12)
        column.addStretch(1)
        return column

    def _grid(self, rows: list[tuple[str, list[str]]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        for place, (what, keys) in enumerate(rows):
            grid.addWidget(QLabel(what, self), place, 0)
            grid.addLayout(self._keys(keys), place, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _keys(self, keys: list[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addStretch(1)
        for text in keys:
            key = QLabel(text, self)
            key.setObjectName("Key")
            row.addWidget(key)
        return row
