"""A pane for what an estimate has wrong: a map of errors, or boundaries on the photo."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.colormap import ERROR_COLORMAP, UNKNOWN_GREY, diverging_lut, lut
from core.metrics.boundary import Edge
from core.metrics.surface import WORST_ANGLE_DEG
from core.types import ByteImage, Size
from gui.kit import number_format as fmt
from gui.kit.translate import again, mark, tr
from gui.panes.layers import CODES, ContourLayer, Layer, PhotoLayer
from gui.panes.overlay import CHIP_RADIUS_PX, ground
from gui.panes.raster import RasterPane
from gui.snapshot.parts import EvaluationPart

# Told apart by people with any colour vision.
EDGE_COLORS = {
    Edge.AGREED: (mark("agreed"), "#648fff"),
    Edge.MISSED: (mark("missed"), "#ffb000"),
    Edge.FALSE: (mark("false"), "#dc267f"),
}
NO_TRUTH = mark(
    "Drop true depth or a matte of this photo here, or press T; or choose another model to "
    "compare with."
)
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
        self._ends: tuple[str, ...] = ()  # of the bar; none without one
        self._lut = diverging_lut()
        self._chip = QRectF()

    def show_limit(self, limit_percent: float) -> None:
        """The colour bar of the error map."""
        near = tr("{percent} too near").format(percent=fmt.percent(limit_percent))
        far = tr("{percent} too far").format(percent=fmt.percent(limit_percent))
        self._show_bar((near, far), diverging_lut(), tr("unknown"))

    def show_angles(self, limit_deg: float) -> None:
        """The colour bar of angles from 0 to a limit and more."""
        more = tr("{angle} or more").format(angle=fmt.degrees(limit_deg))
        self._show_bar((fmt.degrees(0), more), lut(ERROR_COLORMAP), tr("not compared"))

    def _show_bar(self, ends: tuple[str, str], colors: ByteImage, unknown: str) -> None:
        self._ends, self._lut = ends, colors
        self._rows = [(unknown, QColor(*[UNKNOWN_GREY] * 3).name())]
        self._refit()

    def show_edges(self, kinds: Sequence[Edge]) -> None:
        """The colours of boundaries."""
        self._ends = ()
        self._rows = [(tr(EDGE_COLORS[kind][0]), EDGE_COLORS[kind][1]) for kind in kinds]
        self._refit()

    def _refit(self) -> None:
        text = "".join(title for title, _ in self._rows)
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(text)
        width += len(self._rows) * (BAR_HEIGHT_PX + 2 * GAP_PX) + GAP_PX
        if self._ends:
            ends = "".join(self._ends)
            width += BAR_WIDTH_PX + metrics.horizontalAdvance(ends) + 3 * GAP_PX
        self._chip = QRectF(0, 0, width, metrics.height() + GAP_PX)
        self.setFixedSize(width, metrics.height() + GAP_PX)
        self.setAccessibleName(" ".join((*self._ends, *(title for title, _ in self._rows))))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(self.palette()))
        painter.drawRoundedRect(self._chip, CHIP_RADIUS_PX, CHIP_RADIUS_PX)
        x = float(GAP_PX)
        if self._ends:
            low, high = self._ends
            x = self._text(painter, x, low)
            x = self._bar(painter, x)
            x = self._text(painter, x, high)
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
        for place in range(0, CODES, 15):
            gradient.setColorAt(place / (CODES - 1), QColor(*(int(c) for c in self._lut[place])))
        painter.fillRect(bar, gradient)
        return x + BAR_WIDTH_PX + GAP_PX


class EvaluatePane(RasterPane):
    """The photo, and over it a map of errors or the boundaries at the contour threshold."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._error, self._normals, self._edges = PhotoLayer(), PhotoLayer(), EdgeLayer()
        self._pictures = {
            "error": self._error,
            "normals": self._normals,
            "boundaries": self._edges,
        }
        for height, layer in enumerate(self._pictures.values(), start=10):
            self.canvas().add(layer, height=height)
        self._legend = Legend(self)
        self._show, self._limit = "error", 25.0
        self._kinds: tuple[Edge, ...] = ()
        self._notes = {"error": tr("Error"), "normals": "", "boundaries": ""}
        self.set_corner(self._legend, legend=True)
        self._legend.hide()
        self.set_layers(True, False, False)

    def _drawn(self) -> tuple[Layer, ...]:
        return (*self._layers(), *self._pictures.values())

    def set_image_size(self, size: Size | None) -> None:
        super().set_image_size(size)
        if size is not None:
            for layer in self._pictures.values():
                layer.set_rect(self.view().photo_rect())

    def set_part(self, part: EvaluationPart) -> None:
        """Show what is asked for; without a truth, how to bring one."""
        self.set_show(part.show, part.limit_percent)
        self.show_hint(tr(NO_TRUTH) if part.truth is None and part.request is None else None)

    def set_show(self, show: str, limit_percent: float) -> None:
        """Show "error", "normals" or "boundaries"; the ends of the error's colours in per cent."""
        self._show, self._limit = show, limit_percent
        self._arrange()

    def set_error(self, levels: Sequence[ByteImage]) -> None:
        """The error map in colours (H, W, 3) and its halved copies; nothing for none."""
        self._error.set_photo(levels[0] if levels else None, levels)
        self._arrange()

    def set_normals(self, levels: Sequence[ByteImage], focal_px: float) -> None:
        """The error of the normals likewise, and the focal length of the photo they are of."""
        self._normals.set_photo(levels[0] if levels else None, levels)
        self._notes["normals"] = (
            tr("Normals, f = {focal}").format(focal=fmt.pixels(focal_px))
            if levels
            else tr("Normals: too little is known")
        )
        self._arrange()

    def set_edges(self, edges: NDArray[np.uint8] | None) -> None:
        """(H, W) uint8 of ``Edge``; None for none."""
        self._kinds = ()
        self._edges.set_codes(edges)
        if edges is not None:
            self._kinds = tuple(kind for kind in EDGE_COLORS if (edges == kind).any())
        self._notes["boundaries"] = tr("Boundaries") if self._kinds else ""
        self._arrange()

    def clear_result(self) -> None:
        """There is no comparison."""
        self._error.set_photo(None, ())
        self._normals.set_photo(None, ())
        self._notes["normals"] = ""
        self.set_edges(None)

    def shown_picture(self) -> str:
        """Which of the pictures is on show; "" for none."""
        return next((name for name, layer in self._pictures.items() if layer.shown), "")

    def _arrange(self) -> None:
        for name, layer in self._pictures.items():
            layer.setVisible(name == self._show)
        self._legend.setVisible(bool(self.shown_picture()))
        if self._show == "error":
            self._legend.show_limit(self._limit)
        elif self._show == "normals":
            self._legend.show_angles(WORST_ANGLE_DEG)
        else:
            self._legend.show_edges(self._kinds)
        self.set_note(again(self._notes[self._show]))
