"""The bundled model's depth of the photo on show, while a model that takes long works on it."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from gui.control.store import Store
from gui.state.app_state import change_entry, entry_of
from gui.state.entry import Derived, Entry
from gui.state.models import BUNDLED, ModelChoice, choice_of, takes_long
from gui.state.runs import next_to_preview
from gui.work.jobs import Jobs
from gui.work.task_runner import Failure, Task, TaskRunner

logger = logging.getLogger("leadline")


class Previewer(QObject):
    """Makes one preview at a time; what it makes is a result like any other of its photo."""

    def __init__(self, store: Store, lane: TaskRunner, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._jobs = jobs
        self._task: Task | None = None
        self._key: int | None = None
        self._failed: set[int] = set()
        self._warm = False
        self._closing = False

    def pump(self) -> None:
        """Start what is wanted now, and stop what is not any more."""
        state = self._store.state
        if not self._warm and takes_long(choice_of(state.settings), state.devices):
            self._warm = True  # a failure is told to the log once a preview is wanted
            self._lane.submit(lambda progress, cancel: self._jobs.warm_preview(cancel))
        entry = next_to_preview(state)
        if self._task is not None:
            if entry is None or entry.key != self._key:
                self._task.cancel()
        elif entry is not None and entry.key not in self._failed and not self._closing:
            self._start(entry)

    def close(self) -> None:
        """Start nothing any more."""
        self._closing = True

    def _start(self, entry: Entry) -> None:
        key, photo, said = entry.key, entry.photo, entry.taken_for
        assert photo is not None
        asked = ModelChoice(BUNDLED, self._store.state.settings.device, said=said)
        task = self._lane.submit(
            lambda progress, cancel: self._jobs.preview(photo, cancel, said=said)
        )
        self._task, self._key = task, key
        task.succeeded.connect(lambda derived: self._on_made(key, asked, derived))
        task.failed.connect(lambda failure: self._on_failed(key, failure))
        task.cancelled.connect(self._on_cancelled)

    def _on_made(self, key: int, asked: ModelChoice, derived: Derived) -> None:
        self._task = None
        state = self._store.state
        entry = entry_of(state, key)
        if entry is not None:
            results = {**entry.results, asked: derived}
            self._store.set(change_entry(state, key, results=results))
        self.pump()

    def _on_failed(self, key: int, failure: Failure) -> None:
        """Nobody asked for it, and what was asked for is under way: only the log is told."""
        logger.warning("no preview: %s", failure.error)
        self._task = None
        self._failed.add(key)
        self.pump()

    def _on_cancelled(self) -> None:
        self._task = None
        self.pump()
