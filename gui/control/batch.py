"""A folder of photos to files, while the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gui.control.loader import Loader
from gui.control.store import Store
from gui.kit.translate import full_sentence, said, tr
from gui.state.batch import BatchRequest, BatchRun, BatchStage
from gui.state.models import is_slow
from gui.work.batch import BatchProcess, job_of, prepare
from gui.work.task_runner import TaskRunner

if TYPE_CHECKING:
    from core.batch.process import Job


class BatchDesk(QObject):
    """One batch at a time; it ends as done, failed or cancelled.

    Args:
        make_process: what runs a job.
    """

    ready = Signal()  # what a sheet needs is loaded
    ended = Signal()

    def __init__(
        self,
        store: Store,
        lane: TaskRunner,
        loader: Loader,
        parent: QObject,
        make_process: Callable[[Job, QObject], BatchProcess] = BatchProcess,
    ) -> None:
        super().__init__(parent)
        self._store, self._lane, self._loader = store, lane, loader
        self._make_process = make_process
        self._process: BatchProcess | None = None
        self._outcome: dict[str, Any] = {}

    def prepare(self) -> None:
        """Load what a sheet needs, then say so."""
        task = self._lane.submit(lambda progress, cancel: prepare(), slot="batch")
        task.succeeded.connect(lambda _: self.ready.emit())

    def start(self, request: BatchRequest) -> None:
        """Begin, or go on where a batch into the same folder ended."""
        if self._process is not None:
            return
        settings = self._store.state.settings
        if is_slow(settings.model) and not self._loader.busy:
            self._loader.forget()  # two of them may be more than the memory holds
        self._outcome = {}
        self._process = process = self._make_process(job_of(request, settings), self)
        process.told.connect(self._on_told)
        process.ended.connect(self._on_ended)
        self._remember(request)
        process.start()

    def _remember(self, request: BatchRequest) -> None:
        state = self._store.state
        settings = replace(
            state.settings,
            batch_in_dir=str(request.in_dir),
            batch_out_dir=str(request.out_dir),
            batch_formats=request.formats,
            batch_recursive=request.recursive,
        )
        self._store.set(replace(state, settings=settings, batch=BatchRun(request)))

    def cancel(self) -> None:
        """Stop; what is done stays, and the next batch goes on from there."""
        run = self._store.state.batch
        if self._process is not None and run is not None and run.stage == BatchStage.RUNNING:
            self._set(stage=BatchStage.STOPPING)
            self._process.stop()

    def close(self) -> None:
        """The window closes."""
        if self._process is not None:
            self._process.close()
            self._process = None

    def _set(self, **changes: Any) -> None:
        state = self._store.state
        assert state.batch is not None
        self._store.set(replace(state, batch=replace(state.batch, **changes)))

    def _on_told(self, event: dict[str, Any]) -> None:
        if event["event"] == "failed":
            self._outcome = {"stage": BatchStage.FAILED, "error": full_sentence(event["error"])}
        elif event["event"] == "end":
            self._outcome = {"stage": BatchStage.DONE}
        else:
            self._on_photo(event)

    def _on_photo(self, event: dict[str, Any]) -> None:
        run = self._store.state.batch
        assert run is not None
        counts = {name: event[name] for name in ("total", "done", "before", "failed", "left_s")}
        failures = run.failures
        if event.get("error"):
            failures = (*failures, (event["file"], said(event["error"])))
        self._set(**counts, photo=event.get("file", ""), failures=failures)

    def _on_ended(self, complaint: str) -> None:
        process, run = self._process, self._store.state.batch
        if process is None or run is None:
            return
        process.deleteLater()
        self._process = None
        stopped = run.stage == BatchStage.STOPPING
        broken = {
            "stage": BatchStage.FAILED,
            "error": tr("The batch broke off unexpectedly. Start it again: it goes on from there."),
            "details": complaint,
        }
        self._set(
            left_s=None,
            **(self._outcome or ({"stage": BatchStage.CANCELLED} if stopped else broken)),
        )
        self.ended.emit()
