"""Getting a model: which are there, downloading one, taking it from a file."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.progress import Progress
from core.weights.models import to_download
from gui.control.notes import cause, file_or, note_of
from gui.control.pace import RunPace
from gui.control.store import Store
from gui.kit.translate import mark, tr
from gui.state.models import BUNDLED, Fetch, FetchStage, Offer
from gui.widgets.error_strip import Note
from gui.work import weights as work
from gui.work.task_runner import Failure, Task, TaskRunner, Work

NOTE = "weights"
STAGES = {
    "downloading": mark("Downloading {name}"),
    "checking": mark("Checking {name}"),
    "copying": mark("Copying {name}"),
}
GONE = mark("Its weights are not there any more. The compact model is used instead.")


class WeightsDesk(QObject):
    """Fetches in a lane of its own; one attempt at a time."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true
    use_requested = Signal(str)  # a model that has just been installed
    offer_requested = Signal(str)  # show how to get that model
    changed = Signal(str)  # that model's weights on disk are others now
    measured = Signal()  # measuring has begun, or ended

    def __init__(self, store: Store, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._task: Task | None = None
        self._measuring: Task | None = None
        self._pace = RunPace()
        self._subject = ""
        self._model = to_download()[0].id

    @property
    def model(self) -> str:
        """The model that is, or would be, fetched."""
        return self._model

    # What is there

    def look(self) -> None:
        """Find out again which models can be chosen; those of before, by which photos may have
        been seen, stay."""
        state = self._store.state
        wanted = (state.settings.model, state.settings.other_model)
        rows = work.model_rows([*(row.id for row in state.models), *wanted])
        if rows != self._store.state.models:
            self._store.set(replace(self._store.state, models=rows))

    def fall_back(self) -> None:
        """Where the weights of the remembered model have gone, use the bundled one."""
        self.look()
        wanted = self._store.state.settings.model
        row = next((row for row in self._store.state.models if row.id == wanted), None)
        if row is None or not row.available:
            self._store.remember(model=BUNDLED)
            self._tell_gone(wanted, row.title if row else wanted)

    def _tell_gone(self, model: str, title: str) -> None:
        can_get = any(entry.id == model for entry in to_download())
        action = tr("Get {model}\u2026").format(model=title)
        note = Note(title, tr(GONE), action=action if can_get else "", key=NOTE)
        self.noted.emit(note, partial(self.offer_requested.emit, model) if can_get else None)

    def begin(self, model: str = "") -> None:
        """A model's offer is about to be shown, by default the one of before; how the last
        attempt ended does not matter any more."""
        if self._task is None:
            self._model = model or self._model
            self._set(None)
        self._find_out()

    def _find_out(self) -> None:
        """Gather what there is to know before fetching."""
        model = self._model
        task = self._lane.submit(lambda progress, cancel: work.offer(model), slot="offer")
        task.succeeded.connect(self._on_offer)
        task.failed.connect(lambda failure: self._complain(failure))

    def _on_offer(self, offer: Offer) -> None:
        self._store.set(replace(self._store.state, offer=offer))

    # Comparing

    @property
    def measuring(self) -> bool:
        """Whether the models that are here are being measured."""
        return self._measuring is not None

    def measure(self) -> None:
        """Measure how long each model that is here takes, and how sharp it is."""
        models = [row.id for row in self._store.state.models if row.available]
        if self._measuring is None:
            self._measuring = task = self._lane.submit(
                lambda progress, cancel: work.measure(models, progress, cancel)
            )
            task.failed.connect(lambda failure: self._complain(failure))
            for outcome in (task.succeeded, task.failed, task.cancelled):
                outcome.connect(self._on_measured)
            self.measured.emit()

    def _on_measured(self, *_: object) -> None:
        self._measuring = None
        self.look()
        self.measured.emit()

    # Getting it

    def download(self, source_id: str) -> None:
        """Fetch it from a source of the offer, going on where an earlier attempt ended."""
        model = self._model
        self._start(
            tr(STAGES["downloading"]),
            self._title(),
            lambda progress, cancel: work.download(model, source_id, progress, cancel),
            again=lambda: self.download(source_id),
        )

    def install(self, path: Path) -> None:
        """Take it from a file that the user has."""
        model = self._model
        self._start(
            tr("Installing {name}"),
            path.name,
            lambda progress, cancel: work.install(model, path, progress, cancel),
            again=lambda: self.install(path),
        )

    def cancel(self) -> None:
        """Stop; what was downloaded is kept for the next time."""
        fetch = self._store.state.fetch
        if self._task is not None and fetch is not None:
            self._task.cancel()
            self._set(replace(fetch, stage=FetchStage.STOPPING))

    def _start(self, doing: str, subject: str, fetch: Work, *, again: Callable[[], None]) -> None:
        if self._task is not None:
            return
        self.resolved.emit(NOTE)
        self._pace, self._subject = RunPace(), subject
        self._task = task = self._lane.submit(fetch)
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(self._on_installed)
        task.failed.connect(lambda failure: self._on_failed(failure, again))
        task.cancelled.connect(self._on_cancelled)
        self._set(Fetch(doing.format(name=subject)))

    def _title(self) -> str:
        rows = self._store.state.models
        return next((row.title for row in rows if row.id == self._model), self._model)

    def use(self) -> None:
        """Choose the model that was got."""
        self.use_requested.emit(self._model)

    def _set(self, fetch: Fetch | None) -> None:
        self._store.set(replace(self._store.state, fetch=fetch))

    def _on_progress(self, progress: Progress) -> None:
        fetch = self._store.state.fetch
        if fetch is not None:
            self._pace.add(progress.done, time.monotonic())
            what = tr(STAGES[progress.stage]).format(name=self._subject)
            rate = self._pace.per_s
            self._set(replace(fetch, what=what, progress=progress, bytes_per_s=rate))

    def _on_installed(self, _path: Path) -> None:
        fetch = self._store.state.fetch or Fetch("")
        self._task = None
        self._set(replace(fetch, stage=FetchStage.DONE, progress=None))
        self.look()
        self._find_out()
        self.changed.emit(self._model)
        if self._store.state.settings.model != self._model:
            use = tr("Use {model}").format(model=self._title())
            note = Note(self._title(), tr("Ready to use."), error=False, action=use, key=NOTE)
            self.noted.emit(note, self.use)

    def _on_failed(self, failure: Failure, again: Callable[[], None]) -> None:
        self._task = None
        fetch = self._store.state.fetch or Fetch("")
        self._set(replace(fetch, stage=FetchStage.FAILED, error=cause(failure)))
        self._find_out()
        self._complain(failure, again)

    def _complain(self, failure: Failure, again: Callable[[], None] | None = None) -> None:
        subject = file_or(self._title(), failure)
        action = tr("Try again") if again else ""
        self.noted.emit(note_of(subject, failure, action=action, key=NOTE), again)

    def _on_cancelled(self) -> None:
        self._task = None
        self._set(None)
        self._find_out()
