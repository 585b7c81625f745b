"""What is typed into a field, and undo: the window's undo works from a field too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget

KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TypingGuard(QObject):
    """Watches the field that has the keyboard: it takes back what is still being typed there;
    what was typed before is a setting, and the window's to take back.

    Args:
        window: whose fields are watched.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
            self._watched = None
        if isinstance(now, QAbstractSpinBox | QLineEdit) and self._window.isAncestorOf(now):
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)
            self._watched = now

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        field = self._watched
        if field is None or not any(event.matches(key) for key in KEYS) or is_typing(field):
            return False
        event.ignore()  # the shortcut of the window comes next
        return True


def is_typing(field: QWidget) -> bool:
    """Whether there is text in a field that has not been taken on yet."""
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    return line is not None and line.isModified() and line.isUndoAvailable()


def commit_typing() -> None:
    """Let the field with the keyboard take on what was typed into it."""
    field = QApplication.focusWidget()
    if isinstance(field, QAbstractSpinBox):
        field.interpretText()
    elif isinstance(field, QLineEdit) and is_typing(field):
        field.editingFinished.emit()
