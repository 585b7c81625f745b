"""A plot in the window's colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.kit.plot import Plot
from gui.kit.theme import DARK, apply_theme


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    plot = Plot("Depth")
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def test_it_is_filled_before_it_is_coloured(plot: Plot) -> None:
    heard: list[str] = []
    plot.made.connect(lambda: heard.append("made"))
    plot.dressed.connect(lambda: heard.append("dressed"))
    assert not plot.is_made
    plot.make()
    assert heard == ["made", "dressed"]


def test_hovering_tells_x_and_leaving_the_axes_tells_that(qtbot: QtBot, plot: Plot) -> None:
    plot.make()
    plot.item.setRange(xRange=(0, 10), yRange=(0, 1), padding=0)
    box = plot.item.getViewBox()
    with qtbot.waitSignal(plot.hovered) as heard:
        plot._on_hover(box.mapViewToScene(QPointF(4.0, 0.5)))
    assert heard.args == pytest.approx([4.0])
    with qtbot.waitSignal(plot.left):
        plot._on_hover(QPointF(-100, -100))


def test_it_follows_the_theme(qapp: QApplication, plot: Plot) -> None:
    plot.make()
    apply_theme(qapp, "dark")
    assert plot.item.getAxis("left").textPen().color().name() == DARK.text
    apply_theme(qapp, "light")
    qapp.setStyleSheet("")
