"""Has the result on show corrected as the snapshot says."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gui.control.latest import Latest
from gui.control.notes import note_of
from gui.control.store import Store
from gui.snapshot.parts import Snapshot
from gui.state.app_state import current_entry
from gui.state.entry import Corrected, Correction, Entry
from gui.work.correction import correct
from gui.work.task_runner import Failure, TaskRunner

NOTE = "correction"


class Corrector(QObject):
    """Follows the snapshot; only the photo on show keeps what came of it."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(self, store: Store, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._maker = Latest(lane, NOTE, lambda wish, _how: correct(wish), self)
        self._maker.built.connect(self._on_built)
        self._maker.failed.connect(self._on_failed)

    @property
    def behind(self) -> bool:
        """Whether the result on show is not yet the corrected one."""
        return self._maker.behind

    def follow(self, snapshot: Snapshot) -> None:
        """Correct what a new snapshot wants corrected."""
        self._maker.follow(snapshot.correction)

    def _on_built(self, _wish: Correction, made: Corrected) -> None:
        self.resolved.emit(NOTE)
        self._keep(made)

    def _on_failed(self, failure: Failure) -> None:
        self._keep(None)
        shown = current_entry(self._store.state)
        if shown is not None:
            self.noted.emit(note_of(shown.name, failure, key=NOTE), None)

    def _keep(self, made: Corrected | None) -> None:
        state = self._store.state
        entries = tuple(_with(entry, made) for entry in state.entries)
        self._store.set(replace(state, entries=entries))


def _with(entry: Entry, made: Corrected | None) -> Entry:
    mine = made is not None and made.request.derived in entry.results.values()
    wanted = made if mine else None
    return entry if entry.corrected is wanted else replace(entry, corrected=wanted)
