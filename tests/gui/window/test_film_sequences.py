"""Folders of numbered pictures in the real window: offered and opened as films."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton

from gui.kit.number_spin import NumberSpin
from gui.state.app_state import current_entry
from gui.state.session_file import find_photos, session_of, stamped
from gui.window.main_window import MainWindow
from gui.work import clips
from tests.gui.film_windows import at, film, go, shown
from tests.gui.windows import WAIT_MS, Files, wait_done
from tests.sample_estimates import INFO

FRAMES = 12


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    folder = tmp_path / "shots"
    folder.mkdir()
    for number in range(FRAMES):
        picture = Image.new("RGB", (96, 64), (20 * number, 80, 40))
        picture.save(folder / f"take2_{number + 1001}.png")
    return folder


def test_numbered_pictures_are_offered_as_a_film(qtbot, window: MainWindow, shots: Path) -> None:
    window.controller.open_paths([shots])
    wait_done(qtbot, window, FRAMES)
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    assert len(window.controller.store.state.entries) == FRAMES
    (note,) = window.frame.strip.notes()
    assert (note.subject, note.action) == ("shots", "Open as a film")
    press(window, note.action)
    qtbot.waitUntil(lambda: film_opened(window), timeout=WAIT_MS)
    assert [entry.name for entry in window.controller.store.state.entries] == ["shots"]
    assert film(window).frames == FRAMES
    assert window.frame.strip.notes() == []
    go(qtbot, window, 7)
    assert shown(window).photo.rgb[0, 0, 0] == 140


def test_photos_that_are_no_film_are_not_offered(qtbot, window: MainWindow, files: Files) -> None:
    for name in ("a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9"):
        files.photo(f"{name}.png")
    window.controller.open_paths([files.folder])
    wait_done(qtbot, window, 9)
    assert window.frame.strip.notes() == []


def test_the_rate_of_pictures_is_set_undone_and_kept(
    qtbot, window: MainWindow, shots: Path, tmp_path: Path
) -> None:
    window.controller.sequences.open(shots)
    qtbot.waitUntil(lambda: film_opened(window), timeout=WAIT_MS)
    rate = window.views.timeline.findChild(NumberSpin)
    assert rate.isVisible()
    assert rate.value() == 25.0
    rate.setValue(10.0)
    assert film(window).facts.duration_s == pytest.approx(FRAMES / 10)
    assert film(window).facts.frame_at(0.55) == 5
    window.controller.undo()
    assert film(window).facts.fps == pytest.approx(25.0)
    assert rate.value() == 25.0
    window.controller.redo()
    session = stamped(session_of(window.controller.store.state), tmp_path)
    found = find_photos(session, tmp_path)
    assert found.paths == (shots,)
    assert not found.changed
    assert found.adjusted[shots]["fps"] == 10.0
    job = clips.clip_job(shown(window), window.controller.store.state.settings, INFO, None, 1.0)
    assert job.request.fps == 10.0


def film_opened(window: MainWindow) -> bool:
    entry = current_entry(window.controller.store.state)
    return entry is not None and entry.film is not None and at(window, 0)


def press(window: MainWindow, text: str) -> None:
    buttons = window.frame.strip.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text and button.isVisible()).click()
