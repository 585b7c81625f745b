"""Reading what is known of the photo or film on show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.focal import FocalChoices
from core.types import Photo
from gui.control.notes import note_of
from gui.control.store import Store
from gui.snapshot.resolve import resolve
from gui.state.app_state import current_entry
from gui.work.task_runner import Failure, TaskRunner

if TYPE_CHECKING:
    from core.films import FilmFacts
    from core.photo_facts import FactGroup

NOTE = "facts"


class FactsDesk(QObject):
    """Files are read in the work lane: a digest of a large one takes a while."""

    noted = Signal(object, object)  # Note, what its action does or None
    told = Signal(str, object)  # name of the photo, groups of facts

    def __init__(self, store: Store, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane

    def read(self) -> None:
        """Tell the facts of the photo on show as soon as they are read."""
        shown = resolve(self._store.state)
        photo, name = shown.photo.photo, shown.photo.name
        if photo is None:
            return
        choices = shown.focal.choices if shown.focal else FocalChoices()
        entry = current_entry(self._store.state)
        film = entry.film.facts if entry is not None and entry.film is not None else None
        task = self._lane.submit(lambda _p, _c: _groups(photo, choices, film), slot=NOTE)
        task.succeeded.connect(lambda groups: self.told.emit(name, groups))
        task.failed.connect(lambda failure: self._on_failed(name, failure))

    def _on_failed(self, name: str, failure: Failure) -> None:
        self.noted.emit(note_of(name, failure, key=NOTE), None)


def _groups(photo: Photo, choices: FocalChoices, film: FilmFacts | None) -> tuple[FactGroup, ...]:
    from core.films.told import film_facts
    from core.photo_facts import photo_facts

    if film is not None:  # the file may be as large as a disk
        return film_facts(film, photo, choices)
    return photo_facts(photo, choices)
