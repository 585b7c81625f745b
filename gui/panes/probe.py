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


class ProbeMark(QGraphicsItem):
    """A small circle with four arms; the same size at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setVisible(False)

    def boundingRect(self) -> QRectF:
        reach = ARM_PX + EDGE_WIDTH_PX
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((EDGE, EDGE_WIDTH_PX), (LINE, LINE_WIDTH_PX)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(QPointF(), RADIUS_PX, RADIUS_PX)
            for start, end in _ARMS:
                painter.drawLine(start, end)
