"""Find the floor, stand the cloud upright, read heights, save a plan; or pick the floor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from gui.control.exporter import scene_of
from gui.panes.cloud_view import CloudView
from gui.state.app_state import Tool
from gui.state.session_file import adjusted_of
from tests.core.rooms import PHOTO
from tests.e2e.driver import User, pause, run
from tests.gui.seen import to_pane
from tests.room_files import BOX, furnished_room, write_room


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return write_room(tmp_path / "room")


def do(user: User, action: str) -> None:
    user.window.menus.actions[action].trigger()


def find(user: User) -> None:
    do(user, "find_floor")
    user.wait(lambda: not user.state.leveling, "the floor")
    user.wait(lambda: not user.window.controller.deriver.behind, "the plan")


def pixel(place: tuple[float, float, float]) -> tuple[float, float]:
    """Where a point of the room is seen."""
    room = furnished_room()
    x, y, z = room.rotation.T @ (np.array(place) - [0, room.height_m, 0])
    f = room.camera.focal_px
    return x / z * f + (PHOTO.width - 1) / 2, y / z * f + (PHOTO.height - 1) / 2


def test_a_found_floor_levels_the_cloud_and_gives_heights(room: Path) -> None:
    def script(user: User) -> None:
        user.drop(room)
        user.wait_for_depth()
        find(user)
        floor = user.shown.level.floor
        angle_deg, off_m = furnished_room().errors(floor)
        assert angle_deg <= 1
        assert off_m <= 0.02
        assert "1.6" in user.window.views.level._facts["height"][1].text()

        (x1, _, z1), (x2, top, _) = BOX
        user.window.controller.probe(*pixel(((x1 + x2) / 2, top, z1 + 0.4)))
        height = user.window.views.readout.text().split("height ")[1].split(" m")[0]
        assert float(height) == pytest.approx(top, abs=0.05)

        before = user.cloud
        do(user, "toggle_level")
        assert user.window.menus.actions["toggle_level"].isChecked()
        cloud = user.window.views.cloud
        if cloud.is_available:
            view = cloud.findChild(CloudView)
            assert view.camera.pitch == pytest.approx(-np.radians(floor.pitch_deg), abs=1e-3)
            cloud.view("top")
            user.wait(lambda: view.camera.pitch < -1.57, "the flight")
            far = np.array([(-2.0, 1.0, 5.9), (2.0, 1.0, 5.9)], np.float32)
            own = (far - [0, 1.6, 0]) @ furnished_room().rotation
            x, y, _z = view.viewport().project(np.float32(own))
            assert y[0] == pytest.approx(y[1], abs=4)  # the far wall lies straight across
            assert x[1] > x[0]
        assert user.cloud is before
        do(user, "undo")
        do(user, "undo")
        assert user.shown.level.floor is None
        do(user, "redo")
        assert user.shown.level.floor == floor

    run(script)


def test_a_new_focal_length_moves_the_floor_with_its_points(room: Path) -> None:
    def script(user: User) -> None:
        user.drop(room)
        user.wait_for_depth()
        find(user)
        plane, pitch = user.shown.level.plane, user.shown.level.floor.pitch_deg
        u, v = pixel((0.0, 0.0, 2.4))
        user.window.controller.focal.set(1800)
        level = user.shown.level
        assert (level.plane, level.outdated) == (plane, False)
        assert level.floor.pitch_deg < pitch
        user.window.controller.probe(u, v)
        height = user.window.views.readout.text().split("height ")[1].split(" m")[0]
        assert abs(float(height.replace("\u2212", "-"))) < 0.06

    run(script)


def test_points_are_picked_with_the_mouse(room: Path) -> None:
    def script(user: User) -> None:
        user.drop(room)
        user.wait_for_depth()
        pane = user.window.views.rasters["photo"]
        do(user, "tool_floor")
        assert user.window.frame.side.page == "measure"
        for place in ((-0.8, 0.0, 2.6), (1.4, 0.0, 2.8), (-0.9, 0.0, 4.5)):
            where = to_pane(pane.canvas(), QPointF(*pixel(place))).toPoint()
            QTest.mouseClick(pane.canvas().viewport(), Qt.MouseButton.LeftButton, pos=where)
            pause(20)
        level = user.shown.level
        assert level.picked
        angle_deg, off_m = furnished_room().errors(level.floor)
        assert angle_deg < 3
        assert off_m < 0.1
        do(user, "cancel")
        assert user.state.tool == Tool.NONE
        kept = adjusted_of(user.state.entries[0])
        assert len(kept["floor_points"]) == 3
        do(user, "undo")
        assert user.shown.level.floor is None
        assert user.shown.level.points == 2

    run(script)


def test_the_plan_is_saved_as_picture_and_drawing(
    room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(user: User) -> None:
        user.drop(room)
        user.wait_for_depth()
        find(user)
        panel = user.window.views.plan
        assert panel._picture.isVisible()
        for fmt, button in panel._exports.items():
            target = tmp_path / f"a.{fmt[-3:]}"
            monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, t=target: (str(t), ""))
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            user.wait(target.exists, "the plan")
            user.wait(lambda: not user.state.exporting, "the writer")
        with Image.open(tmp_path / "a.png") as image:
            assert float(image.text["camera_height_m"]) == pytest.approx(1.6, abs=0.02)
        assert b"scale-bar" in (tmp_path / "a.svg").read_bytes()
        user.window.controller.edit(plan_low_m=3.0, plan_high_m=1.0)
        user.wait(lambda: not user.window.controller.deriver.behind, "the plan")
        assert "must be below" in panel._caption.text()
        do(user, "toggle_level")
        scene = scene_of(user.state)
        assert scene is not None
        assert scene.level

    run(script)


def test_where_there_is_no_floor_a_note_says_so(tmp_path: Path) -> None:
    up = write_room(tmp_path / "up", furnished_room(pitch_deg=-40))

    def script(user: User) -> None:
        user.drop(up)
        user.wait_for_depth()
        find(user)
        assert user.shown.level.floor is None
        assert user.window.frame.strip.isVisible()
        assert len(user.state.entries) == 1

    run(script)
