"""The truth of a photo: taking one, and writing what a comparison with it says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.truth.comparison import Truth
from gui.control.notes import note_of
from gui.control.store import Store
from gui.control.writer import Writer
from gui.kit.translate import tr
from gui.present.presenter import Presenter
from gui.state.app_state import change_entry, current_entry, entry_of
from gui.widgets.error_strip import Note
from gui.work import evaluation
from gui.work.task_runner import Failure, TaskRunner

NOTE = "truth"


class Evaluator(QObject):
    """Reads truths in the work lane; the comparison follows the snapshot as all pictures do."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(
        self,
        store: Store,
        presenter: Presenter,
        lane: TaskRunner,
        writer: Writer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._presenter = presenter
        self._lane = lane
        self._writer = writer

    # The truth

    def load(self, path: Path) -> None:
        """Take a file as the truth of the photo on show; what was there stays if it is none."""
        entry, shown = current_entry(self._store.state), self._presenter.shown
        size = shown.photo.size if shown else None
        if entry is None or size is None:
            return
        key, frame = entry.key, entry.frame
        task = self._lane.submit(lambda progress, cancel: evaluation.load(path, size), slot="truth")
        task.succeeded.connect(lambda truth: self._on_loaded(key, frame, truth))
        task.failed.connect(lambda failure: self._on_refused(path, failure))

    def _on_loaded(self, key: int, frame: int, truth: Truth) -> None:
        self.resolved.emit(NOTE)
        self._store.set(change_entry(self._store.state, key, truth=truth, truth_of=frame))
        entry = entry_of(self._store.state, key)
        if entry is not None and entry.film is not None:
            text = tr("The true depth is of frame {number}: it is not compared with another one.")
            self.noted.emit(
                Note(truth.path.name, text.format(number=frame), error=False, key=NOTE), None
            )

    def _on_refused(self, path: Path, failure: Failure) -> None:
        self.noted.emit(note_of(path.name, failure, key=NOTE), None)

    def forget(self) -> None:
        """The photo on show has no truth any more."""
        key = self._store.state.current
        if key is not None:
            self._store.set(change_entry(self._store.state, key, truth=None))

    # Files

    def write(self, path: Path) -> None:
        """Figures and curve as CSV; the file dialog has asked before a file is replaced."""
        shown = self._presenter.shown
        result = shown.pictures.evaluated if shown else None
        if shown is None or result is None:
            return
        photo, other = shown.photo.name, shown.pictures.evaluated_other
        self._writer.write(
            path.name,
            path.parent,
            lambda progress, cancel: [evaluation.write(path, photo, result, other)],
            again=lambda: self.write(path),
        )
