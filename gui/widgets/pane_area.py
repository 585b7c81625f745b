"""Where the panes are: one, two or four of them, or a wipe between two pictures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QStackedLayout, QWidget

from gui.snapshot.parts import LayoutPart
from gui.state.panes import FOUR, shown_panes

HANDLE_PX = 1
EQUAL_PX = 10_000
SMALLEST_PANE_PX = 120


class PaneArea(QWidget):
    """Arranges panes without ever giving the cloud another parent (that would rebuild OpenGL).

    Two rows: the upper one is used by four panes only, so that two panes stand side by side.
    """

    def __init__(
        self, panes: Mapping[str, QWidget], wipe: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._wipe = wipe
        self._rows = (self._make_row(), self._make_row())
        self._column = QSplitter(Qt.Orientation.Vertical, self)
        self._column.setHandleWidth(HANDLE_PX)
        self._column.setChildrenCollapsible(False)
        for row in self._rows:
            self._column.addWidget(row)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._column)
        self._stack.addWidget(wipe)
        self._shown: tuple[str, ...] = ()
        for pane in panes.values():
            pane.setMinimumSize(SMALLEST_PANE_PX, SMALLEST_PANE_PX)
            # Equal shares, whatever size a pane would like to have.
            pane.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for name, pane in panes.items():
            if name not in FOUR[:2]:
                self._rows[1].addWidget(pane)

    def _make_row(self) -> QSplitter:
        row = QSplitter(Qt.Orientation.Horizontal)
        row.setHandleWidth(HANDLE_PX)
        row.setChildrenCollapsible(False)
        return row

    def set_part(self, part: LayoutPart) -> None:
        """Show the panes of a layout of "1", "2" or "4", or the wipe."""
        if part.layout == "wipe":
            self._stack.setCurrentWidget(self._wipe)
            return
        shown = shown_panes(part.layout, part.panes)
        if shown != self._shown:
            self._shown = shown
            self._place(shown)
        self._stack.setCurrentWidget(self._column)

    def _place(self, shown: tuple[str, ...]) -> None:
        upper = shown[:2] if len(shown) == len(FOUR) else ()
        lower = shown[len(upper) :]
        for row, names in zip(self._rows, (upper, lower), strict=True):
            for place, name in enumerate(names):
                row.insertWidget(place, self._panes[name])
        for name, pane in self._panes.items():
            pane.setVisible(name in shown)
        self._rows[0].setVisible(bool(upper))
        for splitter in (*self._rows, self._column):
            splitter.setSizes([EQUAL_PX] * splitter.count())

    def save_state(self) -> str:
        """Sizes of the panes, as text."""
        return base64_text(self._column.saveState())

    def restore_state(self, text: str) -> None:
        """Sizes that ``save_state`` returned."""
        if text:
            self._column.restoreState(state_of_text(text))


def base64_text(state: QByteArray) -> str:
    """A saved state as text, for the settings file."""
    return bytes(state.toBase64().data()).decode("ascii")


def state_of_text(text: str) -> QByteArray:
    """What ``base64_text`` made a text of; of another text a state that Qt does not take."""
    return QByteArray.fromBase64(text.encode("utf-8", "replace"))
