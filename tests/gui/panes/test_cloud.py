"""What the cloud pane draws, and when."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QOpenGLContext
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.camera import intrinsics
from gui.kit.pixels import rgb_of
from gui.kit.theme import current_theme
from gui.panes import cloud_mouse, cloud_render
from gui.panes.cloud import CloudPane
from gui.panes.cloud_fence import Fence
from gui.panes.cloud_view import CloudView
from gui.panes.orbit import HOME, Pose, home
from tests.gui.panes.cloud_walls import (
    BLACK,
    BLUE,
    FOCAL_PX,
    GREEN,
    PHOTO,
    RED,
    WHITE,
    Show,
    cell,
    color_at,
    completes,
    corners,
    look_straight,
    picture_of,
    plain_look,
    quarters,
    view_of,
    wall_pane,
)

pytestmark = pytest.mark.usefixtures("opengl")


@pytest.fixture
def pane(qtbot: QtBot, show: Show) -> CloudPane:
    return wall_pane(qtbot, show)


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
    assert any(picture_of(pane).pixelColor(*at).red() > 200 for at in around)
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
    surface = view_of(pane)._drawing._surface
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
        return rgb_of(picture_of(pane))[270:288, 12:60].astype(int)

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


def test_the_window_goes_on_while_a_picture_is_drawn(
    qtbot: QtBot, pane: CloudPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = {"on": True}
    passed = Fence.passed

    def late(fence: Fence, *, wait_ms: float = 0) -> bool:
        return not slow["on"] and passed(fence, wait_ms=wait_ms)

    monkeypatch.setattr(Fence, "passed", late)
    view = view_of(pane)
    with qtbot.waitSignal(pane.completed):
        pane.set_cloud(None)
        qtbot.waitUntil(lambda: view._drawing.busy)
        before = pane.grab().toImage()
        assert QColor(before.pixel(100, 75)) == QColor(*RED), "that before is seen until then"
        slow["on"] = False
    assert corners(pane) == [BLACK] * 4


def test_nobody_asks_without_a_pause_whether_a_picture_is_drawn(
    qtbot: QtBot, pane: CloudPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def never(_fence: Fence, *, wait_ms: float = 0) -> bool:
        asked.append(False)
        return False

    view = view_of(pane)
    pane.finish()
    turns: list[bool] = []
    view._settle.timeout.connect(lambda: turns.append(True))
    with monkeypatch.context() as patched:
        patched.setattr(Fence, "passed", never)
        pane.set_cloud(quarters(depth_m=3.0))
        qtbot.waitUntil(lambda: len(asked) >= 20)
        assert len(turns) <= 3 * len(asked)
    pane.finish()


def test_what_is_drawn_at_once_is_told_with_its_time(qtbot: QtBot, pane: CloudPane) -> None:
    cloud = quarters(depth_m=3.0)
    with qtbot.waitSignal(pane.drawn) as told:
        pane.set_cloud(cloud)
    seconds, count = told.args
    assert seconds > 0
    assert count == len(cloud.xyz)


def test_marks_stay_on_the_points_of_the_picture(pane: CloudPane) -> None:
    view = view_of(pane)
    pane.finish()
    view.set_camera(Pose(yaw=0.2))
    assert view._seen.camera == HOME
    pane.finish()
    assert view._seen.camera == Pose(yaw=0.2)
