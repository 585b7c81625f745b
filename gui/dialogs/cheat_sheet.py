"""All shortcuts on one sheet, made from the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.dialogs.sheet import Sheet
from gui.kit.translate import mark, tr
from gui.state.actions import ACTIONS, MENUS, POINTER_HINTS

IN_PANES = mark("In the panes")
COLUMNS = (("File", "Edit", "Help"), ("Photo", "Measure", IN_PANES), ("View",))


def key_text(key: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def rows_of(group: str) -> list[tuple[str, list[str]]]:
    """Title and keys of a menu's actions that have keys; the panes' own gestures likewise."""
    if group not in MENUS:
        return [(tr(what), [tr(how)]) for how, what in POINTER_HINTS]
    return [
        (tr(action.title).rstrip("\u2026"), [key_text(key) for key in action.keys])
        for action in ACTIONS
        if action.menu == group and action.keys
    ]


class CheatSheet(Sheet):
    """Every key, by menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Keyboard shortcuts"), parent)
        row = QHBoxLayout()
        row.setSpacing(40)
        for groups in COLUMNS:
            row.addLayout(self._column(groups))
        self.body.addLayout(row)

    def _column(self, groups: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for group in groups:
            title = QLabel(tr(group), self)
            title.setObjectName("Quiet")
            column.addWidget(title)
            column.addLayout(self._grid(rows_of(group)))
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
