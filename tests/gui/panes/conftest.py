"""A pane on screen and a photo that tells its corners apart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.panes.cloud_surface import Surface
from gui.panes.raster import RasterPane

PANE_WIDTH_PX, PANE_HEIGHT_PX = 400, 300


@pytest.fixture
def opengl(qapp: QApplication) -> None:
    """Some displays have no OpenGL 3.3: nothing is drawn there."""
    try:
        Surface()
    except RuntimeError as error:
        pytest.skip(f"no OpenGL 3.3 on this display: {error}")


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    def show_one(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(PANE_WIDTH_PX, PANE_HEIGHT_PX)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show_one


@pytest.fixture
def pane(show: Callable[[QWidget], QWidget]) -> RasterPane:
    pane = RasterPane("")
    show(pane)
    return pane


@pytest.fixture
def quarters() -> np.ndarray:
    """(60, 80, 3): red upper left, green upper right, blue lower left, white lower right."""
    rgb = np.zeros((60, 80, 3), np.uint8)
    rgb[:30, :40, 0] = rgb[:30, 40:, 1] = rgb[30:, :40, 2] = 255
    rgb[30:, 40:] = 255
    return rgb
