"""Lines with labels: what was measured, on the photo and in the cloud."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsObject,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from gui.snapshot.measure import Mark
from gui.state.app_state import MarkId

LINE_PX, EDGE_PX = 1.6, 4.0
END_RADIUS_PX = 4.0
REACH_PX = 8.0
"""How far from a line or an end the mouse takes it."""
LABEL_PADDING_PX = 5.0
LABEL_OFFSET_PX = 14.0
LABEL_RADIUS_PX = 4.0
LABEL_PLACES = (0.5, 0.25, 0.75, 0.0, 1.0)  # along the line, the best first
# On pictures of any colour: a light line in a dark edge, light text on a dark ground.
LINE = QColor(255, 255, 255)
EDGE = QColor(0, 0, 0, 190)
GROUND = QColor(20, 20, 20, 215)
SELECTED = QColor("#ffb300")
Segment = tuple[QPointF, QPointF, Mark]


def paint_marks(painter: QPainter, segments: Iterable[Segment], room: QRectF) -> None:
    """Draw segments given in the painter's pixels; labels stay within ``room``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown = sorted(segments, key=lambda segment: segment[2].selected)
    for start, end, mark in shown:
        if not mark.outline:
            _paint_line(painter, start, end, SELECTED if mark.selected else LINE)
    taken: list[QRectF] = []
    for start, end, mark in reversed(shown):  # the chosen one's label has the first choice
        if mark.label:
            box = _free_box(painter, start, end, mark.label, room, taken)
            taken.append(box)
            _paint_label(painter, box, mark)


