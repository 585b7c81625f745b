"""Precision, recall and F1 of boundaries over the threshold t, as a plot."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from gui import format as fmt
from gui.panels.section import Section
from gui.words import mark, tr

HEIGHT_PX = 190
# Told apart by people with any colour vision (Okabe and Ito, 2008), and by their dashes.
LINES = {
    "precision": (mark("Precision"), "#56b4e9", Qt.PenStyle.DashLine),
    "recall": (mark("Recall"), "#e69f00", Qt.PenStyle.DotLine),
    "f1": (mark("F1"), "#009e73", Qt.PenStyle.SolidLine),
}


class CurvePanel(Section):
    """The curve with a mark at the contour threshold, which can be dragged; hovering reads it."""

    percent_edited = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Boundaries by threshold"), parent)
        self._percent: NDArray[np.float64] = np.empty(0)
        self._values: dict[str, NDArray[np.float64]] = {}
        self._threshold = 10.0
        self._plot = pg.PlotWidget(parent=self)
        self._plot.setFixedHeight(HEIGHT_PX)
        self._plot.setAccessibleName(tr("Precision, recall and F1 over the threshold"))
        self._lines = {name: self._plot.plot() for name in LINES}
        self._mark = pg.InfiniteLine(movable=True, bounds=(1, 50))
        self._readout = QLabel(self)
        self._readout.setWordWrap(True)
        self._plot.setMinimumWidth(1)
        self._readout.setTextFormat(Qt.TextFormat.RichText)
        self._set_up()
        self.body.addWidget(self._plot)
        self.body.addWidget(self._readout)
        self._dress()
        self._read(self._threshold)

    def _set_up(self) -> None:
        item = self._plot.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.setRange(xRange=(1, 50), yRange=(0, 1), padding=0.02)
        item.setLabel("bottom", tr("t in %"))
        item.showGrid(x=True, y=True, alpha=0.15)
        item.addItem(self._mark)
        self._mark.sigDragged.connect(lambda: self.percent_edited.emit(self._mark.value()))
        self._plot.scene().sigMouseMoved.connect(self._on_hover)

    def set_curve(
        self, values: Mapping[str, NDArray[np.float64]], percent: NDArray[np.float64]
    ) -> None:
        """Lines (K,) between 0 and 1 by name, over thresholds (K,); nothing for none."""
        self._values, self._percent = dict(values), percent
        for name, line in self._lines.items():
            if name in values:
                line.setData(self._percent, values[name])
            else:
                line.clear()
        self._read(self._threshold)

    def set_threshold(self, percent: float) -> None:
        """Move the mark without emitting."""
        self._threshold = percent
        self._mark.setValue(percent)
        self._read(percent)

    @property
    def readout(self) -> str:
        """What is read at the mark or under the mouse; "" for nothing."""
        return self._readout.text()

    def _on_hover(self, position: QPointF) -> None:
        box = self._plot.getPlotItem().getViewBox()
        inside = box.sceneBoundingRect().contains(position)
        self._read(box.mapSceneToView(position).x() if inside else self._threshold)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._read(self._threshold)

    def _read(self, percent: float) -> None:
        if not self._values:
            self._readout.setText("")
            return
        percent = min(max(percent, self._percent[0]), self._percent[-1])
        parts = [f"t {fmt.percent(percent)}"]
        for name, line in self._values.items():
            title, color, _ = LINES[name]
            value = float(np.interp(percent, self._percent, line))
            parts.append(f'<span style="color:{color}">\u25a0</span> {tr(title)} {value:.2f}')
        self._readout.setText("&nbsp; ".join(parts))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        self._plot.setBackground(self.palette().color(QPalette.ColorRole.Base))
        for side in ("bottom", "left"):
            axis = self._plot.getPlotItem().getAxis(side)
            axis.setPen(ink)
            axis.setTextPen(ink)
        self._mark.setPen(pg.mkPen(ink, width=1))
        self._mark.setHoverPen(pg.mkPen(self.palette().color(QPalette.ColorRole.Highlight)))
        for name, (_, color, style) in LINES.items():
            self._lines[name].setPen(pg.mkPen(color, width=2, style=style))
