from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.panels.depth_scale import (
    FARTHEST_M,
    NEAREST_M,
    SMALLEST_RATIO,
    DepthScale,
    ticks,
)

GREY = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)


@pytest.fixture
def scale(qtbot: QtBot) -> DepthScale:
    scale = DepthScale()
    qtbot.addWidget(scale)
    scale.set_lut(GREY)
    scale.set_histogram([1, 1, 1, 1], np.geomspace(0.02, 2.0, 5))  # 0.5 to 50 m
    scale.set_range(2.0, 20.0)
    scale.resize(300, scale.sizeHint().height())
    with qtbot.waitExposed(scale):
        scale.show()
    return scale


def mouse(scale: DepthScale, kind: QEvent.Type, x: float) -> None:
    place = QPointF(x, 40.0)
    held = kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove)
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind,
        place,
        scale.mapToGlobal(place),
        none if kind == QEvent.Type.MouseMove else left,
        left if held else none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(scale, event)


def drag(scale: DepthScale, start: float, *stops: float) -> None:
    mouse(scale, QEvent.Type.MouseButtonPress, start)
    for stop in stops:
        mouse(scale, QEvent.Type.MouseMove, stop)
    mouse(scale, QEvent.Type.MouseButtonRelease, stops[-1])


def column(scale: DepthScale, depth_m: float) -> int:
    bar = scale.bar_rect()
    image = scale.grab().toImage()
    return QColor(image.pixel(round(scale.x_of(depth_m)), round(bar.center().y()))).red()


def test_near_is_left_and_ratios_have_equal_lengths(scale: DepthScale) -> None:
    x = [scale.x_of(depth) for depth in (1.0, 4.0, 16.0)]
    assert x[0] < x[1] < x[2]
    assert x[1] - x[0] == pytest.approx(x[2] - x[1])
    assert scale.depth_at(x[1]) == pytest.approx(4.0)


def test_bar_has_the_colours_of_the_picture(scale: DepthScale) -> None:
    """Linear in inverse depth between the handles, one colour beyond each."""
    assert column(scale, 1.0) == 255
    assert column(scale, 40.0) == 0
    share = (1 / 5 - 1 / 20) / (1 / 2 - 1 / 20)
    assert column(scale, 5.0) == pytest.approx(255 * share, abs=6)


def test_dragging_a_handle_is_live(scale: DepthScale) -> None:
    heard: list[tuple[float, float]] = []
    scale.range_edited.connect(lambda near, far: heard.append((near, far)))
    drag(scale, scale.x_of(2.0) + 3, scale.x_of(3.0), scale.x_of(4.0))
    assert [near for near, _ in heard] == pytest.approx([3.0, 4.0], rel=0.02)
    assert [far for _, far in heard] == [20.0, 20.0]
    drag(scale, scale.x_of(20.0), scale.x_of(30.0))
    assert scale.range() == pytest.approx((4.0, 30.0), rel=0.02)


def test_handles_cannot_pass_each_other(scale: DepthScale) -> None:
    drag(scale, scale.x_of(2.0), scale.x_of(40.0))
    near, far = scale.range()
    assert far == 20.0
    assert near == pytest.approx(20.0 / SMALLEST_RATIO)


def test_a_press_away_from_the_handles_moves_nothing(qtbot: QtBot, scale: DepthScale) -> None:
    with qtbot.assertNotEmitted(scale.range_edited):
        drag(scale, scale.x_of(6.0), scale.x_of(9.0))
    assert scale.range() == (2.0, 20.0)


def test_axis_stays_while_a_handle_is_dragged(scale: DepthScale) -> None:
    ends = scale.ends()
    mouse(scale, QEvent.Type.MouseButtonPress, scale.x_of(20.0))
    mouse(scale, QEvent.Type.MouseMove, scale.width() + 50.0)
    scale.set_range(*scale.range())  # what the window does while the handle moves
    assert scale.ends() == ends
    assert scale.range()[1] == pytest.approx(ends[1])


def test_double_click_resets(qtbot: QtBot, scale: DepthScale) -> None:
    with qtbot.waitSignal(scale.range_reset):
        mouse(scale, QEvent.Type.MouseButtonDblClick, 100.0)


def test_setting_emits_nothing_and_keeps_near_before_far(qtbot: QtBot, scale: DepthScale) -> None:
    with qtbot.assertNotEmitted(scale.range_edited):
        scale.set_range(7.0, 3.0)
        assert scale.range() == (7.0, 7.0 * SMALLEST_RATIO)
        scale.set_range(0.0, float("inf"))
    assert scale.range() == (NEAREST_M, FARTHEST_M)


def test_axis_holds_histogram_and_handles(scale: DepthScale) -> None:
    near, far = scale.ends()
    assert near < 0.5 < 50.0 < far
    scale.set_range(0.1, 200.0)
    near, far = scale.ends()
    assert near < 0.1 < 200.0 < far


def test_histogram_is_drawn_where_the_depths_are(scale: DepthScale) -> None:
    edges = np.geomspace(0.02, 2.0, 5)
    scale.set_range(0.5, 50.0)
    scale.set_histogram([0, 0, 0, 9], edges)  # all between 0.5 m and 1.58 m
    image = scale.grab().toImage()
    ground = image.pixel(round(scale.x_of(10.0)), 40)
    assert image.pixel(round(scale.x_of(1.0)), 10) != ground
    assert image.pixel(round(scale.x_of(3.0)), 40) == ground


@pytest.mark.parametrize(
    ("near", "far", "some"),
    [(0.3, 60.0, {0.5, 1, 2, 5, 10, 20, 50}), (1.8, 2.9, {2.0, 2.2, 2.4}), (100, 900, {100, 200})],
)
def test_ticks_are_round_and_inside(near: float, far: float, some: set[float]) -> None:
    found = ticks(near, far)
    assert some <= set(found)
    assert all(near <= depth <= min(far, 250.0) for depth in found)


def test_no_ticks_where_metres_end() -> None:
    assert ticks(300.0, 900.0) == []


def test_a_sky_that_fills_the_picture_hides_nothing(scale: DepthScale) -> None:
    edges = np.geomspace(0.02, 2.0, 101)
    counts = np.full(100, 10)
    counts[0] = 1_000_000
    scale.set_range(0.5, 50.0)
    scale.set_histogram(counts, edges)
    image = scale.grab().toImage()
    ground = image.pixel(2, 5)
    assert image.pixel(round(scale.x_of(5.0)), 5) != ground


def test_empty_histogram_draws_nothing(scale: DepthScale) -> None:
    scale.set_histogram(np.zeros(1), np.array([0.02, 2.0]))
    image = scale.grab().toImage()
    assert image.pixel(round(scale.x_of(5.0)), 44) == image.pixel(2, 5)


def test_the_same_values_are_not_drawn_again(qtbot: QtBot, scale: DepthScale) -> None:
    """Of every frame of a film that plays come the same ones."""
    drawn = []
    scale.paintEvent = lambda event: drawn.append(event)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    drawn.clear()
    scale.set_lut(GREY)
    scale.set_histogram([1, 1, 1, 1], np.geomspace(0.02, 2.0, 5))
    scale.set_range(2.0, 20.0)
    QApplication.processEvents()
    assert drawn == []
    scale.set_range(2.0, 21.0)
    qtbot.waitUntil(lambda: len(drawn) > 0)
