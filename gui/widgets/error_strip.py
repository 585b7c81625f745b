"""Messages over the panes: what happened, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor
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
from gui.kit.theme import current_theme
from gui.kit.translate import tr

ICON_PX = 18
DETAILS_HEIGHT_PX = 140
NOTES_SHOWN = 3
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
    """The latest notes, one below the other; each can be closed.

    They lie over what is there and push nothing away. Good news goes by itself after a while,
    unless the mouse is on it or nobody looks at the window; errors stay.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over: tuple[QWidget, ...] = ()
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setAccessibleName(tr("Messages"))
        self.hide()

    def show_note(self, note: Note, on_action: Callable[[], None] | None = None) -> None:
        """Add a note on top; the oldest beyond NOTES_SHOWN goes."""
        if note.key:
            self.clear(note.key)
        row = _Row(note, on_action, self._close, self)
        self._rows.insert(0, row)
        self._layout.insertWidget(0, row)
        for old in self._rows[NOTES_SHOWN:]:
            self._close(old)
        if not note.error:
            self._expire_later(row)
        self.show()
        self._place()

    def lie_over(self, *areas: QWidget) -> None:
        """Lie along the upper edge of the first of these that is on show."""
        self._over = areas
        for area in areas:
            area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def _place(self) -> None:
        parent = self.parentWidget()
        area = next((each for each in self._over if each.isVisible()), None)
        if parent is None or area is None or self.isHidden():
            return
        place = area.mapTo(parent, QPoint())
        self._layout.activate()
        height = self._layout.totalHeightForWidth(area.width())
        self.setGeometry(place.x(), place.y(), area.width(), height)
        self.raise_()

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
        """What is shown, newest first."""
        return [row.note for row in self._rows]

    def _close(self, row: _Row) -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._rows))


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
        self._close_button = self._make_close_button()
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._mark)
        line.addWidget(self._make_text(), 1)
        if note.details:
            line.addWidget(self._make_details_button())
        if note.action:
            line.addWidget(self._make_action_button())
        line.addWidget(self._close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 7, 8, 7)
        outer.addLayout(line)
        self._details = self._make_details()
        outer.addWidget(self._details)
        self._draw_icons()

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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        text.setSizePolicy(policy)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(f"{self.note.subject}: {self.note.text}")
        return text

    def _make_details_button(self) -> QPushButton:
        button = QPushButton(tr("Show details"), self)
        button.setFlat(True)
        button.setCheckable(True)
        button.toggled.connect(self._toggle_details)
        return button

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
        details = QPlainTextEdit(self.note.details, self)
        details.setReadOnly(True)
        details.setFixedHeight(DETAILS_HEIGHT_PX)
        details.setAccessibleName(tr("Details"))
        details.hide()
        return details

    def _toggle_details(self, shown: bool) -> None:
        self._details.setVisible(shown)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
