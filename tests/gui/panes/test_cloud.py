from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QOpenGLContext, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.camera import intrinsics
from core.types import PointCloud, Size
from gui.kit.theme import current_theme
from gui.panes import cloud_mouse, cloud_render
from gui.panes.cloud import CloudPane
from gui.panes.cloud_surface import Surface
from gui.panes.cloud_view import CloudView
from gui.panes.orbit import HOME, Pose, home

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
BLACK = (0, 0, 0)
GRID = Size(80, 60)
PHOTO = Size(800, 600)
FOCAL_PX = 700.0

Show = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def _opengl(qapp: QApplication) -> None:
    try:
        Surface()
    except RuntimeError as error:
        pytest.skip(f"no OpenGL 3.3 on this display: {error}")


def quarters(*, depth_m: float = 2.0, grid: Size = GRID) -> PointCloud:
    """A wall: red upper left, green upper right, blue lower left, white lower right."""
    v, u = np.mgrid[: grid.height, : grid.width].astype(np.float32)
    x = ((u + 0.5) * PHOTO.width / grid.width - PHOTO.width / 2) / FOCAL_PX * depth_m
    y = ((v + 0.5) * PHOTO.height / grid.height - PHOTO.height / 2) / FOCAL_PX * depth_m
    xyz = np.stack([x, y, np.full_like(x, depth_m)], axis=-1).reshape(-1, 3)
    corner = (2 * (v >= grid.height // 2) + (u >= grid.width // 2)).astype(int).ravel()
    rgb = np.array([RED, GREEN, BLUE, WHITE], np.uint8)[corner]
    index = np.arange(len(xyz), dtype=np.int32)
    return PointCloud(xyz=xyz, rgb=rgb, index=index, grid=grid)


def plain_look(pane: CloudPane, **changes: object) -> None:
    look = {
        "point_size": 2.0,
        "background": QColor("black"),
        "show_frustum": False,
        "show_grid": False,
    }
    pane.set_look(**{**look, **changes})  # type: ignore[arg-type]


@pytest.fixture
def pane(qtbot: QtBot, show: Show) -> CloudPane:
    """400 x 300 pixels: 4.8 to a cell of the grid, and a margin."""
    pane = CloudPane("")
    plain_look(pane)
    pane.set_camera(intrinsics(PHOTO, FOCAL_PX))
    with qtbot.waitSignal(pane.completed):
        pane.set_cloud(quarters())
        show(pane)
    return pane


def cell(u: int, v: int) -> QPoint:
    """Where the centre of a cell of the grid is seen at the start."""
    return QPoint(round(200 + (u + 0.5 - 40) * 4.8), round(150 + (v + 0.5 - 30) * 4.8))


def view_of(pane: CloudPane) -> CloudView:
    view = pane.findChild(CloudView)
    assert isinstance(view, CloudView)
    return view


def picture_of(pane: CloudPane) -> QImage:
    return pane.grab().toImage()


def color_at(pane: CloudPane, x: int, y: int) -> tuple[int, int, int]:
    red, green, blue, _alpha = picture_of(pane).pixelColor(x, y).getRgb()
    return red, green, blue


def corners(pane: CloudPane) -> list[tuple[int, int, int]]:
    return [color_at(pane, x, y) for x, y in ((100, 75), (300, 75), (100, 225), (300, 225))]


def completes(qtbot: QtBot, pane: CloudPane, change: Callable[[], object]) -> None:
    with qtbot.waitSignal(pane.completed):
        change()


def look_straight(qtbot: QtBot, pane: CloudPane, camera: Pose) -> None:
    completes(qtbot, pane, lambda: view_of(pane).set_camera(camera))


def test_opens_as_the_photo_shows_it(pane: CloudPane) -> None:
    assert pane.is_available
    assert corners(pane) == [RED, GREEN, BLUE, WHITE]
    picture = picture_of(pane)
    across = [picture.pixelColor(x, 100).getRgb()[:3] for x in range(400)]
    assert across[:8] == across[-8:] == [BLACK] * 8  # the margin of the other panes
    assert BLACK not in across[9:-9]


def test_another_aspect_is_letterboxed(qtbot: QtBot, pane: CloudPane) -> None:
    completes(qtbot, pane, lambda: pane.resize(600, 300))
    assert color_at(pane, 50, 150) == BLACK
    assert color_at(pane, 550, 150) == BLACK
    assert color_at(pane, 115, 20) == RED
    assert color_at(pane, 485, 280) == WHITE


def colors_of(pane: CloudPane) -> set[tuple[int, ...]]:
    picture = picture_of(pane)
    return {picture.pixelColor(x, y).getRgb()[:3] for x in range(9, 391) for y in range(7, 293)}


def test_no_holes_in_the_photos_own_view(pane: CloudPane) -> None:
    assert colors_of(pane) == {RED, GREEN, BLUE, WHITE}


def test_hovering_tells_the_grid_index(qtbot: QtBot, pane: CloudPane) -> None:
    with qtbot.waitSignal(pane.probed) as probed:
        qtbot.mouseMove(view_of(pane), cell(60, 15))
    assert probed.args == [15 * 80 + 60]
    with qtbot.waitSignal(pane.probed) as left:
        QApplication.sendEvent(view_of(pane), QEvent(QEvent.Type.Leave))
    assert left.args == [-1]


def test_a_click_picks_and_a_drag_does_not(qtbot: QtBot, pane: CloudPane) -> None:
    view = view_of(pane)
    with qtbot.waitSignal(pane.picked) as picked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell(20, 45))
    assert picked.args == [45 * 80 + 20]
    with qtbot.assertNotEmitted(pane.picked):
        drag(qtbot, view, Qt.MouseButton.LeftButton, QPoint(100, 75), QPoint(160, 75))
    assert view.camera.yaw > 0.1


def drag(qtbot: QtBot, view: CloudView, button: Qt.MouseButton, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view, button, pos=start)
    for share in (0.5, 1.0):
        at = QPointF(start) + QPointF(end - start) * share
        send_move(view, at, button)
    qtbot.mouseRelease(view, button, pos=end)


def send_move(view: CloudView, at: QPointF, button: Qt.MouseButton) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        Qt.MouseButton.NoButton,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def test_orbit_turns_about_the_point_under_the_mouse(qtbot: QtBot, pane: CloudPane) -> None:
    view = view_of(pane)
    start = cell(50, 40)  # just inside the white corner's quarter
    before = view.viewport().project(quarters().xyz[40 * 80 + 50][None])[:2, 0]
    drag(qtbot, view, Qt.MouseButton.LeftButton, start, QPoint(310, 190))
    after = view.viewport().project(quarters().xyz[40 * 80 + 50][None])[:2, 0]
    assert after == pytest.approx(before, abs=0.1)
    assert view.camera != HOME


def test_right_drag_moves_the_picture_with_the_mouse(qtbot: QtBot, pane: CloudPane) -> None:
    drag(qtbot, view_of(pane), Qt.MouseButton.RightButton, QPoint(250, 100), QPoint(150, 100))
    assert color_at(pane, 90, 75) == RED
    assert color_at(pane, 110, 75) == GREEN  # the border was at 200
    assert view_of(pane).camera.yaw == 0.0


def turn_wheel(view: CloudView, at: QPointF) -> None:
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_wheel_zooms_to_the_mouse(qtbot: QtBot, pane: CloudPane) -> None:
    view, at = view_of(pane), QPointF(cell(20, 15))
    for _ in range(8):
        turn_wheel(view, at)
    assert view.camera.eye[2] == pytest.approx(2.0 * (1 - 0.88**8), abs=1e-3)
    assert corners(pane)[0] == RED
    assert color_at(pane, 300, 75) == RED  # the red quarter now reaches beyond the middle


def test_arrow_keys_move_the_probe(pane: CloudPane) -> None:
    steps: list[tuple[float, float]] = []
    pane.stepped.connect(lambda right, down: steps.append((right, down)))
    QTest.keyClick(view_of(pane), Qt.Key.Key_Right)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert steps == [(1, 0), (0, -10)]


def test_keys_orbit_zoom_and_go_home(qtbot: QtBot, pane: CloudPane) -> None:
    view = view_of(pane)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    turned = view.camera
    assert turned != HOME
    QTest.keyClick(view, Qt.Key.Key_Plus)
    nearer = np.linalg.norm(view.camera.eye - view.bounds.middle)
    assert nearer < np.linalg.norm(turned.eye - view.bounds.middle)
    QTest.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.camera == HOME)


