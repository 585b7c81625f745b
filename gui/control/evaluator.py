"""The truth of a photo, and what a comparison with it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.comparison import Truth
from core.truth_files import valid_depth
from gui.control.notes import file_or, note_of
from gui.control.store import Store
from gui.control.writer import Writer
from gui.present.evaluation import EvaluationViews
from gui.snapshot.parts import EvaluationRequest, Snapshot
from gui.snapshot.probe import Reading
from gui.state.app_state import change_entry
from gui.work import evaluation
from gui.work.evaluation import Evaluated
from gui.work.task_runner import Failure, TaskRunner

NOTE = "truth"


class Evaluator(QObject):
    """Follows the snapshot: one comparison at a time, then the newest wish."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(
        self,
        store: Store,
        views: EvaluationViews,
        lane: TaskRunner,
        writer: Writer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._views = views
        self._lane = lane
        self._writer = writer
        self._wanted: EvaluationRequest | None = None
        self._running: EvaluationRequest | None = None
        self._failed: EvaluationRequest | None = None
        self._result: Evaluated | None = None

    # The truth

    def load(self, path: Path) -> None:
        """Take a file as the truth of the photo on show; what was there stays if it is none."""
        key, size = self._store.state.current, self._views.image_size
        if key is None or size is None:
            return
        task = self._lane.submit(lambda progress, cancel: evaluation.load(path, size), slot="truth")
        task.succeeded.connect(lambda truth: self._on_loaded(key, truth))
        task.failed.connect(lambda failure: self._on_refused(path, failure))

    def _on_loaded(self, key: int, truth: Truth) -> None:
        self.resolved.emit(NOTE)
        self._store.set(change_entry(self._store.state, key, truth=truth))

    def _on_refused(self, path: Path, failure: Failure) -> None:
        self.noted.emit(note_of(path.name, failure, key=NOTE), None)

    def forget(self) -> None:
        """The photo on show has no truth any more."""
        key = self._store.state.current
        if key is not None:
            self._store.set(change_entry(self._store.state, key, truth=None))

    # The comparison

    @property
    def result(self) -> Evaluated | None:
        """The comparison on show."""
        return self._result

    @property
    def behind(self) -> bool:
        """Whether what is on show is not yet what was asked for."""
        shown = self._result.request if self._result else None
        return self._wanted not in (shown, self._failed)

    def follow(self, snapshot: Snapshot, changed: list[str]) -> None:
        """Bring the comparison up to a new snapshot."""
        if {"photo", "contours", "evaluation"} & set(changed):
            self._views.show(snapshot)
        if "evaluation" not in changed:
            return
        self._wanted = snapshot.evaluation.request
        if self._wanted is None or (
            self._result and self._result.request.truth is not self._wanted.truth
        ):
            self._result = None
            self._views.show_result(None)
        self._start()

    def _start(self) -> None:
        wanted = self._wanted
        if wanted is None or self._running is not None or not self.behind:
            return
        self._running, before = wanted, self._result
        task = self._lane.submit(
            lambda progress, cancel: evaluation.evaluate(wanted, before, cancel), slot="evaluate"
        )
        task.succeeded.connect(self._on_evaluated)
        task.failed.connect(lambda failure: self._on_failed(wanted, failure))
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._on_over)

    def _on_evaluated(self, result: Evaluated) -> None:
        wanted = self._wanted
        if wanted is not None and wanted.truth is result.request.truth:
            self.resolved.emit(NOTE)
            self._result = result
            self._views.show_result(result)

    def _on_failed(self, request: EvaluationRequest, failure: Failure) -> None:
        self._failed = request
        subject = file_or(request.truth.path.name, failure)
        self.noted.emit(note_of(subject, failure, key=NOTE), None)

    def _on_over(self, *_: object) -> None:
        self._running = None
        self._start()

    # Readout and files

    def annotate(self, reading: Reading, snapshot: Snapshot) -> Reading:
        """A reading with the truth and the error at its pixel."""
        truth, size = snapshot.evaluation.truth, snapshot.photo.size
        if truth is None or truth.kind == "mask" or size is None:
            return reading
        height, width = truth.values.shape
        row = min(int((reading.v + 0.5) * height / size.height), height - 1)
        column = min(int((reading.u + 0.5) * width / size.width), width - 1)
        if not valid_depth(truth.values[row : row + 1, column]).all():
            return reading
        result, error = self._result, None
        if result is not None and result.request.truth is truth and result.error is not None:
            error = float(result.error[row, column])
        known = None if error is None or not np.isfinite(error) else error
        return replace(reading, true_z=float(truth.values[row, column]), error=known)

    def write(self, path: Path) -> None:
        """Figures and curve as CSV; the file dialog has asked before a file is replaced."""
        result, photo = self._result, self._views.photo_name
        if result is None:
            return
        self._writer.write(
            path.name,
            path.parent,
            lambda progress, cancel: [evaluation.write(path, photo, result)],
            again=lambda: self.write(path),
        )
