"""Presets: taking one on, and keeping the user's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.presets import BUILT_IN, FILE_NAME, Preset, load_presets, look_of, save_presets
from gui.control.notes import file_or, note_of
from gui.control.store import Store
from gui.kit.translate import said, tr
from gui.widgets.error_strip import Note
from gui.work.task_runner import Failure, TaskRunner

NOTE = "presets"


class PresetDesk(QObject):
    """Writes in the lane of exports.

    Args:
        folder: where the file with the user's presets is.
    """

    noted = Signal(object, object)  # Note, what its action does or None

    def __init__(self, store: Store, writing: TaskRunner, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._writing = writing
        self._path = folder / FILE_NAME

    def load(self) -> None:
        """Read the user's presets: a small file, read once."""
        own, messages = load_presets(self._path)
        self._store.set(replace(self._store.state, presets=(*BUILT_IN, *own)))
        for message in messages:
            self._tell(tr("Presets"), said(message))

    def apply(self, name: str) -> None:
        """Take on a look, as one step for undo."""
        preset = self._find(name)
        if preset is not None:
            state = self._store.state
            settings = replace(state.settings, **preset.look())
            self._store.adjust(replace(state, settings=settings), alone=True)

    def save(self, name: str) -> None:
        """Keep the look in force under a name; the user's own of that name is replaced."""
        preset = Preset(name, look_of(self._store.state.settings))
        found = self._find(name)
        if found is None:
            self._keep((*self._store.state.presets, preset))
        elif not found.built_in:
            self._keep(tuple(preset if p is found else p for p in self._store.state.presets))

    def rename(self, name: str, other: str) -> None:
        """Give one of the user's own another name, unless that is taken."""
        found = self._find(name)
        if found is not None and not found.built_in and self._find(other) is None:
            renamed = replace(found, name=other)
            self._keep(tuple(renamed if p is found else p for p in self._store.state.presets))

    def delete(self, name: str) -> None:
        """Delete one of the user's own; the note about it can bring it back."""
        before = self._store.state.presets
        found = self._find(name)
        if found is None or found.built_in:
            return
        self._keep(tuple(preset for preset in before if preset is not found))
        note = Note(name, tr("Preset deleted."), error=False, action=tr("Bring it back"), key=NOTE)
        self.noted.emit(note, lambda: self._keep(before))

    def _find(self, name: str) -> Preset | None:
        return next((preset for preset in self._store.state.presets if preset.name == name), None)

    def _keep(self, presets: tuple[Preset, ...]) -> None:
        self._store.set(replace(self._store.state, presets=presets))
        task = self._writing.submit(lambda _progress, _cancel: save_presets(presets, self._path))
        task.failed.connect(self._on_failed)

    def _on_failed(self, failure: Failure) -> None:
        subject = file_or(tr("Presets"), failure)
        self.noted.emit(note_of(subject, failure, key=NOTE), None)

    def _tell(self, subject: str, text: str) -> None:
        self.noted.emit(Note(subject, text, key=NOTE), None)
