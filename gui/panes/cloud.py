"""The point cloud of one photo, opened from the photo's own camera."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QImage, QOpenGLContext
from PySide6.QtWidgets import QGridLayout, QWidget

from core.types import ByteImage, FloatMap, Intrinsics, PointCloud
from gui.kit.theme import current_theme
from gui.kit.translate import mark, tr
from gui.panes.cloud_mouse import Navigator
from gui.panes.cloud_render import Look, Stretch
from gui.panes.cloud_still import CloudStill
from gui.panes.cloud_view import CloudView
from gui.panes.orbit import NO_TURN, Pose, Turn, fit, home, named_view
from gui.panes.overlay import PaneOverlay
from gui.snapshot.measure import Mark
from gui.snapshot.parts import CloudLook
from gui.snapshot.pictures import Heading, LiveMesh
from gui.state.app_state import Tool

GROUNDS = {"black": "#000000", "white": "#ffffff", "grey": "#808080"}
NO_OPENGL = mark(
    "The point cloud needs OpenGL 3.3, which this display does not offer. "
    "Depth, contours and every export work without it."
)


class CloudPane(QWidget):
    """Shows a cloud, moves about in it and tells which point the mouse is on.

    Left drag orbits about the point under the mouse, right drag (or Shift) moves sideways, the
    wheel zooms to the mouse; arrow keys move the probe, with Alt they orbit, Enter picks. Without
    OpenGL (`is_available` False) the pane says so and takes every call without effect.

    Attributes:
        overlay: title, progress and hints over the picture.
    """

    probed = Signal(int)  # grid index under the mouse, -1 for none
    picked = Signal(int)  # grid index that was clicked
    stepped = Signal(float, float)  # arrow keys: the probe moves by pixels of the photo
    outlined = Signal(object)  # an Outline: points that are to be hidden
    completed = Signal()  # all points of the latest change are on the screen
    drawn = Signal(float, int)  # seconds that drawing so many points or triangles at once took

    activated = Signal()  # the pane got the keyboard focus
    menu_requested = Signal(QPoint)  # on the screen

    def __init__(self, title: str = "Point cloud", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cloud: PointCloud | None = None
        self._intrinsics: Intrinsics | None = None
        self._span: float | None = None
        self._view = _make_view(self)
        self.overlay = PaneOverlay(title, self)
        if self._view:
            self._connect(self._view)
        else:
            self.overlay.show_hint(tr(NO_OPENGL))
        self.overlay.lie_over(QGridLayout(self), self._view)

    def _connect(self, view: CloudView) -> None:
        view.setAccessibleName(tr("Point cloud"))
        self.setFocusProxy(view)
        self._navigator = Navigator(view)
        self._navigator.probed.connect(self.probed)
        self._navigator.picked.connect(self.picked)
        self._navigator.focused.connect(self.activated)
        self._navigator.menu_requested.connect(self.menu_requested)
        self._navigator.stepped.connect(self.stepped)
        self._navigator.outliner.outlined.connect(self.outlined)
        view.completed.connect(self.completed)
        view.drawn.connect(self.drawn)

    @property
    def is_available(self) -> bool:
        """Whether there is an OpenGL to draw with."""
        return self._view is not None

    def set_cloud(
        self,
        cloud: PointCloud | None,
        *,
        light: ByteImage | None = None,
        keep_view: bool = True,
    ) -> None:
        """Show other points.

        Args:
            light: (N, 4) uint8 of ``core.surface.shading.light_map``; None: they are not shaded.
            keep_view: False goes back to the photo's own view, as the first cloud does.
        """
        first, self._cloud = self._cloud is None, cloud
        if self._view is None:
            return
        if first or not keep_view:
            self._navigator.stop()
            self._view.set_camera(home(self._view.turn))
        self._view.set_intrinsics(self._intrinsics, self._span)
        self._view.set_cloud(cloud, light)
        self._navigator.set_cloud(cloud)

    def set_colors(self, rgb: ByteImage) -> None:
        """Other colours (N, 3) for the same points.

        Raises:
            ValueError: not as many as points.
        """
        if self._view:
            self._view.set_colors(rgb)

    def set_mesh(self, mesh: LiveMesh | None) -> None:
        """Show triangles in place of the points, which can still be picked; None: the points."""
        if self._view:
            self._view.set_mesh(mesh)

    def set_removed(self, xyz: FloatMap | None) -> None:
        """Points (M, 3) that were left out, in a warning colour."""
        if self._view:
            self._view.set_removed(xyz)

    def set_ghost(self, stretch: Stretch | None) -> None:
        """The same points once more, faint, with x, y and z times three factors; None: no more."""
        if self._view:
            self._view.set_ghost(stretch)

    def set_part(self, part: CloudLook) -> None:
        """How the cloud is drawn, on the theme's ground where none is chosen."""
        self.set_look(
            point_size=part.point_size,
            background=QColor(GROUNDS.get(part.background, current_theme().ground)),
            show_frustum=part.frustum,
            show_grid=part.grid,
            light=part.light,
        )

    def set_look(
        self,
        *,
        point_size: float,
        background: QColor,
        show_frustum: bool,
        show_grid: bool,
        light: float = 0.0,
    ) -> None:
        """How the cloud is drawn; a point size of 2 shows no holes in the photo's own view."""
        if self._view:
            look = Look(point_size, QColor(background), show_frustum, show_grid, light)
            self._view.set_look(look)

    def set_camera(self, intrinsics: Intrinsics | None, span: float | None = None) -> None:
        """The photo's camera: the lens of every view, and the frustum. Of a panorama some lens,
        and the radians that it spans from left to right: it is looked at from within.

        A cloud on show keeps the lens it came with until the next one: shown through another
        lens, it would jump.
        """
        self._intrinsics, self._span = intrinsics, span
        if self._view and self._cloud is None:
            self._view.set_intrinsics(intrinsics, span)

    def set_level(self, turn: Turn | None, floor_m: float | None = None) -> None:
        """Stand the cloud upright.

        Args:
            turn: rows of the rotation from the camera's frame to one with y along gravity; None:
                the camera's own frame.
            floor_m: height of the camera above the floor, where the grid is then drawn.
        """
        if self._view:
            self._view.set_level(turn or NO_TURN, floor_m if turn else None)

    def set_probe(self, xyz: FloatMap | None) -> None:
        """Mark a point (3,), also behind others; None removes the mark."""
        if self._view:
            self._view.set_mark(xyz)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Lines with labels, seen through the points; those without metres are left out."""
        if self._view:
            self._view.set_marks(marks)

    def set_tool(self, tool: Tool) -> None:
        """What the left button draws; with a tool that draws nothing here it orbits."""
        if self._view:
            self._navigator.outliner.set_tool(tool)

    def face(self, heading: Heading) -> None:
        """Look at all points along a level heading (x, 0, z) of the world."""
        if self._view and self._view.bounds:
            yaw = math.atan2(heading[0], heading[2])
            looking = replace(self._view.viewport(), camera=Pose(yaw=yaw))
            self._navigator.fly_to(fit(looking, self._view.bounds.sample))

    def set_ridge(self, xyz: FloatMap | None) -> None:
        """The outline (K, 3) of a section, drawn over its points; None for none."""
        if self._view:
            self._view.set_ridge(xyz)

    def fit(self) -> None:
        """Look from the same side at all points."""
        if self._view and self._view.bounds:
            self._navigator.fly_to(fit(self._view.viewport(), self._view.bounds.sample))

    def zoom(self, steps: int) -> None:
        """Closer by that many steps; negative ones go away."""
        if self._view and self._view.bounds:
            self._navigator.zoom(steps)

    def view(self, name: str) -> None:
        """Look from the photo's "camera", the "top", the "front" or the "side".

        Raises:
            KeyError: no such view.
        """
        if self._view and self._view.bounds:
            goal = named_view(name, self._view.viewport(), self._view.bounds.sample)
            self._navigator.fly_to(goal)

    def sway(self) -> None:
        """Swing gently once, to show that there is depth."""
        if self._view and self._view.bounds:
            self._navigator.sway()

    def screen_picture(self) -> QImage:
        """What is seen, without title and progress."""
        self.finish()
        return (self._view or self).grab().toImage()

    def finish(self) -> None:
        """Wait until the picture shows what was set: it comes a moment later otherwise."""
        if self._view:
            self._view.finish()

    def still(self) -> CloudStill | None:
        """The same view in a picture as large as the photo.

        None without points, or where OpenGL draws in one thread only.
        """
        drawable = self._view and self._view.bounds and QOpenGLContext.supportsThreadedOpenGL()
        return self._view.still() if self._view and drawable else None

    def show_busy(self, fraction: float | None, text: str) -> None:
        """True progress, 0 to 1, over the pane; None while nothing is known yet."""
        self.overlay.show_busy(fraction, text)

    def clear_busy(self) -> None:
        self.overlay.clear_busy()


def _make_view(parent: QWidget) -> CloudView | None:
    try:
        return CloudView(parent)
    except RuntimeError:
        return None