def test_enter_picks_the_point_at_the_probe(pane: CloudPane) -> None:
    picked: list[int] = []
    pane.picked.connect(picked.append)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Return)
    pane.set_probe(quarters().xyz[1234] + np.float32(0.001))
    QTest.keyClick(view_of(pane), Qt.Key.Key_Return)
    assert picked == [1234]


def test_other_keys_are_left_to_the_window(pane: CloudPane) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier)
    assert not pane._navigator.eventFilter(view_of(pane), event)


def test_other_colors_for_the_same_points(qtbot: QtBot, pane: CloudPane) -> None:
    yellow = np.full((len(quarters().xyz), 3), (255, 255, 0), np.uint8)
    completes(qtbot, pane, lambda: pane.set_colors(yellow))
    assert corners(pane) == [(255, 255, 0)] * 4
    with pytest.raises(ValueError, match="3 colours for 4800 points"):
        pane.set_colors(yellow[:3])


def test_removed_points_wear_the_warning_color(qtbot: QtBot, pane: CloudPane) -> None:
    near = np.float32([[0.5, -0.35, 1.9]])  # before the green quarter
    completes(qtbot, pane, lambda: pane.set_removed(near))
    x, y = view_of(pane).viewport().project(near)[:2, 0].astype(int)
    assert color_at(pane, x, y) == cloud_render.REMOVED_COLOR
    completes(qtbot, pane, lambda: pane.set_removed(None))
    assert color_at(pane, x, y) == GREEN


