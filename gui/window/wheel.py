"""The wheel scrolls: it changes a field only while that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)

FIELDS = (QAbstractSpinBox, QAbstractSlider, QComboBox, QTabBar)


class WheelGuard(QObject):
    """Filters what a window gets from the system, before any of its widgets does.

    Args:
        window: shown already.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QWheelEvent):
            return False
        field = field_at(self._window, event.position().toPoint())
        if field is None or _has_keyboard(field):
            return False
        area = scrolled_by(field)
        if area is not None:
            QApplication.sendEvent(area.viewport(), event.clone())
        return True


def field_at(window: QWidget, place: QPoint) -> QWidget | None:
    """The field at a place of the window that the wheel would change; None for none."""
    widget = window.childAt(place)
    while widget is not None and not isinstance(widget, FIELDS):
        widget = widget.parentWidget()
    return None if isinstance(widget, QScrollBar) else widget


def _has_keyboard(field: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is field or field.isAncestorOf(focus))


def scrolled_by(field: QWidget) -> QAbstractScrollArea | None:
    """What a field scrolls with; None for nothing."""
    widget = field.parentWidget()
    while widget is not None and not isinstance(widget, QAbstractScrollArea):
        widget = widget.parentWidget()
    return widget
