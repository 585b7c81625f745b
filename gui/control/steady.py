"""Steady depth of the film on show, made as soon as all its frames are estimated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.types import ModelInfo
from gui.control.store import Store
from gui.kit.translate import full_sentence
from gui.state.app_state import change_entry, current_entry, entry_of
from gui.state.entry import Entry
from gui.state.film import FrameRange, FrameSet, held
from gui.widgets.error_strip import Note
from gui.work.clips import ClipProcess, clip_job
from gui.work.depths import SteadyDepths
from gui.work.jobs import Jobs
from gui.work.task_runner import TaskRunner

SETTLE_MS = 600
"""A slider is at rest."""
NOTE = "steady"


@dataclass(frozen=True)
class SteadyWish:
    """What is to hold still, and how."""

    key: int
    info: ModelInfo
    strength: float
    span: FrameRange


class SteadyDesk(QObject):
    """Has what is not there yet made in a process; the newest wish replaces all others."""

    noted = Signal(object, object)  # Note, what its action does or None
    changed = Signal()  # steady depth came, or went

    def __init__(
        self,
        store: Store,
        lane: TaskRunner,
        jobs: Jobs,
        parent: QObject,
        make_process: Callable[[Any, QObject], ClipProcess] = ClipProcess,
    ) -> None:
        super().__init__(parent)
        self._store, self._lane, self._jobs = store, lane, jobs
        self._make_process = make_process
        self._wanted: SteadyWish | None = None
        self._refused: SteadyWish | None = None
        self._steady: tuple[SteadyWish, SteadyDepths] | None = None
        self._process: ClipProcess | None = None
        self._failure = ""
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look)

    def steady_of(self, key: int) -> SteadyDepths | None:
        """The steady depth of a film as it is wanted now; for any thread."""
        there, wanted = self._steady, self._wanted
        if there is None or there[0] != wanted or there[0].key != key:
            return None
        return there[1]

    def follow(self) -> None:
        """After every state."""
        wanted = self._wish()
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._stop()
        self._settle.stop()
        if self._steady is not None and self._steady[0] != wanted:
            self._forget()
        if wanted is not None:
            self._settle.start()

    def _wish(self) -> SteadyWish | None:
        state = self._store.state
        entry = current_entry(state)
        if entry is None or entry.film is None or state.model is None or not entry.steady:
            return None
        span = held(entry.film, entry.trim)
        all_done = entry.film.known and entry.film.done.count_in(span) == len(span)
        return SteadyWish(entry.key, state.model, entry.steady, span) if all_done else None

    def _forget(self) -> None:
        """Depth is shown as the model says it."""
        assert self._steady is not None
        before, depths = self._steady
        self._steady = None
        depths.close()
        self._set(before.key, steadied=FrameSet.of(0))
        self.changed.emit()

    def _look(self) -> None:
        """Whether it is on the disk already."""
        wanted, entry = self._wanted, self._film()
        if wanted is None or entry is None or entry.film is None:
            return
        facts = entry.film.facts

        def look(*_: object) -> SteadyDepths:
            return self._jobs.depths.of(facts, wanted.info).steadied(wanted.strength, wanted.span)

        task = self._lane.submit(lambda progress, cancel: (made := look(), made.whole))
        task.succeeded.connect(lambda found: self._on_found(wanted, *found))

    def _film(self) -> Entry | None:
        return entry_of(self._store.state, self._wanted.key) if self._wanted else None

    def _on_found(self, wanted: SteadyWish, depths: SteadyDepths, whole: bool) -> None:
        entry = self._film()
        if wanted != self._wanted or entry is None or entry.film is None:
            depths.close()
            return
        if whole:
            self._steady = (wanted, depths)
            members = range(wanted.span.start, wanted.span.stop)
            steadied = FrameSet.of(entry.film.frames, members)
            self._set(wanted.key, steadied=steadied, steadying=None)
            self.changed.emit()
            return
        depths.close()
        if self._refused != wanted:
            self._make(wanted, entry)

    def _make(self, wanted: SteadyWish, entry: Entry) -> None:
        settings = self._store.state.settings
        job = clip_job(entry, settings, wanted.info, None, 1.0)
        self._failure = ""
        self._process = process = self._make_process(job, self)
        process.told.connect(lambda event: self._on_told(wanted, event))
        process.ended.connect(lambda complaint: self._on_ended(wanted, complaint))
        self._set(wanted.key, steadying=0.0)
        process.start()

    def _on_told(self, wanted: SteadyWish, event: dict[str, Any]) -> None:
        if event["event"] == "failed":
            self._failure = full_sentence(event["error"])
        elif event["event"] == "progress" and wanted == self._wanted:
            # whole percents: the timeline is drawn again for each
            self._set(wanted.key, steadying=round(event["done"] / max(1, event["total"]), 2))

    def _on_ended(self, wanted: SteadyWish, complaint: str) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._set(wanted.key, steadying=None)
        if wanted != self._wanted:
            return
        self._refused = wanted  # it is looked for once more, but not made again by itself
        if self._failure:
            entry = self._film()
            note = Note(entry.name if entry else "", self._failure, details=complaint, key=NOTE)
            self.noted.emit(note, None)
        self._look()

    def cancel(self) -> None:
        """Depth stays as the model says it, until something else is wanted."""
        if self._process is not None:
            self._refused = self._wanted
            self._stop()

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.told.disconnect()
            process.ended.disconnect()
            process.ended.connect(process.deleteLater)
            process.stop()
            for entry in self._store.state.entries:
                self._set(entry.key, steadying=None)

    def _set(self, key: int, **changes: Any) -> None:
        entry = entry_of(self._store.state, key)
        if entry is not None and entry.film is not None:
            film = replace(entry.film, **changes)
            if any(getattr(entry.film, name) != value for name, value in changes.items()):
                self._store.set(change_entry(self._store.state, key, film=film))

    def close(self) -> None:
        """Start nothing any more."""
        self._settle.stop()
        self._wanted = None
        if self._process is not None:
            self._process.close()
            self._process = None
        if self._steady is not None:
            self._steady[1].close()
            self._steady = None
