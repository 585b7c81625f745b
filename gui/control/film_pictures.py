"""Small pictures of a film for its timeline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.types import ByteImage
from gui.work.film import FilmReader, timeline_pictures
from gui.work.task_runner import TaskRunner

Pictures = Iterator[tuple[int, ByteImage]]


class FilmPictures(QObject):
    """Makes one at a time: a frame that is wanted on show comes between."""

    made = Signal(int, int, object)  # key, frame, (h, w, 3) uint8

    def __init__(self, lane: TaskRunner, reader: FilmReader, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._reader = lane, reader
        self._pictures: Pictures | None = None

    def make(self, key: int, path: Path, count: int) -> None:
        """Have so many made across a film, in place of all before."""
        self._pictures = timeline_pictures(self._reader, path, count)
        self._next(key, self._pictures)

    def stop(self) -> None:
        """Make no more."""
        self._pictures = None

    def _next(self, key: int, pictures: Pictures) -> None:
        if pictures is self._pictures:
            task = self._lane.submit(lambda _p, _c: next(pictures, None))
            task.succeeded.connect(lambda made: self._on_made(key, pictures, made))

    def _on_made(self, key: int, pictures: Pictures, made: tuple[int, ByteImage] | None) -> None:
        if made is not None:
            self.made.emit(key, *made)
            self._next(key, pictures)