def test_the_mark_is_seen_through_everything(qtbot: QtBot, pane: CloudPane) -> None:
    pane.set_probe(np.float32([0.5, -0.35, 9.0]))  # behind the wall
    x, y = view_of(pane).viewport().project(np.float32([[0.5, -0.35, 9.0]]))[:2, 0].astype(int)
    around = [(x + dx, y + dy) for dx in range(-8, 9) for dy in range(-8, 9)]
    assert {color_at(pane, *at) for at in around} != {color_at(pane, 5, 5)}
    assert any(pane.grab().toImage().pixelColor(*at).red() > 200 for at in around)
    pane.set_probe(None)
    assert {color_at(pane, *at) for at in around[::40]} <= {RED, GREEN}


def test_background_frustum_and_grid(qtbot: QtBot, pane: CloudPane) -> None:
    look_straight(qtbot, pane, Pose((0.0, 0.0, -3.0)))
    assert color_at(pane, 20, 20) == BLACK  # from farther away the wall is small
    plain = picture_of(pane)
    completes(qtbot, pane, lambda: plain_look(pane, background=QColor("#808080")))
    assert color_at(pane, 20, 20) == (128, 128, 128)
    completes(qtbot, pane, lambda: plain_look(pane, show_frustum=True))
    framed = picture_of(pane)
    assert framed != plain
    completes(qtbot, pane, lambda: plain_look(pane, show_grid=True))
    assert picture_of(pane) not in (plain, framed)


def test_point_size(qtbot: QtBot, pane: CloudPane) -> None:
    completes(qtbot, pane, lambda: plain_look(pane, point_size=1.0))
    picture = picture_of(pane)
    seen = [picture.pixelColor(x, cell(0, 15).y()).getRgb()[:3] for x in range(10, 190)]
    assert 0.2 < seen.count(BLACK) / len(seen) < 0.8  # half the size leaves gaps


def test_large_clouds_are_coarse_first_and_whole_in_the_end(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud_render, "SOFTWARE_POINTS", 500)
    monkeypatch.setattr(cloud_render, "CARD_POINTS", 500)
    monkeypatch.setattr(cloud_render, "PART_POINTS", 1700)
    pane = CloudPane("")
    plain_look(pane)
    pane.set_camera(intrinsics(PHOTO, FOCAL_PX))
    cloud = quarters()
    cloud.rgb[15 * 80 + 61] = (9, 9, 9)  # a single point, seldom among the coarse ones
    with qtbot.waitSignal(pane.completed):
        pane.set_cloud(cloud)
        show(pane)
        coarse = corners(pane)
    assert coarse == [RED, GREEN, BLUE, WHITE]
    assert color_at(pane, cell(61, 15).x(), cell(61, 15).y()) == (9, 9, 9)
    assert BLACK not in colors_of(pane)


def test_a_new_cloud_keeps_the_view_if_asked(qtbot: QtBot, pane: CloudPane) -> None:
    away = Pose((0.3, 0.0, -1.0), 0.2, -0.1)
    look_straight(qtbot, pane, away)
    pane.set_cloud(quarters(depth_m=4.0))
    assert view_of(pane).camera == away
    pane.set_cloud(quarters(), keep_view=False)
    assert view_of(pane).camera == HOME


