"""Steps from one state to the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.settings import Settings
from core.types import FocalSource, PhotoMetadata
from gui.state.app_state import (
    PHOTOS_KEPT,
    RECENT_FILES_KEPT,
    FocalChoice,
    Status,
    cancel_waiting,
    change_entry,
    derived_of,
    end_run,
    entry_of,
    find_path,
    forget_photos,
    forget_results,
    neighbour,
    next_to_estimate,
    remove_entry,
    start_run,
    time_left_s,
    wants_prediction,
    with_recent,
)
from tests.gui.samples import make_entry, make_state


def three(**changes):
    return make_state(*(make_entry(key, done=False) for key in (1, 2, 3)), **changes)


def test_the_photo_on_show_is_estimated_first() -> None:
    assert next_to_estimate(three(current=2)) == 2


def test_then_along_the_film_strip() -> None:
    state = change_entry(three(current=2), 2, status=Status.DONE)
    assert next_to_estimate(state) == 1


@pytest.mark.parametrize(
    "status", [Status.DONE, Status.FAILED, Status.CANCELLED, Status.DECODING, Status.ESTIMATING]
)
def test_only_what_waits_is_estimated(status: Status) -> None:
    assert next_to_estimate(make_state(make_entry(1, status=status))) is None


def test_a_run_keeps_earlier_results() -> None:
    state = start_run(make_state(make_entry(1)), 1)
    assert state.running == 1
    state = end_run(state, 1, status=Status.FAILED, error="no")
    entry = entry_of(state, 1)
    assert state.running is None
    assert entry.status == Status.FAILED
    assert derived_of(state, entry) is not None


def test_results_belong_to_a_model() -> None:
    state = make_state(make_entry(1))
    other = replace(state, settings=replace(state.settings, model="depth-pro"))
    assert derived_of(state, state.entries[0]) is not None
    assert derived_of(other, other.entries[0]) is None


def test_cancelling_takes_everything_out_of_the_queue() -> None:
    waiting_again = make_entry(2, status=Status.QUEUED)
    state = cancel_waiting(make_state(make_entry(1, done=False), waiting_again))
    assert [entry.status for entry in state.entries] == [Status.CANCELLED, Status.DONE]
    assert next_to_estimate(state) is None


@pytest.mark.parametrize(("gone", "shown"), [(1, 2), (2, 2), (3, 2)])
def test_removing_another_photo_keeps_the_one_on_show(gone: int, shown: int) -> None:
    state = remove_entry(three(current=2), gone)
    assert gone not in [entry.key for entry in state.entries]
    assert state.current == (3 if gone == 2 else shown)


def test_removing_the_last_photo_leaves_an_empty_window() -> None:
    assert remove_entry(make_state(make_entry(1)), 1).current is None


def test_removing_the_rightmost_shows_its_left_neighbour() -> None:
    assert remove_entry(three(current=3), 3).current == 2


@pytest.mark.parametrize(("current", "step", "found"), [(1, 1, 2), (3, 1, None), (1, -1, None)])
def test_neighbours_end_with_the_strip(current: int, step: int, found: int | None) -> None:
    assert neighbour(three(current=current), current, step) == found


def test_neighbours_that_are_skipped_are_passed_over() -> None:
    state = three(current=1)
    assert neighbour(state, 1, 1, {2}) == 3
    assert neighbour(state, 3, -1, {1, 2}) is None


def test_a_file_is_found_again() -> None:
    state = three()
    assert find_path(state, Path("/photos/2.jpg")).key == 2
    assert find_path(state, Path("/photos/9.jpg")) is None


def test_old_pictures_are_forgotten_but_not_their_depth() -> None:
    keys = range(1, PHOTOS_KEPT + 4)
    state = make_state(*(make_entry(key) for key in keys), current=1)
    state = forget_photos(state, [1, *reversed(keys)])
    kept = [entry.key for entry in state.entries if entry.photo is not None]
    assert 1 in kept
    assert len(kept) == PHOTOS_KEPT
    assert all(derived_of(state, entry) is not None for entry in state.entries)


def test_pasted_pictures_are_never_forgotten() -> None:
    pasted = replace(make_entry(2), path=None)
    state = forget_photos(make_state(make_entry(1), pasted), [])
    assert entry_of(state, 2).photo is not None


def test_recent_files_are_unique_newest_first_and_few() -> None:
    old = tuple(f"/{number}.jpg" for number in range(RECENT_FILES_KEPT))
    settings = with_recent(Settings(recent_files=old), [Path("/new.jpg"), Path("/3.jpg")])
    assert settings.recent_files[:3] == ("/3.jpg", "/new.jpg", "/0.jpg")
    assert len(settings.recent_files) == RECENT_FILES_KEPT
    assert settings.recent_files.count("/3.jpg") == 1


def test_time_left_counts_from_where_the_clock_was_started() -> None:
    assert time_left_s(0.3, 10.0, from_fraction=0.1) == pytest.approx(35.0)
    assert time_left_s(0.3, 10.0, from_fraction=0.3) is None


def test_a_photo_not_looked_at_runs_only_on_show() -> None:
    state = make_state(*(make_entry(key, done=False, status=Status.UNSEEN) for key in (1, 2)))
    assert next_to_estimate(state) == 1
    done = change_entry(state, 1, status=Status.DONE)
    assert next_to_estimate(done) is None
    assert next_to_estimate(replace(done, current=2)) == 2
    cancelled = cancel_waiting(state)
    assert [entry.status for entry in cancelled.entries] == [Status.CANCELLED, Status.UNSEEN]


def test_large_results_of_photos_long_not_seen_are_dropped(monkeypatch) -> None:
    monkeypatch.setattr("gui.state.app_state.LARGE_CELLS", 1)
    monkeypatch.setattr("gui.state.app_state.LARGE_RESULTS_KEPT", 2)
    state = forget_results(make_state(*(make_entry(key) for key in (1, 2, 3))), [3, 2])
    kept = {entry.key: derived_of(state, entry) is not None for entry in state.entries}
    assert kept == {1: True, 2: False, 3: True}
    assert entry_of(state, 2).status == Status.UNSEEN


def test_small_results_are_all_kept(monkeypatch) -> None:
    monkeypatch.setattr("gui.state.app_state.LARGE_RESULTS_KEPT", 0)
    state = make_state(make_entry(1), make_entry(2))
    assert forget_results(state, [1]) == state


@pytest.mark.parametrize(
    ("skip", "metadata_px", "entry", "wanted"),
    [
        (False, 500.0, {}, True),
        (True, 500.0, {}, False),
        (True, None, {}, True),
        (True, None, {"focal": FocalChoice(FocalSource.MANUAL, 300.0)}, False),
        (True, 500.0, {"focal": FocalChoice(FocalSource.PREDICTED)}, True),
        (True, 500.0, {"predict": True}, True),
    ],
)
def test_when_the_focal_length_is_predicted(
    skip: bool, metadata_px: float | None, entry: dict, wanted: bool
) -> None:
    settings = Settings(skip_prediction=skip)
    metadata = PhotoMetadata(focal_px=metadata_px)
    assert wants_prediction(settings, make_entry(1, **entry), metadata) is wanted


@pytest.mark.parametrize(
    ("fraction", "elapsed", "left"), [(0.25, 2.0, 6.0), (0.05, 9.0, None), (0.5, 0.2, None)]
)
def test_time_left(fraction: float, elapsed: float, left: float | None) -> None:
    assert time_left_s(fraction, elapsed) == left
