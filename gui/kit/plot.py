"""A plot in the window's colours, made by pyqtgraph when it is first needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.kit.theme import current_theme

GRID_ALPHA = 0.15


def load_plots() -> None:
    """Import the plot library (a third of a second): for a worker thread, before the first plot."""
    import_module("pyqtgraph")


class Plot(QWidget):
    """Axes that nothing zooms or pans, empty until they are made.

    pyqtgraph is not imported before: it would make the start of the program half as long again.
    """

    hovered = Signal(float)  # x under the mouse
    left = Signal()  # the mouse went away
    made = Signal()  # the axes are there: put things on them
    dressed = Signal()  # what is on them is to take the theme's colours

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._plot: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    @property
    def is_made(self) -> bool:
        return self._plot is not None

    @property
    def item(self) -> Any:
        """pyqtgraph's PlotItem, once it is made."""
        return self._plot.getPlotItem()

    def make(self) -> None:
        """Import pyqtgraph and make the axes."""
        import pyqtgraph as pg

        self._plot = pg.PlotWidget(self)
        self._plot.setMinimumWidth(1)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setAccessibleName(self._name)
        self._plot.showGrid(x=True, y=True, alpha=GRID_ALPHA)
        self._plot.scene().sigMouseMoved.connect(self._on_hover)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._plot)
        self.made.emit()
        self._dress()

    def _dress(self) -> None:
        theme = current_theme()
        self._plot.setBackground(theme.base)
        for side in ("bottom", "left"):
            axis = self._plot.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setPen(theme.border)
            axis.setTextPen(theme.text)
        self.dressed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._plot is not None:
            self._dress()
        super().changeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def _on_hover(self, position: QPointF) -> None:
        box = self.item.getViewBox()
        if box.sceneBoundingRect().contains(position):
            self.hovered.emit(box.mapSceneToView(position).x())
        else:
            self.left.emit()
