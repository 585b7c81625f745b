"""A pane for what an estimate has wrong: an error map, or boundaries on the photo."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from core.colormap import UNKNOWN_GREY, diverging_lut
from core.metrics.boundary import Edge
from core.types import ByteImage, Size
from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.panes.layers import CODES, ContourLayer, PhotoLayer
from gui.panes.overlay import CHIP_RADIUS_PX, EDGE_PX, ground
from gui.panes.raster import RasterPane

# Told apart by people with any colour vision.
EDGE_COLORS = {
    Edge.AGREED: (mark("agreed"), "#648fff"),
    Edge.MISSED: (mark("missed"), "#ffb000"),
    Edge.FALSE: (mark("false"), "#dc267f"),
}
BAR_WIDTH_PX, BAR_HEIGHT_PX = 130, 10
GAP_PX = 8


class EdgeLayer(ContourLayer):
    """(h, w) uint8 of ``Edge``, each kind in its own colour."""

    def _table(self) -> list[int]:
        table = [0] * CODES
        for kind, (_, color) in EDGE_COLORS.items():
            table[kind] = QColor(color).rgba()
        return table


class Legend(QWidget):
    """What the colours mean, in the pane's lower left corner."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rows: list[tuple[str, str]] = []
        self._limit: float | None = None
        self._chip = QRectF()

    def show_limit(self, limit_percent: float) -> None:
        """The colour bar of the error map, and the colour of what is not known."""
        self._limit = limit_percent
        self._rows = [(tr("unknown"), QColor(*[UNKNOWN_GREY] * 3).name())]
        self._refit()

    def show_edges(self, kinds: Sequence[Edge]) -> None:
        """The colours of boundaries."""
        self._limit = None
        self._rows = [(tr(EDGE_COLORS[kind][0]), EDGE_COLORS[kind][1]) for kind in kinds]
        self._refit()

    def _refit(self) -> None:
        text = "".join(title for title, _ in self._rows)
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(text)
        width += len(self._rows) * (BAR_HEIGHT_PX + 2 * GAP_PX) + GAP_PX
        if self._limit is not None:
            ends = "".join(self._ends())
            width += BAR_WIDTH_PX + metrics.horizontalAdvance(ends) + 3 * GAP_PX
        self._chip = QRectF(EDGE_PX, 0, width, metrics.height() + GAP_PX)
        self.setFixedSize(width + EDGE_PX, metrics.height() + GAP_PX + EDGE_PX)
        self.setAccessibleName(" ".join((*self._ends(), *(title for title, _ in self._rows))))
        self.update()

    def _ends(self) -> tuple[str, ...]:
        if self._limit is None:
            return ()
        near = tr("{percent} too near").format(percent=fmt.percent(self._limit))
        return near, tr("{percent} too far").format(percent=fmt.percent(self._limit))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(self.palette()))
        painter.drawRoundedRect(self._chip, CHIP_RADIUS_PX, CHIP_RADIUS_PX)
        x = float(EDGE_PX + GAP_PX)
        if self._limit is not None:
            near, far = self._ends()
            x = self._text(painter, x, near)
            x = self._bar(painter, x)
            x = self._text(painter, x, far)
        for title, color in self._rows:
            top = (self._chip.height() - BAR_HEIGHT_PX) / 2
            painter.fillRect(QRectF(x, top, BAR_HEIGHT_PX, BAR_HEIGHT_PX), QColor(color))
            x = self._text(painter, x + BAR_HEIGHT_PX + GAP_PX / 2, title)
        painter.end()

    def _text(self, painter: QPainter, x: float, text: str) -> float:
        width = self.fontMetrics().horizontalAdvance(text)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(
            QRectF(x, 0, width + 1, self._chip.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        return x + width + GAP_PX

    def _bar(self, painter: QPainter, x: float) -> float:
        bar = QRectF(x, (self._chip.height() - BAR_HEIGHT_PX) / 2, BAR_WIDTH_PX, BAR_HEIGHT_PX)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        lut = diverging_lut()
        for place in range(0, CODES, 15):
            gradient.setColorAt(place / (CODES - 1), QColor(*(int(c) for c in lut[place])))
        painter.fillRect(bar, gradient)
        return x + BAR_WIDTH_PX + GAP_PX


class EvaluatePane(RasterPane):
    """The photo, and over it the error map or the boundaries at the contour threshold."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._error, self._edges = PhotoLayer(), EdgeLayer()
        for height, layer in enumerate((self._error, self._edges), start=10):
            self.canvas().add(layer, height=height)
        self._legend = Legend(self)
        self._show, self._limit = "error", 25.0
        self._kinds: tuple[Edge, ...] = ()
        grid = self.layout()
        assert isinstance(grid, QGridLayout)
        corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        grid.addWidget(self._legend, 0, 0, corner)
        self._legend.hide()
        self.set_layers(True, False, False)

    def set_image_size(self, size: Size | None) -> None:
        super().set_image_size(size)
        if size is not None:
            for layer in (self._error, self._edges):
                layer.set_rect(self.view().photo_rect())

    def set_show(self, show: str, limit_percent: float) -> None:
        """Show "error" or "boundaries"; the ends of the error's colours in per cent."""
        self._show, self._limit = show, limit_percent
        self._arrange()

    def set_error(self, levels: Sequence[ByteImage]) -> None:
        """The error map in colours (H, W, 3) and its halved copies; nothing for none."""
        self._error.set_photo(levels[0] if levels else None, levels)
        self._arrange()

    def set_edges(self, edges: NDArray[np.uint8] | None) -> None:
        """(H, W) uint8 of ``Edge``; None for none."""
        self._kinds = ()
        self._edges.set_codes(edges)
        if edges is not None:
            self._kinds = tuple(kind for kind in EDGE_COLORS if (edges == kind).any())
        self._arrange()

    def shown_picture(self) -> str:
        """Which of the two pictures is on show; "" for none."""
        return "error" if self._error.shown else "boundaries" if self._edges.shown else ""

    def _arrange(self) -> None:
        error = self._show == "error"
        self._error.setVisible(error)
        self._edges.setVisible(not error)
        self._legend.setVisible(bool(self.shown_picture()))
        if error:
            self._legend.show_limit(self._limit)
        else:
            self._legend.show_edges(self._kinds)
        self.set_note(tr("Error") if error else tr("Boundaries") if self._kinds else "")
