"""Photos through the network, one at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.errors import PhotoError, WeightsError
from core.progress import Progress
from core.types import Estimate, Photo, PhotoMetadata
from gui.control.loader import Loader
from gui.control.notes import cause, note_of
from gui.control.photos import note_key
from gui.control.store import Store
from gui.kit.translate import said, tr
from gui.state.app_state import (
    AppState,
    camera_on_show,
    change_entry,
    current_entry,
    derived_of,
    entry_of,
    lacking_model,
    lacks_prediction,
    wants_prediction,
    without_model,
)
from gui.state.entry import Derived, Entry, Status
from gui.state.film import with_summary
from gui.state.models import ModelChoice, choice_of, title_of
from gui.state.runs import (
    cancel_waiting,
    end_run,
    next_frame,
    next_to_estimate,
    next_to_make,
    resting_status,
    start_run,
)
from gui.widgets.error_strip import Note
from gui.work.film import FilmFrame
from gui.work.jobs import Estimated, EstimatedFrame, Jobs
from gui.work.task_runner import Failure, Task, TaskRunner, Work

FALLBACK_NOTE = "fallback"
BESIDE_NOTE = "beside"


class Estimator(QObject):
    """Runs whatever waits: the photo on show first, then along the film strip."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true
    photo_failed = Signal(int, object)  # key, Failure: the file could not be read
    estimated = Signal(int)  # key: there is a new result

    def __init__(
        self, store: Store, lane: TaskRunner, jobs: Jobs, loader: Loader, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._jobs = jobs
        self._loader = loader
        self._task: Task | None = None
        self._started_s: float | None = None
        self._warm = False
        self._closing = False
        loader.retry_requested.connect(self.warm_up)

    def warm_up(self) -> None:
        """Load the model before a photo wants it."""
        self._warm = True
        self._store.set(replace(self._store.state, model_error=""))

    # Running

    def pump(self) -> None:
        """Start what is wanted next if the network is free."""
        state = self._store.state
        idle = self._task is None and not self._loader.busy
        if self._closing or not idle or state.model_error:
            return
        start = self._next_run()
        if start is None and (not self._warm or camera_on_show(state) is not None):
            return  # a camera has the network lane, and loads what it needs: others would wait
        if not state.devices or not self._loader.ready(choice_of(state.settings)):
            self._loader.load()
            return
        self._warm = False
        if start is not None:
            start()

    def _next_run(self) -> Callable[[], None] | None:
        state = self._store.state
        shown = current_entry(state)
        if shown is not None and shown.live is not None:
            return None  # the network is the camera's
        run = self._run_of_film(state, shown) if shown is not None and shown.moves else None
        if run is None and shown is not None and not (shown.film and shown.film.moving):
            run = self._run_on_show(state, shown)
        return (
            run
            or self._runner(entry_of(state, next_to_estimate(state)), self._estimate)
            or self._run_of_film(state, next_to_make(state))
        )

    def _run_on_show(self, state: AppState, shown: Entry) -> Callable[[], None] | None:
        """What is wanted of the photo on show beside its estimate."""
        if lacks_prediction(state, shown) and shown.film is None:
            return self._runner(shown, self._predict)
        if shown.asks_mirror and derived_of(state, shown) is not None:
            return self._runner(shown, self._mirror)
        if model := lacking_model(state, shown):
            return self._runner(shown, partial(self._estimate_beside, model))
        return None

    def _run_of_film(self, state: AppState, entry: Entry | None) -> Callable[[], None] | None:
        frame = next_frame(state, entry) if entry is not None else None
        if entry is None or frame is None or entry.path is None:
            return None
        return partial(self._estimate_frame, entry, FilmFrame(entry.path, frame))

    @staticmethod
    def _runner(
        entry: Entry | None, run: Callable[[Entry, Path | Photo], None]
    ) -> Callable[[], None] | None:
        source = (entry.photo or entry.path) if entry else None
        if entry is None or source is None:
            return None
        return lambda: run(entry, source)

    def _estimate(self, entry: Entry, source: Path | Photo) -> None:
        key, choice, wants = entry.key, choice_of(self._store.state.settings), self._wants(entry)
        asked = replace(choice, said=entry.taken_for)
        self._start(
            lambda progress, cancel: self._jobs.estimate(
                choice, source, progress, cancel, wants_fov=wants, said=asked.said
            ),
            lambda result: self._on_estimated(key, asked, result),
            lambda failure: self._on_failed(key, failure),
            lambda: self._on_cancelled(key),
        )
        self._store.set(start_run(self._store.state, key))

    def _estimate_frame(self, entry: Entry, frame: FilmFrame) -> None:
        key, choice, wants = entry.key, choice_of(self._store.state.settings), self._wants(entry)
        self._start(
            lambda progress, cancel: self._jobs.estimate_frame(
                choice, frame, progress, cancel, wants_fov=wants
            ),
            lambda result: self._on_frame(key, choice, frame.index, result),
            lambda failure: self._on_failed(key, failure),
            lambda: self._on_cancelled(key),
        )
        self._store.set(start_run(self._store.state, key, frame=frame.index))

    def _on_frame(self, key: int, choice: ModelChoice, index: int, result: EstimatedFrame) -> None:
        self._task = None
        made, state = result.estimated, self._store.state
        entry = entry_of(state, key)
        if entry is None or entry.film is None:
            self._store.set(end_run(state, key))
            return
        info = made.derived.estimate.info
        self._tell_notices(entry, made.derived.estimate)
        film = with_summary(entry.film, result.summary)
        film = replace(film, run_s=sum(made.derived.estimate.seconds.values()))
        if film.making is not None:
            seconds = time.monotonic() - film.making.began_s
            film = replace(film, making=replace(film.making, seconds=seconds))
        changes: dict[str, Any] = {"film": film}
        if shown := (index == entry.frame and not entry.film.playing):
            changes |= {"results": {choice: made.derived}, "status": Status.DONE}
            changes["film"] = replace(film, depth_of=index)
            self.resolved.emit(note_key(key))
        self._end(replace(state, model=info), key, **changes)
        if shown:
            self.estimated.emit(key)

    def _estimate_beside(self, model: str, entry: Entry, source: Path | Photo) -> None:
        """What another model says of a photo that the chosen one has seen."""
        key, choice, wants = entry.key, ModelChoice(model), self._wants(entry)
        asked = replace(choice, said=entry.taken_for)
        self._start(
            lambda progress, cancel: self._jobs.estimate(
                choice, source, progress, cancel, wants_fov=wants, said=asked.said
            ),
            lambda result: self._on_beside(key, asked, result, source),
            lambda failure: self._on_none_beside(key, model, failure),
            lambda: self._on_none_beside(key, model),
        )
        self._store.set(start_run(self._store.state, key, other=model))

    def _on_beside(
        self, key: int, choice: ModelChoice, result: Estimated, source: Path | Photo
    ) -> None:
        self._task = None
        self.resolved.emit(BESIDE_NOTE)
        entry = entry_of(self._store.state, key)
        if entry is not None and entry.moves and entry.photo is not source:
            self._end(self._store.state, key)  # another frame is on show
            return
        results = {choice: result.derived, **(entry.results if entry else {})}
        self._end(self._store.state, key, status=Status.DONE, results=results)
        self.estimated.emit(key)

    def _on_none_beside(self, key: int, model: str, failure: Failure | None = None) -> None:
        """It is not asked for any more: else what fails would fail for ever."""
        self._task = None
        state = without_model(self._store.state, model)
        self._end(state, key, status=Status.DONE)
        if failure is not None:
            self.noted.emit(note_of(title_of(state.models, model), failure, key=BESIDE_NOTE), None)

    def _wants(self, entry: Entry) -> Callable[[PhotoMetadata], bool]:
        settings = self._store.state.settings
        return lambda metadata: wants_prediction(settings, entry, metadata)

    def _mirror(self, entry: Entry, source: Path | Photo) -> None:
        self._complete(entry, source, self._jobs.mirror, self._on_not_mirrored)
        asked = change_entry(self._store.state, entry.key, asks_mirror=False)
        self._store.set(start_run(asked, entry.key))

    def _on_not_mirrored(self, key: int, failure: Failure | None = None) -> None:
        self._task = None
        entry = entry_of(self._store.state, key)
        self._end(self._store.state, key, status=Status.DONE)
        if entry is not None and failure is not None:
            self.noted.emit(note_of(entry.name, failure, key=BESIDE_NOTE), None)

    def _predict(self, entry: Entry, source: Path | Photo) -> None:
        self._complete(entry, source, self._jobs.predict, self._on_not_predicted)
        self._store.set(start_run(self._store.state, entry.key, predicting=True))

    def _complete(
        self,
        entry: Entry,
        source: Path | Photo,
        job: Callable[..., Derived],
        on_none: Callable[..., None],
    ) -> None:
        """Have a job add what the result on show lacks."""
        state, key = self._store.state, entry.key
        derived, choice = derived_of(state, entry), choice_of(state.settings)
        assert derived is not None
        self._start(
            lambda progress, cancel: job(choice, source, derived, progress, cancel),
            lambda result: self._on_completed(key, derived, result),
            lambda failure: on_none(key, failure),
            lambda: on_none(key),
        )

    def _start(
        self,
        work: Work,
        on_done: Callable[[Any], None],
        on_failed: Callable[[Failure], None],
        on_cancelled: Callable[[], None],
    ) -> None:
        task = self._lane.submit(work)
        self._task, self._started_s = task, None
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(on_done)
        task.failed.connect(on_failed)
        task.cancelled.connect(on_cancelled)

    def _on_progress(self, progress: Progress) -> None:
        """The clock starts with the first progress, and anew when a run begins once more."""
        state, now = self._store.state, time.monotonic()
        again = state.progress is not None and progress.fraction < state.progress.fraction
        if self._started_s is None or again:
            self._started_s = now
            state = replace(state, running_from=progress.fraction)
        self._store.set(replace(state, progress=progress, running_s=now - self._started_s))

    def _on_estimated(self, key: int, choice: ModelChoice, result: Estimated) -> None:
        self._task = None
        state = self._store.state
        entry = entry_of(state, key)
        estimate = result.derived.estimate
        results = {**(entry.results if entry else {}), choice: result.derived}
        state = replace(state, model=estimate.info)
        self.resolved.emit(note_key(key))
        if entry is not None:
            self._tell_notices(entry, estimate)
        # else it was said meanwhile that it is another kind of photo
        wanted = entry is None or entry.taken_for == choice.said
        status = Status.DONE if wanted else Status.QUEUED
        self._end(state, key, status=status, results=results, metadata=result.metadata)
        self.estimated.emit(key)

    def _tell_notices(self, entry: Entry, estimate: Estimate) -> None:
        if estimate.notices:
            text = " ".join(map(said, estimate.notices))
            self.noted.emit(Note(entry.name, text, error=False, key=FALLBACK_NOTE), None)

    def _end(self, state: AppState, key: int, **changes: Any) -> None:
        self._store.set(end_run(state, key, **changes))

    def _on_failed(self, key: int, failure: Failure) -> None:
        self._task = None
        state = self._store.state
        entry = entry_of(state, key)
        if isinstance(failure.error, WeightsError):  # every photo would fail: wait instead
            state = replace(state, model_error=cause(failure))
            self._end(state, key, status=Status.QUEUED)
            self._loader.complain(failure)
            return
        facts: dict[str, Any] = {"error": cause(failure), "details": failure.details}
        if entry is not None and entry.film is not None:
            facts["film"] = replace(entry.film, making=None, halted=True)
        behind = entry is not None and state.running_frame not in (None, entry.frame)
        status = entry.status if entry is not None and behind else Status.FAILED
        self._end(state, key, status=status, **facts)
        if entry is None:
            return
        if isinstance(failure.error, PhotoError):
            self.photo_failed.emit(key, failure)
            return
        note = note_of(entry.name, failure, action=tr("Retry"), key=note_key(key))
        self.noted.emit(note, lambda: self.request(key))

    def _on_cancelled(self, key: int) -> None:
        self._task = None
        state = self._store.state
        entry = entry_of(state, key)
        status = resting_status(state, entry) if entry else Status.CANCELLED
        if entry is not None and entry.status == Status.QUEUED:
            status = Status.QUEUED  # asked for again while it was being cancelled
        self._end(state, key, status=status)

    def _on_completed(self, key: int, before: Derived, after: Derived) -> None:
        self._task = None
        entry = entry_of(self._store.state, key)
        results = {
            asked: after if derived is before else derived
            for asked, derived in (entry.results if entry else {}).items()
        }
        self.resolved.emit(note_key(key))
        self._end(self._store.state, key, status=Status.DONE, results=results)

    def _on_not_predicted(self, key: int, failure: Failure | None = None) -> None:
        """It must be asked for again: else a prediction that fails would fail for ever."""
        self._task = None
        entry = entry_of(self._store.state, key)
        self._end(self._store.state, key, predict=False)
        if entry is not None and failure is not None:
            note = note_of(entry.name, failure, action=tr("Predict again"), key=note_key(key))
            self.noted.emit(note, lambda: self.request_prediction(key))

    # What the user asks for

    def request(self, key: int) -> None:
        """Estimate a photo, again if need be."""
        state = self._store.state
        entry = entry_of(state, key)
        running = self._task is not None and not self._task.token.cancelled
        if entry is None or (running and state.running == key and not state.predicting):
            return
        if entry.reopened is not None:
            text = tr("This is an exported depth map. Open its photo to estimate that again.")
            self.noted.emit(Note(entry.name, text, error=False, key=note_key(key)), None)
            return
        self.resolved.emit(note_key(key))
        state = replace(state, model_error="")
        changes: dict[str, Any] = {"status": Status.QUEUED, "error": "", "predict": None}
        if entry.film is not None:
            changes["film"] = replace(
                entry.film, done=entry.film.done.without(entry.frame), halted=False
            )
        self._store.set(change_entry(state, key, **changes))

    def request_mirror(self) -> None:
        """Find out how sure the result on show is, by the mirrored photo."""
        state = self._store.state
        if state.current is not None:
            self._store.set(change_entry(state, state.current, asks_mirror=True))

    def request_prediction(self, key: int) -> None:
        """Predict the focal length of a photo that was estimated without."""
        self.resolved.emit(note_key(key))
        self._store.set(change_entry(self._store.state, key, predict=True))

    def cancel(self) -> None:
        """Stop the run, and let nothing that waits begin."""
        self._warm = False
        self._stop()
        self._store.set(cancel_waiting(self._store.state))

    def _stop(self) -> None:
        for stoppable in (self._task, self._loader):
            if stoppable is not None:
                stoppable.cancel()
        stopping = self._task is not None or self._loader.busy
        self._store.set(replace(self._store.state, stopping=stopping))

    def drop_frame(self) -> None:
        """The frame of a film that is in the network is not looked at any more."""
        if self._task is not None and self._store.state.running_frame is not None:
            self._task.cancel()

    def drop(self, key: int) -> None:
        """A photo was removed, or is taken for something else: its run is not wanted any more."""
        if self._task is not None and self._store.state.running == key:
            self._task.cancel()

    def change_model(self) -> None:
        """The settings name another model, device or precision."""
        self._stop()
        state = replace(self._store.state, model=None, model_error="")
        entry = current_entry(state)
        wanted = entry is None or derived_of(state, entry) is None
        self._warm = self._warm or wanted
        if entry is not None and wanted:
            state = change_entry(state, entry.key, status=Status.QUEUED)
        elif entry is not None and entry.status in (Status.QUEUED, Status.UNSEEN):
            state = change_entry(state, entry.key, status=Status.DONE)
        self._store.set(state)

    def close(self) -> None:
        """Start nothing any more."""
        self._closing = True
