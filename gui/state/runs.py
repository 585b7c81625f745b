"""Which photo goes into the network next, how a run begins and ends, and how long it takes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gui.state.app_state import AppState, change_entry, current_entry, derived_of, shown_of
from gui.state.entry import Entry, Status
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
    if shown is not None and _runs_on_show(state, shown):
        return shown.key
    waiting = (entry.key for entry in state.entries if entry.status == Status.QUEUED)
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


def start_run(state: AppState, key: int, *, predicting: bool = False, other: str = "") -> AppState:
    """Note that a photo went into the network, into its focal head alone, or into another one."""
    if not predicting:
        state = change_entry(state, key, status=Status.ESTIMATING, error="", details="")
    return replace(_without_run(state), running=key, predicting=predicting, running_other=other)


def end_run(state: AppState, key: int, **changes: Any) -> AppState:
    """Note how a run ended; other results of that photo stay as they were."""
    return _without_run(change_entry(state, key, **changes))


def _without_run(state: AppState) -> AppState:
    return replace(
        state,
        running=None,
        predicting=False,
        running_other="",
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
        for entry in state.entries
    )
    return replace(state, entries=entries)


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
