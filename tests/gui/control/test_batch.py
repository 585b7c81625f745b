"""One batch at a time, which ends in exactly one way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QObject

from core.settings import Settings
from gui.control.batch import BatchDesk
from gui.control.store import Store
from gui.state.app_state import AppState
from gui.state.batch import BatchRequest, BatchStage
from gui.work.batch import BatchProcess
from tests.gui.fakes import StepLane

REQUEST = BatchRequest(Path("/photos"), Path("/out"), ("npz",))
COUNTS = {"total": 3, "done": 1, "before": 1, "failed": 0, "left_s": None}
START = {"event": "start", **COUNTS}
BAD = {"event": "photo", **COUNTS, "failed": 1, "left_s": 2.0, "file": "b.jpg", "error": "damaged"}
END = {"event": "end", "done": 2, "failed": 1, "report": "/out/report.csv"}


class Process(BatchProcess):
    """Runs nothing; the test speaks for it."""

    def start(self) -> None:
        self.calls = ["start"]

    def stop(self) -> None:
        self.calls.append("stop")

    def close(self) -> None:
        self.calls.append("close")


class Bench:
    def __init__(self, settings: Settings) -> None:
        self.parent = QObject()
        self.store = Store(AppState(settings), self.parent)
        self.loader = MagicMock(busy=False)
        self.processes: list[Process] = []
        self.ends: list[BatchStage] = []
        self.desk = BatchDesk(self.store, StepLane(), self.loader, self.parent, self.make)
        self.desk.ended.connect(lambda: self.ends.append(self.run.stage))

    def make(self, job, parent) -> Process:
        self.job = job
        self.processes.append(Process(job, parent))
        return self.processes[-1]

    @property
    def run(self):
        return self.store.state.batch

    def begun(self) -> Process:
        self.desk.start(REQUEST)
        return self.processes[-1]


@pytest.fixture
def bench(qapp) -> Bench:
    return Bench(Settings())


def test_events_tell_how_far_it_is(bench: Bench) -> None:
    process = bench.begun()
    assert bench.run.total is None
    process.told.emit(START)
    process.told.emit(BAD)
    run = bench.run
    assert (run.total, run.settled, run.before, run.left_s, run.photo) == (3, 2, 1, 2.0, "b.jpg")
    assert run.failures == (("b.jpg", "damaged"),)
    assert run.stage == BatchStage.RUNNING


def test_it_is_over_when_the_process_is(bench: Bench) -> None:
    process = bench.begun()
    process.told.emit(END)
    bench.desk.start(REQUEST)  # too early
    assert len(bench.processes) == 1
    process.ended.emit("exit status 0")
    assert bench.ends == [BatchStage.DONE]
    bench.desk.start(REQUEST)
    assert len(bench.processes) == 2


def test_the_reason_of_a_failure_is_a_sentence(bench: Bench) -> None:
    process = bench.begun()
    process.told.emit({"event": "failed", "error": "another batch is writing into this folder"})
    process.ended.emit("exit status 0")
    assert bench.ends == [BatchStage.FAILED]
    assert bench.run.error == "Another batch is writing into this folder."


def test_a_process_that_dies_without_a_word_has_failed(bench: Bench) -> None:
    bench.begun().ended.emit("out of memory\nsignal 9")
    assert bench.ends == [BatchStage.FAILED]
    assert "goes on from there" in bench.run.error
    assert "signal 9" in bench.run.details


def test_cancelled_is_cancelled_once(bench: Bench) -> None:
    process = bench.begun()
    bench.desk.cancel()
    bench.desk.cancel()
    assert process.calls == ["start", "stop"]
    assert bench.run.stage == BatchStage.STOPPING
    process.ended.emit("exit status 130")
    assert bench.ends == [BatchStage.CANCELLED]


def test_an_end_that_came_before_the_cancel_counts(bench: Bench) -> None:
    process = bench.begun()
    process.told.emit(END)
    bench.desk.cancel()
    process.ended.emit("exit status 0")
    assert bench.ends == [BatchStage.DONE]


def test_what_was_asked_is_remembered(bench: Bench) -> None:
    bench.begun()
    settings = bench.store.state.settings
    assert (settings.batch_in_dir, settings.batch_out_dir) == ("/photos", "/out")
    assert settings.batch_formats == ("npz",)


def test_the_job_follows_the_settings(bench: Bench) -> None:
    bench.store.remember(contour_percent=20.0, range_auto=False, near_m=1.0, far_m=4.0)
    bench.store.remember(export_axes="opengl", cloud_flying="snap-near")
    bench.desk.start(replace(REQUEST, recursive=False))
    batch = bench.job.batch
    assert (batch.in_dir, batch.out_dir, batch.recursive) == (Path("/photos"), Path("/out"), False)
    scene = batch.recipe.scene
    assert (scene["contour_percent"], scene["color_range"]) == (20.0, (0.25, 1.0))
    assert (str(scene["axes"]), str(scene["flying"])) == ("opengl", "snap-near")
    assert bench.job.model.name == "compact"


def test_a_large_model_is_not_held_twice(bench: Bench) -> None:
    bench.begun()
    bench.loader.forget.assert_not_called()
    large = Bench(Settings(model="depth-pro"))
    large.begun()
    large.loader.forget.assert_called_once()


def test_closing_ends_the_process(bench: Bench) -> None:
    process = bench.begun()
    bench.desk.close()
    assert process.calls == ["start", "close"]
