"""A section from its side: height over the distance along its line."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.kit import number_format as fmt
from gui.kit.plot import Plot
from gui.kit.theme import current_theme
from gui.kit.translate import tr
from gui.snapshot.pictures import SectionSide

POINT_PX = 2.0
POINT_ALPHA = 110
LINE_PX = 1.6


class SectionPlot(QWidget):
    """All points of the slab, and its upper outline; the mouse reads the outline."""

    told = Signal(str)  # what is under the mouse; nothing where it went away

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: SectionSide | None = None
        self._floor_m: float | None = None
        self._plot = Plot(tr("Plot of heights along the line"), self)
        self._plot.made.connect(self._fill)
        self._plot.dressed.connect(self._dress)
        self._plot.hovered.connect(self._on_hover)
        self._plot.left.connect(lambda: self.told.emit(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)

    def set_side(self, side: SectionSide | None, floor_m: float | None) -> None:
        """Show a section; heights are over the floor where the camera's height over it is known."""
        if side is self._side and floor_m == self._floor_m:
            return
        self._side, self._floor_m = side, floor_m
        if side is None:
            return
        if not self._plot.is_made:
            self._plot.make()
        (along, up), outline, offset = side.points, side.outline, floor_m or 0.0
        self._points.setData(along, up + offset)
        self._outline.setData(outline[0], outline[1] + offset)
        self._plot.item.setLabel("left", tr("over the floor, m") if floor_m else tr("height, m"))

    def _fill(self) -> None:
        import pyqtgraph as pg

        item = self._plot.item
        item.setLabel("bottom", tr("distance along the line, m"))
        self._points = pg.ScatterPlotItem([], [], size=POINT_PX, pen=None, pxMode=True)
        item.addItem(self._points)
        self._outline = item.plot([], [])

    def _dress(self) -> None:
        import pyqtgraph as pg

        theme = current_theme()
        ink = QColor(theme.text)
        ink.setAlpha(POINT_ALPHA)
        self._points.setBrush(pg.mkBrush(ink))
        self._outline.setPen(pg.mkPen(theme.accent, width=LINE_PX))

    def _on_hover(self, distance_m: float) -> None:
        side = self._side
        if side is None or not side.outline.size:
            return
        place = int(np.argmin(np.abs(side.outline[0] - distance_m)))
        along, up = (float(value) for value in side.outline[:, place])
        values = (
            (tr("from the start"), along),
            (tr("height"), up + (self._floor_m or 0.0)),
        )
        self.told.emit("   ".join(f"{name} {fmt.metres(value)}" for name, value in values))
