"""Messages in the toolbar: what happened, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.kit.icons import icon
from gui.kit.plain_text import plain_tip
from gui.kit.theme import current_theme
from gui.kit.translate import tr

ICON_PX = 18
FAR_DOWN_PX = 10_000
DETAILS_SIZE = QSize(620, 200)
LINES = 2
NOTES_KEPT = 3
GOOD_NEWS_MS = 10_000


@dataclass(frozen=True)
class Note:
    """One message.

    Attributes:
        subject: what it is about, a file's name for instance; written in bold.
        text: what happened, a sentence.
        error: whether something went wrong.
        action: what the button says; "" for no button.
        details: more for those who want to know, behind "Show details"; "" for none.
        key: a later note of the same key takes its place.
    """

    subject: str
    text: str
    error: bool = True
    action: str = ""
    details: str = ""
    key: str = ""


class ErrorStrip(QWidget):
    """The newest note, in a place kept free for it; older ones follow when it is closed.

    It pushes nothing away and covers no picture. Good news goes by itself after a while, unless
    the mouse is on it or nobody looks at the window; errors stay.
    """

    occupied = Signal(bool)  # there is something to read, or nothing any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setAccessibleName(tr("Messages"))
        # A long text must not push the tools beside it away.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hide()

    def show_note(self, note: Note, on_action: Callable[[], None] | None = None) -> None:
        """Show a note in front of the others; the oldest beyond NOTES_KEPT goes."""
        if note.key:
            self.clear(note.key)
        row = _Row(note, on_action, self._close, self)
        self._rows.insert(0, row)
        self._layout.insertWidget(0, row)
        for old in self._rows[NOTES_KEPT:]:
            self._close(old)
        if not note.error:
            self._expire_later(row)
        self._show_newest()

    def _show_newest(self) -> None:
        for place, row in enumerate(self._rows):
            row.set_waiting(len(self._rows) - 1)
            row.setVisible(place == 0)
        self.setVisible(bool(self._rows))
        self.occupied.emit(bool(self._rows))

    def _expire_later(self, row: _Row) -> None:
        QTimer.singleShot(GOOD_NEWS_MS, row, lambda: self._expire(row))

    def _expire(self, row: _Row) -> None:
        if row.underMouse() or not self.isActiveWindow():
            self._expire_later(row)
        elif row in self._rows:
            self._close(row)

    def clear(self, key: str) -> None:
        """Close the notes of that key."""
        for row in [row for row in self._rows if row.note.key == key]:
            self._close(row)

    def notes(self) -> list[Note]:
        """All that are open, the one on show first."""
        return [row.note for row in self._rows]

    def _close(self, row: _Row) -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_newest()


class _Row(QFrame):
    """One note."""

    def __init__(
        self,
        note: Note,
        on_action: Callable[[], None] | None,
        close: Callable[[_Row], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.note = note
        self._on_action = on_action
        self._close = close
        self.setObjectName("Strip")
        self.setProperty("tone", "error" if note.error else "info")
        self._mark = QLabel(self)
        self._text = self._make_text()
        self._waiting = QLabel(self)
        self._waiting.setObjectName("Quiet")
        self._more = self._make_details_button()
        self._close_button = self._make_close_button()
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 8, 2)
        line.setSpacing(10)
        line.addWidget(self._mark)
        line.addWidget(self._text, 1)
        line.addWidget(self._waiting)
        line.addWidget(self._more)
        if note.action:
            line.addWidget(self._make_action_button())
        line.addWidget(self._close_button)
        self._details = self._make_details()
        self._draw_icons()

    def set_waiting(self, count: int) -> None:
        """How many older notes there are."""
        self._waiting.setText(f"+{count}" if count else "")
        self._waiting.setToolTip(tr("%n older messages", count) if count else "")

    def act(self) -> None:
        """Press the button: the note goes, the action runs."""
        action = self._on_action
        self._close(self)
        if action is not None:
            action()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        super().changeEvent(event)

    def _draw_icons(self) -> None:
        theme = current_theme()
        name, color = ("error", theme.warning) if self.note.error else ("done", theme.accent)
        self._mark.setPixmap(icon(name, QColor(color)).pixmap(QSize(ICON_PX, ICON_PX)))
        self._close_button.setIcon(icon("close"))

    def _make_text(self) -> QLabel:
        text = QLabel(self)
        text.setTextFormat(Qt.TextFormat.RichText)
        subject = f"<b>{_escaped(self.note.subject)}</b>&nbsp;&nbsp; " if self.note.subject else ""
        text.setText(subject + _escaped(self.note.text))
        text.setWordWrap(True)
        text.setMinimumWidth(1)
        text.setMaximumHeight(LINES * text.fontMetrics().lineSpacing())
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(f"{self.note.subject}: {self.note.text}")
        text.setToolTip(plain_tip(self.note.text))
        return text

    def _make_details_button(self) -> QPushButton:
        button = QPushButton(tr("Show details"), self)
        button.setFlat(True)
        button.clicked.connect(self._show_details)
        button.setVisible(bool(self.note.details))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._more.setVisible(bool(self.note.details) or not self._fits())

    def _fits(self) -> bool:
        """Whether all of the text is to be read."""
        metrics = self._text.fontMetrics()
        room = QRect(0, 0, self._text.width(), FAR_DOWN_PX)
        words = f"{self.note.subject}    {self.note.text}"
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return needed <= LINES * metrics.lineSpacing()

    def _make_action_button(self) -> QPushButton:
        button = QPushButton(self.note.action, self)
        button.clicked.connect(self.act)
        return button

    def _make_close_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setAccessibleName(tr("Close this message"))
        button.setToolTip(tr("Close this message"))
        button.clicked.connect(lambda: self._close(self))
        return button

    def _make_details(self) -> QPlainTextEdit:
        text = "\n\n".join(part for part in (self.note.text, self.note.details) if part)
        details = QPlainTextEdit(text, self)
        details.setWindowFlags(Qt.WindowType.Popup)
        details.setReadOnly(True)
        details.resize(DETAILS_SIZE)
        details.setAccessibleName(tr("Details"))
        return details

    def _show_details(self) -> None:
        """Below the message, until one clicks elsewhere or presses Escape."""
        self._details.move(self.mapToGlobal(QPoint(0, self.height())))
        self._details.show()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
