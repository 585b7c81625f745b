"""The colour bar that is the control: histogram, ticks in metres, near and far handles.

The axis is logarithmic in depth. Linear inverse depth, in which the colours are linear, would
squeeze everything beyond a few metres into the last pixels; linear depth does the same to what is
near. On a logarithmic axis equal ratios have equal lengths, as on a lens's focusing scale, and both
handles can be gripped in every scene.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.depth import COLOR_RANGE_M, FAR_M
from core.types import ByteImage
from gui.kit.number_format import plain_metres
from gui.kit.translate import tr

NEAREST_M, FARTHEST_M = COLOR_RANGE_M
SMALLEST_RATIO = 1.02
"""Far is at least this many times near."""
SIDE_PX = 8.0
HISTOGRAM_HEIGHT_PX = 46.0
BAR_HEIGHT_PX = 12.0
HANDLE_HEIGHT_PX = 9.0
TICK_GAP_PX = 3.0
GRIP_PX = 12.0
LABEL_GAP_PX = 6.0
CEILING_QUANTILE = 0.95
_AXIS_MARGIN = 1.06

FloatArray = NDArray[np.floating]


def ticks(near_m: float, far_m: float) -> list[float]:
    """Round depths between two ends, the most telling ones first; none where metres end."""
    far_m = min(far_m, FAR_M)
    if far_m <= near_m:
        return []
    decades = range(math.floor(math.log10(near_m)), math.ceil(math.log10(far_m)) + 1)
    found = [
        digit * 10.0**decade
        for digit in (1, 5, 2, 3, 7)
        for decade in decades
        if near_m <= digit * 10.0**decade <= far_m
    ]
    return found if len(found) >= 3 else _linear_ticks(near_m, far_m)


def _linear_ticks(near_m: float, far_m: float) -> list[float]:
    """For a range too narrow to hold a few of 1, 2, 3, 5, 7."""
    rough = (far_m - near_m) / 4
    decade = 10.0 ** math.floor(math.log10(rough))
    step = min((s * decade for s in (1, 2, 5, 10)), key=lambda s: abs(math.log(s / rough)))
    first, last = math.ceil(near_m / step), math.floor(far_m / step)
    return [round(k * step, 10) for k in range(first, last + 1)]


class DepthScale(QWidget):
    """Depth from near (left) to far (right); the handles are dragged, a double click resets."""

    range_edited = Signal(float, float)  # near and far in metres, by the user, live
    range_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lut = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
        self._counts: FloatArray = np.zeros(0)
        self._depth_edges: FloatArray = np.zeros(0)
        self._shape: tuple[object, QPolygonF] | None = None  # and where it was made for
        self._near, self._far = 0.5, 50.0
        self._ends = (0.5, 50.0)
        self._dragged: int | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Depth scale"))

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().height()
        height = HISTOGRAM_HEIGHT_PX + BAR_HEIGHT_PX + HANDLE_HEIGHT_PX + TICK_GAP_PX + text
        return QSize(240, math.ceil(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    # Values

    def set_lut(self, lut: ByteImage) -> None:
        """Colours from far to near, (256, 3) uint8."""
        if lut is not self._lut:
            self._lut = lut
            self.update()

    def set_histogram(self, counts: Sequence[int] | NDArray[np.int64], edges: FloatArray) -> None:
        """Counts (n,) between inverse depths ``edges`` (n + 1,), ascending, in 1/m."""
        heights = np.asarray(counts, np.float64)
        depths = 1.0 / np.clip(edges, 1 / FARTHEST_M, 1 / NEAREST_M)
        if np.array_equal(heights, self._counts) and np.array_equal(depths, self._depth_edges):
            return  # as of every frame of a film that plays
        self._counts, self._depth_edges = heights, depths
        self._shape = None
        self._update_ends()
        self.update()

    def set_range(self, near_m: float, far_m: float) -> None:
        """Place the handles without emitting."""
        before, (self._near, self._far) = (self._near, self._far), _ordered(near_m, far_m)
        if self._dragged is None:  # the axis must not move under the hand
            self._update_ends()
        if before != (self._near, self._far):
            self.update()

    def range(self) -> tuple[float, float]:
        """Near and far in metres."""
        return self._near, self._far

    def ends(self) -> tuple[float, float]:
        """The axis's own ends in metres."""
        return self._ends

    def _update_ends(self) -> None:
        depths = [self._near, self._far]
        if self._depth_edges.size:
            depths += [float(self._depth_edges[-1]), float(self._depth_edges[0])]
        low, high = min(depths) / _AXIS_MARGIN, max(depths) * _AXIS_MARGIN
        ends = (max(low, NEAREST_M), min(high, FARTHEST_M))
        if ends != self._ends:
            self._ends = ends
            self.update()

    # The axis

    def x_of(self, depth_m: float) -> float:
        """Where a depth lies, in the widget's own pixels."""
        low, high = self._ends
        share = math.log(depth_m / low) / math.log(high / low)
        return SIDE_PX + share * (self.width() - 2 * SIDE_PX)

    def depth_at(self, x: float) -> float:
        """The depth in metres at a place, within the axis."""
        low, high = self._ends
        share = (x - SIDE_PX) / max(self.width() - 2 * SIDE_PX, 1.0)
        return low * math.exp(math.log(high / low) * min(max(share, 0.0), 1.0))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = self._handle_at(event.position().x())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._dragged is not None:
            self._drag(self._dragged, self.depth_at(x))
        else:
            self._hover(self._handle_at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self._update_ends()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self.range_reset.emit()

    def leaveEvent(self, event: object) -> None:
        self._hover(None)

    def _handle_at(self, x: float) -> int | None:
        """0 for near, 1 for far, None if neither is within the grip."""
        away = [abs(x - self.x_of(self._near)), abs(x - self.x_of(self._far))]
        nearest = 0 if away[0] < away[1] else 1
        if away[0] == away[1]:
            nearest = 0 if x < self.x_of(self._near) else 1
        return nearest if away[nearest] <= GRIP_PX else None

    def _hover(self, handle: int | None) -> None:
        if handle != self._hovered:
            self._hovered = handle
            moving = Qt.CursorShape.SizeHorCursor
            self.setCursor(Qt.CursorShape.ArrowCursor if handle is None else moving)
            self.update()

    def _drag(self, handle: int, depth_m: float) -> None:
        before = self._near, self._far
        if handle == 0:
            self._near = min(depth_m, self._far / SMALLEST_RATIO)
        else:
            self._far = max(depth_m, self._near * SMALLEST_RATIO)
        if (self._near, self._far) != before:
            self.update()
            self.range_edited.emit(self._near, self._far)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_histogram(painter)
        painter.drawImage(self.bar_rect(), self._bar())
        self._paint_ticks(painter)
        for handle, depth in enumerate((self._near, self._far)):
            self._paint_handle(painter, handle, self.x_of(depth))

    def bar_rect(self) -> QRectF:
        """The colour bar's own rectangle."""
        width = self.width() - 2 * SIDE_PX
        return QRectF(SIDE_PX, HISTOGRAM_HEIGHT_PX, width, BAR_HEIGHT_PX)

    def _bar(self) -> QImage:
        """Each column in the colour that the pictures give to its depth."""
        columns = max(self.width() - round(2 * SIDE_PX), 1)
        low, high = self._ends
        inverse = 1.0 / np.geomspace(low, high, columns)
        share = (inverse - 1 / self._far) / (1 / self._near - 1 / self._far)
        colors = self._lut[np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8)][None]
        data = np.ascontiguousarray(colors)
        return QImage(data.data, columns, 1, 3 * columns, QImage.Format.Format_RGB888).copy()

    def _paint_histogram(self, painter: QPainter) -> None:
        if not self._counts.any():
            return
        inside = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        inside.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inside)
        shape = self._histogram_shape()
        painter.drawPolygon(shape)
        inside.setAlphaF(0.34)
        painter.setBrush(inside)
        near, far = self.x_of(self._near), self.x_of(self._far)
        painter.save()
        painter.setClipRect(QRectF(near, 0, far - near, HISTOGRAM_HEIGHT_PX))
        painter.drawPolygon(shape)
        painter.restore()

    def _histogram_shape(self) -> QPolygonF:
        """Made once for each histogram, axis and width: it takes longer than all the rest."""
        place = self._ends, self.width()
        if self._shape is None or self._shape[0] != place:
            self._shape = place, self._make_shape()
        return self._shape[1]

    def _make_shape(self) -> QPolygonF:
        """Pixels per length of the axis, so that the bins' own widths do not matter."""
        x = np.array([self.x_of(float(depth)) for depth in self._depth_edges])
        density = self._counts / np.maximum(np.abs(np.diff(x)), 0.5)
        # The root and the ceiling keep small things visible beside a sky that fills the picture.
        ceiling = np.quantile(density[density > 0], CEILING_QUANTILE)
        heights = np.sqrt(np.minimum(density / ceiling, 1.0)) * (HISTOGRAM_HEIGHT_PX - 2)
        tops = HISTOGRAM_HEIGHT_PX - heights
        points = [QPointF(x[0], HISTOGRAM_HEIGHT_PX)]
        for left, right, top in zip(x[:-1], x[1:], tops, strict=True):
            points += [QPointF(left, top), QPointF(right, top)]
        return QPolygonF([*points, QPointF(x[-1], HISTOGRAM_HEIGHT_PX)])

    def _paint_ticks(self, painter: QPainter) -> None:
        text = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        text.setAlphaF(0.7)
        painter.setPen(text)
        base = self.bar_rect().bottom()
        for depth, label, box in self._labels():
            x = self.x_of(depth)
            painter.drawLine(QPointF(x, base), QPointF(x, base + TICK_GAP_PX))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)

    def _labels(self) -> list[tuple[float, str, QRectF]]:
        """The ticks whose labels fit beside those already placed."""
        metrics = self.fontMetrics()
        top = self.bar_rect().bottom() + HANDLE_HEIGHT_PX + TICK_GAP_PX
        placed: list[tuple[float, str, QRectF]] = []
        for depth in ticks(*self._ends):
            label = plain_metres(depth)
            width = metrics.horizontalAdvance(label) + LABEL_GAP_PX
            box = QRectF(self.x_of(depth) - width / 2, top, width, metrics.height())
            inside = box.left() >= -LABEL_GAP_PX / 2 and box.right() <= self.width()
            if inside and not any(box.intersects(other) for _, _, other in placed):
                placed.append((depth, label, box))
        return placed

    def _paint_handle(self, painter: QPainter, handle: int, x: float) -> None:
        gripped = handle in (self._dragged, self._hovered)
        role = QPalette.ColorRole.Highlight if gripped else QPalette.ColorRole.WindowText
        color = self.palette().color(role)
        bar = self.bar_rect()
        painter.setPen(QPen(color, 1.4))
        painter.drawLine(QPointF(x, 0), QPointF(x, bar.bottom()))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Window), 1.0))
        painter.setBrush(color)
        half = HANDLE_HEIGHT_PX * 0.6
        tip, base = bar.bottom() - 2, bar.bottom() + HANDLE_HEIGHT_PX
        painter.drawPolygon(
            QPolygonF([QPointF(x, tip), QPointF(x + half, base), QPointF(x - half, base)])
        )


def _ordered(near_m: float, far_m: float) -> tuple[float, float]:
    near = min(max(near_m, NEAREST_M), FARTHEST_M / SMALLEST_RATIO)
    return near, min(max(far_m, near * SMALLEST_RATIO), FARTHEST_M)
