"""What is forgotten to save memory."""

from __future__ import annotations

from dataclasses import replace

from gui.state.app_state import derived_of, entry_of
from gui.state.entry import Status
from gui.state.memory import PHOTOS_KEPT, forget_photos, forget_results
from tests.gui.samples import make_entry, make_state


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


def test_large_results_of_photos_long_not_seen_are_dropped(monkeypatch) -> None:
    monkeypatch.setattr("gui.state.memory.LARGE_CELLS", 1)
    monkeypatch.setattr("gui.state.memory.LARGE_RESULTS_KEPT", 2)
    state = forget_results(make_state(*(make_entry(key) for key in (1, 2, 3))), [3, 2])
    kept = {entry.key: derived_of(state, entry) is not None for entry in state.entries}
    assert kept == {1: True, 2: False, 3: True}
    assert entry_of(state, 2).status == Status.UNSEEN


def test_small_results_are_all_kept(monkeypatch) -> None:
    monkeypatch.setattr("gui.state.memory.LARGE_RESULTS_KEPT", 0)
    state = make_state(make_entry(1), make_entry(2))
    assert forget_results(state, [1]) == state