def test_a_new_lens_waits_for_its_points(qtbot: QtBot, pane: CloudPane) -> None:
    before = picture_of(pane)
    pane.set_camera(intrinsics(PHOTO, 2 * FOCAL_PX))
    assert picture_of(pane) == before
    stretched = quarters().xyz * np.float32([1, 1, 2])
    completes(qtbot, pane, lambda: pane.set_cloud(replace(quarters(), xyz=stretched)))
    assert corners(pane) == [RED, GREEN, BLUE, WHITE]
    assert view_of(pane).viewport().focal_px == pytest.approx(
        0.96 * FOCAL_PX
    )  # 2 x 700 at half size


def test_views_and_fit_fly_there(
    qtbot: QtBot, pane: CloudPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud_mouse, "FLIGHT_MS", 20)
    view = view_of(pane)
    pane.view("side")
    qtbot.waitUntil(lambda: view.camera.yaw == pytest.approx(-np.pi / 2))
    pane.view("camera")
    qtbot.waitUntil(lambda: view.camera == HOME)
    look_straight(qtbot, pane, Pose((0.0, 0.0, -30.0)))
    assert corners(pane) == [BLACK] * 4
    pane.fit()
    qtbot.waitUntil(lambda: corners(pane) == [RED, GREEN, BLUE, WHITE])


def test_leveling_turns_the_picture_and_not_the_points(pane: CloudPane) -> None:
    view = pane.findChild(CloudView)
    xyz = pane._cloud.xyz
    quarter_turn = ((0.0, -1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))  # clockwise
    pane.set_level(quarter_turn, 0.8)
    assert pane._cloud.xyz is xyz
    assert view.camera == home(quarter_turn)
    x, y, _z = view.viewport().project(xyz[:1])[:, 0]  # the upper left corner
    assert x > view.width() / 2 > 0
    assert y < view.height() / 2
    pane.set_level(None)
    assert view.camera == HOME


def test_sway_comes_back(qtbot: QtBot, pane: CloudPane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloud_mouse, "SWAY_MS", 500)
    view = view_of(pane)
    pane.sway()
    qtbot.waitUntil(lambda: abs(view.camera.yaw) > 0.01)
    qtbot.waitUntil(lambda: view.camera.yaw == pytest.approx(0.0, abs=1e-6))
    assert view.camera.eye == pytest.approx((0, 0, 0), abs=1e-6)


def test_survives_a_lost_context(qtbot: QtBot, pane: CloudPane) -> None:
    surface = view_of(pane)._surface
    surface._context = QOpenGLContext()  # never created: it cannot be made current
    completes(qtbot, pane, lambda: plain_look(pane, background=QColor("#808080")))
    assert corners(pane) == [RED, GREEN, BLUE, WHITE]
    assert surface.generation == 2


def test_hidden_and_shown_again(qtbot: QtBot, pane: CloudPane) -> None:
    pane.hide()
    pane.set_cloud(quarters(depth_m=3.0))
    completes(qtbot, pane, pane.show)
    assert corners(pane) == [RED, GREEN, BLUE, WHITE]


def test_no_cloud_is_an_empty_picture(qtbot: QtBot, pane: CloudPane) -> None:
    completes(qtbot, pane, lambda: pane.set_cloud(None))
    assert corners(pane) == [BLACK] * 4
    pane.fit()
    pane.view("top")
    pane.sway()
    with qtbot.assertNotEmitted(pane.picked):
        qtbot.mouseClick(view_of(pane), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))


def test_without_opengl_it_says_so(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QOpenGLContext, "create", lambda _context: False)
    pane = CloudPane("Point cloud")
    show(pane)
    assert not pane.is_available
    assert pane.findChild(CloudView) is None
    assert any("OpenGL" in label.text() for label in pane.findChildren(QLabel))
    plain_look(pane)
    pane.set_camera(intrinsics(PHOTO, FOCAL_PX))
    pane.set_cloud(quarters())
    pane.set_colors(quarters().rgb)
    pane.set_removed(None)
    pane.set_probe(np.zeros(3, np.float32))
    pane.fit()
    pane.view("top")
    pane.show_busy(0.5, "estimating")
    assert pane.overlay.busy
    pane.clear_busy()
    assert not pane.overlay.busy


def test_a_ghost_is_the_same_points_stretched_and_faint(qtbot: QtBot, pane: CloudPane) -> None:
    aside = Pose((3.0, 0.0, 2.5), -np.pi / 2)  # the wall edge on, the camera at the right
    look_straight(qtbot, pane, aside)
    view = view_of(pane)
    spot = np.float32([[0.0, 0.0, 3.0]])  # half as far again as the wall
    x, y = view.viewport().project(spot)[:2, 0].astype(int)
    assert color_at(pane, x, y) == BLACK
    completes(qtbot, pane, lambda: pane.set_ghost((1.0, 1.0, 1.5)))
    veil = color_at(pane, x, y)
    assert all(30 < part < 100 for part in veil)  # a third of white and of the ink
    completes(qtbot, pane, lambda: pane.set_ghost(None))
    assert color_at(pane, x, y) == BLACK


