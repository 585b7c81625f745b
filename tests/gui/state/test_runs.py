"""Which photo runs next, and how runs begin and end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.state.app_state import change_entry, derived_of, entry_of
from gui.state.entry import Status
from gui.state.runs import cancel_waiting, end_run, next_to_estimate, start_run, time_left_s
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


def test_cancelling_takes_everything_out_of_the_queue() -> None:
    waiting_again = make_entry(2, status=Status.QUEUED)
    state = cancel_waiting(make_state(make_entry(1, done=False), waiting_again))
    assert [entry.status for entry in state.entries] == [Status.CANCELLED, Status.DONE]
    assert next_to_estimate(state) is None


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


@pytest.mark.parametrize(
    ("fraction", "elapsed", "left"), [(0.25, 2.0, 6.0), (0.05, 9.0, None), (0.5, 0.2, None)]
)
def test_time_left(fraction: float, elapsed: float, left: float | None) -> None:
    assert time_left_s(fraction, elapsed) == left
