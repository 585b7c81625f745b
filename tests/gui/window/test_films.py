"""Films in the real window: opened, stepped through, played, cut; only the model is fake."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from core.films.request import STEADY
from gui.dialogs.kept import KeptSheet
from gui.kit.number_spin import NumberSpin
from gui.state.app_state import ExportRequest, current_entry
from gui.state.clip import ClipExport
from gui.state.entry import Status
from gui.state.film import FrameRange
from gui.window.main_window import MainWindow
from gui.work import clips
from tests.films import number_in, write_film
from tests.gui.fakes import FakeSession
from tests.gui.film_windows import at, film, go, shown
from tests.gui.windows import WAIT_MS, Files, open_photo, wait_done

FRAMES = 12


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_film(tmp_path / "walk.mp4", FRAMES, fps=24)


@pytest.fixture
def opened(qtbot, window: MainWindow, path: Path) -> MainWindow:
    window.controller.open_paths([path])
    wait_done(qtbot, window)
    qtbot.waitUntil(lambda: 0 in film(window).done, timeout=WAIT_MS)
    return window


def test_a_dropped_film_opens_at_its_first_frame(opened: MainWindow, path: Path) -> None:
    entry = shown(opened)
    assert entry.moves
    assert entry.frame == 0
    assert entry.status == Status.DONE
    assert number_in(entry.photo.rgb) == 0
    assert opened.views.timeline.isVisible()
    assert opened.controller.presenter.shown.photo.name == "walk.mp4"
    assert str(path) in opened.controller.store.state.settings.recent_files


def test_dropping_takes_films(qtbot, window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert window.commands.intake.drop(mime, QPoint(10, 10))
    wait_done(qtbot, window)
    assert film(window).frames == FRAMES


def test_a_photo_has_no_timeline(qtbot, opened: MainWindow, files: Files) -> None:
    open_photo(qtbot, opened, files.photo("a.png"))
    assert not opened.views.timeline.isVisible()
    opened.controller.previous_photo()
    qtbot.waitUntil(lambda: opened.views.timeline.isVisible(), timeout=WAIT_MS)


def test_a_film_that_cannot_be_read_says_so(qtbot, window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film" * 100)
    window.controller.open_paths([broken])
    wait_done(qtbot, window)
    assert shown_note(window) == "broken.mp4"


def shown_note(window: MainWindow) -> str:
    return window.frame.strip.notes()[0].subject


def test_another_frame_comes_with_a_depth_of_its_own(
    qtbot, opened: MainWindow, session: FakeSession
) -> None:
    go(qtbot, opened, 7)
    assert number_in(shown(opened).photo.rgb) == 7
    assert session.passes[-1] == "walk-000007.mp4"
    assert shown(opened).results[next(iter(shown(opened).results))].estimate is not None


def test_depth_that_was_made_is_not_made_again(
    qtbot, opened: MainWindow, session: FakeSession
) -> None:
    go(qtbot, opened, 5)
    go(qtbot, opened, 0)
    passes = list(session.passes)
    go(qtbot, opened, 5)
    assert session.passes == passes


def test_the_newest_place_of_the_playhead_wins(
    qtbot, opened: MainWindow, session: FakeSession
) -> None:
    before = len(session.passes)
    opened.controller.film.drag(True)
    for frame in (2, 4, 6, 9):
        opened.controller.film.go_to(frame)
    qtbot.waitUntil(lambda: shown(opened).frame == 9, timeout=WAIT_MS)
    assert len(session.passes) == before  # nothing is estimated while it is dragged
    assert shown(opened).results == {}
    assert "No depth" in opened.controller.presenter.shown.waiting.hint
    opened.controller.film.drag(False)
    qtbot.waitUntil(lambda: at(opened, 9), timeout=WAIT_MS)
    assert session.passes[before:] == ["walk-000009.mp4"]


def test_keys_step_and_cut(qtbot, opened: MainWindow) -> None:
    track = opened.views.timeline.track
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Right)
    QTest.keyClick(track, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: at(opened, 2), timeout=WAIT_MS)
    QTest.keyClick(track, Qt.Key.Key_I)
    QTest.keyClick(track, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: at(opened, 11), timeout=WAIT_MS)
    QTest.keyClick(track, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: at(opened, 10), timeout=WAIT_MS)
    QTest.keyClick(track, Qt.Key.Key_O)
    assert shown(opened).trim == FrameRange(2, 11)
    QTest.keyClick(track, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: at(opened, 2), timeout=WAIT_MS)
    QTest.keyClick(track, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: at(opened, 10), timeout=WAIT_MS)


def test_o_is_the_lasso_where_the_panes_have_the_keyboard(opened: MainWindow) -> None:
    assert opened.menus.actions["tool_lasso"].shortcut().toString() == "O"
    assert opened.menus.actions["set_out"].shortcut().toString() == "Shift+I"


def test_space_plays_films_and_fits_photos(qtbot, opened: MainWindow, files: Files) -> None:
    def keys(name: str) -> list[str]:
        return [key.toString() for key in opened.menus.actions[name].shortcuts()]

    assert (keys("play"), keys("fit")) == (["Space"], [])
    open_photo(qtbot, opened, files.photo("a.png"))
    assert (keys("play"), keys("fit")) == ([], ["Space"])


def test_in_out_and_steadiness_can_be_undone(opened: MainWindow) -> None:
    desk = opened.controller.film
    desk.set_in(3)
    desk.set_steady(0.2)
    assert (shown(opened).trim, shown(opened).steady) == (FrameRange(3, 12), 0.2)
    opened.controller.undo()
    assert shown(opened).steady == STEADY.default
    opened.controller.undo()
    assert shown(opened).trim is None


def test_an_end_before_the_beginning_moves_the_beginning(opened: MainWindow) -> None:
    desk = opened.controller.film
    desk.set_in(8)
    desk.set_out(4)
    assert shown(opened).trim == FrameRange(4, 5)
    desk.clear_range()
    assert shown(opened).trim is None


def test_it_plays_from_in_to_out_over_and_over(qtbot, opened: MainWindow) -> None:
    desk = opened.controller.film
    desk.set_in(4)
    desk.set_out(7)
    seen: list[int] = []
    opened.controller.store.changed.connect(lambda: seen.append(shown(opened).frame))
    desk.toggle()
    qtbot.waitUntil(lambda: film(opened).playing and {4, 7} <= set(seen), timeout=WAIT_MS)
    first = seen.index(7)
    qtbot.waitUntil(lambda: 4 in seen[first:], timeout=WAIT_MS)  # and from the beginning
    desk.toggle()
    assert not film(opened).playing
    assert set(seen) <= {0, 4, 5, 6, 7}
    qtbot.waitUntil(lambda: at(opened, shown(opened).frame), timeout=WAIT_MS)


def test_depth_of_an_earlier_frame_says_so_while_it_plays(
    qtbot, opened: MainWindow, session: FakeSession
) -> None:
    session.error = RuntimeError("no depth today")
    opened.controller.film.play()
    qtbot.waitUntil(lambda: shown(opened).frame > 3, timeout=WAIT_MS)
    assert film(opened).depth_of == 0
    assert shown(opened).results
    title = opened.views.rasters["depth"].overlay.findChild(QLabel)
    assert "of frame 0" in title.text()
    assert not film(opened).making
    assert film(opened).halted
    opened.controller.film.pause()
    assert shown(opened).results == {} or film(opened).depth_of == shown(opened).frame


def test_depth_of_all_frames_is_made_and_told(
    qtbot, opened: MainWindow, session: FakeSession
) -> None:
    opened.controller.film.make_all()
    qtbot.waitUntil(lambda: film(opened).done.count == FRAMES, timeout=WAIT_MS)
    assert film(opened).making is None
    assert len(session.passes) == len(set(session.passes)) == FRAMES
    assert shown(opened).frame == 0


def test_it_goes_on_behind_another_photo(
    qtbot, opened: MainWindow, files: Files, session: FakeSession
) -> None:
    from threading import Event

    session.gate = Event()
    opened.controller.film.make_all()
    qtbot.waitUntil(lambda: len(session.passes) > 1, timeout=WAIT_MS)
    opened.controller.open_paths([files.photo("a.png")])
    qtbot.waitUntil(lambda: shown(opened).name == "a.png", timeout=WAIT_MS)
    session.gate.set()
    state = opened.controller.store

    def count() -> int:
        return state.state.entries[0].film.done.count

    qtbot.waitUntil(lambda: count() == FRAMES, timeout=WAIT_MS)
    assert shown(opened).name == "a.png"


def test_making_can_be_stopped_and_goes_on_from_there(
    qtbot, opened: MainWindow, session: FakeSession
) -> None:
    from threading import Event

    session.gate = Event()
    opened.controller.film.make_all()
    qtbot.waitUntil(lambda: len(session.passes) > 1, timeout=WAIT_MS)
    part = opened.controller.presenter.shown.timeline
    assert part.fraction == pytest.approx(1 / FRAMES)
    assert "walk.mp4" in opened.controller.presenter.shown.task.text
    opened.controller.cancel()
    qtbot.waitUntil(lambda: film(opened).making is None, timeout=WAIT_MS)
    assert film(opened).done.count == 1
    session.gate.set()
    opened.controller.film.make_all()
    qtbot.waitUntil(lambda: film(opened).done.count == FRAMES, timeout=WAIT_MS)


def make_all(qtbot, window: MainWindow) -> None:
    window.controller.film.make_all()
    qtbot.waitUntil(lambda: film(window).done.count == FRAMES, timeout=WAIT_MS)


def test_depth_is_there_again_at_the_next_start(
    qtbot, opened: MainWindow, make_window, path: Path, session: FakeSession
) -> None:
    make_all(qtbot, opened)
    opened.close()
    again = make_window()
    session.passes.clear()
    again.controller.open_paths([path])
    qtbot.waitUntil(lambda: film_count(again) == FRAMES, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: at(again, 0), timeout=WAIT_MS)
    go(qtbot, again, 8)
    assert session.passes == []


def film_count(window: MainWindow) -> int:
    entry = current_entry(window.controller.store.state)
    return entry.film.done.count if entry is not None and entry.film is not None else 0


def test_depth_is_steadied_once_all_frames_are_there(qtbot, opened: MainWindow) -> None:
    make_all(qtbot, opened)
    qtbot.waitUntil(lambda: film(opened).steadied.count == FRAMES, timeout=WAIT_MS)
    raw = opened.controller.film._depths(opened.controller.film._opened).get(0)
    (derived,) = shown(opened).results.values()
    assert derived.estimate.fov_deg == pytest.approx(raw.fov_deg)
    opened.controller.film.set_steady(0.0)
    assert film(opened).steadied.count == 0
    opened.controller.film.set_steady(0.7)  # it is on the disk
    qtbot.waitUntil(lambda: film(opened).steadied.count == FRAMES, timeout=WAIT_MS)


def test_what_clips_need_is_not_imported_where_the_window_waits(
    qtbot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    monkeypatch.setattr(clips, "prepare", lambda: threads.append(threading.current_thread()))
    window.controller.open_paths([path])
    qtbot.waitUntil(lambda: bool(threads), timeout=WAIT_MS)
    assert threading.main_thread() not in threads


def test_a_film_is_exported_from_in_to_out(qtbot, opened: MainWindow, tmp_path: Path) -> None:
    make_all(qtbot, opened)
    opened.controller.film.set_in(3)
    opened.controller.film.set_out(8)
    out = tmp_path / "out"
    opened.commands.sheets.export()
    sheet = opened.commands.sheets.find("clip", lambda: None)
    sheet.present()
    assert "6" in sheet._part.text()
    sheet._boxes.choose(("npz", "depth-mp4"))
    sheet._folder.set_text(str(out))
    sheet._button.click()
    assert opened.controller.store.state.clip is not None
    qtbot.waitUntil(lambda: opened.controller.store.state.clip is None, timeout=WAIT_MS)
    note = opened.frame.strip.notes()[-1]
    assert not note.error, note
    assert sorted(each.name for each in out.iterdir()) == ["walk-npz", "walk.depth.mp4"]
    files = sorted(each.name for each in (out / "walk-npz").glob("*.npz"))
    assert files[0].startswith("000000")
    assert len(files) == 6
    opened.commands.sheets.export()
    sheet._folder.set_text(str(out))
    sheet._button.click()
    assert "walk.depth.mp4" in sheet._warning.text()  # nothing is replaced unasked


def test_an_export_that_is_cancelled_ends_without_a_word(
    qtbot, opened: MainWindow, tmp_path: Path
) -> None:
    make_all(qtbot, opened)
    opened.controller.clips.export(ClipExport(("npz",), tmp_path / "out"))
    opened.controller.cancel()
    assert opened.controller.presenter.shown.task.text == "Stopping"
    qtbot.waitUntil(lambda: opened.controller.store.state.clip is None, timeout=WAIT_MS)
    assert not [note for note in opened.frame.strip.notes() if note.error]


def test_the_frame_on_show_is_exported_like_a_photo(
    qtbot, opened: MainWindow, tmp_path: Path
) -> None:
    go(qtbot, opened, 4)
    opened.controller.export_files(ExportRequest(("npz",), tmp_path / "out"))
    made = tmp_path / "out" / "walk-000004.npz"
    qtbot.waitUntil(made.exists, timeout=WAIT_MS)


def test_all_frames_have_one_focal_length(qtbot, opened: MainWindow) -> None:
    go(qtbot, opened, 3)
    opened.controller.focal.set(123.0)
    go(qtbot, opened, 6)
    assert opened.controller.presenter.shown.focal.active.px == pytest.approx(123.0)
    assert film(opened).predicted_px == pytest.approx(
        opened.controller.presenter.shown.focal.choices.predicted
    )


def test_the_next_start_comes_back_to_the_frame(
    qtbot, opened: MainWindow, make_window, path: Path
) -> None:
    go(qtbot, opened, 6)
    opened.controller.film.set_in(2)
    opened.controller.film.set_steady(0.0)
    opened.close()
    again = make_window()
    again.controller.sessions.restore()
    wait_done(qtbot, again)
    qtbot.waitUntil(lambda: at(again, 6), timeout=WAIT_MS)
    assert (shown(again).trim, shown(again).steady) == (FrameRange(2, 12), 0.0)


def test_closing_while_it_plays_stops_at_once(qtbot, opened: MainWindow) -> None:
    opened.controller.film.play()
    qtbot.waitUntil(lambda: shown(opened).frame > 0, timeout=WAIT_MS)
    opened.close()
    assert opened.stopped


def test_a_film_file_says_its_rate_itself(opened: MainWindow) -> None:
    assert not opened.views.timeline.findChild(NumberSpin).isVisible()


# Kept depth


def test_kept_depth_is_limited_and_deleted(
    qtbot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits_set: list[int] = []
    monkeypatch.setattr("gui.control.kept.keep_at_most", limits_set.append)
    opened.commands.sheets.kept()
    sheet = opened.findChild(KeptSheet)
    assert sheet.isVisible()
    delete = next(button for button in sheet.findChildren(QPushButton))
    qtbot.waitUntil(delete.isEnabled, timeout=WAIT_MS)  # the open film's depth is there
    limit = sheet.findChild(NumberSpin)
    assert limit.value() == 4.0
    limit.setValue(1.5)
    assert opened.controller.store.state.settings.kept_films_gb == 1.5
    qtbot.waitUntil(lambda: limits_set == [1_500_000_000], timeout=WAIT_MS)
    delete.click()
    qtbot.waitUntil(lambda: bool(opened.frame.strip.notes()), timeout=WAIT_MS)
    assert "open films stays" in opened.frame.strip.notes()[0].text
    go(qtbot, opened, 0)  # still there


def test_true_depth_is_that_of_one_frame(qtbot, opened: MainWindow, tmp_path: Path) -> None:
    width, height = shown(opened).photo.size
    path = tmp_path / "true.npy"
    np.save(path, np.full((height, width), 3.0, np.float32))
    go(qtbot, opened, 4)
    opened.commands.files.show_evaluation(path)

    def compared() -> bool:
        return opened.controller.presenter.shown.evaluation.request is not None

    qtbot.waitUntil(compared, timeout=WAIT_MS)
    assert "frame 4" in opened.frame.strip.notes()[0].text
    go(qtbot, opened, 6)
    assert not compared()
    go(qtbot, opened, 4)
    assert compared()


def test_a_zoom_is_said_once_all_frames_are_there(
    qtbot, opened: MainWindow, session: FakeSession
) -> None:
    def zooming(photo, **facts):
        number = int(photo.name.split("-")[-1].split(".")[0])
        return replace(estimate(photo, **facts), fov_deg=70.0 if number < 6 else 30.0)

    estimate, session.estimate = session.estimate, zooming
    make_all(qtbot, opened)

    def said() -> bool:
        return any("zoom" in note.text for note in opened.frame.strip.notes())

    qtbot.waitUntil(said, timeout=WAIT_MS)
