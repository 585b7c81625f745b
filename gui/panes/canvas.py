"""The photo's plane in a widget: zoom, pan, hover and keys, without any picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsItem,
    QGraphicsItemGroup,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from core.types import Size
from gui.panes.probe import ProbeMark
from gui.panes.view import SharedView

PROBE_INTERVAL_MS = 16
WHEEL_ZOOM = 1.0015
"""Zoom factor for each eighth of a degree that the wheel turns (120 a notch)."""
KEY_ZOOM = 1.25
STEP_PX = 1.0
LONG_STEP_PX = 10.0
GROUND_DARKER = 108
PAN_BUTTONS = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PhotoCanvas(QGraphicsView):
    """Shows items that live in photo pixels (u right, v down), and the probe's mark.

    The wheel zooms about the cursor, dragging pans, a double click changes between the whole photo
    and its real pixels. With the keyboard: arrows move the probe (Shift: ten pixels), Enter clicks
    there, plus and minus zoom, Home fits. An item that takes a mouse press keeps it.
    """

    probed = Signal(float, float)
    probe_left = Signal()
    clicked = Signal(float, float)
    focused = Signal()
    menu_requested = Signal(QPoint)  # by a right click or by key, on the screen

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(scene)
        self._view = SharedView()
        self._probe: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self._dragged_to: QPointF | None = None
        self._waiting: QPointF | None = None
        # One item under all others carries zoom and pan: the view's own scroll bars know
        # whole pixels only.
        # Made here and not by the scene: of an item that Python made it learns the end, and
        # does not take whatever lies at its address later for the item.
        self._plane = QGraphicsItemGroup()
        scene.addItem(self._plane)
        self._plane.setHandlesChildEvents(False)
        self._mark = ProbeMark()
        self.add(self._mark, height=100)
        self._pause = QTimer(self, singleShot=True, interval=PROBE_INTERVAL_MS)
        self._pause.timeout.connect(self._after_pause)
        self._view.changed.connect(self._apply_view)
        self._set_up_widget()

    def _set_up_widget(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self, self.viewport()):
            widget.setAcceptDrops(False)  # the scene would swallow what is dropped on the window
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)  # an arrow would hide what it probes
        self._paint_ground()

    def add(self, item: QGraphicsItem, *, height: float) -> None:
        """Add an item in photo pixels; higher ones lie on top."""
        item.setZValue(height)
        item.setParentItem(self._plane)

    # Zoom and pan

    def view(self) -> SharedView:
        return self._view

    def share_view(self, view: SharedView) -> None:
        """Use another canvas's zoom and pan from now on."""
        self._view.changed.disconnect(self._apply_view)
        self._view = view
        self._view.changed.connect(self._apply_view)
        self._apply_view()

    def set_size(self, size: Size) -> None:
        if size != self._view.size:
            self._view.set_size(size)

    def zoom(self, factor: float, about: QPointF) -> None:
        self._view.zoom(factor, about=about, pane=self.pane_size())

    def step_zoom(self, steps: int) -> None:
        """Closer to the probe by that many steps; negative ones go away."""
        self.zoom(KEY_ZOOM**steps, self._pointer())

    def zoom_to_real_pixels(self, about: QPointF | None = None) -> None:
        """A pixel of the photo on each pixel of the screen; by default the probe stays."""
        about = self._pointer() if about is None else about
        self._view.zoom_to(1.0 / self.devicePixelRatioF(), about=about, pane=self.pane_size())

    def pane_size(self) -> QSizeF:
        return QSizeF(self.viewport().size())

    def to_photo(self, position: QPointF) -> QPointF:
        """A place in the pane as photo pixels (u, v)."""
        return self._plane.transform().inverted()[0].map(position)

    def _apply_view(self) -> None:
        pane = self.pane_size()
        if pane.isEmpty():
            return
        scale = self._view.scale(pane)
        corner = self._view.visible(pane).topLeft() * -scale
        self._plane.setTransform(QTransform(scale, 0, 0, scale, corner.x(), corner.y()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setSceneRect(self.viewport().rect())
        self._apply_view()

    def _pointer(self) -> QPointF:
        """The probe; the middle of what is seen while there is none."""
        return self._view.visible(self.pane_size()).center() if self._probe is None else self._probe

    # Mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(WHEEL_ZOOM ** event.angleDelta().y(), self.to_photo(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.scene().mouseGrabberItem() is None and event.button() & PAN_BUTTONS:
            self._pressed_at = event.position()
            self._dragged_to = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed_at is not None and event.buttons() & PAN_BUTTONS:
            self._drag(event.position())
        self._hover(event.position())

    def _drag(self, position: QPointF) -> None:
        if self._dragged_to is None:
            assert self._pressed_at is not None
            moved = (position - self._pressed_at).manhattanLength()
            if moved < QApplication.startDragDistance():
                return
            self._dragged_to = self._pressed_at
        self._view.pan(self.to_photo(self._dragged_to) - self.to_photo(position))
        self._dragged_to = position

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        was_click = self._pressed_at is not None and self._dragged_to is None
        self._pressed_at = self._dragged_to = None
        point = self.to_photo(event.position())
        if was_click and event.button() == Qt.MouseButton.LeftButton and self._on_photo(point):
            self.clicked.emit(point.x(), point.y())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.scene().mouseGrabberItem() is None:
            self._toggle_real_pixels(self.to_photo(event.position()))

    def _toggle_real_pixels(self, about: QPointF) -> None:
        if self._view.fitted:
            self.zoom_to_real_pixels(about)
        else:
            self._view.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._waiting = None
        self.probe_left.emit()

    # Probe

    def set_probe(self, point: QPointF | None) -> None:
        """Mark a point, photo pixels; None for none."""
        self._probe = point
        if point is not None:
            self._mark.setPos(point)
        self._mark.setVisible(point is not None)

    def probe(self) -> QPointF | None:
        return self._probe

    def _hover(self, position: QPointF) -> None:
        """At once, then not before a pause is over: listeners do work for every probe."""
        if self._pause.isActive():
            self._waiting = position
        else:
            self._tell(position)

    def _after_pause(self) -> None:
        if self._waiting is not None:
            self._tell(self._waiting)

    def _tell(self, position: QPointF) -> None:
        self._waiting = None
        self._pause.start()
        point = self.to_photo(position)
        if self._on_photo(point):
            self.probed.emit(point.x(), point.y())
        else:
            self.probe_left.emit()

    def _on_photo(self, point: QPointF) -> bool:
        return self._view.size is not None and self._view.photo_rect().contains(point)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_probe(_ARROWS[key] * (LONG_STEP_PX if shift else STEP_PX))
        elif key in _ZOOM_KEYS:
            self.step_zoom(_ZOOM_KEYS[key])
        elif key == Qt.Key.Key_Home:
            self._view.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._probe is not None:
            self.clicked.emit(self._probe.x(), self._probe.y())
        else:
            event.ignore()  # the window's shortcuts
            return
        event.accept()

    def _move_probe(self, step: QPointF) -> None:
        """Move the probe on the pixel grid; the first step starts at the middle of what is seen."""
        if self._view.size is None:
            return
        width, height = self._view.size
        point = self._pointer() + step
        u = float(min(max(round(point.x()), 0), width - 1))
        v = float(min(max(round(point.y()), 0), height - 1))
        self.set_probe(QPointF(u, v))
        self.probed.emit(u, v)

    # Looks

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_ground()
        super().changeEvent(event)

    def _paint_ground(self) -> None:
        """A neutral ground a little darker than the window, so that photos are judged truly."""
        window = self.palette().color(QPalette.ColorRole.Window)
        self.setBackgroundBrush(window.darker(GROUND_DARKER))
