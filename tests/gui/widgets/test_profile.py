from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.measuring.measure import MetricCamera, profile
from core.types import Size
from gui.widgets.profile import ProfileStrip, _joined

CAMERA = MetricCamera(Size(100, 80), 100.0)


def depth_of(far_m: float):
    z = np.where(np.arange(100) < 50, 1.0, far_m)
    canonical = np.broadcast_to(1 / z, (80, 100)).astype(np.float32)
    return profile(canonical, (10.0, 40.0), (90.0, 40.0), CAMERA)


@pytest.fixture
def strip(qtbot: QtBot) -> ProfileStrip:
    strip = ProfileStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 190)
    strip.set_profile(depth_of(3.0))
    return strip


def test_it_is_there_only_with_a_line(strip: ProfileStrip) -> None:
    assert not strip.isHidden()
    strip.set_profile(None)
    assert strip.isHidden()


def test_the_line_is_broken_at_contours_and_where_nothing_is_known() -> None:
    assert np.flatnonzero(_joined(depth_of(3.0)) == 0).tolist() == [39, 80]
    assert np.flatnonzero(_joined(depth_of(1e6))).tolist() == list(range(39))


def test_the_cursor_near_the_line_is_read_out(strip: ProfileStrip) -> None:
    strip.set_probe(60.0, 43.0)
    assert strip._readout.text().startswith("50 px   Z 3.00 m")
    assert strip._cursor.value() == 50
    strip.set_probe(60.0, 70.0)
    assert strip._readout.text() == ""
    strip.set_probe(None, None)
    assert not strip._cursor.isVisible()


def test_hovering_the_plot_tells_the_pixel(qtbot: QtBot, strip: ProfileStrip) -> None:
    with qtbot.waitExposed(strip):
        strip.show()
    box = strip._plot.item.getViewBox()
    with qtbot.waitSignal(strip.hovered) as heard:
        strip._plot._on_hover(box.sceneBoundingRect().center())
    assert heard.args == pytest.approx([50.0, 40.0], abs=1.0)


def test_sky_is_said(strip: ProfileStrip) -> None:
    canonical = np.full((80, 100), 1e-6, np.float32)
    strip.set_profile(profile(canonical, (10.0, 40.0), (90.0, 40.0), CAMERA))
    assert "Nothing can be measured" in strip._readout.text()
