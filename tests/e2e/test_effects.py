"""Click to focus, move the f-number, write the picture; play a moving camera."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QSlider

import main as program
from tests.e2e.conftest import Passes
from tests.e2e.driver import User, pause, run
from tests.gui.seen import to_pane


def settle(user: User) -> None:
    user.wait(lambda: not user.window.controller.deriver.behind, "the effect")
    pause(50)


def open_effects(user: User, photo: Path) -> None:
    user.drop(photo)
    user.wait_for_depth()
    user.window.menus.actions["pane_effects"].trigger()
    settle(user)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def test_click_to_focus_then_f_number_then_export(
    photo: Path, tmp_path: Path, passes: Passes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.png"
    choose_file(monkeypatch, path)

    def script(user: User) -> None:
        open_effects(user, photo)
        pane, panel = user.window.views.effects, user.window.views.effects_panel
        place = to_pane(pane.canvas(), pane.view().photo_rect().center()).toPoint()
        QTest.mouseClick(pane.canvas().viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle(user)
        assert user.state.entries[0].effect_focus.point == pytest.approx((0.5, 0.5), abs=0.01)
        user.window.controller.effects.set_value("blur_by", "lens")
        settle(user)
        before = user.picture(pane)
        slider = next(s for s in panel.findChildren(QSlider) if s.accessibleName() == "f-number")
        slider.setValue(0)
        settle(user)
        assert (user.picture(pane) != before).any()
        user.window.views.effects_panel.export_requested.emit()
        user.wait(path.exists, "the file")
        assert passes == ["sample.jpg"]

    run(script)
    with Image.open(path) as made, Image.open(photo) as original:
        assert made.size == original.size
        assert '"f_number": 0.2' in made.text["Leadline"]
        sharp, blurred = (np.asarray(im.convert("L"), float) for im in (original, made))
        assert np.abs(np.diff(blurred[:60])).mean() < 0.8 * np.abs(np.diff(sharp[:60])).mean()


def test_a_moving_camera_is_played_and_written(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.mp4"
    choose_file(monkeypatch, path)

    def script(user: User) -> None:
        open_effects(user, photo)
        user.window.controller.edit(effect="parallax")
        user.window.controller.effects.set_value("frames", 6.0)
        user.window.controller.effects.set_value("width", 256.0)
        settle(user)
        pane = user.window.views.effects
        first = user.picture(pane)
        user.wait(lambda: (user.picture(pane) != first).any(), "another frame")
        user.window.views.effects_panel.export_requested.emit()
        user.wait(path.exists, "the file")

    run(script)
    with av.open(path) as container:
        assert sum(1 for _ in container.decode(video=0)) == 6


def test_before_there_is_depth_the_photo_is_shown(photo: Path) -> None:
    def script(user: User) -> None:
        user.window.controller.choose_page("effects")
        user.drop(photo)
        user.wait(lambda: user.state.entries and user.state.entries[0].photo, "the photo")
        assert not user.window.controller.deriver.behind or user.shown.depth.derived
        user.wait_for_depth()
        settle(user)

    run(script)


def test_the_command(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["effect", str(photo), "--out", str(tmp_path), "--effect", "anaglyph"]
    assert program.main(arguments) == 0
    assert (tmp_path / "sample.anaglyph.png").exists()
    assert program.main(arguments) == 1
    assert "there already" in capsys.readouterr().err
