"""How far a film is that is being opened, where its frames are found by reading all of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from gui.control.store import Store
from gui.state.app_state import Opening
from gui.work.task_runner import Task


class FilmOpenings(QObject):
    """Follows the one that comes on show."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._task: Task | None = None

    def follow(self, key: int, task: Task) -> None:
        """A photo or a film is being opened; photos tell no progress."""
        self._task = task
        task.progressed.connect(lambda progress: self._tell(Opening(key, progress)))
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(lambda *_: self._on_over(task))

    def cancel(self) -> bool:
        """Open it no further; False where nothing says that it is being opened."""
        if self._task is None or self._store.state.opening is None:
            return False
        self._task.cancel()
        self._tell(None)
        return True

    def _on_over(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._tell(None)

    def _tell(self, opening: Opening | None) -> None:
        state = self._store.state
        if _percent(opening) != _percent(state.opening):
            self._store.set(replace(state, opening=opening))


def _percent(opening: Opening | None) -> tuple[int, float] | None:
    """As fine as it is shown."""
    return (opening.key, round(opening.progress.fraction, 2)) if opening else None
