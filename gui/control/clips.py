"""Films to files, in a process of their own, while the window goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.progress import Progress
from core.sentence import Sentence
from gui.control.loader import Loader
from gui.control.reveal import show_in_folder
from gui.control.store import Store
from gui.kit.translate import full_sentence, said, tr
from gui.snapshot.resolve import resolve
from gui.state.app_state import current_entry, derived_of, wants_metres
from gui.state.clip import ClipExport, ClipRun
from gui.state.models import is_slow
from gui.widgets.error_strip import Note
from gui.work.clips import ClipProcess, clip_job

if TYPE_CHECKING:
    from core.batch.clip_process import ClipJob

NOTE = "clip"


class ClipDesk(QObject):
    """One clip at a time; it ends as written, failed or cancelled.

    Args:
        make_process: what runs a job.
    """

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(
        self,
        store: Store,
        loader: Loader,
        parent: QObject,
        make_process: Callable[[ClipJob, QObject], ClipProcess] = ClipProcess,
    ) -> None:
        super().__init__(parent)
        self._store, self._loader = store, loader
        self._make_process = make_process
        self._process: ClipProcess | None = None
        self._outcome: dict[str, Any] = {}
        self._began_s = 0.0

    def export(self, wanted: ClipExport) -> None:
        """Write the film on show from in to out; later changes do not reach it."""
        state = self._store.state
        entry, info = current_entry(state), state.model
        if entry is None or entry.film is None or info is None or self._process is not None:
            return
        if is_slow(state.settings.model) and not self._loader.busy:
            self._loader.forget()  # two of them may be more than the memory holds
        self.resolved.emit(NOTE)
        cloud = resolve(state).cloud  # as the export of a frame: with borrowed metres, if any
        scale = cloud.scale if cloud is not None else entry.scale
        derived = derived_of(state, entry)  # None: no frame of it was seen by this model
        metres = wants_metres(state, derived) if derived else state.settings.bundled_metres
        job = clip_job(entry, state.settings, info, wanted, scale, metres=metres)
        self._outcome = {}
        self._process = process = self._make_process(job, self)
        process.told.connect(self._on_told)
        process.ended.connect(lambda complaint: self._on_ended(entry.name, wanted, complaint))
        settings = replace(state.settings, last_export_dir=str(wanted.folder))
        self._store.set(replace(state, settings=settings, clip=ClipRun(entry.name)))
        process.start()

    def cancel(self) -> None:
        """Stop; what is whole stays, and the same export goes on from there."""
        run = self._store.state.clip
        if self._process is not None and run is not None and not run.stopping:
            self._set(stopping=True)
            self._process.stop()

    def close(self) -> None:
        """The window closes."""
        if self._process is not None:
            self._process.close()
            self._process = None

    def _set(self, **changes: Any) -> None:
        state = self._store.state
        if state.clip is not None:
            self._store.set(replace(state, clip=replace(state.clip, **changes)))

    def _on_told(self, event: dict[str, Any]) -> None:
        if event["event"] != "progress":
            self._outcome = event
            return
        progress = Progress(event["done"], event["total"], event["stage"])
        run = self._store.state.clip
        before = run.progress.stage if run is not None and run.progress else ""
        if progress.stage != before:
            self._began_s = time.monotonic()
        self._set(progress=progress, seconds=time.monotonic() - self._began_s)

    def _on_ended(self, name: str, wanted: ClipExport, complaint: str) -> None:
        process, run = self._process, self._store.state.clip
        if process is None:
            return
        process.deleteLater()
        self._process = None
        self._store.set(replace(self._store.state, clip=None))
        if run is not None and run.stopping and not self._outcome:
            return
        note, action = self._note(name, complaint)
        self.noted.emit(note, action or (lambda: self.export(wanted)))

    def _note(self, name: str, complaint: str) -> tuple[Note, Callable[[], None] | None]:
        """How it ended, and what the note's button does; None to try again."""
        outcome, again = self._outcome, tr("Retry")
        if outcome.get("event") == "failed":
            text = full_sentence(outcome["error"])
            return Note(name, text, action=again, key=NOTE), None
        if outcome.get("event") != "end":
            text = tr("The export broke off unexpectedly. Start it again: it goes on from there.")
            return Note(name, text, action=again, details=complaint, key=NOTE), None
        files = [Path(each) for each in outcome["files"]]
        if outcome["failures"]:
            causes = "; ".join(
                f"{file}: {said(Sentence.from_plain(cause))}" for file, cause in outcome["failures"]
            )
            if files:
                written = ", ".join(file.name for file in files)
                causes = tr("{causes}. Saved: {written}").format(causes=causes, written=written)
            return Note(name, causes, action=again, key=NOTE), None
        note = Note(
            ", ".join(file.name for file in files),
            tr("saved in {folder}").format(folder=files[0].parent),
            error=False,
            action=tr("Show in folder"),
            key=NOTE,
        )
        return note, lambda: show_in_folder(files[0])
