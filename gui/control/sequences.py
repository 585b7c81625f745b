"""Folders whose pictures are the frames of a film."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.control.photos import PhotoDesk
from gui.control.store import Store
from gui.kit.translate import tr
from gui.state.app_state import remove_entry
from gui.widgets.error_strip import Note
from gui.work.photos import PhotoReader
from gui.work.task_runner import TaskRunner

NOTE = "sequence"


class SequenceDesk(QObject):
    """Opens them as films where that is asked for, and offers it where they look like one."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(
        self,
        store: Store,
        lane: TaskRunner,
        reader: PhotoReader,
        photos: PhotoDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._lane, self._reader, self._photos = store, lane, reader, photos

    def look(self, paths: Sequence[Path]) -> None:
        """Offer to open as films what was opened as photos, where it is numbered so."""
        task = self._lane.submit(lambda _p, _c: self._reader.sequences_among(paths))
        task.succeeded.connect(self._offer)

    def _offer(self, folders: Sequence[tuple[Path, int]]) -> None:
        for folder, count in folders:
            text = tr("These %n pictures are numbered like the frames of a film.", count)
            offer = Note(folder.name, text, error=False, action=tr("Open as a film"), key=NOTE)
            self.noted.emit(offer, partial(self.open, folder))

    def open(self, folder: Path) -> None:
        """Open the pictures of a folder as a film, in place of its photos."""
        state = self._store.state
        for entry in state.entries:
            if entry.path is not None and entry.path.parent == folder:
                state = remove_entry(state, entry.key)
        self._store.set(state)
        self.resolved.emit(NOTE)
        self._photos.open_paths([folder], adjusted={folder: {}})
