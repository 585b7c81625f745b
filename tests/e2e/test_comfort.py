"""Close and go on, save and move a session, take on a look, follow the tour, speak Korean."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from core.settings import Settings, load_settings, save_settings, settings_path
from tests.e2e.driver import User, run


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


def opened(user: User, photo: Path) -> None:
    user.drop(photo)
    user.wait_for_depth()


def test_the_next_start_goes_on_with_what_was_adjusted(photo: Path) -> None:
    def first(user: User) -> None:
        opened(user, photo)
        user.window.controller.focal.set(777.0)

    def second(user: User) -> None:
        user.wait_for_depth()
        assert user.state.entries[0].focal.manual_px == 777.0
        assert user.shown.focal.active.px == 777.0

    run(first)
    run(second)


def test_a_session_is_opened_where_its_folder_was_moved(photo: Path, tmp_path: Path) -> None:
    session = photo.with_name("work.leadline")
    other = photo.with_name("other.jpg")
    shutil.copy(photo, other)

    def first(user: User) -> None:
        user.drop(photo, other)
        user.wait_for_depth(2)
        user.window.controller.focal.set(777.0)
        user.window.controller.edit(contour_percent=22.0)
        user.window.controller.sessions.save(session)
        user.wait(session.exists, "the session")

    run(first)
    settings_path().with_name("last.leadline").unlink()
    save_settings(Settings(tour_seen=True), settings_path())
    moved = photo.parent.rename(tmp_path / "moved")
    (moved / "other.jpg").unlink()

    def second(user: User) -> None:
        user.wait_for_depth()
        entry = user.state.entries[0]
        assert entry.path == moved / "sample.jpg"
        assert entry.focal.manual_px == 777.0
        assert user.state.settings.contour_percent == 22.0
        texts = [note.text for note in user.window.frame.strip.notes()]
        assert any("1 photo is not there any more: other.jpg" in text for text in texts)
        user.window.controller.undo()
        assert user.state.settings.contour_percent == 10.0

    run(second, [moved / "work.leadline"])


def test_a_look_is_taken_on_and_taken_back(photo: Path) -> None:
    def script(user: User) -> None:
        opened(user, photo)
        panel, depth = user.window.views.presets, user.window.views.rasters["depth"]
        before = user.picture(depth)
        panel.chosen.emit("Contour drawing")
        grey = user.picture(depth)
        assert (before != grey).any()
        assert panel._box.currentText() == "Contour drawing"
        user.window.controller.undo()
        assert (user.picture(depth) == before).all()

    run(script)


def test_the_tour_is_for_the_first_start(photo: Path) -> None:
    def first(user: User) -> None:
        tour = user.window.commands.guidance._tour
        assert not tour.isVisible()  # there is nothing to show yet
        opened(user, photo)
        user.wait(tour.isVisible, "the tour")
        for _ in range(5):
            tour._next.click()
        assert not tour.isVisible()

    def second(user: User) -> None:
        assert not user.window.commands.guidance._tour.isVisible()

    run(first, first_start=True)
    assert load_settings(settings_path())[0].tour_seen
    run(second, first_start=True)


def test_the_window_speaks_korean(photo: Path) -> None:
    save_settings(replace(Settings(tour_seen=True), language="ko"), settings_path())

    def script(user: User) -> None:
        assert user.window.menus.actions["open_files"].text() == "사진이나 영상 열기…"
        opened(user, photo)
        assert user.window.views.contours.title == "윤곽"
        assert "윤곽 픽셀" in user.window.views.contours._count.text()
        user.window.menus.actions["cheat_sheet"].trigger()
        assert user.window.commands.sheets._sheets["keys"].accessibleName() == "키보드 단축키"

    run(script)
