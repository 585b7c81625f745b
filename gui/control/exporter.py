"""What is on show, as it is exported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gui.control.store import Store
from gui.control.writer import Writer
from gui.snapshot.resolve import resolve
from gui.state.app_state import AppState, ExportRequest
from gui.work import export as work
from gui.work.scenes import look_of_scene

if TYPE_CHECKING:
    from core.export.scene import Scene


class Exporter:
    """Makes scenes of what is on show, and has them written."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer

    def export(self, request: ExportRequest) -> None:
        """Write what is on show now; later changes do not reach it."""
        scene = scene_of(self._store.state)
        if scene is None:
            return
        self._writer.write(
            request.path.name if request.path else scene.photo.name,
            request.path.parent if request.path else request.folder,
            lambda progress, cancel: work.export(scene, request, progress, cancel),
            again=lambda: self.export(request),
        )

    def set_option(self, name: str, value: object) -> None:
        """Another preference of exports; one that shows in the window can be undone."""
        state = self._store.state
        if name.startswith("export_"):
            self._store.remember(**{name: value})
        else:
            change: dict[str, Any] = {name: value}
            self._store.adjust(replace(state, settings=replace(state.settings, **change)))


def scene_of(state: AppState) -> Scene | None:
    """What is on show, as an export needs it; None when something is missing."""
    from core.export.scene import Scene

    snapshot = resolve(state)
    derived, focal, photo = snapshot.depth.derived, snapshot.focal, snapshot.photo.photo
    if derived is None or focal is None or photo is None or snapshot.cloud is None:
        return None
    per_metre = snapshot.depth.per_metre or 1.0
    return Scene(
        photo=photo,
        estimate=derived.estimate,
        focal=focal.active,
        predicted_focal_px=focal.choices.predicted,
        scale=snapshot.cloud.scale,
        scale_known=snapshot.measure.scale.used > 0,
        far_m=snapshot.cloud.far_m,
        max_points=snapshot.cloud.max_points,
        density=snapshot.cloud.density,
        color_range=(snapshot.depth.low * per_metre, snapshot.depth.high * per_metre),
        floor_plane=snapshot.level.plane,
        level=snapshot.level.turn is not None,
        fitted=snapshot.measure.fitted,
        cutout=snapshot.cloud.cutout if state.settings.export_shown_only else None,
        **look_of_scene(state.settings),
    )
