"""A section in the strip of the profile: heights over the distance along its line."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.snapshot.pictures import SectionSide
from gui.widgets.profile import ProfileStrip
from gui.widgets.section_plot import SectionPlot
from tests.gui.widgets.test_profile import depth_of

POINTS = np.array([[0.0, 1.0, 2.0], [-1.5, 0.5, -1.5]], np.float32)
SIDE = SectionSide((0.0, 0.0, 1.0), np.zeros((2, 3), np.float32), POINTS, POINTS[:, :2])


@pytest.fixture
def strip(qtbot: QtBot) -> ProfileStrip:
    strip = ProfileStrip()
    qtbot.addWidget(strip)
    strip.set_profile(depth_of(3.0))
    return strip


def plot_of(strip: ProfileStrip) -> SectionPlot:
    return strip.findChild(SectionPlot)


def label_of(strip: ProfileStrip, side: str) -> str:
    return plot_of(strip)._plot.item.getAxis(side).labelText


def test_it_takes_the_place_of_the_depth_and_gives_it_back(strip: ProfileStrip) -> None:
    strip.set_section(SIDE)
    assert plot_of(strip).isVisibleTo(strip)
    assert not strip._plot.isVisibleTo(strip)
    assert "Section along the line" in [label.text() for label in strip.findChildren(QLabel)]
    strip.set_section(None)
    assert strip._plot.isVisibleTo(strip)
    assert not plot_of(strip).isVisibleTo(strip)
    assert "Depth along the line" in [label.text() for label in strip.findChildren(QLabel)]


def test_heights_are_from_the_camera_or_over_the_floor(strip: ProfileStrip) -> None:
    strip.set_section(SIDE)
    plot = plot_of(strip)
    assert label_of(strip, "left") == "height, m"
    assert label_of(strip, "bottom") == "distance along the line, m"
    np.testing.assert_allclose(np.array(plot._points.getData()), POINTS)
    strip.set_section(SIDE, 1.5)
    assert label_of(strip, "left") == "over the floor, m"
    np.testing.assert_allclose(plot._points.getData()[1], [0.0, 2.0, 0.0])
    np.testing.assert_allclose(plot._outline.getData()[1], [0.0, 2.0])


def test_the_mouse_reads_the_outline(strip: ProfileStrip) -> None:
    strip.set_section(SIDE, 1.5)
    plot_of(strip)._plot.hovered.emit(0.9)
    told = [label.text() for label in strip.findChildren(QLabel)]
    assert "from the start 1.00 m   height 2.00 m" in told
    plot_of(strip)._plot.left.emit()
    assert "from the start 1.00 m   height 2.00 m" not in [
        label.text() for label in strip.findChildren(QLabel)
    ]
