"""Work off the GUI thread: one thread, one queue, exactly one outcome per task.

Every task ends as succeeded, failed or cancelled, told in the GUI thread by the signals of
its ``Task``. A task that was cancelled or replaced never succeeds, even when its work ran to
the end: stale answers cannot reach the window.
"""

from __future__ import annotations

import itertools
import queue
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from core.progress import Cancelled, CancelToken, Progress, ProgressCallback
from core.system.niceness import step_back_thread

PROGRESS_INTERVAL_S = 1 / 25
CLOSE_WAIT_MS = 5_000
STACK_BYTES = 16 * 1024 * 1024  # some platforms give threads 0.5 MB, too little for a network

Work = Callable[[ProgressCallback, CancelToken], Any]


@dataclass(frozen=True, eq=False)
class Failure:
    """Why a task failed: the error itself and its traceback as text."""

    error: BaseException
    details: str


@dataclass(frozen=True, eq=False)
class _Success:
    result: Any


@dataclass(frozen=True, eq=False)
class _Job:
    """What travels to the thread: plain values, so that no QObject ever dies there."""

    number: int
    work: Work
    token: CancelToken


class Task(QObject):
    """The GUI thread's end of a piece of work; its signals are emitted in the GUI thread."""

    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(object)

    def __init__(self, number: int, slot: str | None, parent: QObject) -> None:
        super().__init__(parent)
        self.number = number
        self.slot = slot
        self.token = CancelToken()

    def cancel(self) -> None:
        """Ask the work to stop; the outcome will be ``cancelled`` unless it already came."""
        self.token.cancel()

    def deliver(self, outcome: _Success | Failure | None) -> None:
        """Emit the one outcome (None: cancelled). Called once, by the runner."""
        if outcome is None or self.token.cancelled:
            self.cancelled.emit()
        elif isinstance(outcome, Failure):
            self.failed.emit(outcome)
        else:
            self.succeeded.emit(outcome.result)


class _Thread(QThread):
    """Takes jobs from its queue until it finds None."""

    finished_job = Signal(int, object)
    progressed = Signal(int, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setStackSize(STACK_BYTES)
        self.jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()

    def run(self) -> None:
        step_back_thread()  # elsewhere the thread's priority says the same
        while (job := self.jobs.get()) is not None:
            outcome = _run(job, self._reporter(job.number))
            self.finished_job.emit(job.number, outcome)
            del job, outcome  # a waiting thread must not keep pictures alive

    def _reporter(self, number: int) -> ProgressCallback:
        last = 0.0

        def report(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= PROGRESS_INTERVAL_S or progress.done >= progress.total:
                last = now
                self.progressed.emit(number, progress)

        return report


def _run(job: _Job, report: ProgressCallback) -> _Success | Failure | None:
    """The three outcomes of a job; whatever the work raises becomes one of them."""
    try:
        job.token.check()
        return _Success(job.work(report, job.token))
    except Cancelled:
        return None
    except BaseException as error:
        details = traceback.format_exc()
        error.__traceback__ = None  # its frames would keep every array of the work alive
        return Failure(error, details)


class TaskRunner(QObject):
    """Runs tasks one after another in a thread of its own, which leaves the processors to the
    window when both want them.

    Args:
        name: the thread's name, for debuggers.
        parent: owner; the runner must be closed before it goes.
    """

    busy_changed = Signal(bool)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._tasks: dict[int, Task] = {}
        self._thread = _Thread(name)
        self._thread.finished_job.connect(self._on_finished)
        self._thread.progressed.connect(self._on_progressed)
        self._thread.start(QThread.Priority.LowPriority)

    @property
    def busy(self) -> bool:
        return bool(self._tasks)

    def submit(self, work: Work, *, slot: str | None = None) -> Task:
        """Queue ``work(progress, cancel)``; a task of the same ``slot`` is replaced by it."""
        if slot is not None:
            self.cancel(slot)
        task = Task(next(self._numbers), slot, self)
        was_busy = self.busy
        self._tasks[task.number] = task
        self._thread.jobs.put(_Job(task.number, work, task.token))
        if not was_busy:
            self.busy_changed.emit(True)
        return task

    def cancel(self, slot: str) -> None:
        """Cancel what is queued or running in a slot."""
        for task in self._tasks.values():
            if task.slot == slot:
                task.cancel()

    def close(self) -> bool:
        """Cancel everything, wait for the thread; False when the work would not stop in time."""
        for task in self._tasks.values():
            task.cancel()
        self._thread.jobs.put(None)
        stopped = self._thread.wait(CLOSE_WAIT_MS)
        for number in list(self._tasks):
            self._on_finished(number, None)
        return stopped

    @Slot(int, object)
    def _on_finished(self, number: int, outcome: _Success | Failure | None) -> None:
        task = self._tasks.pop(number, None)
        if task is None:
            return
        task.deliver(outcome)
        task.deleteLater()
        if not self.busy:
            self.busy_changed.emit(False)

    @Slot(int, object)
    def _on_progressed(self, number: int, progress: Progress) -> None:
        task = self._tasks.get(number)
        if task is not None and not task.token.cancelled:
            task.progressed.emit(progress)