def test_a_ghost_never_hides_the_points(qtbot: QtBot, pane: CloudPane) -> None:
    plain = corners(pane)
    completes(qtbot, pane, lambda: pane.set_ghost((1.0, 1.0, 2.0)))  # behind
    assert corners(pane) == plain
    completes(qtbot, pane, lambda: pane.set_ghost((1.0, 1.0, 0.5)))  # before
    for seen, pure in zip(corners(pane), plain, strict=True):
        assert max(abs(a - b) for a, b in zip(seen, pure, strict=True)) < 60
    completes(qtbot, pane, lambda: pane.set_ghost(None))
    assert corners(pane) == plain


def test_the_points_drawn_after_a_ghost_are_as_before(qtbot: QtBot, pane: CloudPane) -> None:
    before = picture_of(pane)
    completes(qtbot, pane, lambda: pane.set_ghost((1.0, 1.0, 0.7)))
    assert picture_of(pane) != before
    completes(qtbot, pane, lambda: pane.set_ghost(None))
    assert picture_of(pane) == before


@pytest.mark.parametrize("how", ["key", "wheel", "press", "move", "hide"])
def test_anything_that_the_user_does_ends_the_sway(qtbot: QtBot, pane: CloudPane, how: str) -> None:
    view, navigator = view_of(pane), pane._navigator
    pane.sway()
    qtbot.waitUntil(lambda: view.camera != HOME)
    if how == "key":
        qtbot.keyClick(view, Qt.Key.Key_A)
    elif how == "wheel":
        turn_wheel(view, QPointF(100, 100))
    elif how == "press":
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    elif how == "move":
        send_move(view, QPointF(120, 100), Qt.MouseButton.NoButton)
    else:
        pane.hide()
    assert navigator._motion is None


def test_a_pane_that_nobody_sees_does_not_sway(pane: CloudPane) -> None:
    pane.hide()
    pane.sway()
    assert pane._navigator._motion is None


def test_light_falls_on_what_faces_the_eye(qtbot: QtBot, pane: CloudPane) -> None:
    def brightness(light: tuple[int, int, int, int], strength: float) -> int:
        many = np.tile(np.array(light, np.uint8), (len(quarters().xyz), 1))
        plain_look(pane, light=strength)
        completes(qtbot, pane, lambda: pane.set_cloud(quarters(), light=many))
        return corners(pane)[0][0]

    facing, aslant = (127, 127, 0, 0), (18, 127, 62, 0)
    assert brightness(facing, 0.0) == brightness(aslant, 0.0) == 255
    assert brightness(facing, 1.0) > 1.2 * brightness(aslant, 1.0)
    assert brightness((127, 127, 0, 255), 1.0) < 0.5 * brightness(facing, 1.0)
    assert brightness(aslant, 1.0) < brightness(aslant, 0.5) < 255


def test_points_do_not_run_under_the_grids_label(qtbot: QtBot, pane: CloudPane) -> None:
    def lower_left() -> np.ndarray:
        picture = picture_of(pane).convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1)
        rgb = rows[:, : 3 * picture.width()].reshape(picture.height(), -1, 3)
        return rgb[270:288, 12:60].astype(int)

    completes(qtbot, pane, lambda: plain_look(pane))
    assert np.median(lower_left()[..., 2]) > 240  # the lower left quarter is blue
    completes(qtbot, pane, lambda: plain_look(pane, show_grid=True))
    assert np.median(lower_left()[..., 2]) < 90


def test_a_ridge_is_drawn_over_the_points(qtbot: QtBot, pane: CloudPane) -> None:
    before = color_at(pane, 200, 75)
    line = np.float32([[-1.0, -0.43, 2.0], [1.0, -0.43, 2.0]])
    pane.set_ridge(line)
    view = view_of(pane)
    row = round(float(view.viewport().project(line)[1, 0]))
    accent = QColor(current_theme().accent).getRgb()[:3]
    seen = [color_at(pane, 120, row + by) for by in (-1, 0, 1)]
    assert any(sum(abs(a - b) for a, b in zip(each, accent, strict=True)) < 60 for each in seen)
    pane.set_ridge(None)
    assert color_at(pane, 200, 75) == before
