"""Stand-ins for what is slow: the model, and lanes whose work the test runs itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from core.errors import PhotoError
from core.progress import CancelToken, Progress, ProgressCallback
from core.types import DepthKind, Estimate, ModelInfo, Photo, PhotoMetadata, Size, Sphere
from gui.state.models import ModelChoice, Offer, SourceRow
from gui.work.jobs import Jobs
from gui.work.photos import PhotoReader
from gui.work.task_runner import Task
from tests.sample_estimates import FOV_DEG, INFO, make_estimate, make_photo

FULL_FILE = Path("/weights/depth_pro.pt")
NONE = ModelChoice("")  # stands in ``loads`` for letting go
OFFER = Offer(
    "Depth Pro",
    "Terms that are to be accepted.",
    (SourceRow("official", "Apple's checkpoint", 2_000_000_000), SourceRow("other", "another")),
    FULL_FILE.parent,
    20_000_000_000,
)


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
        from gui.work.task_runner import _Job, _run

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
        self.predictions: list[str] = []
        self.notices: tuple[str, ...] = ()
        self.error: Exception | None = None
        self.gate: threading.Event | None = None
        self.kinds: dict[str, DepthKind] = {}  # by model, where it is another than usual

    def estimate(
        self,
        photo: Photo,
        *,
        with_fov: bool = True,
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
        made = make_estimate(photo, fov_deg=FOV_DEG if with_fov else None)
        kind = self.kinds.get(self.info.model, made.kind)
        return replace(made, info=self.info, notices=self.notices, kind=kind)

    def predict_fov(self, photo: Photo, estimate: Estimate, **_: Any) -> Estimate:
        self.predictions.append(photo.name)
        if self.error is not None:
            raise self.error
        return replace(estimate, fov_deg=FOV_DEG)


class FakeJobs(Jobs):
    """The real jobs with a fake model and photos that need no file, or others."""

    def __init__(
        self, session: FakeSession | None = None, photos: PhotoReader | None = None
    ) -> None:
        super().__init__(photos or FakeReader())
        self.session = session or FakeSession()
        self.bundled = FakeSession()
        self.load_error: Exception | None = None
        self.loads: list[ModelChoice] = []
        self.here = ("cpu",)

    def devices(self) -> tuple[str, ...]:
        return self.here

    def load(self, choice: ModelChoice, *_: Any, with_fov: bool = True) -> Any:
        """Counts loads of another model than the last."""
        if self.load_error is not None:
            raise self.load_error
        self.loaded_with_fov = with_fov
        if not self.loads or self.loads[-1] != choice:
            self.loads.append(choice)
            self.session.info = replace(self.session.info, model=choice.model)
        return self.session

    def unload(self) -> None:
        self.loads.append(NONE)

    def open_bundled(self, cancel: CancelToken) -> Any:
        return self.bundled


class FakeFetch:
    """Stands in for ``gui.work.weights``: nothing is fetched."""

    def __init__(self) -> None:
        self.fetches: list[str] = []
        self.offered = OFFER
        self.fetch: Callable[[ProgressCallback, CancelToken], Path] = lambda *_: FULL_FILE

    def offer(self, model: str) -> Offer:
        return self.offered

    def download(self, model: str, source_id: str, progress: Any, cancel: Any) -> Path:
        self.fetches.append(source_id)
        return self.fetch(progress, cancel)

    def install(self, model: str, path: Path, progress: Any, cancel: Any) -> Path:
        self.fetches.append(str(path))
        return self.fetch(progress, cancel)


class FakeReader(PhotoReader):
    """Photos that need no file; those named "bad..." cannot be read."""

    def expand(self, paths: Any, films: Any = ()) -> list[Path]:
        return list(paths)

    def decode(self, source: Path | Photo) -> Any:
        return super().decode(self.read(source))

    def read(self, source: Path | Photo) -> Photo:
        if isinstance(source, Photo):
            return source
        if source.name.startswith("bad"):
            raise PhotoError(source, "expected a picture, found text")
        if source.name.startswith(("whole", "gpano")):
            photo = make_photo(source.name, size=Size(800, 400))
            sphere = Sphere() if source.name.startswith("gpano") else None
            return replace(photo, metadata=PhotoMetadata(panorama=True, sphere=sphere))
        if source.name.startswith("sweep"):
            return make_photo(source.name, size=Size(1500, 500))
        focal_px = 100.0 if source.name.startswith("known") else None
        return make_photo(source.name, focal_px=focal_px)
