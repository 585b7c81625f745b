"""Files written in a lane of their own, one job after another, with the notes about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.export.exports import Exports
from core.progress import CancelToken, Progress, ProgressCallback
from gui.control.notes import file_or, note_of
from gui.control.reveal import show_in_folder
from gui.control.store import Store
from gui.kit.translate import said, tr
from gui.widgets.error_strip import Note
from gui.work.task_runner import Failure, Task, TaskRunner

NOTE = "export"
Work = Callable[[ProgressCallback, CancelToken], Sequence[Path] | Exports]


class Writer(QObject):
    """Shows what is being written in the state, and says how it ended."""

    noted = Signal(object, object)  # Note, what its action does or None

    def __init__(self, store: Store, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._tasks: list[Task] = []

    def write(self, name: str, folder: Path, work: Work, *, again: Callable[[], None]) -> None:
        """Write files.

        Args:
            name: what is written, for people.
            folder: where it goes; the next export is offered there.
            work: for the lane; returns the files, or what came of several formats.
            again: what Retry does.
        """
        task = self._lane.submit(work)
        self._tasks.append(task)
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(lambda made: self._on_written(name, made, again))
        task.failed.connect(lambda failure: self._on_failed(name, failure, again))
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(lambda *_: self._on_over(task))
        state = replace(self._store.state, exporting=name)
        settings = replace(state.settings, last_export_dir=str(folder))
        self._store.set(replace(state, settings=settings))

    def cancel(self) -> None:
        """Stop all that is being written; no file appears."""
        for task in self._tasks:
            task.cancel()

    def _on_progress(self, progress: Progress) -> None:
        self._store.set(replace(self._store.state, export_progress=progress))

    def _on_written(
        self, name: str, made: Sequence[Path] | Exports, again: Callable[[], None]
    ) -> None:
        """Say what was written, or what was not and why."""
        if isinstance(made, Exports) and made.failures:
            self.noted.emit(_failures_note(name, made), again)
            return
        files = made.files if isinstance(made, Exports) else made
        folder = files[0].parent
        note = Note(
            ", ".join(file.name for file in files),
            tr("saved in {folder}").format(folder=folder),
            error=False,
            action=tr("Show in folder"),
            key=NOTE,
        )
        self.noted.emit(note, lambda: show_in_folder(files[0]))

    def _on_failed(self, name: str, failure: Failure, again: Callable[[], None]) -> None:
        note = note_of(file_or(name, failure), failure, action=tr("Retry"), key=NOTE)
        self.noted.emit(note, again)

    def _on_over(self, task: Task) -> None:
        self._tasks.remove(task)
        if not self._tasks:
            self._store.set(replace(self._store.state, exporting="", export_progress=None))


def _failures_note(name: str, exports: Exports) -> Note:
    causes = "; ".join(f"{each.path.name}: {said(each.cause)}" for each in exports.failures)
    if exports.files:
        written = ", ".join(file.name for file in exports.files)
        causes = tr("{causes}. Saved: {written}").format(causes=causes, written=written)
    return Note(name, causes, action=tr("Retry"), key=NOTE)
