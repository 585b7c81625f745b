"""A pane's picture at a size of its own, painted apart from the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from core.types import ByteImage, Size
from gui.kit.pixels import rgb_of
from gui.panes.marks import paint_marks
from gui.snapshot.measure import Mark

BAND_ROWS = 128  # painted at a time: Python waits while Qt paints
MARK_SIDE_PX = 1200.0
"""The longer side of a picture in which marks are as large as on the screen."""


@dataclass(frozen=True, eq=False)
class StillLayer:
    """One of the pictures that lie on each other.

    Attributes:
        image: stretched over the whole.
        pixels: the memory that the image points at.
        opacity: 0 to 1.
        smooth: whether colours between its pixels are mixed.
        start: share of the width left of which it is not drawn.
    """

    image: QImage
    pixels: NDArray[Any]
    opacity: float
    smooth: bool
    start: float = 0.0


@dataclass(frozen=True, eq=False)
class PaneStill:
    """What a pane shows of the whole photo; plain values, to be painted in any thread.

    Attributes:
        size: of the picture.
        layers: from below.
        marks: lines with labels over them, in pixels of ``photo``.
        photo: size of the photo.
    """

    size: Size
    layers: tuple[StillLayer, ...]
    marks: tuple[Mark, ...]
    photo: Size

    def paint(self) -> ByteImage:
        """The picture, (H, W, 3) uint8."""
        width, height = self.size
        pixels = np.empty((height, width, 3), np.uint8)
        for top in range(0, height, BAND_ROWS):
            rows = pixels[top : top + BAND_ROWS]
            rows[:] = rgb_of(self._band(top, len(rows)))
        return pixels

    def _band(self, top: int, rows: int) -> QImage:
        band = QImage(self.size.width, rows, QImage.Format.Format_RGB32)
        band.fill(0)
        painter = QPainter(band)
        painter.translate(0, -top)
        whole = QRectF(0, 0, *self.size)
        for layer in self.layers:
            painter.setOpacity(layer.opacity)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, layer.smooth)
            painter.setClipRect(whole.adjusted(layer.start * whole.width(), 0, 0, 0))
            painter.drawImage(whole, layer.image)
        painter.setClipping(False)
        painter.setOpacity(1.0)
        self._paint_marks(painter)
        painter.end()
        return band

    def _paint_marks(self, painter: QPainter) -> None:
        enlarged = max(self.size) / MARK_SIDE_PX
        painter.scale(enlarged, enlarged)
        segments = [(self._place(mark.start), self._place(mark.end), mark) for mark in self.marks]
        width, height = self.size
        paint_marks(painter, segments, QRectF(0, 0, width / enlarged, height / enlarged))

    def _place(self, point: tuple[float, float]) -> QPointF:
        """A point of the photo, pixel centres at integers, where marks are drawn."""
        side = MARK_SIDE_PX / max(self.size)
        across, down = ((at + 0.5) / all_ for at, all_ in zip(point, self.photo, strict=True))
        return QPointF(across * self.size.width * side, down * self.size.height * side)
