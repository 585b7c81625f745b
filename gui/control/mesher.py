"""Points or triangles: what the cloud's pane shows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gui.control.store import Store
from gui.present.presenter import Presenter
from gui.work.mesh import count_triangles
from gui.work.task_runner import TaskRunner


class Mesher(QObject):
    """Chooses, and counts the triangles that there would be."""

    counted = Signal(int)  # triangles of the mesh on show, or that would be

    def __init__(
        self, store: Store, presenter: Presenter, lane: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._presenter = presenter
        self._lane = lane

    def choose(self, shape: str) -> None:
        """Another shape of the cloud, "points" or "mesh"; the same one again: the other."""
        state = self._store.state
        if state.settings.cloud_shape == shape:
            shape = "points" if shape == "mesh" else "mesh"
        self._store.adjust(replace(state, settings=replace(state.settings, cloud_shape=shape)))

    def count(self) -> None:
        """Count the triangles that a mesh of what is on show has."""
        shown = self._presenter.shown
        cloud = shown.cloud if shown else None
        if cloud is not None:
            task = self._lane.submit(lambda progress, cancel: count_triangles(cloud), slot="count")
            task.succeeded.connect(lambda counts: self.counted.emit(counts.shown))
