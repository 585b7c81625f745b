"""Tasks: one thread, a queue, exactly one outcome each."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from core.progress import Cancelled, Progress
from core.system.niceness import NICENESS
from gui.work.task_runner import Failure, Task, TaskRunner

WAIT_MS = 60_000
PATIENCE_S = WAIT_MS / 1000


class Outcomes:
    """Everything that a task tells, in order."""

    def __init__(self, task: Task) -> None:
        self.seen: list[tuple[str, object]] = []
        self.threads: set[QThread] = set()
        task.succeeded.connect(lambda result: self._note("succeeded", result))
        task.failed.connect(lambda failure: self._note("failed", failure))
        task.cancelled.connect(lambda: self._note("cancelled", None))
        task.progressed.connect(lambda progress: self._note("progress", progress))

    def _note(self, kind: str, value: object) -> None:
        self.seen.append((kind, value))
        self.threads.add(QThread.currentThread())

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.seen]

    @property
    def ends(self) -> list[str]:
        return [kind for kind in self.kinds if kind != "progress"]


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner("test")
    yield runner
    runner.close()


def wait_idle(qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: not runner.busy, timeout=WAIT_MS)


def test_result_arrives_in_the_gui_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    outcomes = Outcomes(runner.submit(lambda progress, cancel: QThread.currentThread()))
    wait_idle(qtbot, runner)
    ((kind, worked_in),) = outcomes.seen
    assert kind == "succeeded"
    assert worked_in is not QThread.currentThread()
    assert outcomes.threads == {QThread.currentThread()}


@pytest.mark.parametrize("error", [ValueError("wrong"), RuntimeError("out"), MemoryError()])
def test_whatever_is_raised_becomes_a_failure(
    qtbot: QtBot, runner: TaskRunner, error: Exception
) -> None:
    def work(progress, cancel):
        raise error

    outcomes = Outcomes(runner.submit(work))
    wait_idle(qtbot, runner)
    ((kind, failure),) = outcomes.seen
    assert kind == "failed"
    assert isinstance(failure, Failure)
    assert failure.error is error
    assert "in work" in failure.details
    assert error.__traceback__ is None  # its frames would keep the work's arrays alive


def test_thread_survives_a_system_exit(qtbot: QtBot, runner: TaskRunner) -> None:
    def leave(progress, cancel):
        raise SystemExit

    first, second = Outcomes(runner.submit(leave)), Outcomes(runner.submit(lambda p, c: 2))
    wait_idle(qtbot, runner)
    assert (first.kinds, second.kinds) == (["failed"], ["succeeded"])


def test_cancel_stops_running_work(qtbot: QtBot, runner: TaskRunner) -> None:
    started = threading.Event()

    def work(progress, cancel):
        started.set()
        while True:
            cancel.check()

    task = runner.submit(work)
    outcomes = Outcomes(task)
    assert started.wait(PATIENCE_S)
    task.cancel()
    wait_idle(qtbot, runner)
    assert outcomes.kinds == ["cancelled"]


def test_cancelled_work_never_succeeds_nor_fails(qtbot: QtBot, runner: TaskRunner) -> None:
    """Work that does not look at its token still ends as cancelled."""
    go = threading.Event()

    def finish(progress, cancel):
        go.wait(PATIENCE_S)

    def fail(progress, cancel):
        raise ValueError

    tasks = [runner.submit(work) for work in (finish, fail)]
    outcomes = [Outcomes(task) for task in tasks]
    for task in tasks:
        task.cancel()
    go.set()
    wait_idle(qtbot, runner)
    assert [each.kinds for each in outcomes] == [["cancelled"], ["cancelled"]]


def test_work_that_was_cancelled_in_the_queue_does_not_begin(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    go, begun = threading.Event(), []
    runner.submit(lambda progress, cancel: go.wait(PATIENCE_S))
    waiting = runner.submit(lambda progress, cancel: begun.append(1))
    outcomes = Outcomes(waiting)
    waiting.cancel()
    go.set()
    wait_idle(qtbot, runner)
    assert outcomes.kinds == ["cancelled"]
    assert not begun


def test_cancelled_raised_by_the_work_is_cancelled(qtbot: QtBot, runner: TaskRunner) -> None:
    def work(progress, cancel):
        raise Cancelled

    outcomes = Outcomes(runner.submit(work))
    wait_idle(qtbot, runner)
    assert outcomes.kinds == ["cancelled"]


def test_tasks_run_in_order(qtbot: QtBot, runner: TaskRunner) -> None:
    order: list[int] = []
    for number in range(5):
        runner.submit(lambda progress, cancel, number=number: order.append(number))
    wait_idle(qtbot, runner)
    assert order == [0, 1, 2, 3, 4]


def test_a_task_of_the_same_slot_replaces_the_older_one(qtbot: QtBot, runner: TaskRunner) -> None:
    go = threading.Event()
    stale = Outcomes(runner.submit(lambda progress, cancel: go.wait(PATIENCE_S), slot="cloud"))
    other = Outcomes(runner.submit(lambda progress, cancel: "other", slot="thin"))
    fresh = Outcomes(runner.submit(lambda progress, cancel: "fresh", slot="cloud"))
    go.set()
    wait_idle(qtbot, runner)
    assert stale.kinds == ["cancelled"]
    assert other.seen == [("succeeded", "other")]
    assert fresh.seen == [("succeeded", "fresh")]


def test_progress_is_thinned_but_its_end_is_told(qtbot: QtBot, runner: TaskRunner) -> None:
    count = 2000

    def work(progress, cancel):
        for done in range(1, count + 1):
            progress(Progress(done, count, "counting"))

    outcomes = Outcomes(runner.submit(work))
    wait_idle(qtbot, runner)
    told = [value.done for kind, value in outcomes.seen if kind == "progress"]
    assert told[-1] == count
    assert len(told) < count / 10
    assert outcomes.ends == ["succeeded"]


def test_no_progress_after_cancelling(qtbot: QtBot, runner: TaskRunner) -> None:
    go = threading.Event()

    def work(progress, cancel):
        go.wait(PATIENCE_S)
        progress(Progress(1, 1, "late"))

    task = runner.submit(work)
    outcomes = Outcomes(task)
    task.cancel()
    go.set()
    wait_idle(qtbot, runner)
    assert outcomes.kinds == ["cancelled"]


def test_busy_changes_once_each_way(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[bool] = []
    runner.busy_changed.connect(told.append)
    for _ in range(3):
        runner.submit(lambda progress, cancel: None)
    wait_idle(qtbot, runner)
    assert told == [True, False]


def test_close_ends_every_task_and_the_thread(qtbot: QtBot) -> None:
    runner = TaskRunner("test")

    def work(progress, cancel):
        while True:
            cancel.check()

    outcomes = [Outcomes(runner.submit(work)) for _ in range(3)]
    assert runner.close()
    assert [each.kinds for each in outcomes] == [["cancelled"]] * 3
    assert not runner.busy


@pytest.mark.skipif(sys.platform != "linux", reason="nice values of threads are Linux's")
def test_work_and_the_threads_it_starts_step_back(qtbot: QtBot) -> None:
    def niceness() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def work(_progress, _cancel) -> list[int]:
        found = [niceness()]
        thread = threading.Thread(target=lambda: found.append(niceness()))
        thread.start()
        thread.join()
        return found

    runner = TaskRunner("test")
    with qtbot.waitSignal(runner.submit(work).succeeded) as heard:
        pass
    assert heard.args == [[niceness() + NICENESS] * 2]
    assert runner.close()
