"""Shows the cloud as a snapshot says: its points, its mesh, its ghost, and its floor."""

from __future__ import annotations

from gui.kit.motion import reduced_motion
from gui.panels.cloud import CloudPanel
from gui.panes.cloud import CloudPane
from gui.snapshot.parts import Snapshot
from gui.snapshot.pictures import ColoredPoints


class CloudViews:
    """The cloud's pane, and the panel with its counts."""

    def __init__(self, pane: CloudPane, panel: CloudPanel) -> None:
        self._pane, self._panel = pane, panel
        self._made: ColoredPoints | None = None
        self._photo: int | None = None  # of which the points are
        self._sectioned = False

    def show_points(self, new: Snapshot) -> None:
        """Other points, or other colours of the same ones."""
        before, self._made = self._made, new.pictures.points
        if self._made is None or before is None or self._made.points is not before.points:
            self._replace(new)
        if self._made is not None:
            self._pane.set_colors(self._made.rgb)

    def _replace(self, new: Snapshot) -> None:
        points, key = self._made.points if self._made else None, new.photo.key
        self._stand(new)
        self._pane.set_cloud(
            points.cloud if points else None,
            light=points.light if points else None,
            keep_view=key == self._photo,
        )
        self._pane.set_removed(points.removed if points else None)
        self._panel.set_counts(points.counts if points else None)
        self.show_ghost(new)
        if points is None:
            return
        if points.section is not None and not self._sectioned:
            self._pane.face(points.section.heading)
        self._sectioned = points.section is not None
        self._pane.set_ridge(points.section.ridge if points.section else None)
        if key != self._photo and new.settings.turn_clouds and not reduced_motion():
            self._pane.sway()
        self._photo = key

    def show_mesh(self, new: Snapshot) -> None:
        """Triangles in place of the points, or the points again."""
        made = new.pictures.mesh
        self._pane.set_mesh(made.mesh if made else None)
        if made is None or made.counts is not None:  # those of a still frame stay while it plays
            self._panel.set_mesh_counts(made.counts if made else None)

    def show_ghost(self, new: Snapshot) -> None:
        """Stretched from the points on show, which may be of an older focal length."""
        made_of = self._made.points.request if self._made else None
        ghost = new.ghost
        stretch = ghost.stretch(made_of.focal_px, made_of.scale) if ghost and made_of else None
        self._pane.set_ghost(stretch)

    def show_level(self, new: Snapshot) -> None:
        """Stand the cloud on its floor, unless it is still that of another photo."""
        if new.photo.key == self._photo:
            self._stand(new)

    def _stand(self, new: Snapshot) -> None:
        level = new.level
        self._pane.set_level(level.turn, level.floor.height_m if level.floor else None)
