"""What is forgotten to save memory: pictures and large results of photos not looked at lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gui.state.app_state import AppState, change_entry, derived_of, entry_of
from gui.state.entry import Derived, Entry, Status
from gui.state.models import ModelChoice

PHOTOS_KEPT = 6
"""Decoded photos kept in memory; older ones are decoded again when they are looked at."""
LARGE_RESULTS_KEPT = 24
"""Results of the full network kept in memory: with 1536 x 1536 cells each takes about 30 MB. An
older one is estimated again when its photo is looked at; small results are all kept."""
LARGE_CELLS = 1_000_000


def forget_photos(state: AppState, recent: Iterable[int]) -> AppState:
    """Drop decoded pictures beyond those looked at most recently (``recent``: newest first).

    Pasted pictures stay: they have no file to be read again from.
    """
    kept = set(list(recent)[:PHOTOS_KEPT]) | {state.current, state.running}
    entries = tuple(
        replace(entry, photo=None, mips=())
        if entry.photo is not None and entry.path is not None and entry.key not in kept
        else entry
        for entry in state.entries
    )
    return replace(state, entries=entries)


def forget_results(state: AppState, recent: Iterable[int]) -> AppState:
    """Drop large results beyond those of the photos looked at or estimated most recently.

    Args:
        state: to lighten.
        recent: keys of photos, newest first; the photo on show keeps its results.
    """
    order = dict.fromkeys([state.current, *recent, *(entry.key for entry in state.entries)])
    left = LARGE_RESULTS_KEPT
    for key in order:
        entry = entry_of(state, key)
        if entry is None:
            continue
        large = [asked for asked, made in entry.results.items() if is_large(made)]
        dropped = large[: max(0, len(large) - left)] if key != state.current else []
        left = max(0, left - len(large))
        if dropped:
            state = _without_results(state, entry, dropped)
    return state


def is_large(derived: Derived) -> bool:
    """Whether a result is one of the few that are kept."""
    return derived.estimate.canonical_inverse_depth.size >= LARGE_CELLS


def _without_results(state: AppState, entry: Entry, dropped: list[ModelChoice]) -> AppState:
    results = {asked: made for asked, made in entry.results.items() if asked not in dropped}
    lighter = replace(entry, results=results)
    gone = entry.status == Status.DONE and derived_of(state, lighter) is None
    status = Status.UNSEEN if gone else entry.status
    return change_entry(state, entry.key, results=results, status=status)
