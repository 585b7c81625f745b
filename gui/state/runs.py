"""Which photo goes into the network next, how a run begins and ends, and how long it takes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gui.state.app_state import (
    AppState,
    change_entry,
    current_entry,
    derived_of,
    entry_of,
    shown_of,
)
from gui.state.entry import Entry, Status
from gui.state.film import held
from gui.state.models import choice_of, is_slow, takes_long

ETA_AFTER_FRACTION = 0.1
ETA_AFTER_S = 1.0


def next_to_estimate(state: AppState) -> int | None:
    """The photo that should go into the network next: the one on show, else the first waiting.

    None while a photo is being decoded: it will be the one on show in a moment.
    """
    if any(entry.status == Status.DECODING for entry in state.entries):
        return None
    shown = current_entry(state)
    if shown is not None and not shown.moves and _runs_on_show(state, shown):
        return shown.key
    waiting = (
        entry.key for entry in state.entries if entry.status == Status.QUEUED and not entry.moves
    )
    return next(waiting, None)


def _runs_on_show(state: AppState, shown: Entry) -> bool:
    unseen = shown.status == Status.UNSEEN and derived_of(state, shown) is None
    return unseen or shown.status == Status.QUEUED


def next_to_preview(state: AppState) -> Entry | None:
    """The photo on show, where the chosen model takes long, or failed, and nothing is seen yet."""
    shown = current_entry(state)
    if shown is None or shown.photo is None or shown_of(state, shown) is not None:
        return None
    wanted = shown.status != Status.CANCELLED and not state.stopping
    return shown if wanted and takes_long(choice_of(state.settings), state.devices) else None


def next_frame(state: AppState, entry: Entry) -> int | None:
    """The frame of a film that should go into the network next: the one on show, then those
    ahead of it while it plays or where all are wanted. None for none.
    """
    film = entry.film
    if film is None or not film.known or film.scrubbing:
        return None
    if not film.playing and entry.frame not in film.done:
        return entry.frame if entry.status in (Status.QUEUED, Status.UNSEEN) else None
    if film.halted or not (film.playing or film.making):
        return None
    return film.done.next_missing(entry.frame + film.lead, held(film, entry.trim))


def next_to_make(state: AppState) -> Entry | None:
    """The film whose depth is wanted as a whole, though it is not on show."""
    wanted = (each for each in state.entries if each.film and each.film.making)
    return next((each for each in wanted if next_frame(state, each) is not None), None)


def start_run(
    state: AppState,
    key: int,
    *,
    predicting: bool = False,
    other: str = "",
    frame: int | None = None,
) -> AppState:
    """Note that a photo went into the network, into its focal head alone, or into another one.

    Args:
        frame: it is that frame of a film.
    """
    entry = entry_of(state, key)
    shown = frame is None or (entry is not None and entry.frame == frame)
    if not predicting and shown:
        state = change_entry(state, key, status=Status.ESTIMATING, error="", details="")
    return replace(
        _without_run(state),
        running=key,
        predicting=predicting,
        running_other=other,
        running_frame=frame,
    )


def end_run(state: AppState, key: int, **changes: Any) -> AppState:
    """Note how a run ended; other results of that photo stay as they were."""
    return _without_run(change_entry(state, key, **changes))


def _without_run(state: AppState) -> AppState:
    return replace(
        state,
        running=None,
        predicting=False,
        running_other="",
        running_frame=None,
        progress=None,
        running_s=0.0,
        running_from=0.0,
        stopping=False,
    )


def cancel_waiting(state: AppState) -> AppState:
    """Nothing that waits will run by itself any more."""

    def waits(entry: Entry) -> bool:
        shown = entry.key == state.current and entry.status == Status.UNSEEN
        return shown or entry.status == Status.QUEUED

    entries = tuple(
        replace(entry, status=resting_status(state, entry)) if waits(entry) else entry
        for entry in map(_not_making, state.entries)
    )
    return replace(state, entries=entries)


def _not_making(entry: Entry) -> Entry:
    if entry.film is None or entry.film.making is None:
        return entry
    return replace(entry, film=replace(entry.film, making=None))


def resting_status(state: AppState, entry: Entry) -> Status:
    """The status of a photo on which no work is wanted."""
    return Status.CANCELLED if derived_of(state, entry) is None else Status.DONE


def status_on_show(state: AppState, entry: Entry) -> Status:
    """The status of a photo that comes on show: another model may be chosen now, and a slow one
    runs only while the photo is on show."""
    if derived_of(state, entry) is not None:
        return Status.DONE
    return Status.UNSEEN if is_slow(state.settings.model) else Status.QUEUED


def time_left_s(fraction: float, elapsed_s: float, *, from_fraction: float = 0.0) -> float | None:
    """Seconds left at the pace so far; None while it is too early to tell.

    Args:
        fraction: share of the work that is done.
        elapsed_s: seconds since ``from_fraction`` of it was done.
        from_fraction: where the clock was started.
    """
    if fraction < ETA_AFTER_FRACTION or elapsed_s < ETA_AFTER_S or fraction <= from_fraction:
        return None
    return elapsed_s * (1.0 - fraction) / (fraction - from_fraction)
