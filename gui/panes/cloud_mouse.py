"""Moving about in the cloud by mouse and keys: orbit, pan, zoom, hover and pick."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent

from core.types import FloatMap, PointCloud
from gui.panes.cloud_outline import OutlineTool
from gui.panes.cloud_pick import Picker
from gui.panes.cloud_view import CloudView
from gui.panes.orbit import Pose, Vector, between, dolly, home, orbit, pan

TURN_PER_PX = 0.006  # radians
ZOOM_PER_STEP = 0.88
WHEEL_STEP = 120.0  # Qt's unit: eighths of a degree of one notch
HOVER_MS = 16
FLIGHT_MS = 220
SWAY_MS = 6000
SWAY_ANGLE = math.radians(7)
NO_POINT = -1
STEP_PX, LONG_STEP_PX = 1, 10
TURN_PER_KEY = math.radians(5)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
TURN = Qt.MouseButton.LeftButton
MOVE = Qt.MouseButton.RightButton | Qt.MouseButton.MiddleButton


class Navigator(QObject):
    """Turns a view's events into camera moves and point indices."""

    probed = Signal(int)  # grid index under the mouse, -1 for none
    picked = Signal(int)
    focused = Signal()
    menu_requested = Signal(QPoint)  # by a right click that moved nothing, or by key
    stepped = Signal(float, float)  # the probe is to move by that many pixels of the photo

    def __init__(self, view: CloudView) -> None:
        super().__init__(view)
        self._view = view
        self._cloud: PointCloud | None = None
        self._picker: Picker | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._pivot: Vector = np.zeros(3)
        self._dragging = False
        self._zoomed_at: QPointF | None = None
        self._probe = NO_POINT
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._hover.timeout.connect(self._probe_now)
        self._motion: QVariantAnimation | None = None
        self._swaying = False
        self.outliner = OutlineTool(view)
        view.installEventFilter(self)

    def set_cloud(self, cloud: PointCloud | None) -> None:
        """The points that can be picked."""
        self._cloud, self._picker = cloud, None
        self._probe, self._zoomed_at = NO_POINT, None

    def fly_to(self, camera: Pose) -> None:
        """Go there in a short straight flight, at once while nobody looks."""
        self.stop()
        if not self._view.isVisible():
            self._view.set_camera(camera)
            return
        start = self._view.camera
        motion = self._start_motion(FLIGHT_MS)
        motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        motion.valueChanged.connect(
            lambda share: self._view.set_camera(between(start, camera, share))
        )
        motion.start()

    def sway(self) -> None:
        """Turn slowly to one side and come back; anything that the user does in the pane ends it.

        It does not begin where nobody looks.
        """
        self.stop()
        if not self._view.isVisible():
            return
        start, pivot = self._view.camera, self._middle()
        motion = self._start_motion(SWAY_MS)
        self._swaying = True
        motion.valueChanged.connect(
            lambda share: self._view.set_camera(
                orbit(start, pivot, yaw=SWAY_ANGLE * _there_and_back(share), pitch=0.0)
            )
        )
        motion.start()

    def zoom(self, steps: int) -> None:
        """Closer to the marked point, else to the middle, by that many steps."""
        self.stop()
        camera = dolly(self._view.camera, self._target(), factor=ZOOM_PER_STEP**steps)
        self._view.set_camera(camera)

    def stop(self) -> None:
        """End a flight or a sway where it is."""
        if self._motion is not None:
            self._motion.stop()
            self._motion.deleteLater()
            self._motion, self._swaying = None, False

    def _end_sway(self) -> None:
        if self._swaying:
            self.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            self._wheel(event)
        elif isinstance(event, QMouseEvent):
            if not self.outliner.takes(event):
                self._mouse(event)
        elif isinstance(event, QKeyEvent):
            if event.type() != QEvent.Type.KeyPress:
                return False
            self._end_sway()
            return self._key(event)
        elif isinstance(event, QContextMenuEvent):  # one by the mouse comes before the drag
            if event.reason() != QContextMenuEvent.Reason.Mouse:
                self.menu_requested.emit(event.globalPos())
        elif event.type() == QEvent.Type.Leave:
            self._hover.stop()
            self._emit_probe(NO_POINT)
        else:
            if event.type() == QEvent.Type.FocusIn:
                self.focused.emit()
            elif event.type() == QEvent.Type.Hide:
                self.stop()
            return False
        return True

    def _start_motion(self, duration_ms: int) -> QVariantAnimation:
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setDuration(duration_ms)
        return self._motion

    def _mouse(self, event: QMouseEvent) -> None:
        kind, position = event.type(), event.position()
        if kind == QEvent.Type.MouseButtonPress:
            self._press(position)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(event)
        elif kind == QEvent.Type.MouseMove and event.buttons():
            self._drag(event)
        elif kind == QEvent.Type.MouseMove:
            self._last = position
            self._end_sway()
            if not self._hover.isActive():
                self._hover.start()

    def _press(self, position: QPointF) -> None:
        self.stop()
        self._pressed = self._last = position
        self._dragging = False
        self._pivot = self._pivot_at(position)

    def _drag(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        position = event.position()
        moved = (position - self._pressed).manhattanLength()
        if not self._dragging and moved < QGuiApplication.styleHints().startDragDistance():
            return
        self._dragging = True
        delta, self._last = position - self._last, position
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.buttons() & TURN and not shifted:
            turned = orbit(
                self._view.camera,
                self._pivot,
                yaw=delta.x() * TURN_PER_PX,
                pitch=-delta.y() * TURN_PER_PX,
            )
            self._view.set_camera(turned)
        elif shifted or event.buttons() & MOVE:
            ratio = self._view.devicePixelRatioF()
            moved_to = pan(
                self._view.viewport(), self._pivot, dx=delta.x() * ratio, dy=delta.y() * ratio
            )
            self._view.set_camera(moved_to)

    def _release(self, event: QMouseEvent) -> None:
        clicked = self._pressed is not None and not self._dragging
        self._pressed, self._dragging = None, False
        if clicked and event.button() == Qt.MouseButton.RightButton:
            self.menu_requested.emit(event.globalPosition().toPoint())
        chosen = clicked and event.button() == TURN
        place = self._pick(event.position()) if chosen else None
        if place is not None:
            self.picked.emit(self._grid_index(place))

    def _wheel(self, event: QWheelEvent) -> None:
        self.stop()
        position = event.position()
        if position != self._zoomed_at:  # one zoom keeps the point it started on
            self._pivot, self._zoomed_at = self._pivot_at(position), position
        factor = ZOOM_PER_STEP ** (event.angleDelta().y() / WHEEL_STEP)
        self._view.set_camera(dolly(self._view.camera, self._pivot, factor=factor))

    def _key(self, event: QKeyEvent) -> bool:
        """What the keyboard does: probe, orbit, zoom, go home, pick; False for other keys."""
        key, pressed = Qt.Key(event.key()), event.modifiers()
        if key in ARROWS and pressed & Qt.KeyboardModifier.AltModifier:
            self._orbit_by_key(*ARROWS[key])
        elif key in ARROWS and not pressed & Qt.KeyboardModifier.ControlModifier:
            step = LONG_STEP_PX if pressed & Qt.KeyboardModifier.ShiftModifier else STEP_PX
            self.stepped.emit(step * ARROWS[key][0], step * ARROWS[key][1])
        elif key in ZOOM_KEYS:
            self.zoom(ZOOM_KEYS[key])
        elif key == Qt.Key.Key_Home:
            self.fly_to(home(self._view.turn))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick_mark()
        else:
            return False
        return True

    def _orbit_by_key(self, right: int, down: int) -> None:
        self.stop()
        turned = orbit(
            self._view.camera, self._target(), yaw=right * TURN_PER_KEY, pitch=-down * TURN_PER_KEY
        )
        self._view.set_camera(turned)

    def _target(self) -> Vector:
        """What the keyboard turns about: the marked point, else the middle."""
        mark = self._view.mark
        return self._middle() if mark is None else self._in_world(mark)

    def _in_world(self, point: FloatMap) -> Vector:
        return np.asarray(np.array(self._view.turn) @ point)

    def _pick_mark(self) -> None:
        mark, cloud = self._view.mark, self._cloud
        if mark is None or cloud is None or not len(cloud.xyz):
            return
        away = np.square(cloud.xyz - mark).sum(axis=1)
        self.picked.emit(self._grid_index(int(away.argmin())))

    def _probe_now(self) -> None:
        place = self._pick(self._last)
        self._emit_probe(NO_POINT if place is None else self._grid_index(place))

    def _emit_probe(self, index: int) -> None:
        if index != self._probe:
            self._probe = index
            self.probed.emit(index)

    def _grid_index(self, place: int) -> int:
        assert self._cloud is not None, "a place without a cloud"
        return int(self._cloud.index[place])

    def _pick(self, position: QPointF) -> int | None:
        """Place of the point under the mouse in the cloud."""
        if self._cloud is None or not len(self._cloud.xyz):
            return None
        if self._picker is None:
            self._picker = Picker(self._cloud)
        ratio = self._view.devicePixelRatioF()
        x, y = position.x() * ratio, position.y() * ratio
        return self._picker.pick(self._view.viewport(), x, y, reach=ratio)

    def _pivot_at(self, position: QPointF) -> Vector:
        """The point under the mouse, or where the mouse is at the depth of the cloud's middle."""
        place = self._pick(position)
        if place is not None and self._cloud is not None:
            return self._in_world(self._cloud.xyz[place])
        viewport, ratio = self._view.viewport(), self._view.devicePixelRatioF()
        middle = self._middle()
        depth = float(viewport.camera.to_view(middle)[2])
        if depth <= 0:
            return middle
        return viewport.point_at(position.x() * ratio, position.y() * ratio, depth)

    def _middle(self) -> Vector:
        bounds = self._view.bounds
        return np.array([0.0, 0.0, 1.0]) if bounds is None else bounds.middle.astype(np.float64)


def _there_and_back(share: float) -> float:
    """From 0 smoothly to 1 in the middle, and back."""
    return (1 - math.cos(share * math.tau)) / 2