def _paint_line(painter: QPainter, start: QPointF, end: QPointF, color: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((EDGE, EDGE_PX), (color, LINE_PX)):
        painter.setPen(QPen(ink, width))
        painter.drawLine(start, end)
        for point in (start, end):
            painter.drawEllipse(point, END_RADIUS_PX, END_RADIUS_PX)


def paint_outline(painter: QPainter, corners: Sequence[QPointF], *, selected: bool) -> None:
    """Draw a region's outline, given in the painter's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((EDGE, EDGE_PX), (SELECTED if selected else LINE, LINE_PX)):
        painter.setPen(QPen(ink, width))
        painter.drawPolygon(QPolygonF(list(corners)))


def _paint_label(painter: QPainter, box: QRectF, mark: Mark) -> None:
    painter.setPen(QPen(SELECTED, 1.0) if mark.selected else Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(box, LABEL_RADIUS_PX, LABEL_RADIUS_PX)
    painter.setPen(LINE)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.label)


def _free_box(
    painter: QPainter,
    start: QPointF,
    end: QPointF,
    text: str,
    room: QRectF,
    taken: Sequence[QRectF],
) -> QRectF:
    """The first place beside the line, within ``room``, that covers no other label."""
    if end.x() < start.x():
        start, end = end, start
    boxes = [
        _inside(_label_box(painter, start + (end - start) * share, way, text), room)
        for share in LABEL_PLACES
        for way in (end - start, start - end)
    ]
    free = (box for box in boxes if not any(box.intersects(other) for other in taken))
    return next(free, boxes[0])


def _inside(box: QRectF, room: QRectF) -> QRectF:
    moved = QRectF(box)
    moved.moveLeft(min(max(box.left(), room.left()), max(room.right() - box.width(), room.left())))
    moved.moveTop(min(max(box.top(), room.top()), max(room.bottom() - box.height(), room.top())))
    return moved


def _label_box(painter: QPainter, place: QPointF, along: QPointF, text: str) -> QRectF:
    """Beside a place of a line that goes to the right, above it; of one to the left, below it."""
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text) + 2 * LABEL_PADDING_PX
    height = metrics.height() + LABEL_PADDING_PX
    long_px = math.hypot(along.x(), along.y())
    across = QPointF(along.y(), -along.x()) / long_px if long_px else QPointF(0, -1)
    clear = abs(across.x()) * width / 2 + abs(across.y()) * height / 2 + LABEL_OFFSET_PX / 2
    centre = place + across * clear
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)


class MarkLayer(QGraphicsObject):
    """Marks on the photo's plane, the same size at every zoom; also what takes the mouse.

    While drawing, a press sets a point; a drag sets the second one where it ends. Else an end
    can be dragged and a line can be chosen; all other presses go on to the pane.
    """

    point_set = Signal(float, float)
    mark_chosen = Signal(object)  # MarkId
    end_moved = Signal(object, int, float, float)  # MarkId, 0 or 1, where to

    def __init__(self) -> None:
        super().__init__()
        self._marks: Sequence[Mark] = ()
        self._photo = QRectF()
        self._drawing = False
        self._held: tuple[MarkId, int] | None = None
        self._pressed = QPointF()
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)

    def set_rect(self, rect: QRectF) -> None:
        """The photo's outline, photo pixels."""
        if rect != self._photo:
            self.prepareGeometryChange()
            self._photo = QRectF(rect)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Draw these and no others."""
        self._marks = marks
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Those on show; none while they are hidden."""
        return tuple(self._marks) if self.isVisible() else ()

    def set_drawing(self, drawing: bool) -> None:
        """Whether presses set points."""
        self._drawing = drawing

    def boundingRect(self) -> QRectF:
        """More than the photo: labels reach over its edge."""
        wide, high = self._photo.width(), self._photo.height()
        return self._photo.adjusted(-wide, -high, wide, high)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if not self._marks:
            return
        place = painter.worldTransform()
        room = QRectF(widget.rect()) if widget else place.mapRect(self._photo)
        segments = [
            (place.map(QPointF(*mark.start)), place.map(QPointF(*mark.end)), mark)
            for mark in self._marks
        ]
        painter.save()
        painter.resetTransform()
        for mark in self._marks:
            if mark.outline:
                corners = [place.map(QPointF(*corner)) for corner in mark.outline]
                paint_outline(painter, corners, selected=mark.selected)
        paint_marks(painter, segments, room)
        painter.restore()

    # Mouse

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self._pressed, self._held = event.scenePos(), None
        if self._drawing and self._photo.contains(event.pos()):
            self.point_set.emit(event.pos().x(), event.pos().y())
            return
        found = None if self._drawing else self._under(event.scenePos())
        if found is None:
            event.ignore()
            return
        mark_id, end = found
        self.mark_chosen.emit(mark_id)
        if end is not None:
            self._held = (mark_id, end)

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self._held is not None and self._moved(event):
            point = self._inside(event.pos())
            self.end_moved.emit(*self._held, point.x(), point.y())

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self._held is None and self._drawing and self._moved(event):
            point = self._inside(event.pos())
            self.point_set.emit(point.x(), point.y())
        self._held = None

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self.mousePressEvent(event)

    def _moved(self, event: QGraphicsSceneMouseEvent) -> bool:
        way = (event.scenePos() - self._pressed).manhattanLength()
        return way >= QApplication.startDragDistance()

    def _inside(self, point: QPointF) -> QPointF:
        """The nearest place on the photo."""
        area = self._photo
        return QPointF(
            min(max(point.x(), area.left()), area.right()),
            min(max(point.y(), area.top()), area.bottom()),
        )

    def _under(self, position: QPointF) -> tuple[MarkId, int | None] | None:
        """The mark at a place of the scene, and its end if it is one."""
        transform = self.sceneTransform()
        lines = [
            (mark.id, transform.map(QPointF(*mark.start)), transform.map(QPointF(*mark.end)))
            for mark in self._marks
            if mark.id is not None
        ]
        for mark_id, *ends in lines:
            for number, end in enumerate(ends):
                if (end - position).manhattanLength() <= REACH_PX:
                    return mark_id, number
        for mark_id, start, end in lines:
            if _away(position, start, end) <= REACH_PX:
                return mark_id, None
        return None


def _away(point: QPointF, start: QPointF, end: QPointF) -> float:
    """Distance of a point from a segment."""
    along, to = end - start, point - start
    square = QPointF.dotProduct(along, along)
    share = min(max(QPointF.dotProduct(to, along) / square, 0.0), 1.0) if square else 0.0
    gap = to - along * share
    return math.hypot(gap.x(), gap.y())
