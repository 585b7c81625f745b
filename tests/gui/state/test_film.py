"""What is known of the frames of a film."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.films.film import FilmFacts
from core.types import Size
from gui.state.app_state import AppState
from gui.state.entry import Entry, Status
from gui.state.film import (
    FilmState,
    FrameRange,
    FrameSet,
    Making,
    held,
    time_from,
    time_of,
    time_text,
)
from gui.state.runs import cancel_waiting, next_frame, next_to_estimate, next_to_make
from tests.gui.samples import make_state


def film(frames: int = 10, **changes) -> FilmState:
    facts = FilmFacts(
        Path("/films/a.mp4"), "a.mp4", Size(96, 64), np.arange(frames) / 24.0, frames / 24.0
    )
    values = {"known": True, "done": FrameSet.of(frames), "steadied": FrameSet.of(frames)}
    return FilmState(facts, **(values | changes))


def entry(**changes) -> Entry:
    values = {"moves": True, "film": film(), "status": Status.QUEUED}
    return Entry(1, "a.mp4", Path("/films/a.mp4"), **(values | changes))


def state(one: Entry) -> AppState:
    return make_state(one)


def test_frames_of_a_set_are_counted_and_found() -> None:
    some = FrameSet.of(6, [0, 1, 4, 99])
    assert some.count == 3
    assert 4 in some
    assert 2 not in some
    assert 99 not in some
    assert some.count_in(FrameRange(1, 5)) == 2
    assert some.next_missing(1, FrameRange(0, 6)) == 2
    assert some.next_missing(4, FrameRange(0, 5)) == 2  # past the end: from the beginning
    assert FrameSet.of(3, [0, 1, 2]).next_missing(0, FrameRange(0, 3)) is None
    assert 4 not in some.without(4)
    assert 4 in some
    assert list(some.at(np.array([0, 2, 4]))) == [True, False, True]


def test_a_range_is_held_to_the_film() -> None:
    assert held(film(), None) == FrameRange(0, 10)
    assert held(film(), FrameRange(3, 99)) == FrameRange(3, 10)
    assert held(film(), FrameRange(50, 60)) == FrameRange(0, 10)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00.000"), (62.04, "1:02.040"), (3723.5, "1:02:03.500")]
)
def test_times_are_written_and_read(seconds: float, text: str) -> None:
    assert time_text(seconds) == text
    assert time_from(text) == pytest.approx(seconds)


def test_what_is_no_time_is_none() -> None:
    assert time_from("soon") is None
    assert time_from("1:2:3:4") is None
    assert time_from("-3") is None
    assert time_from("2,5") == 2.5


def test_the_end_is_the_time_of_the_frame_behind_the_last() -> None:
    assert time_of(film(), 5) == pytest.approx(5 / 24)
    assert time_of(film(), 10) == pytest.approx(10 / 24)


def test_the_frame_on_show_comes_first() -> None:
    assert next_frame(state(entry(frame=4)), entry(frame=4)) == 4


def test_no_frame_is_wanted_while_the_playhead_moves() -> None:
    dragged = entry(frame=4, film=film(scrubbing=True, making=Making(0)))
    assert next_frame(state(dragged), dragged) is None


def test_nothing_is_wanted_before_it_is_known_what_is_there() -> None:
    fresh = entry(film=film(known=False))
    assert next_frame(state(fresh), fresh) is None


def test_a_frame_that_was_cancelled_is_not_tried_by_itself() -> None:
    stopped = entry(status=Status.CANCELLED)
    assert next_frame(state(stopped), stopped) is None


def test_frames_ahead_are_made_while_it_plays() -> None:
    playing = entry(frame=2, film=film(playing=True, done=FrameSet.of(10, [3, 4])))
    assert next_frame(state(playing), playing) == 5
    slow = entry(frame=2, film=film(playing=True, run_s=0.125))
    assert next_frame(state(slow), slow) == 6  # three frames pass while one is made


def test_all_of_the_range_is_made_when_asked_for() -> None:
    done = FrameSet.of(10, [4])
    making = entry(frame=4, film=film(making=Making(0), done=done), trim=FrameRange(3, 6))
    assert next_frame(state(making), making) == 5
    all_done = FrameSet.of(10, [3, 4, 5])
    over = entry(frame=4, film=film(making=Making(0), done=all_done), trim=FrameRange(3, 6))
    assert next_frame(state(over), over) is None


def test_a_film_never_runs_as_a_photo() -> None:
    assert next_to_estimate(state(entry())) is None


def test_a_film_that_is_not_on_show_goes_on_being_made() -> None:
    making = entry(film=film(making=Making(0)))
    photo = Entry(2, "b.jpg", Path("/b.jpg"), status=Status.DONE)
    assert next_to_make(make_state(photo, making)) is making
    assert next_to_make(make_state(photo, entry())) is None


def test_cancelling_ends_the_making() -> None:
    making = entry(film=film(making=Making(0)))
    after = cancel_waiting(state(making)).entries[0]
    assert after.film is not None
    assert after.film.making is None
