"""Sessions through the controller: what is saved, what opening adds, what is kept by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.types import FocalSource
from gui.state.entry import FocalChoice
from gui.state.session_file import read_session
from tests.gui.bench import Bench

FOCAL = FocalChoice(FocalSource.MANUAL, 321.0)


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("a.jpg", "b.jpg")]
    for path in paths:
        path.write_bytes(b"photo")
    return paths


def opened(bench: Bench, paths: list[Path]) -> Bench:
    bench.controller.open_paths(paths)
    bench.run_all()
    return bench


def run(bench: Bench) -> None:
    bench.writing.run_all()
    bench.run_all()


def saved(bench: Bench, photos: list[Path], path: Path) -> Path:
    """A session of both photos, the second with a focal length; the window is as before."""
    opened(bench, photos)
    bench.controller.photos.choose(bench.state.entries[1].key)
    bench.controller.focal.set(321.0)
    bench.controller.edit(contour_percent=31.0)
    bench.controller.sessions.save(path)
    run(bench)
    return path


def test_a_session_comes_back(bench: Bench, photos: list[Path], tmp_path: Path) -> None:
    path = saved(bench, photos, tmp_path / "s.leadline")
    for entry in bench.state.entries:
        bench.controller.remove(entry.key)
    bench.controller.edit(contour_percent=10.0)
    bench.controller.open_paths([path])
    run(bench)
    assert [entry.name for entry in bench.state.entries] == ["a.jpg", "b.jpg"]
    assert bench.state.entries[1].focal == FOCAL
    assert bench.state.current == bench.state.entries[1].key
    assert bench.state.settings.contour_percent == 31.0


def test_photos_that_are_open_take_on_what_was_saved(
    bench: Bench, photos: list[Path], tmp_path: Path
) -> None:
    path = saved(bench, photos, tmp_path / "s.leadline")
    bench.controller.focal.reset()
    bench.controller.sessions.open(path)
    run(bench)
    assert len(bench.state.entries) == 2
    assert bench.state.entries[1].focal == FOCAL
    bench.controller.undo()
    assert bench.state.entries[1].focal == FocalChoice()


def test_the_name_gets_its_ending(bench: Bench, photos: list[Path], tmp_path: Path) -> None:
    saved(bench, photos, tmp_path / "holiday")
    assert (tmp_path / "holiday.leadline").exists()
    assert bench.notes[-1].subject == "holiday.leadline"


def test_missing_photos_are_named_and_the_rest_opens(
    bench: Bench, photos: list[Path], tmp_path: Path
) -> None:
    path = saved(bench, photos, tmp_path / "s.leadline")
    for entry in bench.state.entries:
        bench.controller.remove(entry.key)
    photos[0].unlink()
    bench.controller.sessions.open(path)
    run(bench)
    assert [entry.name for entry in bench.state.entries] == ["b.jpg"]
    assert any("a.jpg" in note.text and note.error for note in bench.notes)


def test_a_bad_file_is_refused_and_nothing_changes(
    bench: Bench, photos: list[Path], tmp_path: Path
) -> None:
    opened(bench, photos)
    before = bench.state
    path = tmp_path / "bad.leadline"
    path.write_text("{}")
    bench.controller.sessions.open(path)
    run(bench)
    assert bench.state.entries == before.entries
    assert bench.state.settings == before.settings
    assert (bench.notes[-1].subject, bench.notes[-1].error) == ("bad.leadline", True)


def test_adjustments_are_kept_by_themselves(bench: Bench, photos: list[Path]) -> None:
    opened(bench, photos)
    desk = bench.controller.sessions
    assert desk._timer.isActive()
    bench.controller.focal.set(321.0)
    desk._timer.timeout.emit()
    run(bench)
    kept = read_session(bench.settings_path.with_name("last.leadline"))
    assert kept.photos[0].adjusted["focal"] == FOCAL


def test_the_next_start_goes_on_from_there(bench: Bench, photos: list[Path]) -> None:
    opened(bench, photos)
    bench.controller.focal.set(321.0)
    bench.controller.close()
    for entry in bench.state.entries:
        bench.controller.remove(entry.key)
    bench.controller.sessions.restore()
    bench.work.run_all()
    assert bench.state.entries[0].focal == FOCAL


def test_nothing_is_kept_before_the_last_session_is_read(bench: Bench, photos: list[Path]) -> None:
    kept = bench.settings_path.with_name("last.leadline")
    kept.write_text("precious")
    desk = bench.controller.sessions
    desk.restore()
    desk._keep()
    desk.close()
    assert kept.read_text() == "precious"
    bench.work.run_all()
    assert kept.with_name("last.leadline.bad").read_text() == "precious"
    assert bench.notes[-1].subject == "last.leadline"
