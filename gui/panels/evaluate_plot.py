"""Precision, recall and F1 of boundaries over the threshold t, as a plot."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from core.contours import THRESHOLD_PERCENT
from gui.kit import number_format as fmt
from gui.kit.plot import Plot
from gui.kit.theme import current_theme
from gui.kit.translate import mark, tr
from gui.panels.section import Section

HEIGHT_PX = 190
# Told apart by people with any colour vision (Okabe and Ito, 2008), and by their dashes.
LINES = {
    "precision": (mark("Precision"), "#56b4e9", Qt.PenStyle.DashLine),
    "recall": (mark("Recall"), "#e69f00", Qt.PenStyle.DotLine),
    "f1": (mark("F1"), "#009e73", Qt.PenStyle.SolidLine),
}


class CurvePanel(Section):
    """The curve with a mark at the contour threshold, which can be dragged; hovering reads it.

    There is no plot before the first curve.
    """

    percent_edited = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Boundaries by threshold"), parent)
        self._percent: NDArray[np.float64] = np.empty(0)
        self._values: dict[str, NDArray[np.float64]] = {}
        self._threshold = THRESHOLD_PERCENT.default
        self._plot = Plot(tr("Precision, recall and F1 over the threshold"), self)
        self._plot.setFixedHeight(HEIGHT_PX)
        self._plot.made.connect(self._fill_plot)
        self._plot.dressed.connect(self._dress)
        self._plot.hovered.connect(self._read)
        self._plot.left.connect(lambda: self._read(self._threshold))
        self._readout = QLabel(self)
        self._readout.setWordWrap(True)
        self._readout.setTextFormat(Qt.TextFormat.RichText)
        self.body.addWidget(self._plot)
        self.body.addWidget(self._readout)
        self.setVisible(False)

    def _fill_plot(self) -> None:
        import pyqtgraph as pg

        item = self._plot.item
        item.setRange(xRange=THRESHOLD_PERCENT[1:], yRange=(0, 1), padding=0.02)
        item.setLabel("bottom", tr("t in %"))
        self._lines = {name: item.plot() for name in LINES}
        self._mark = pg.InfiniteLine(self._threshold, movable=True, bounds=THRESHOLD_PERCENT[1:])
        self._mark.sigDragged.connect(lambda: self.percent_edited.emit(self._mark.value()))
        item.addItem(self._mark)

    def set_curve(
        self, values: Mapping[str, NDArray[np.float64]], percent: NDArray[np.float64]
    ) -> None:
        """Lines (K,) between 0 and 1 by name, over thresholds (K,); nothing for none."""
        self._values, self._percent = dict(values), percent
        self.setVisible(bool(values))
        if values:
            self._draw()
        self._read(self._threshold)

    def _draw(self) -> None:
        if not self._plot.is_made:
            self._plot.make()
        for name, line in self._lines.items():
            if name in self._values:
                line.setData(self._percent, self._values[name])
            else:
                line.clear()

    def set_threshold(self, percent: float) -> None:
        """Move the mark without emitting."""
        self._threshold = percent
        if self._plot.is_made:
            self._mark.setValue(percent)
        self._read(percent)

    @property
    def readout(self) -> str:
        """What is read at the mark or under the mouse; "" for nothing."""
        return self._readout.text()

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

    def _dress(self) -> None:
        import pyqtgraph as pg

        theme = current_theme()
        self._mark.setPen(pg.mkPen(theme.text, width=1))
        self._mark.setHoverPen(pg.mkPen(theme.accent))
        for name, (_, color, style) in LINES.items():
            self._lines[name].setPen(pg.mkPen(color, width=2, style=style))
