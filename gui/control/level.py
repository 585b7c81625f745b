"""Finding the floor, and writing the plan that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.measuring.level import FloorPlane, FoundFloor, map_id
from core.measuring.measure import MetricCamera
from core.progress import CancelToken, ProgressCallback
from gui.control.exporter import scene_of
from gui.control.measure import MeasureDesk
from gui.control.notes import note_of
from gui.control.store import Store
from gui.control.writer import Writer
from gui.present.views import Views
from gui.snapshot.parts import Snapshot
from gui.snapshot.resolve import resolve
from gui.state.app_state import Tool, change_entry
from gui.state.entry import Derived
from gui.work import level
from gui.work.task_runner import Failure, Task, TaskRunner

NOTE = "floor"
PAGE = "measure"
SLOT = "floor"


class LevelDesk(QObject):
    """Follows the snapshot: a floor of another map is looked for anew."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(self, store: Store, lane: TaskRunner, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._writer = writer
        self._task: Task | None = None
        self._tried: Derived | None = None  # the map in which the floor was looked for last

    # The floor

    def find_floor(self) -> None:
        """Look for the floor of the photo on show; what was picked gives way to it."""
        state = self._store.state
        if self._find(by_user=True):
            settings = replace(state.settings, side_page=PAGE)
            tool = Tool.NONE if state.tool == Tool.FLOOR else state.tool
            self._store.set(replace(state, settings=settings, tool=tool, leveling=True))

    def cancel(self) -> None:
        """Stop looking; the floor stays as it was."""
        self._lane.cancel(SLOT)

    def _find(self, *, by_user: bool) -> bool:
        """Start looking; False without a map. Nothing is set here: followers must not."""
        state, shown = self._store.state, resolve(self._store.state)
        derived, focal, key = shown.depth.derived, shown.focal, state.current
        if derived is None or focal is None or key is None:
            return False
        camera = MetricCamera.of(derived.estimate, focal.active.px, shown.measure.scale.factor)
        name = shown.photo.name
        self._tried = derived
        task = self._task = self._lane.submit(
            lambda progress, cancel: level.find(derived, camera, cancel), slot=SLOT
        )
        task.succeeded.connect(lambda plane: self._on_found(key, derived, plane, by_user=by_user))
        task.failed.connect(lambda failure: self._on_failed(name, failure))
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(lambda *_: self._on_over(task))
        return True

    def _on_found(self, key: int, derived: Derived, plane: FloorPlane, *, by_user: bool) -> None:
        self.resolved.emit(NOTE)
        floor = FoundFloor(plane, map_id(derived.estimate.info))
        if by_user:
            changed = change_entry(self._store.state, key, floor=floor, floor_points=())
            self._store.adjust(changed, alone=True)
        else:  # the same floor in another map: no step for undo
            self._store.set(change_entry(self._store.state, key, floor=floor))

    def _on_failed(self, name: str, failure: Failure) -> None:
        self.noted.emit(note_of(name, failure, key=NOTE), None)

    def _on_over(self, task: Task) -> None:
        if task is self._task and self._store.state.leveling:
            self._store.set(replace(self._store.state, leveling=False))

    def toggle_level(self) -> None:
        """Show the cloud upright, or as the camera saw it."""
        state = self._store.state
        settings = replace(state.settings, level_cloud=not state.settings.level_cloud)
        self._store.adjust(replace(state, settings=settings))

    def forget(self) -> None:
        """The photo on show has no floor any more."""
        state = self._store.state
        if state.current is not None:
            forgotten = change_entry(state, state.current, floor=None, floor_points=())
            self._store.adjust(forgotten, alone=True)

    def follow(self, snapshot: Snapshot) -> None:
        """Look again for the floor of another map, once."""
        if snapshot.level.outdated and snapshot.depth.derived is not self._tried:
            self._find(by_user=False)

    def write_plan(self, path: Path, fmt: str) -> None:
        """Write the plan on show; the file dialog has asked before a file is replaced."""
        scene = scene_of(self._store.state)
        if scene is None:
            return

        def work(_progress: ProgressCallback, _cancel: CancelToken) -> list[Path]:
            from core.export.registry import write_format

            return write_format(scene, fmt, path, overwrite=True)

        self._writer.write(path.name, path.parent, work, again=lambda: self.write_plan(path, fmt))


def connect_level(
    desk: LevelDesk, measure: MeasureDesk, views: Views, edit: Callable[..., None]
) -> None:
    """What the panels ask for goes to the desks, and their values to the settings."""
    panel = views.level
    panel.find_requested.connect(desk.find_floor)
    panel.cancel_requested.connect(desk.cancel)
    panel.forget_requested.connect(desk.forget)
    panel.tool_chosen.connect(measure.choose_tool)
    for each in (panel, views.plan):
        each.edited.connect(lambda name, value: edit(**{name: value}))
