"""The linked cursor's mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

RADIUS_PX = 4.5
ARM_PX = 14.0
EDGE_WIDTH_PX = 3.0
LINE_WIDTH_PX = 1.2
# Seen on any picture: a light line inside a dark edge.
EDGE = QColor(0, 0, 0, 170)
LINE = QColor(255, 255, 255)
_ARMS = tuple(
    (QPointF(x, y) * RADIUS_PX, QPointF(x, y) * ARM_PX)
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))
)


class PointMark(QGraphicsItem):
    """A mark at a point, the same size at every zoom; seen on any picture.

    Args:
        reach_px: from the point to the mark's far end.
    """

    def __init__(self, reach_px: float) -> None:
        super().__init__()
        self._reach = reach_px + EDGE_WIDTH_PX
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setVisible(False)

    def boundingRect(self) -> QRectF:
        return QRectF(-self._reach, -self._reach, 2 * self._reach, 2 * self._reach)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((EDGE, EDGE_WIDTH_PX), (LINE, LINE_WIDTH_PX)):
            painter.setPen(QPen(color, width))
            self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """The mark's lines, about the origin."""
        raise NotImplementedError


class ProbeMark(PointMark):
    """A small circle with four arms."""

    def __init__(self) -> None:
        super().__init__(ARM_PX)

    def draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(QPointF(), RADIUS_PX, RADIUS_PX)
        for start, end in _ARMS:
            painter.drawLine(start, end)
