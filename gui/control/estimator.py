"""Photos through the network, one at a time."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import PhotoError, WeightsError
from core.progress import Progress
from gui.control.notes import cause, file_or, note_of
from gui.control.photos import note_key
from gui.control.store import Store
from gui.jobs import Estimated, Jobs, ModelChoice
from gui.state import (
    Entry,
    Status,
    cancel_waiting,
    change_entry,
    current_entry,
    derived_of,
    end_run,
    entry_of,
    next_to_estimate,
    resting_status,
    start_run,
)
from gui.worker import Failure, Task, TaskRunner

if TYPE_CHECKING:
    from core.session import Session

MODEL_NOTE = "model"


class Estimator(QObject):
    """Runs whatever waits: the photo on show first, then along the film strip."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true
    loaded = Signal()  # a model is there
    photo_failed = Signal(int, object)  # key, Failure: the file could not be read

    def __init__(self, store: Store, lane: TaskRunner, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._jobs = jobs
        self._task: Task | None = None
        self._started_s: float | None = None
        self._closing = False

    def warm_up(self) -> None:
        """Load the model before the first photo comes."""
        choice = self._choice()
        self._store.set(replace(self._store.state, loading=True, model_error=""))
        task = self._lane.submit(lambda progress, cancel: self._jobs.load(choice))
        task.succeeded.connect(self._on_loaded)
        task.failed.connect(self._on_load_failed)
        task.cancelled.connect(self._on_load_cancelled)

    def _choice(self) -> ModelChoice:
        settings = self._store.state.settings
        return ModelChoice(settings.model, settings.device, settings.precision)

    def _on_loaded(self, session: Session) -> None:
        self.resolved.emit(MODEL_NOTE)
        self.loaded.emit()
        state = self._store.state
        self._store.set(replace(state, loading=False, model=session.info, model_error=""))

    def _on_load_failed(self, failure: Failure) -> None:
        state = self._store.state
        self._store.set(replace(state, loading=False, model_error=cause(failure)))
        self._note_model(failure)

    def _note_model(self, failure: Failure) -> None:
        subject = file_or("The model cannot be used", failure)
        note = note_of(subject, failure, action="Try again", key=MODEL_NOTE)
        self.noted.emit(note, self.retry)

    def _on_load_cancelled(self) -> None:
        self._store.set(replace(self._store.state, loading=False))

    # Running

    def pump(self) -> None:
        """Start the next photo if the network is free."""
        state = self._store.state
        if self._closing or self._task is not None or state.model_error:
            return
        key = next_to_estimate(state)
        entry = entry_of(state, key)
        source = (entry.photo or entry.path) if entry else None
        if entry is None or source is None:
            return
        choice = self._choice()
        task = self._lane.submit(
            lambda progress, cancel: self._jobs.estimate(choice, source, progress, cancel)
        )
        self._task = task
        self._started_s = None
        self._listen(task, entry, choice.model)
        self._store.set(start_run(state, entry.key))

    def _listen(self, task: Task, entry: Entry, model: str) -> None:
        key = entry.key
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(lambda result: self._on_estimated(key, model, result))
        task.failed.connect(lambda failure: self._on_failed(key, failure))
        task.cancelled.connect(lambda: self._on_cancelled(key))

    def _on_progress(self, progress: Progress) -> None:
        if self._started_s is None:  # the model may have had to be loaded before
            self._started_s = time.monotonic()
        elapsed_s = time.monotonic() - self._started_s
        self._store.set(replace(self._store.state, progress=progress, running_s=elapsed_s))

    def _on_estimated(self, key: int, model: str, result: Estimated) -> None:
        self._task = None
        state = self._store.state
        entry = entry_of(state, key)
        results = {**(entry.results if entry else {}), model: result.derived}
        state = replace(state, model=result.derived.estimate.info)
        self.resolved.emit(note_key(key))
        self._store.set(end_run(state, key, Status.DONE, results=results, metadata=result.metadata))

    def _on_failed(self, key: int, failure: Failure) -> None:
        self._task = None
        state = self._store.state
        entry = entry_of(state, key)
        if isinstance(failure.error, WeightsError):  # every photo would fail: wait instead
            state = replace(state, loading=False, model_error=cause(failure))
            self._store.set(end_run(state, key, Status.QUEUED))
            self._note_model(failure)
            return
        facts = {"error": cause(failure), "details": failure.details}
        self._store.set(end_run(state, key, Status.FAILED, **facts))
        if entry is None:
            return
        if isinstance(failure.error, PhotoError):
            self.photo_failed.emit(key, failure)
            return
        note = note_of(entry.name, failure, action="Retry", key=note_key(key))
        self.noted.emit(note, lambda: self.request(key))

    def _on_cancelled(self, key: int) -> None:
        self._task = None
        state = self._store.state
        entry = entry_of(state, key)
        status = resting_status(state, entry) if entry else Status.CANCELLED
        if entry is not None and entry.status == Status.QUEUED:
            status = Status.QUEUED  # asked for again while it was being cancelled
        self._store.set(end_run(state, key, status))

    # What the user asks for

    def request(self, key: int) -> None:
        """Estimate a photo, again if need be."""
        state = self._store.state
        entry = entry_of(state, key)
        running = self._task is not None and not self._task.token.cancelled
        if entry is None or (running and state.running == key):
            return
        self.resolved.emit(note_key(key))
        state = replace(state, model_error="")
        self._store.set(change_entry(state, key, status=Status.QUEUED, error=""))

    def retry(self) -> None:
        """Load the model again, and run what had failed for want of it."""
        self.warm_up()

    def cancel(self) -> None:
        """Stop the run, and let nothing that waits begin."""
        if self._task is not None:
            self._task.cancel()
        self._store.set(cancel_waiting(self._store.state))

    def drop(self, key: int) -> None:
        """A photo was removed: its run is not wanted any more."""
        if self._task is not None and self._store.state.running == key:
            self._task.cancel()

    def change_model(self) -> None:
        """The settings name another model, device or precision."""
        if self._task is not None:
            self._task.cancel()
        state = self._store.state
        entry = current_entry(state)
        if entry is not None and derived_of(state, entry) is None:
            state = change_entry(state, entry.key, status=Status.QUEUED)
        self._store.set(replace(state, model_error=""))
        self.warm_up()

    def close(self) -> None:
        """Start nothing any more."""
        self._closing = True
