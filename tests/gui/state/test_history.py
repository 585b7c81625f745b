"""Undo and redo of adjustments."""

from __future__ import annotations

from dataclasses import replace

from core.types import FocalSource
from gui.state.app_state import AppState, change_entry, entry_of, remove_entry
from gui.state.entry import FocalChoice
from gui.state.history import MERGE_S, History, difference
from tests.gui.samples import make_entry, make_state


def edited(state: AppState, **changes) -> AppState:
    return replace(state, settings=replace(state.settings, **changes))


def step(history: History, before: AppState, after: AppState, at_s: float = 0.0) -> AppState:
    history.add(difference(before, after, at_s=at_s))
    return after


def test_nothing_changed_is_no_step() -> None:
    state = make_state(make_entry(1))
    assert difference(state, edited(state), at_s=0.0) is None


def test_a_setting_goes_back_and_forth() -> None:
    history, state = History(), make_state()
    after = step(history, state, edited(state, contour_percent=20.0))
    back = history.undo(after)
    assert back.settings == state.settings
    assert history.redo(back).settings.contour_percent == 20.0


def test_undo_touches_nothing_else() -> None:
    history, state = History(), make_state()
    after = step(history, state, edited(state, contour_percent=20.0))
    moved_on = edited(after, recent_files=("/new.jpg",))
    assert history.undo(moved_on).settings.recent_files == ("/new.jpg",)


def test_a_slider_is_one_step() -> None:
    history, state = History(), make_state()
    for number in range(10):
        state = step(
            history, state, edited(state, contour_percent=20.0 + number), number * MERGE_S / 2
        )
    assert history.undo(state).settings.contour_percent == 10.0
    assert not history.can_undo


def test_a_pause_or_another_setting_starts_a_step() -> None:
    history, state = History(), make_state()
    state = step(history, state, edited(state, contour_percent=20.0), 0.0)
    state = step(history, state, edited(state, contour_percent=30.0), 2 * MERGE_S)
    state = step(history, state, edited(state, colormap="magma"), 2 * MERGE_S)
    state = history.undo(state)
    assert (state.settings.colormap, state.settings.contour_percent) == ("viridis", 30.0)
    assert history.undo(state).settings.contour_percent == 20.0


def test_tells_whether_a_step_would_join_the_last() -> None:
    history, state = History(), make_state()
    first = difference(state, edited(state, contour_percent=20.0), at_s=0.0)
    assert not history.joins(first)
    history.add(first)
    assert history.joins(replace(first, at_s=MERGE_S / 2))
    assert not history.joins(replace(first, at_s=2 * MERGE_S))
    assert not history.joins(difference(state, edited(state, colormap="magma"), at_s=0.0))


def test_a_focal_length_is_undone_on_its_own_photo() -> None:
    history, state = History(), make_state(make_entry(1), make_entry(2))
    manual = FocalChoice(FocalSource.MANUAL, 99.0)
    after = step(history, state, change_entry(state, 2, focal=manual))
    back = history.undo(replace(after, current=1))
    assert entry_of(back, 2).focal == FocalChoice()
    assert entry_of(history.redo(back), 2).focal == manual


def test_undo_survives_a_removed_photo() -> None:
    history, state = History(), make_state(make_entry(1), make_entry(2))
    after = step(history, state, change_entry(state, 2, focal=FocalChoice(None, 99.0)))
    assert len(history.undo(remove_entry(after, 2)).entries) == 1


def test_a_new_step_forgets_what_was_undone() -> None:
    history, state = History(), make_state()
    after = step(history, state, edited(state, contour_percent=20.0))
    back = history.undo(after)
    step(history, back, edited(back, colormap="magma"))
    assert not history.can_redo
