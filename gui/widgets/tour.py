"""The tour: five hints, each beside the thing it speaks of; the window stays usable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.kit.translate import mark, tr

WIDTH_PX = 330
ARROW_PX = 10
"""Length of the arrow; the frame keeps this much room on every side."""
RADIUS_PX = 8.0
GAP_PX = 4


@dataclass(frozen=True)
class TourHint:
    """One stop of the tour.

    Attributes:
        target: what it speaks of, by a name that the window knows.
        title, text: what it says.
    """

    target: str
    title: str
    text: str


HINTS = (
    TourHint(
        "drop",
        mark("Drop photos anywhere"),
        mark("Files or whole folders. Depth is estimated by itself, on this computer."),
    ),
    TourHint(
        "threshold",
        mark("One threshold for edges"),
        mark(
            "It decides what counts as a contour. The same number cuts the points that hang "
            "between near and far out of the cloud."
        ),
    ),
    TourHint(
        "focal",
        mark("Metres need a focal length"),
        mark(
            "It comes from the photo's metadata, from the model, or from you. "
            "A wrong one stretches the depth."
        ),
    ),
    TourHint(
        "cloud",
        mark("Turn the point cloud"),
        mark("Drag to orbit, turn the wheel to zoom. The cursor is the same in all panes."),
    ),
    TourHint(
        "export",
        mark("Take it with you"),
        mark("Point clouds, depth maps and pictures, each with its units and how it was made."),
    ),
)


class Tour(QFrame):
    """A callout over the window.

    Args:
        window: what it lies over.
        find: gives the widget of a target, None while it is not to be seen.
    """

    wanted = Signal(str)  # target of the hint that is about to be shown: bring it to light
    ended = Signal(bool)  # True: not to be shown again by itself

    def __init__(self, window: QWidget, find: Callable[[str], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._find = window, find
        self._place = 0
        self._tip: QPoint | None = None
        self._title, self._text, self._count = QLabel(self), QLabel(self), QLabel(self)
        self._never = QCheckBox(tr("Do not show again"), self)
        self._never.setChecked(True)
        self._skip, self._back, self._next = (QPushButton(self) for _ in range(3))
        self.setFixedWidth(WIDTH_PX)
        self._lay_out()
        self._write()
        self._connect()
        window.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self._title.setObjectName("SheetTitle")
        self._text.setWordWrap(True)
        self._count.setObjectName("Quiet")
        self._next.setObjectName("Primary")
        self._skip.setText(tr("Skip"))
        self._skip.setFlat(True)
        self._back.setText(tr("Back"))
        buttons = QHBoxLayout()
        for widget in (self._count, None, self._skip, self._back, self._next):
            if widget is None:
                buttons.addStretch(1)
            else:
                buttons.addWidget(widget)
        column = QVBoxLayout(self)
        margin = ARROW_PX + 14
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(10)
        for part in (self._title, self._text, self._never):
            column.addWidget(part)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._skip.clicked.connect(self.end)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))

    @property
    def hint(self) -> TourHint:
        """The one on show, or that was last."""
        return HINTS[self._place]

    def begin(self, *, with_keyboard: bool) -> None:
        """Show the first hint.

        Args:
            with_keyboard: the keyboard goes to it; else it is told and can be reached.
        """
        self._place = 0
        self.show()
        self._show_hint()
        if with_keyboard:  # when a menu that it came from has given the keyboard back
            QTimer.singleShot(0, self, self._take_keyboard)

    def _take_keyboard(self) -> None:
        if self.isVisible():
            self._next.setFocus(Qt.FocusReason.PopupFocusReason)

    def end(self) -> None:
        """Close it, for good if so ticked."""
        if self.isVisible():
            self.hide()
            self.ended.emit(self._never.isChecked())

    def _turn(self, step: int) -> None:
        if self._place + step >= len(HINTS):
            self.end()
            return
        self._place += step
        self._show_hint()

    def _show_hint(self) -> None:
        self.wanted.emit(self.hint.target)
        self._write()
        self.place()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _write(self) -> None:
        hint = self.hint
        self._title.setText(tr(hint.title))
        self._text.setText(tr(hint.text))
        self._count.setText(
            tr("{number} of {count}").format(number=self._place + 1, count=len(HINTS))
        )
        self._back.setEnabled(self._place > 0)
        last = self._place == len(HINTS) - 1
        self._next.setText(tr("Done") if last else tr("Next"))
        self.setAccessibleName(tr(hint.title))
        self.setAccessibleDescription(tr(hint.text))

    # Where it is

    def place(self) -> None:
        """Go beside the target; to the middle while that is not to be seen."""
        layout = self.layout()
        assert layout is not None
        self.resize(WIDTH_PX, layout.totalHeightForWidth(WIDTH_PX))
        target = self._target()
        room = self._window.rect()
        if target.isEmpty():
            where, self._tip = QRect(QPoint(), self.size()), None
            where.moveCenter(room.center())
        else:
            where, tip = beside(target, self.size(), room)
            self._tip = tip - where.topLeft()
        self.move(where.topLeft())
        self.raise_()
        self.update()

    def _target(self) -> QRect:
        """What is to be seen of the target, in the window's pixels."""
        widget = self._find(self.hint.target)
        if widget is None or not widget.isVisible():
            return QRect()
        return seen_part(widget, self._window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        if not self.isVisible():
            return False
        if event.type() in moved:
            self.place()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._leave(event.key())  # what nobody in the window had a use for
        return False

    def _leave(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.end()
        return key == Qt.Key.Key_Escape

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._leave(key):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            (focus if isinstance(focus, QPushButton) else self._next).click()
        elif key == Qt.Key.Key_Left and self._place > 0:
            self._turn(-1)
        elif key == Qt.Key.Key_Right:
            self._turn(1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1.5))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        frame = QRect(self.rect()).adjusted(ARROW_PX, ARROW_PX, -ARROW_PX, -ARROW_PX)
        painter.drawRoundedRect(frame, RADIUS_PX, RADIUS_PX)
        if self._tip is not None:
            arrow = arrow_to(self._tip, frame)
            painter.drawPolyline(arrow)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(arrow)


def seen_part(widget: QWidget, window: QWidget) -> QRect:
    """What no parent cuts off of a widget, in the window's pixels."""
    seen, at = widget.rect(), widget
    while at is not window and (parent := at.parentWidget()) is not None:
        seen.translate(at.pos())
        seen, at = seen & parent.rect(), parent
    return seen


def beside(target: QRect, size: QSize, room: QRect) -> tuple[QRect, QPoint]:
    """Where a callout of some size goes beside a target, and where its arrow's tip is.

    On the side where there is room: left, right, below, above; else over the target's middle.
    """
    middle = target.center()
    gap = GAP_PX
    left = QRect(QPoint(target.left() - gap - size.width(), middle.y() - size.height() // 2), size)
    right = QRect(QPoint(target.right() + gap, left.top()), size)
    below = QRect(QPoint(middle.x() - size.width() // 2, target.bottom() + gap), size)
    above = QRect(QPoint(below.left(), target.top() - gap - size.height()), size)
    fits = (
        (left, left.left() >= room.left(), QPoint(target.left() - gap, middle.y())),
        (right, right.right() <= room.right(), QPoint(target.right() + gap, middle.y())),
        (below, below.bottom() <= room.bottom(), QPoint(middle.x(), target.bottom() + gap)),
        (above, above.top() >= room.top(), QPoint(middle.x(), target.top() - gap)),
    )
    for where, fitting, tip in fits:
        if fitting:
            return _inside(where, room), tip
    where = QRect(QPoint(), size)
    where.moveCenter(middle)
    return _inside(where, room), where.center()


def _inside(where: QRect, room: QRect) -> QRect:
    """Moved as little as may be so that all of it is in the room."""
    x = min(max(where.left(), room.left()), room.right() - where.width() + 1)
    y = min(max(where.top(), room.top()), room.bottom() - where.height() + 1)
    return QRect(QPoint(x, y), where.size())


def arrow_to(tip: QPoint, frame: QRect) -> QPolygonF:
    """A triangle from the frame's edge to the tip, which lies outside of it; else nothing."""
    if frame.contains(tip):
        return QPolygonF()
    x = min(max(tip.x(), frame.left() + 2 * ARROW_PX), frame.right() - 2 * ARROW_PX)
    y = min(max(tip.y(), frame.top() + 2 * ARROW_PX), frame.bottom() - 2 * ARROW_PX)
    if frame.left() <= tip.x() <= frame.right():
        edge = frame.top() + 1 if tip.y() < frame.top() else frame.bottom()
        return QPolygonF([QPointF(x - ARROW_PX, edge), QPointF(tip), QPointF(x + ARROW_PX, edge)])
    edge = frame.left() + 1 if tip.x() < frame.left() else frame.right()
    return QPolygonF([QPointF(edge, y - ARROW_PX), QPointF(tip), QPointF(edge, y + ARROW_PX)])
