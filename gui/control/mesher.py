"""The mesh in the cloud's pane follows the settings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gui.control.latest import Pursuit
from gui.control.notes import note_of
from gui.control.store import Store
from gui.present.views import Views
from gui.snapshot.parts import MeshRequest, Snapshot
from gui.state.app_state import current_entry
from gui.work.mesh import LARGE_CELLS, MeshResult, build_live_mesh, count_triangles
from gui.work.task_runner import Failure, TaskRunner

NOTE = "mesh"


class Mesher(QObject):
    """Has the mesh made that is asked for, and shows it with its counts."""

    noted = Signal(object, object)  # Note, what its action does or None
    counted = Signal(int)  # triangles of the mesh on show, or that would be

    def __init__(self, store: Store, views: Views, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._views = views
        self._lane = lane
        self._snapshot: Snapshot | None = None
        self._pursuit = Pursuit(lane, "mesh", _build, _large, self)
        self._pursuit.built.connect(self._on_built)
        self._pursuit.failed.connect(self._on_failed)

    @property
    def behind(self) -> bool:
        """Whether the mesh on show is not yet that of the settings."""
        return self._pursuit.behind

    def follow(self, snapshot: Snapshot, changed: list[str]) -> None:
        """Bring the mesh up to a new snapshot."""
        self._snapshot = snapshot
        if "mesh" in changed:
            self._pursuit.follow(snapshot.mesh)
            if snapshot.mesh is None:
                self._show(None)

    def choose(self, shape: str) -> None:
        """Another shape of the cloud, "points" or "mesh"; the same one again: the other."""
        state = self._store.state
        if state.settings.cloud_shape == shape:
            shape = "points" if shape == "mesh" else "mesh"
        self._store.adjust(replace(state, settings=replace(state.settings, cloud_shape=shape)))

    def count(self) -> None:
        """Count the triangles that a mesh of what is on show has."""
        cloud = self._snapshot.cloud if self._snapshot else None
        if cloud is not None:
            task = self._lane.submit(lambda progress, cancel: count_triangles(cloud), slot="count")
            task.succeeded.connect(lambda counts: self.counted.emit(counts.shown))

    def _on_built(self, request: MeshRequest, result: MeshResult) -> None:
        self._show(result)

    def _show(self, result: MeshResult | None) -> None:
        self._views.cloud.set_mesh(result.mesh if result else None)
        self._views.cloud_panel.set_mesh_counts(result.counts if result else None)

    def _on_failed(self, failure: Failure) -> None:
        entry = current_entry(self._store.state)
        self.noted.emit(note_of(entry.name if entry else "", failure, key=NOTE), None)


def _build(request: MeshRequest, coarse: bool) -> MeshResult:
    return build_live_mesh(request, coarse=coarse)


def _large(request: MeshRequest) -> bool:
    grid = request.cloud.derived.grid
    return grid.width * grid.height > LARGE_CELLS
