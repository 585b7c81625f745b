"""Stand-ins for what is slow: the model, and lanes whose work the test runs itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from core.errors import PhotoError
from core.progress import CancelToken, Progress, ProgressCallback
from core.types import Estimate, ModelInfo, Photo
from gui.jobs import Jobs, ModelChoice
from gui.worker import Task
from tests.gui.samples import INFO, make_estimate, make_photo


class StepLane(QObject):
    """A TaskRunner without a thread: ``run`` does the next piece of work, here and now."""

    def __init__(self) -> None:
        super().__init__()
        self.queue: list[tuple[Task, Callable[..., Any]]] = []
        self.ended: list[str] = []

    @property
    def busy(self) -> bool:
        return bool(self.queue)

    def submit(self, work: Callable[..., Any], *, slot: str | None = None) -> Task:
        if slot is not None:
            self.cancel(slot)
        task = Task(len(self.queue), slot, self)
        self.queue.append((task, work))
        return task

    def cancel(self, slot: str) -> None:
        for task, _ in self.queue:
            if task.slot == slot:
                task.cancel()

    def run(self, steps: int = 1) -> None:
        from gui.worker import _Job, _run

        for _ in range(steps):
            task, work = self.queue.pop(0)
            outcome = _run(_Job(task.number, work, task.token), task.progressed.emit)
            task.deliver(outcome)

    def run_all(self) -> None:
        while self.queue:
            self.run()

    def close(self) -> bool:
        for task, _ in self.queue:
            task.cancel()
        self.run_all()
        return True


class FakeSession:
    """Answers at once, or waits for ``gate``; counts its forward passes."""

    def __init__(self) -> None:
        self.info: ModelInfo = INFO
        self.passes: list[str] = []
        self.error: Exception | None = None
        self.gate: threading.Event | None = None

    def estimate(
        self,
        photo: Photo,
        *,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        self.passes.append(photo.name)
        for step in range(4):
            if progress is not None:
                progress(Progress(step, 4, "fake"))
            while self.gate is not None and not self.gate.wait(0.005):
                assert cancel is not None
                cancel.check()
        if self.error is not None:
            raise self.error
        return make_estimate(photo)


class FakeJobs(Jobs):
    """The real jobs with a fake model and, for names given, photos that need no file."""

    def __init__(self, session: FakeSession | None = None) -> None:
        super().__init__()
        self.session = session or FakeSession()
        self.load_error: Exception | None = None
        self.loads: list[ModelChoice] = []
        self.exports: list[Any] = []

    def expand(self, paths: Any) -> list[Path]:
        return list(paths)

    def decode(self, source: Path | Photo) -> Any:
        return super().decode(self._photo(source))

    def thumbnail(self, source: Path | Photo) -> Any:
        return super().thumbnail(self._photo(source))

    def estimate(self, choice: Any, source: Path | Photo, progress: Any, cancel: Any) -> Any:
        return super().estimate(choice, self._photo(source), progress, cancel)

    def load(self, choice: ModelChoice) -> Any:
        self.loads.append(choice)
        if self.load_error is not None:
            raise self.load_error
        return self.session

    def export(self, scene: Any, request: Any, progress: Any, cancel: Any) -> list[Path]:
        self.exports.append((scene, request))
        progress(Progress(1, 1, "wrote"))
        return [request.path or request.folder / "a.ply"]

    @staticmethod
    def _photo(source: Path | Photo) -> Photo:
        if isinstance(source, Photo):
            return source
        if source.name.startswith("bad"):
            raise PhotoError(source, "expected a picture, found text")
        return make_photo(source.name)
