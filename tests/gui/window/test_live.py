"""A camera in the real window; a film stands for the device, and the model is fake."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from core.errors import CameraError
from gui.state.app_state import current_entry
from gui.state.entry import Entry, Status
from gui.window.main_window import MainWindow
from tests.films import number_in, write_film
from tests.gui.fakes import FakeSession
from tests.gui.windows import WAIT_MS, Files, open_photo

FRAMES = 1200


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_film(tmp_path / "camera.mp4", FRAMES, fps=20)


def shown(window: MainWindow) -> Entry:
    entry = current_entry(window.controller.store.state)
    assert entry is not None
    return entry


@pytest.fixture
def live(qtbot, window: MainWindow, source: Path) -> MainWindow:
    window.controller.live.open(str(source), "Desk camera")
    qtbot.waitUntil(lambda: bool(shown(window).results), timeout=WAIT_MS)
    return window


def test_what_the_camera_sees_is_in_the_panes(qtbot, live: MainWindow) -> None:
    first = number_in(shown(live).photo.rgb)
    qtbot.waitUntil(lambda: number_in(shown(live).photo.rgb) > first + 2, timeout=WAIT_MS)
    part = live.controller.presenter.shown
    assert part.photo.name == "Desk camera"
    assert part.depth.derived is not None
    assert live.views.live.isVisible()
    assert not live.views.timeline.isVisible()
    qtbot.waitUntil(lambda: "per second" in live.views.live._told.text(), timeout=WAIT_MS)


def test_depth_belongs_to_the_picture_that_is_shown(qtbot, live: MainWindow) -> None:
    (derived,) = shown(live).results.values()
    assert derived.estimate.image_size == shown(live).photo.size


def test_frames_that_nobody_saw_are_not_kept(qtbot, live: MainWindow) -> None:
    assert len(live.controller.store.state.entries) == 1


def test_frozen_it_is_a_photo_with_depth(qtbot, live: MainWindow, session: FakeSession) -> None:
    live.controller.live.freeze()
    entry = shown(live)
    assert entry.live is None
    assert entry.status == Status.DONE
    assert entry.results
    assert entry.name == "Desk camera, picture 1"
    qtbot.waitUntil(lambda: shown(live).path is not None, timeout=WAIT_MS)  # it has a file now
    assert not live.views.live.isVisible()


def test_it_is_off_while_another_photo_is_on_show(
    qtbot, live: MainWindow, files: Files, session: FakeSession
) -> None:
    live.controller.open_paths([files.photo("a.png")])
    qtbot.waitUntil(lambda: shown(live).name == "a.png", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: shown(live).status == Status.DONE, timeout=WAIT_MS)
    camera = live.controller.store.state.entries[0]
    assert camera.live is not None
    assert not camera.live.on
    live.controller.previous_photo()
    assert shown(live).live is not None
    live.controller.live.start()
    qtbot.waitUntil(lambda: shown(live).live.fps > 0, timeout=WAIT_MS)


def test_switched_off_at_once(qtbot, live: MainWindow) -> None:
    began = time.monotonic()
    live.controller.live.stop()
    assert time.monotonic() - began < 5
    assert not shown(live).live.on
    assert shown(live).photo is not None  # the last picture stays
    number = number_in(shown(live).photo.rgb)
    qtbot.wait(100)
    assert number_in(shown(live).photo.rgb) == number


def test_a_camera_that_is_not_there_says_so(qtbot, window: MainWindow, tmp_path: Path) -> None:
    window.controller.live.open(str(tmp_path / "none.mp4"), "none")
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    assert not shown(window).live.on
    assert window.frame.strip.notes()[0].error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EBUSY, "another program uses it"),
        (errno.EACCES, "no permission to use it"),
        (errno.ENOENT, "is it plugged in?"),
    ],
)
def test_busy_denied_or_gone_is_a_message(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("av.open", refuse)
    monkeypatch.setattr("sys.platform", "linux")
    window.controller.live.open("/dev/video0", "Lens")
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    (note,) = window.frame.strip.notes()
    assert words in note.text
    assert (note.error, note.action) == (True, "Try again")
    assert not shown(window).live.on


def test_unplugged_is_a_message(qtbot, live: MainWindow) -> None:
    camera = live.controller.live._camera
    camera._latest.end(CameraError("{camera}: it was unplugged", camera="Desk camera"))
    qtbot.waitUntil(lambda: bool(live.frame.strip.notes()), timeout=WAIT_MS)
    assert "unplugged" in live.frame.strip.notes()[0].text
    assert not shown(live).live.on


def test_it_is_recorded_into_a_film(qtbot, live: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "out" / "record.mp4"
    desk = live.controller.live
    desk.record(path)
    assert shown(live).live.recording == "record.mp4"
    first = number_in(shown(live).photo.rgb)
    qtbot.waitUntil(lambda: number_in(shown(live).photo.rgb) > first + 3, timeout=WAIT_MS)
    desk.stop_recording()
    qtbot.waitUntil(path.exists, timeout=WAIT_MS)
    assert shown(live).live.recording == ""
    live.controller.open_paths([path])
    qtbot.waitUntil(lambda: shown(live).film is not None, timeout=WAIT_MS)
    assert shown(live).film.frames > 1


def test_a_photo_that_waits_comes_once_the_camera_is_off(
    qtbot, live: MainWindow, files: Files
) -> None:
    live.controller.live.stop()
    open_photo(qtbot, live, files.photo("b.png"))
    assert shown(live).results


def test_closing_the_window_switches_it_off(live: MainWindow) -> None:
    camera = live.controller.live._camera
    began = time.monotonic()
    live.close()
    assert live.stopped
    assert not camera._thread.is_alive()
    assert time.monotonic() - began < 5


def test_the_sheet_offers_what_is_there(qtbot, window: MainWindow, monkeypatch) -> None:
    from core.live import CameraDevice

    monkeypatch.setattr("core.live.list_cameras", lambda: (CameraDevice("/dev/video9", "Lens"),))
    opened: list[tuple[str, str]] = []
    monkeypatch.setattr(window.controller.live, "open", lambda *what: opened.append(what))
    window.commands.sheets.camera()
    sheet = window.commands.sheets.find("camera", lambda: None)
    sheet.present()
    qtbot.waitUntil(lambda: sheet._box.count() == 1, timeout=WAIT_MS)
    sheet.open_requested.disconnect()
    sheet.open_requested.connect(lambda *what: opened.append(what))
    sheet._open.click()
    assert opened == [("/dev/video9", "Lens")]
    sheet._box.setEditText("rtsp://example.org/live")
    sheet._open.click()
    assert opened[-1] == ("rtsp://example.org/live",) * 2
