from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from core.types import Size
from gui.panes.marks import _free_box
from gui.panes.orbit import HOME, Viewport
from gui.panes.raster import RasterPane
from gui.snapshot.measure import Mark
from gui.state.app_state import MarkId
from tests.gui.seen import to_pane

LINE = Mark(MarkId("measure", 2), (20.0, 30.0), (70.0, 30.0), None, "1.8 m", True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(qtbot: QtBot) -> RasterPane:
    pane = RasterPane("Photo")
    qtbot.addWidget(pane)
    pane.resize(400, 320)
    pane.set_photo(np.full((80, 100, 3), 255, np.uint8))
    pane.set_marks((LINE,))
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def where(pane: RasterPane, u: float, v: float) -> QPoint:
    return to_pane(pane.canvas(), QPointF(u, v)).toPoint()


def press(qtbot: QtBot, pane: RasterPane, u: float, v: float) -> None:
    qtbot.mousePress(pane.canvas().viewport(), LEFT, pos=where(pane, u, v))


def release(qtbot: QtBot, pane: RasterPane, u: float, v: float) -> None:
    qtbot.mouseRelease(pane.canvas().viewport(), LEFT, pos=where(pane, u, v))


def test_a_line_is_seen_on_white(pane: RasterPane) -> None:
    image = pane.grab().toImage()
    assert image.pixelColor(where(pane, 45, 30)).lightness() < 200
    assert image.pixelColor(where(pane, 45, 60)).lightness() == 255
    pane.set_marks(())
    assert pane.grab().toImage().pixelColor(where(pane, 45, 30)).lightness() == 255


def test_a_click_chooses_a_line(qtbot: QtBot, pane: RasterPane) -> None:
    with qtbot.waitSignal(pane.mark_chosen) as heard:
        press(qtbot, pane, 45, 31)
    assert heard.args == [LINE.id]
    release(qtbot, pane, 45, 31)
    with qtbot.assertNotEmitted(pane.mark_chosen):
        press(qtbot, pane, 45, 60)
        release(qtbot, pane, 45, 60)


def test_an_end_is_dragged_but_not_off_the_photo(qtbot: QtBot, pane: RasterPane) -> None:
    press(qtbot, pane, 70, 30)
    with qtbot.waitSignal(pane.end_moved) as heard:
        qtbot.mouseMove(pane.canvas().viewport(), where(pane, 101, 40))
    mark, number, u, v = heard.args
    assert (mark, number) == (LINE.id, 1)
    assert u == 99.5
    assert v == pytest.approx(40, abs=0.5)
    release(qtbot, pane, 101, 40)


def test_while_drawing_presses_set_points_and_nothing_else(qtbot: QtBot, pane: RasterPane) -> None:
    pane.set_drawing(True)
    seen: list[tuple[float, float]] = []
    pane.point_set.connect(lambda u, v: seen.append((round(u), round(v))))
    with qtbot.assertNotEmitted(pane.mark_chosen), qtbot.assertNotEmitted(pane.clicked):
        press(qtbot, pane, 70, 30)
        release(qtbot, pane, 70, 30)
        assert seen == [(70, 30)]  # a click: the second point is another click
        press(qtbot, pane, 10, 10)
        release(qtbot, pane, 50, 60)
    assert seen == [(70, 30), (10, 10), (50, 60)]


def test_lines_behind_the_eye_are_cut() -> None:
    viewport = Viewport(HOME, 100.0, Size(200, 200))
    start, end = viewport.segment((0, 0, 1), (1, 0, 1))
    np.testing.assert_allclose([start, end], [[100, 100], [200, 100]])
    assert viewport.segment((0, 0, -1), (1, 0, -2)) is None
    _, cut = viewport.segment((0, 0, 1), (0, 0.5, -1))
    assert np.isfinite(cut).all()
    assert cut[1] > 200


def test_labels_do_not_cover_each_other(qtbot: QtBot) -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    room, taken = QRectF(0, 0, 600, 400), []
    for _ in range(4):
        box = _free_box(painter, QPointF(150, 200), QPointF(450, 210), "5.0 m", room, taken)
        assert room.contains(box)
        assert not any(box.intersects(other) for other in taken)
        taken.append(box)
    painter.end()
    assert taken[0].center().y() < 205 < taken[1].center().y()
