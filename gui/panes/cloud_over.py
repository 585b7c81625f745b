"""What is painted over the points of a cloud: marks, the grid's length, a section's outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.types import FloatMap
from gui.kit import number_format as fmt
from gui.kit.theme import current_theme
from gui.kit.translate import tr
from gui.panes.cloud_render import Look
from gui.panes.marks import Segment, paint_marks
from gui.panes.orbit import Viewport
from gui.panes.overlay import CHIP_OPACITY, CHIP_RADIUS_PX
from gui.snapshot.measure import Mark

LABEL_MARGIN_PX = 10
LABEL_PADDING_PX = 6
RIDGE_PX = 2.0


@dataclass(frozen=True, eq=False)
class CloudOver:
    """Seen through everything.

    Attributes:
        marks: lines with labels.
        ridge: a line through points (K, 3); None for none.
    """

    marks: Sequence[Mark] = ()
    ridge: FloatMap | None = None

    def paint(
        self, painter: QPainter, viewport: Viewport, ratio: float, look: Look, grid_m: float
    ) -> None:
        """Paint in logical pixels.

        Args:
            viewport: of the picture below, in device pixels.
            ratio: device pixels per logical pixel.
            grid_m: metres between the grid's lines; 0 for no grid.
        """
        room = QRectF(0, 0, viewport.size.width / ratio, viewport.size.height / ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if grid_m:
            _paint_scale(painter, room, look, grid_m)
        if self.ridge is not None:
            _paint_ridge(painter, self.ridge, viewport, ratio)
        if self.marks:
            paint_marks(painter, self._segments(viewport, ratio), room)

    def _segments(self, viewport: Viewport, ratio: float) -> list[Segment]:
        """The marks on the screen, without what lies behind the eye."""
        seen = []
        for mark in self.marks:
            line = viewport.segment(*mark.ends) if mark.ends else None
            if line is not None:
                start, end = (QPointF(*point) / ratio for point in line)
                seen.append((start, end, mark))
        return seen


def _paint_scale(painter: QPainter, room: QRectF, look: Look, grid_m: float) -> None:
    """On a ground of its own: points would run through the words."""
    text = tr("grid {length}").format(length=fmt.plain_metres(grid_m))
    margin, padding = LABEL_MARGIN_PX, LABEL_PADDING_PX
    inside = room.adjusted(margin, margin, -margin, -margin)
    corner = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
    box = painter.boundingRect(inside, corner, text)
    ground = QColor(look.background)
    ground.setAlphaF(CHIP_OPACITY)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    edge = box.adjusted(-padding, -padding / 2, padding, padding / 2)
    painter.drawRoundedRect(edge, CHIP_RADIUS_PX, CHIP_RADIUS_PX)
    painter.setPen(look.ink)
    painter.drawText(box, corner, text)


def _paint_ridge(painter: QPainter, xyz: FloatMap, viewport: Viewport, ratio: float) -> None:
    x, y, z = viewport.project(xyz)
    seen = [QPointF(*at) / ratio for at in zip(x[z > 0], y[z > 0], strict=True)]
    painter.setPen(QPen(QColor(current_theme().accent), RIDGE_PX))
    painter.drawPolyline(QPolygonF(seen))
