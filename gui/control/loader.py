"""The model in the network lane: loading the chosen one, and saying why where that fails."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.progress import CancelToken, ProgressCallback
from core.types import AUTO
from gui.control.notes import cause, file_or, note_of
from gui.control.store import Store
from gui.kit.translate import tr
from gui.state.models import BUNDLED, ModelChoice, choice_of
from gui.widgets.error_strip import Note
from gui.work.jobs import Jobs
from gui.work.task_runner import Failure, Task, TaskRunner, Work

if TYPE_CHECKING:
    from core.session import DepthModel

MODEL_NOTE = "model"
DEVICE_NOTE = "device"
# The window shows first that a model is being loaded: to build one keeps the interpreter busy,
# and drawing would wait for it again and again.
DRAWN_FIRST_S = 0.05


class Loader(QObject):
    """Finds out once what this machine can run models on, then loads what is asked for."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true
    busy_changed = Signal(bool)
    retry_requested = Signal()
    bundled_requested = Signal()

    def __init__(self, store: Store, lane: TaskRunner, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._jobs = jobs
        self._task: Task | None = None
        self._loaded: ModelChoice | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None

    def ready(self, choice: ModelChoice) -> bool:
        """Whether that is the model that is loaded."""
        return self._loaded == choice

    def load(self) -> None:
        """Go on towards the chosen model; one step at a time, as a state after each follows."""
        state = self._store.state
        if state.devices:
            self._load_model(choice_of(state.settings), with_fov=not state.settings.skip_prediction)
        else:
            self._start(lambda progress, cancel: self._jobs.devices(), self._on_devices)
        self._store.set(replace(self._store.state, loading=True, model=None, model_error=""))

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def forget(self) -> None:
        """The weights on disk are others now."""
        self._loaded = None
        self._lane.submit(lambda progress, cancel: self._jobs.unload())

    def _load_model(self, choice: ModelChoice, *, with_fov: bool) -> None:
        self._loaded = None

        def work(progress: ProgressCallback, cancel: CancelToken) -> DepthModel:
            time.sleep(DRAWN_FIRST_S)
            return self._jobs.load(choice, cancel, with_fov=with_fov)

        self._start(work, lambda model: self._on_loaded(choice, model))

    def _start(self, work: Work, on_success: Callable[[Any], None]) -> None:
        task = self._lane.submit(work)
        self._task = task
        self.busy_changed.emit(True)
        task.succeeded.connect(on_success)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)

    def _end(self, **changes: Any) -> None:
        self._task = None
        self.busy_changed.emit(False)
        self._store.set(replace(self._store.state, loading=False, stopping=False, **changes))

    def _on_devices(self, devices: tuple[str, ...]) -> None:
        wanted = self._store.state.settings.device
        settings = self._store.state.settings
        if wanted not in (AUTO, *devices):
            settings = replace(settings, device=AUTO)
            text = tr("The device chosen before is not on this machine. The best one here is used.")
            self.noted.emit(Note(wanted, text, error=False, key=DEVICE_NOTE), None)
        self._end(devices=devices, settings=settings)

    def _on_loaded(self, choice: ModelChoice, model: DepthModel) -> None:
        self._loaded = choice
        self.resolved.emit(MODEL_NOTE)
        self._end(model=model.info)

    def _on_failed(self, failure: Failure) -> None:
        self._end(model_error=cause(failure))
        self.complain(failure)

    def _on_cancelled(self) -> None:
        self._end()

    def complain(self, failure: Failure) -> None:
        """Say why the model cannot be used, and offer the one thing that may help."""
        subject = file_or(tr("The model cannot be used"), failure)
        if self._store.state.settings.model == BUNDLED:
            note = note_of(subject, failure, action=tr("Try again"), key=MODEL_NOTE)
            self.noted.emit(note, self.retry_requested.emit)
        else:
            note = note_of(subject, failure, action=tr("Use the compact model"), key=MODEL_NOTE)
            self.noted.emit(note, self.bundled_requested.emit)
