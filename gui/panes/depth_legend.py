"""What the colours of the depth picture mean, in one of its corners."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from core.colormap import lut
from core.types import ByteImage
from gui.kit.number_format import plain_metres
from gui.kit.translate import tr
from gui.panes.overlay import CHIP_RADIUS_PX, ground
from gui.snapshot.parts import DepthLook

WIDTH_PX, BAR_HEIGHT_PX, TICK_PX = 230.0, 9.0, 3.0
PADDING_PX, SIDE_PX = 6.0, 22.0
LABEL_GAP_PX = 8.0
_STOPS = 17


class DepthLegend(QWidget):
    """A colour bar from near to far, linear in inverse depth as the colours are.

    Hidden while there are no metres, and where all is at one depth.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumSize(1, 1)  # it must not widen the pane
        self._colors: ByteImage | None = None
        self._near_m, self._far_m = 1.0, 2.0
        self._ticks: list[float] = []
        self._looks: tuple[str, float, float] | None = None
        self._picture = QPixmap()  # drawn anew for other colours, and in another size or theme
        self.hide()

    def set_part(self, part: DepthLook) -> None:
        """Follow the colours of the picture."""
        from core.export.legend import ticks_m

        known = part.derived is not None and part.per_metre is not None
        known = known and part.near_m < part.far_m
        looks = part.colormap, part.near_m, part.far_m
        if known and looks != self._looks:
            self._looks, self._colors = looks, lut(part.colormap)
            self._near_m, self._far_m = part.near_m, part.far_m
            self._ticks = ticks_m(1 / part.far_m, 1 / part.near_m)
            ends = tr("Colours from {near} to {far}")
            near, far = plain_metres(part.near_m), plain_metres(part.far_m)
            self.setAccessibleName(ends.format(near=near, far=far))
            self._picture = QPixmap()
            self.update()
        self.setVisible(known)

    def sizeHint(self) -> QSize:
        labels = self.fontMetrics().height()
        return QSize(round(WIDTH_PX), round(2 * PADDING_PX + BAR_HEIGHT_PX + TICK_PX + labels))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = QPixmap()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._picture = QPixmap()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._colors is None:
            return
        ratio = self.devicePixelRatioF()
        if self._picture.isNull() or self._picture.devicePixelRatioF() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            self._draw(QPainter(self._picture), self._colors)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _draw(self, painter: QPainter, colors: ByteImage) -> None:
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()), CHIP_RADIUS_PX, CHIP_RADIUS_PX)
        bar = QRectF(SIDE_PX, PADDING_PX, self.width() - 2 * SIDE_PX, BAR_HEIGHT_PX)
        painter.fillRect(bar, self._gradient(bar, colors))
        painter.setPen(self.palette().windowText().color())
        for x, box, text in self._labels(bar):
            painter.drawLine(round(x), round(bar.bottom()), round(x), round(bar.bottom() + TICK_PX))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    @staticmethod
    def _gradient(bar: QRectF, colors: ByteImage) -> QLinearGradient:
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        last = len(colors) - 1
        for stop in range(_STOPS):
            share = stop / (_STOPS - 1)
            gradient.setColorAt(share, QColor(*map(int, colors[round((1 - share) * last)])))
        return gradient

    def _labels(self, bar: QRectF) -> Iterator[tuple[float, QRectF, str]]:
        """The ticks that have room: where, and the box of their text."""
        near, far = 1 / self._near_m, 1 / self._far_m
        height, end = self.fontMetrics().height(), 0.0
        for metres in self._ticks:
            x = bar.left() + (near - 1 / metres) / (near - far) * bar.width()
            text = plain_metres(metres)
            width = self.fontMetrics().horizontalAdvance(text) + LABEL_GAP_PX
            left = min(max(x - width / 2, 0.0), self.width() - width)
            if left >= end:
                yield x, QRectF(left, bar.bottom() + TICK_PX, width, height), text
                end = left + width
