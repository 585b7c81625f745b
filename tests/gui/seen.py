"""What a user sees and presses in panes and strips, found without their insides."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QPushButton

from gui.panes.canvas import PhotoCanvas
from gui.panes.layers import Layer
from gui.panes.raster import RasterPane
from gui.widgets.error_strip import ErrorStrip


def to_pane(canvas: PhotoCanvas, point: QPointF) -> QPointF:
    """Photo pixels (u, v) as a place in the pane."""
    corner = canvas.to_photo(QPointF(0, 0))
    pixel = canvas.to_photo(QPointF(1, 1)) - corner
    away = point - corner
    return QPointF(away.x() / pixel.x(), away.y() / pixel.y())


def shown_layers(pane: RasterPane) -> tuple[bool, ...]:
    """Whether photo, depth and contours are there and visible, the lowest first."""
    layers = [item for item in pane.canvas().scene().items() if isinstance(item, Layer)]
    layers.sort(key=lambda layer: layer.zValue())
    return tuple(layer.shown for layer in layers)


def press_action(strip: ErrorStrip) -> None:
    """Do what the newest note offers."""
    newest = strip.layout().itemAt(0).widget()
    action = strip.notes()[0].action
    (button,) = (each for each in newest.findChildren(QPushButton) if each.text() == action)
    button.click()
