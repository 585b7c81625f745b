"""The depth that a photo's file brings along: shown in a model's place, as truth, as scale."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.errors import LeadlineError
from core.own_depth import scale_by
from core.truth.comparison import Truth
from gui.control.notes import note_of
from gui.control.store import Store
from gui.kit.number_format import percent
from gui.kit.translate import full_sentence, tr
from gui.snapshot.resolve import resolve
from gui.state.app_state import change_entry, current_entry, derived_of
from gui.state.entry import Status
from gui.state.runs import status_on_show
from gui.widgets.error_strip import Note
from gui.work import evaluation
from gui.work.task_runner import Failure, TaskRunner

NOTE = "own depth"
TRUTH_FIT = "scale-shift"


class OwnDepthDesk(QObject):
    """Answers what is asked of the photo on show; nothing happens where its file has no depth."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(self, store: Store, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        store.followed.connect(self._settle)

    def toggle(self) -> None:
        """Show the file's depth in place of a model's, or the model's again."""
        entry = current_entry(self._store.state)
        if entry is None or entry.own is None:
            return
        self.resolved.emit(NOTE)
        state = change_entry(self._store.state, entry.key, own_used=not entry.own_used)
        self._store.adjust(state, alone=True)

    def _settle(self) -> None:
        """The file's depth came or went, by hand, undo or a session: a model runs only for what
        is not there."""
        state = self._store.state
        entry = current_entry(state)
        if entry is None or entry.own is None:
            return
        there = derived_of(state, entry) is not None
        waits = entry.status not in (Status.DONE, Status.DECODING, Status.ESTIMATING)
        if (waits and there) or (entry.status is Status.DONE and not there):
            status = status_on_show(state, entry)
            if status is not entry.status:
                self._store.set(change_entry(state, entry.key, status=status))

    def compare(self) -> None:
        """Take the file's depth as the truth of the photo; without metres scale and shift are
        fitted."""
        entry = current_entry(self._store.state)
        if entry is None or entry.own is None or entry.path is None:
            return
        depth, path, key = entry.own.depth, entry.path, entry.key
        task = self._lane.submit(lambda _p, _c: evaluation.of_own(depth, path), slot="truth")
        task.succeeded.connect(lambda truth: self._on_truth(key, truth, metric=depth.metric))
        task.failed.connect(lambda failure: self._on_refused(path, failure))

    def _on_truth(self, key: int, truth: Truth, *, metric: bool) -> None:
        self.resolved.emit(NOTE)
        state = change_entry(self._store.state, key, truth=truth)
        if not metric:
            state = replace(state, settings=replace(state.settings, evaluate_align=TRUTH_FIT))
        self._store.set(state)

    def _on_refused(self, path: Path, failure: Failure) -> None:
        self.noted.emit(note_of(path.name, failure, key=NOTE), None)

    def scale(self) -> None:
        """Scale the scene as the file's depth says, and tell how well both agree."""
        state = self._store.state
        entry, shown = current_entry(state), resolve(state)
        derived, focal = shown.depth.derived, shown.focal
        if entry is None or entry.own is None or derived is None or focal is None:
            return
        try:
            found = scale_by(entry.own.depth, derived.estimate, focal_px=focal.active.px)
        except LeadlineError as error:
            self.noted.emit(Note(entry.name, full_sentence(error.cause), key=NOTE), None)
            return
        before = entry.scale
        self._store.set(change_entry(state, entry.key, scale=found.factor))
        text = tr("Scaled by {factor:.3f} as the file's depth says; both differ by {rest} now.")
        note = Note(
            entry.name,
            text.format(factor=found.factor, rest=percent(100 * found.residual)),
            error=False,
            action=tr("Take back"),
            key=NOTE,
        )
        self.noted.emit(note, lambda: self._scale_back(entry.key, before))

    def _scale_back(self, key: int, before: float) -> None:
        self.resolved.emit(NOTE)
        self._store.set(change_entry(self._store.state, key, scale=before))
