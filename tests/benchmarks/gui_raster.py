"""Three linked panes on screen: what a moved slider, a zoom and a new photo cost to the repaint."""

from __future__ import annotations

from functools import cache
from itertools import count

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from core.colormap import lut
from core.contours import neighbour_ratio, ratio_codes
from core.types import ByteImage, FloatMap
from gui.kit.mips import photo_mips
from gui.panes.raster import RasterPane
from tests.benchmarks.registry import benchmark, median_s

GRID = 1536
PHOTO = (3024, 4032)
WINDOW = (1500, 900)
REPEAT = 15


@cache
def photo() -> tuple[ByteImage, ...]:
    """Twelve megapixels of noise and its halved copies."""
    rgb = np.random.default_rng(1).integers(0, 256, (*PHOTO, 3)).astype(np.uint8)
    return photo_mips(rgb)


@cache
def depth() -> FloatMap:
    """2.4 megapixels of inverse depth with steps, so that there are contours."""
    v, u = np.mgrid[0:GRID, 0:GRID].astype(np.float32) / GRID
    return (0.1 + v + 0.5 * ((u * 9).astype(np.int32) % 2)).astype(np.float32)


@cache
def window() -> tuple[QWidget, list[RasterPane]]:
    """Photo, depth and contours side by side, all with contours, on screen."""
    QApplication.instance() or QApplication([])
    host = QWidget()
    row = QHBoxLayout(host)
    panes = [RasterPane(title, host) for title in ("Photo", "Inverse depth", "Contours")]
    codes = ratio_codes(neighbour_ratio(depth()))
    for pane in panes:
        row.addWidget(pane)
        pane.link_view(panes[0])
        pane.set_photo(photo()[0], photo())
        pane.set_depth(depth())
        pane.set_contours(codes)
    for pane in (panes[0], panes[2]):
        pane.set_layers(True, False, True)
    host.resize(*WINDOW)
    host.show()
    QApplication.processEvents()
    return host, panes


@benchmark("Contour threshold, 2.4 Mpx, three panes, to the repaint", bar=0.03)
def gui_threshold_three_panes() -> float:
    _, panes = window()
    codes = count(20)
    color = QColor("#ff2d55")

    def move() -> None:
        first = next(codes)
        for pane in panes:
            pane.set_contour_look(first, color, 0.9, True)
        QApplication.processEvents()

    return median_s(move, repeat=REPEAT)


@benchmark("Near or far end of the colours, 2.4 Mpx, to the repaint", bar=0.05)
def gui_depth_range() -> float:
    _, panes = window()
    lows = count(0)

    def move() -> None:
        panes[1].set_depth_look(lut("turbo"), 0.001 * next(lows), 1.5)
        QApplication.processEvents()

    return median_s(move, repeat=REPEAT)


@benchmark("One notch of zoom, 12 Mpx photo, three panes, to the repaint", bar=0.05)
def gui_zoom_three_panes() -> float:
    _, panes = window()
    panes[0].fit()
    size = panes[0].canvas().pane_size()

    def notch() -> None:
        panes[0].view().zoom(1.05, about=QPointF(1500, 1200), pane=size)
        QApplication.processEvents()

    seconds = median_s(notch, repeat=REPEAT)
    panes[0].fit()
    return seconds


@benchmark("New 12 Mpx photo with its halved copies, to the repaint", bar=0.05)
def gui_set_photo() -> float:
    _, panes = window()

    def drop() -> None:
        panes[0].set_photo(photo()[0], photo())
        QApplication.processEvents()

    return median_s(drop, repeat=REPEAT)
