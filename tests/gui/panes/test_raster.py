from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.types import Size
from gui.panes.raster import RasterPane
from tests.gui.seen import shown_layers, to_pane

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
GREY_LUT = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)


def where(pane: RasterPane, u: float, v: float) -> QPoint:
    """Where a photo point lies in the pane."""
    return to_pane(pane.canvas(), QPointF(u, v)).toPoint()


def seen(pane: RasterPane) -> QRectF:
    """The part of the photo's plane that the pane shows."""
    size = pane.canvas().pane_size()
    corner = QPointF(size.width(), size.height())
    return QRectF(pane.canvas().to_photo(QPointF()), pane.canvas().to_photo(corner))


def color_at(pane: RasterPane, u: float, v: float) -> tuple[int, int, int]:
    color = QColor(pane.grab().toImage().pixel(where(pane, u, v)))
    return color.red(), color.green(), color.blue()


def move_mouse(pane: RasterPane, point: QPoint) -> None:
    viewport = pane.canvas().viewport()
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        viewport.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def turn_wheel(pane: RasterPane, point: QPoint, notches: int) -> None:
    viewport = pane.canvas().viewport()
    place = QPointF(point)
    event = QWheelEvent(
        place,
        viewport.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


# Pictures


def test_photo_is_upright_with_u_right_and_v_down(pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    assert color_at(pane, 10, 10) == RED
    assert color_at(pane, 70, 10) == GREEN
    assert color_at(pane, 10, 50) == BLUE
    assert color_at(pane, 70, 50) == WHITE
    origin, far = where(pane, 0, 0), where(pane, 79, 59)
    assert origin.x() < far.x()
    assert origin.y() < far.y()


def test_pixel_squares_are_centred_on_integers(pane: RasterPane) -> None:
    rgb = np.zeros((9, 12, 3), np.uint8)
    rgb[4, 5] = WHITE
    pane.set_photo(rgb)
    for du, dv in ((0, 0), (0.4, 0.4), (-0.4, -0.4)):
        assert color_at(pane, 5 + du, 4 + dv) == WHITE
    for du, dv in ((0.6, 0), (-0.6, 0), (0, 0.6), (0, -0.6)):
        assert color_at(pane, 5 + du, 4 + dv) == BLACK


def test_large_photo_shown_small_is_averaged_not_sampled(pane: RasterPane) -> None:
    rgb = np.zeros((1200, 1600, 3), np.uint8)
    rgb[::2, ::2] = rgb[1::2, 1::2] = 255  # a one-pixel chequerboard: aliases when sampled
    pane.set_photo(rgb)
    shown = [color_at(pane, u, v)[0] for u, v in ((200, 300), (801, 600), (1402, 901))]
    assert shown == pytest.approx([127.5] * 3, abs=8)


def test_given_mips_are_used(pane: RasterPane) -> None:
    rgb = np.zeros((600, 800, 3), np.uint8)
    half = np.full((300, 400, 3), WHITE, np.uint8)
    pane.set_photo(rgb, (rgb, half, half[::2, ::2].copy()))
    assert color_at(pane, 400, 300) == WHITE


def test_depth_fills_the_photo_whatever_its_grid(pane: RasterPane) -> None:
    pane.set_image_size(Size(80, 60))
    values = np.array([[1.0, 2.0], [3.0, 5.0]], np.float32)
    pane.set_depth(values)
    pane.set_depth_look(GREY_LUT, 1.0, 5.0)
    assert color_at(pane, 1, 1)[0] == pytest.approx(0, abs=3)
    assert color_at(pane, 78, 1)[0] == pytest.approx(63, abs=6)
    assert color_at(pane, 1, 58)[0] == pytest.approx(127, abs=6)
    assert color_at(pane, 78, 58)[0] == pytest.approx(255, abs=3)


def test_depth_levels_clip_and_change_the_colours(pane: RasterPane) -> None:
    pane.set_image_size(Size(80, 60))
    pane.set_depth(np.full((4, 4), 3.0, np.float32))
    pane.set_depth_look(GREY_LUT, 2.0, 4.0)
    assert color_at(pane, 40, 30)[0] == 128
    pane.set_depth_look(GREY_LUT, 4.0, 6.0)
    assert color_at(pane, 40, 30) == BLACK
    pane.set_depth_look(GREY_LUT[::-1].copy(), 4.0, 6.0)
    assert color_at(pane, 40, 30) == WHITE


def test_enlarged_depth_is_smooth(pane: RasterPane) -> None:
    pane.set_image_size(Size(4000, 3000))
    values = np.tile(np.linspace(0, 1, 8, dtype=np.float32), (6, 1))
    pane.set_depth(values)
    pane.set_depth_look(GREY_LUT, 0.0, 1.0)
    row = pane.grab().toImage()
    left, right = where(pane, 300, 1500), where(pane, 3700, 1500)
    shades = [QColor(row.pixel(x, left.y())).red() for x in range(left.x(), right.x())]
    assert max(np.abs(np.diff(shades))) <= 4  # blocks would jump by 36


def test_depth_over_photo_by_opacity(pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    pane.set_depth(np.zeros((4, 4), np.float32))
    pane.set_depth_look(GREY_LUT, 0.0, 1.0, 0.5)
    assert color_at(pane, 70, 50)[0] == pytest.approx(127, abs=2)


# Contours


@pytest.fixture
def contours(pane: RasterPane) -> RasterPane:
    """Codes 0 50 100 150 in four columns over a black photo of 80 x 60."""
    pane.set_photo(np.zeros((60, 80, 3), np.uint8))
    pane.set_contours(np.repeat(np.uint8([[0, 50, 100, 150]]), 3, axis=0))
    return pane


@pytest.mark.parametrize(
    ("first", "shown"), [(50, "0111"), (51, "0011"), (100, "0011"), (150, "0001"), (151, "0000")]
)
def test_contours_from_the_first_code_on(contours: RasterPane, first: int, shown: str) -> None:
    contours.set_contour_look(first, QColor(*RED), 1.0, True)
    seen = [color_at(contours, 20 * k + 9.5, 30) for k in range(4)]
    assert seen == [RED if flag == "1" else BLACK for flag in shown]


def test_hidden_contours(contours: RasterPane) -> None:
    contours.set_contour_look(50, QColor(*RED), 1.0, False)
    assert color_at(contours, 70, 30) == BLACK
    assert shown_layers(contours) == (True, False, False)


def test_contour_opacity(contours: RasterPane) -> None:
    contours.set_contour_look(50, QColor(*RED), 0.5, True)
    assert color_at(contours, 70, 30)[0] == pytest.approx(127, abs=2)


def test_mask_replaces_codes_and_gives_them_back(contours: RasterPane) -> None:
    contours.set_contour_look(151, QColor(*RED), 1.0, True)
    contours.set_contour_mask(np.array([[True, False], [False, False]]))
    assert color_at(contours, 20, 15) == RED
    assert color_at(contours, 60, 15) == BLACK
    contours.set_contour_mask(None)
    assert color_at(contours, 20, 15) == BLACK
    contours.set_contour_look(150, QColor(*RED), 1.0, True)
    assert color_at(contours, 70, 15) == RED


def test_line_one_pixel_wide_is_whole_when_zoomed_out(pane: RasterPane) -> None:
    codes = np.zeros((1536, 2048), np.uint8)
    codes[:, 1001] = 200
    pane.set_photo(np.zeros((1536, 2048, 3), np.uint8))
    pane.set_contours(codes)
    pane.set_contour_look(100, QColor(*RED), 1.0, True)
    image = pane.grab().toImage()
    middle, top, bottom = (where(pane, 1001, v) for v in (768, 40, 1500))
    near = range(middle.x() - 3, middle.x() + 4)
    for y in range(top.y(), bottom.y()):
        shades = [QColor(image.pixel(x, y)).red() for x in near]
        assert max(shades) >= 200, y
        assert sum(shades) >= 255, y


# Layers


def test_layers_of_a_pane(pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    pane.set_depth(np.zeros((4, 4), np.float32))
    pane.set_contours(np.full((4, 4), 200, np.uint8))
    pane.set_layers(True, False, False)
    assert shown_layers(pane) == (True, False, False)
    assert color_at(pane, 10, 10) == RED
    pane.set_layers(False, True, False)
    assert shown_layers(pane) == (False, True, False)
    assert color_at(pane, 10, 10) == BLACK
    pane.set_layers(True, True, True)
    pane.set_contour_look(1, QColor(*GREEN), 1.0, True)
    assert color_at(pane, 10, 10) == GREEN
    pane.set_photo(None)
    assert shown_layers(pane) == (False, True, True)


# Zoom and pan


def test_linked_panes_show_the_same_part(
    show: Callable[[QWidget], QWidget], pane: RasterPane, quarters: np.ndarray
) -> None:
    other = RasterPane("")
    show(other)
    other.link_view(pane)
    pane.set_photo(quarters)
    other.set_photo(quarters)
    pane.view().zoom_to(20.0, about=QPointF(70, 50), pane=pane.canvas().pane_size())
    assert seen(other) == seen(pane)
    turn_wheel(other, QPoint(100, 100), 1)
    assert pane.view().scale(pane.canvas().pane_size()) > 20.0
    assert seen(other) == seen(pane)
    other.fit()
    assert pane.view().fitted


def test_linking_after_a_photo_places_the_layers(
    show: Callable[[QWidget], QWidget], pane: RasterPane, quarters: np.ndarray
) -> None:
    pane.set_photo(quarters)
    other = RasterPane("")
    show(other)
    other.link_view(pane)
    other.set_depth(np.ones((2, 2), np.float32))
    other.set_depth_look(GREY_LUT, 0.0, 1.0)
    assert color_at(other, 5, 5) == WHITE


def test_wheel_zooms_about_the_cursor(pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    point = QPoint(120, 90)
    before = pane.canvas().to_photo(QPointF(point))
    turn_wheel(pane, point, 5)
    after = pane.canvas().to_photo(QPointF(point))
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=0.02)
    assert not pane.view().fitted


def test_dragging_moves_the_photo_with_the_mouse(
    qtbot: QtBot, pane: RasterPane, quarters: np.ndarray
) -> None:
    pane.set_photo(quarters)
    pane.view().zoom_to(20.0, about=QPointF(39.5, 29.5), pane=pane.canvas().pane_size())
    start = where(pane, 40, 30)
    viewport = pane.canvas().viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in (QPoint(20, 10), QPoint(60, 40)):
        place = QPointF(start + step)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            viewport.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 40))
    moved = where(pane, 40, 30) - start
    assert (moved.x(), moved.y()) == pytest.approx((60, 40), abs=1)


def test_square_pixels_in_every_pane_size(pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    for width, height in ((640, 200), (150, 500)):
        pane.resize(width, height)
        QApplication.processEvents()
        across = where(pane, 79, 0).x() - where(pane, 0, 0).x()
        down = where(pane, 0, 59).y() - where(pane, 0, 0).y()
        assert across / 79 == pytest.approx(down / 59, rel=0.02)
        assert seen(pane).contains(pane.view().photo_rect())


def test_double_click_changes_between_all_and_real_pixels(qtbot: QtBot, pane: RasterPane) -> None:
    pane.set_photo(np.zeros((1200, 1600, 3), np.uint8))
    viewport = pane.canvas().viewport()
    for fitted in (False, True):
        spot = where(pane, 800, 600)
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=spot)
        assert pane.view().fitted == fitted
        if not fitted:
            assert pane.view().scale(pane.canvas().pane_size()) == 1.0


# Probe


def test_hovering_tells_photo_pixels(qtbot: QtBot, pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    with qtbot.waitSignal(pane.probed) as heard:
        move_mouse(pane, where(pane, 70, 12))
    assert heard.args == pytest.approx((70, 12), abs=0.2)


def test_hovering_beside_the_photo_and_leaving(
    qtbot: QtBot, pane: RasterPane, quarters: np.ndarray
) -> None:
    pane.set_photo(quarters)
    with qtbot.waitSignal(pane.probe_left), qtbot.assertNotEmitted(pane.probed):
        move_mouse(pane, QPoint(2, 150))
    with qtbot.waitSignal(pane.probe_left):
        QApplication.sendEvent(pane.canvas(), QEvent(QEvent.Type.Leave))


def test_no_probe_after_the_mouse_has_left(
    qtbot: QtBot, pane: RasterPane, quarters: np.ndarray
) -> None:
    pane.set_photo(quarters)
    move_mouse(pane, where(pane, 30, 30))
    move_mouse(pane, where(pane, 31, 30))  # too soon after the first: has to wait
    with qtbot.assertNotEmitted(pane.probed, wait=60):
        QApplication.sendEvent(pane.canvas(), QEvent(QEvent.Type.Leave))


def test_a_burst_of_moves_tells_the_first_and_the_last(
    qtbot: QtBot, pane: RasterPane, quarters: np.ndarray
) -> None:
    pane.set_photo(quarters)
    heard: list[float] = []
    pane.probed.connect(lambda u, _: heard.append(round(u)))
    for u in range(10, 60, 10):
        move_mouse(pane, where(pane, u, 30))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [10, 50]


def test_empty_pane_probes_nothing(qtbot: QtBot, pane: RasterPane) -> None:
    with qtbot.assertNotEmitted(pane.probed, wait=60):
        move_mouse(pane, QPoint(200, 150))
        qtbot.keyClick(pane.canvas(), Qt.Key.Key_Right)


def test_probe_mark_is_drawn_at_its_pixel(pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters * 0)
    pane.set_probe(20, 40)
    spot = where(pane, 20, 40)
    image = pane.grab().toImage()
    arm = [QColor(image.pixel(spot.x() + dx, spot.y())).red() for dx in range(8, 12)]
    assert max(arm) > 150
    pane.set_probe(None, None)
    assert color_at(pane, 20, 40) == BLACK
    image = pane.grab().toImage()
    assert QColor(image.pixel(spot.x() + 10, spot.y())).red() == 0


def test_setting_the_probe_emits_nothing(qtbot: QtBot, pane: RasterPane) -> None:
    pane.set_image_size(Size(80, 60))
    with qtbot.assertNotEmitted(pane.probed), qtbot.assertNotEmitted(pane.probe_left):
        pane.set_probe(3, 4)
        pane.set_probe(None, None)
    assert pane.probe() is None


def test_click_tells_photo_pixels(qtbot: QtBot, pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    viewport = pane.canvas().viewport()
    with qtbot.waitSignal(pane.clicked) as heard:
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where(pane, 15, 44))
    assert heard.args == pytest.approx((15, 44), abs=0.2)
    with qtbot.assertNotEmitted(pane.clicked):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(2, 150))


def test_arrow_keys_move_the_probe_on_the_pixel_grid(
    qtbot: QtBot, pane: RasterPane, quarters: np.ndarray
) -> None:
    pane.set_photo(quarters)
    pane.set_probe(10.3, 20.4)
    canvas = pane.canvas()
    with qtbot.waitSignal(pane.probed) as heard:
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert heard.args == [11.0, 20.0]
    qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.probe() == (11.0, 30.0)
    pane.set_probe(0, 0)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert pane.probe() == (0.0, 0.0)
    with qtbot.waitSignal(pane.clicked) as clicked:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert clicked.args == [0.0, 0.0]


def test_keys_zoom_and_fit(qtbot: QtBot, pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    canvas = pane.canvas()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert not pane.view().fitted
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert pane.view().fitted


# Over the pictures


def test_accessible_and_focusable(pane: RasterPane) -> None:
    pane.set_title("Inverse depth")
    assert pane.accessibleName() == "Inverse depth"
    assert pane.canvas().accessibleName() == "Inverse depth"
    assert pane.focusProxy() is pane.canvas()


def test_what_is_dropped_reaches_the_window(qtbot: QtBot) -> None:
    class Window(QWidget):
        entered = False

        def dragEnterEvent(self, event: QDragEnterEvent) -> None:
            self.entered = True
            event.accept()

    window = Window()
    window.setAcceptDrops(True)
    pane = RasterPane("", window)
    qtbot.addWidget(window)
    window.show()
    data = QMimeData()
    data.setText("photo.jpg")
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane.canvas().viewport(), event)
    assert window.entered


def test_photo_stays_visible_behind_progress(pane: RasterPane, quarters: np.ndarray) -> None:
    pane.set_photo(quarters)
    pane.show_busy(0.5, "patch encoder, 11 s left")
    assert pane.overlay.busy
    assert color_at(pane, 10, 10) == RED
    pane.clear_busy()
    assert not pane.overlay.busy
