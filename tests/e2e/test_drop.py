"""Drop a photo, see its depth."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gui.state.app_state import current_entry
from gui.state.entry import Status
from tests.e2e.conftest import Passes
from tests.e2e.driver import User, run
from tests.gui.seen import shown_layers


def test_a_dropped_photo_becomes_depth_contours_and_a_cloud(photo: Path, passes: Passes) -> None:
    def script(user: User) -> None:
        assert user.window.frame.empty.isVisible()
        user.drop(photo)
        user.wait(lambda: shown_layers(user.window.views.rasters["photo"])[0], "the photo")
        user.wait_for_depth()
        views = user.window.views
        assert current_entry(user.state).status == Status.DONE
        assert passes == ["sample.jpg"]
        picture, depth = (user.picture(views.rasters[name]) for name in ("photo", "depth"))
        # Turbo has colours that the photo's middle has not.
        middle = np.s_[picture.shape[0] // 4 : -picture.shape[0] // 4, picture.shape[1] // 3 :]
        assert np.abs(picture[middle].astype(int) - depth[middle]).mean() > 20
        assert len(np.unique(depth.reshape(-1, 3), axis=0)) > 100
        assert user.shown.contours.derived is not None
        assert user.shown.cloud is not None

    run(script)


def test_the_cloud_is_drawn(photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        cloud = user.window.views.cloud
        if not cloud.is_available:
            return
        user.window.controller.choose_layout("1")
        user.window.controller.choose_pane("cloud")

        def colours() -> int:
            return len(np.unique(user.picture(cloud)[::4, ::4].reshape(-1, 3), axis=0))

        user.wait(lambda: colours() > 300, "coloured points")

    run(script)


def test_photos_on_the_command_line_are_opened(photo: Path, passes: Passes) -> None:
    def script(user: User) -> None:
        user.wait_for_depth()
        assert current_entry(user.state).name == "sample.jpg"
        assert passes == ["sample.jpg"]

    run(script, [photo])


def test_a_text_file_is_refused_and_the_photo_stays(photo: Path) -> None:
    bad = photo.with_name("bad.jpg")
    bad.write_text("no picture")

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        before = user.picture(user.window.views.rasters["depth"])
        user.drop(bad)
        user.wait_for_depth(2)
        (note,) = user.window.frame.strip.notes()
        assert note.subject == "bad.jpg"
        assert "text" in note.text
        assert current_entry(user.state).name == "sample.jpg"
        after = user.picture(user.window.views.rasters["depth"])
        assert abs(before.shape[0] - after.shape[0]) < 60  # the strip takes a little room
        assert len(np.unique(after.reshape(-1, 3), axis=0)) > 100

    run(script)


def test_the_next_start_shows_what_was_open(photo: Path) -> None:
    def first(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        user.window.controller.choose_layout("2")

    def second(user: User) -> None:
        user.wait_for_depth()
        assert current_entry(user.state).path == photo
        assert user.state.settings.layout == "2"
        assert not user.window.views.cloud.isVisible()

    run(first)
    run(second)
