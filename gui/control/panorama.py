"""Whether the photo on show is a panorama, and how far it goes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from gui.control.estimator import Estimator
from gui.control.store import Store
from gui.snapshot.panorama import sweep_span_deg
from gui.state.app_state import AppState, change_entry, current_entry, derived_of
from gui.state.entry import Entry, Status
from gui.state.models import Said
from gui.state.runs import status_on_show


class PanoramaDesk(QObject):
    """Answers what the user says about the photo on show.

    What was estimated of a photo before stays with what it was taken for then, so that undo has
    it at once; what is to be estimated anew goes into the network.

    Args:
        store: has the photo.
        estimator: runs what is wanted.
    """

    def __init__(self, store: Store, estimator: Estimator, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._estimator = estimator
        self._seen: dict[int, Said] = {}
        store.followed.connect(self._settle)

    def toggle(self) -> None:
        """Estimate it as a panorama, or as a photo again."""
        entry = current_entry(self._store.state)
        if entry is None or entry.reopened is not None:
            return
        wanted, by_file = not entry.is_panorama, entry.metadata.sphere is not None
        span_deg = sweep_span_deg(entry) if wanted else entry.said.span_deg
        self._say(entry, Said(None if wanted == by_file else wanted, span_deg))

    def set_span(self, span_deg: float) -> None:
        """A sweep goes so far from left to right."""
        entry = current_entry(self._store.state)
        if entry is None or sweep_span_deg(entry) in (None, span_deg):
            return
        self._say(entry, replace(entry.said, span_deg=span_deg))

    def _say(self, entry: Entry, said: Said) -> None:
        """What was found in the photo goes with it: it is of another camera."""
        changes: dict[str, object] = {"said": said}
        if replace(entry, said=said).taken_for != entry.taken_for:
            changes |= {"floor": None, "floor_points": (), "own_used": False}
        state = change_entry(self._store.state, entry.key, **changes)
        self._store.adjust(state, alone=True)

    def _settle(self) -> None:
        """A photo is taken for something else now, by hand, undo or a session: a model runs for
        what is not there."""
        state = self._store.state
        now = {entry.key: entry.taken_for for entry in state.entries}
        before, self._seen = self._seen, now
        for entry in state.entries:
            if before.get(entry.key, entry.taken_for) != entry.taken_for:
                state = self._asked_anew(state, entry)
        if state is not self._store.state:
            self._store.set(state)

    def _asked_anew(self, state: AppState, entry: Entry) -> AppState:
        self._estimator.drop(entry.key)
        changes: dict[str, object] = {"corrected": None, "asks_mirror": False, "error": ""}
        if entry.status is not Status.DECODING:
            there = derived_of(state, entry) is not None
            waits = not there and entry.key == state.current
            changes["status"] = Status.QUEUED if waits else status_on_show(state, entry)
        return change_entry(state, entry.key, **changes)
