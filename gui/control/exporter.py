"""Files out of what is on show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from core.progress import Progress
from gui.control.notes import note_of
from gui.control.store import Store
from gui.jobs import Jobs
from gui.resolve import resolve
from gui.state import AppState, ExportRequest
from gui.widgets.error_strip import Note
from gui.words import tr
from gui.worker import Failure, Task, TaskRunner

if TYPE_CHECKING:
    from core.export.scene import Scene

NOTE = "export"


class Exporter(QObject):
    """Writes in a lane of its own, one export after another."""

    noted = Signal(object, object)  # Note, what its action does or None
    finished = Signal(object)  # list of the files written

    def __init__(self, store: Store, lane: TaskRunner, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._jobs = jobs
        self._tasks: list[Task] = []

    def export(self, request: ExportRequest) -> None:
        """Write what is on show now; later changes do not reach it."""
        scene = scene_of(self._store.state, request)
        if scene is None:
            return
        name = request.path.name if request.path else scene.photo.name
        task = self._lane.submit(
            lambda progress, cancel: self._jobs.export(scene, request, progress, cancel)
        )
        self._tasks.append(task)
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(self._on_written)
        task.failed.connect(lambda failure: self._on_failed(name, request, failure))
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(lambda *_: self._on_over(task))
        folder = request.path.parent if request.path else request.folder
        state = replace(self._store.state, exporting=name)
        settings = replace(state.settings, last_export_dir=str(folder))
        self._store.set(replace(state, settings=settings))

    def cancel(self) -> None:
        """Stop all exports; no file appears."""
        for task in self._tasks:
            task.cancel()

    def _on_progress(self, progress: Progress) -> None:
        self._store.set(replace(self._store.state, export_progress=progress))

    def _on_written(self, files: list[Path]) -> None:
        folder = files[0].parent
        names = ", ".join(file.name for file in files)
        note = Note(
            names,
            tr("saved in {folder}").format(folder=folder),
            error=False,
            action=tr("Open folder"),
            key=NOTE,
        )
        self.noted.emit(note, lambda: open_folder(folder))
        self.finished.emit(files)

    def _on_failed(self, name: str, request: ExportRequest, failure: Failure) -> None:
        path = getattr(failure.error, "path", None)
        subject = path.name if isinstance(path, Path) else name
        note = note_of(subject, failure, action=tr("Retry"), key=NOTE)
        self.noted.emit(note, lambda: self.export(request))

    def _on_over(self, task: Task) -> None:
        self._tasks.remove(task)
        if not self._tasks:
            self._store.set(replace(self._store.state, exporting="", export_progress=None))


def scene_of(state: AppState, request: ExportRequest) -> Scene | None:
    """What is on show, as an export needs it; None when something is missing."""
    from core.camera import Axes
    from core.export.scene import Scene

    snapshot = resolve(state)
    derived, focal, photo = snapshot.depth.derived, snapshot.focal, snapshot.photo.photo
    if derived is None or focal is None or photo is None or snapshot.cloud is None:
        return None
    per_metre = snapshot.depth.per_metre or 1.0
    return Scene(
        photo=photo,
        estimate=derived.estimate,
        focal=focal.active,
        predicted_focal_px=focal.choices.predicted,
        scale=snapshot.cloud.scale,
        contour_percent=state.settings.contour_percent,
        thin_contours=state.settings.contour_thin,
        remove_flying=state.settings.cloud_remove_flying,
        far_m=snapshot.cloud.far_m,
        axes=Axes(request.axes),
        max_points=snapshot.cloud.max_points,
        colormap=state.settings.colormap,
        color_range=(snapshot.depth.low * per_metre, snapshot.depth.high * per_metre),
        ply_ascii=request.ascii,
    )


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
