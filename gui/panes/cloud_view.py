"""The picture of a cloud: coarse while something moves, whole when it rests.

Why not pyqtgraph's GLViewWidget: it is a QOpenGLWidget (see cloud_surface.py), and it clears and
redraws every point in one go, which on a software rasteriser stops the window for 200 ms at 2.4
million points. Here the whole cloud is drawn in parts, and the window does not wait for any. It
also needs PyOpenGL, whose import alone takes half a second, and colours as four floats (38 MB).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.types import ByteImage, FloatMap, Intrinsics, PointCloud, Size
from gui.panes.cloud_drawing import FOREVER_MS, Drawing
from gui.panes.cloud_over import CloudOver
from gui.panes.cloud_render import NO_POINTS, Look, Stretch
from gui.panes.cloud_scene import Extent
from gui.panes.cloud_still import CloudStill
from gui.panes.orbit import HOME, Pose, Turn, Viewport, turned
from gui.panes.probe import ProbeMark
from gui.panes.view import FIT_MARGIN
from gui.snapshot.measure import Mark
from gui.snapshot.pictures import LiveMesh

SETTLE_MS = 150
PACE_MS = 2  # between two looks at what is being drawn: more would slow the drawing down
OUTLINE_PX = 1.5
OUTLINE_ALPHA = 40


class CloudView(QWidget):
    """Draws; knows a camera but no mouse.

    Raises:
        RuntimeError: OpenGL 3.3 cannot be had here.
    """

    completed = Signal()  # every point is in the picture
    drawn = Signal(float, int)  # seconds of the processor for so many points or triangles at once

    def __init__(self, parent: QWidget | None = None) -> None:
        self._drawing = Drawing()  # first: a half-made widget would stay in its parent
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._camera = HOME
        self._mark: FloatMap | None = None
        self._over = CloudOver()
        self._outline: Sequence[QPointF] = ()
        self._renderer = self._drawing.renderer
        self._coarse_due = True
        self._part: int | None = None  # of the whole, that comes next
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._start_refining)
        self._pace = QTimer(self, interval=PACE_MS)
        self._pace.timeout.connect(self._step)

    @property
    def camera(self) -> Pose:
        return self._camera

    @property
    def bounds(self) -> Extent | None:
        """Where the points lie in the world; None without points."""
        return self._renderer.bounds

    @property
    def look(self) -> Look:
        return self._renderer.look

    def viewport(self) -> Viewport:
        """The current picture, in device pixels."""
        ratio = self.devicePixelRatioF()
        size = Size(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        # The margin of the other panes: at the start the cloud lies as the photo does.
        focal_px = self._renderer.lens.focal_in(size, margin=FIT_MARGIN)
        return Viewport(self._camera, focal_px, size, self._renderer.turn)

    @property
    def turn(self) -> Turn:
        """From the points' frame to the world."""
        return self._renderer.turn

    def set_level(self, turn: Turn, floor_m: float | None) -> None:
        """Another turn of the world; the eye keeps looking at the same points."""
        if turn != self.turn:
            self._camera = turned(self._camera, self.turn, turn)
        self._renderer.set_level(turn, floor_m)
        self._redraw()

    def set_cloud(self, cloud: PointCloud | None, light: ByteImage | None = None) -> None:
        """Replace all points.

        Args:
            light: (N, 4) uint8 of ``core.surface.shading.light_map``; None: they are not shaded.
        """
        self._renderer.set_cloud(cloud, light)
        self._redraw(settle_ms=0)

    def set_colors(self, rgb: ByteImage) -> None:
        """Other colours (N, 3) for the same points."""
        self._renderer.set_colors(rgb)
        self._redraw(settle_ms=0)

    def set_mesh(self, mesh: LiveMesh | None) -> None:
        """Triangles in place of the points; None: the points again."""
        self._renderer.mesh.set_mesh(mesh)
        self._redraw(settle_ms=0)

    def set_removed(self, xyz: FloatMap | None) -> None:
        """Points (M, 3) in the warning colour; None for no such points."""
        self._renderer.set_removed(NO_POINTS if xyz is None else xyz)
        self._redraw(settle_ms=0)

    def set_ghost(self, stretch: Stretch | None) -> None:
        """The points once more, faint, stretched by factors on x, y and z; None for no ghost."""
        if stretch != self._renderer.ghost:
            self._renderer.ghost = stretch
            self._redraw(settle_ms=0)

    def set_look(self, look: Look) -> None:
        self._renderer.set_look(look)
        self._redraw()

    def set_intrinsics(self, intrinsics: Intrinsics | None, span: float | None = None) -> None:
        """The photo's camera: the lens of every view, and the frustum; ``span``: of a panorama."""
        self._renderer.set_intrinsics(intrinsics, span)
        self._redraw()

    def set_camera(self, camera: Pose) -> None:
        if camera != self._camera:
            self._camera = camera
            self._redraw()

    @property
    def mark(self) -> FloatMap | None:
        """The marked point (3,)."""
        return self._mark

    def set_mark(self, xyz: FloatMap | None) -> None:
        """A marker at a point (3,), seen through everything; None removes it."""
        self._mark = None if xyz is None else np.asarray(xyz, np.float32)
        self.update()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Lines with labels, seen through everything."""
        self._over = replace(self._over, marks=marks)
        self.update()

    def set_ridge(self, xyz: FloatMap | None) -> None:
        """A line through points (K, 3), seen through everything; None for none."""
        self._over = replace(self._over, ridge=xyz)
        self.update()

    def set_outline(self, corners: Sequence[QPointF]) -> None:
        """What is being drawn around, in logical pixels; nothing for no outline."""
        self._outline = corners
        self.update()

    # Coarse first, whole when still

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw(settle_ms=0)  # hiding stopped the refinement

    def _redraw(self, *, settle_ms: int = SETTLE_MS) -> None:
        self._coarse_due, self._part = True, None
        self._settle.start(settle_ms)
        self._pace.start()

    def _start_refining(self) -> None:
        if not self.isVisible():
            return  # showing it draws it
        if self._coarse_due or self._drawing.busy:
            self._settle.start(PACE_MS)  # not drawn yet
        elif self._renderer.coarse_is_whole:
            self.completed.emit()
        else:
            self._part = 0
            self._pace.start()

    def _step(self) -> None:
        """Take what is done, and begin what comes next."""
        if self._drawing.busy and not self._land():
            return
        if not self.isVisible() or not self._begin():
            self._pace.stop()

    def _begin(self) -> bool:
        """Begin what comes next, if anything does; the coarse picture first."""
        if not self._coarse_due and self._part is None:
            return False
        viewport, ratio = self.viewport(), self.devicePixelRatioF()
        if self._coarse_due:
            self._coarse_due = False
            began_s = time.thread_time()  # others' time is no reason to draw less
            self._drawing.begin(viewport, ratio, None)
            self.drawn.emit(time.thread_time() - began_s, self._renderer.coarse_count)
        elif self._drawing.begin(viewport, ratio, self._part):
            assert self._part is not None
            self._part += 1
        else:
            self._part = 0
        return True

    def _land(self, *, wait_ms: float = 0) -> bool:
        known = self._drawing.generation
        if not self._drawing.land(wait_ms=wait_ms):
            return False
        if self._drawing.generation == known:
            self._landed()
        else:
            self._redraw(settle_ms=0)
        return True

    def _landed(self) -> None:
        if self._part is not None and self._part >= self._renderer.parts:
            self._part = None
            self.update()
            self.completed.emit()
        elif self._part is None:
            self.update()

    def finish(self) -> None:
        """Wait until the picture shows what was set, if only coarsely."""
        while self._drawing.busy or self._coarse_due:
            if self._drawing.busy:
                self._land(wait_ms=FOREVER_MS)
            else:
                self._begin()

    # On the screen

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._drawing.picture.deviceIndependentSize().toSize() != self.size():
            painter.fillRect(self.rect(), self.look.background)
        painter.drawImage(QPointF(), self._drawing.picture)
        look, grid_m = self.look, self._renderer.grid_m
        self._over.paint(painter, self._seen, self.devicePixelRatioF(), look, grid_m)
        if self._outline:
            self._draw_outline(painter)
        if self._mark is not None:
            self._draw_mark(painter, self._mark)
        painter.end()

    @property
    def _seen(self) -> Viewport:
        """That of the picture on the screen, so that marks stay on their points."""
        return self._drawing.seen or self.viewport()

    def still(self) -> CloudStill:
        """The picture at the photo's size."""
        return self._drawing.still(self.viewport(), self.devicePixelRatioF(), self._over)

    def _draw_outline(self, painter: QPainter) -> None:
        ink = QColor(self.look.ink)
        painter.setPen(QPen(ink, OUTLINE_PX, Qt.PenStyle.DashLine))
        ink.setAlpha(OUTLINE_ALPHA)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF(list(self._outline)))

    def _draw_mark(self, painter: QPainter, xyz: FloatMap) -> None:
        x, y, z = (float(value) for value in self._seen.project(xyz[None])[:, 0])
        if z > 0:
            painter.translate(QPointF(x, y) / self.devicePixelRatioF())
            ProbeMark().paint(painter, QStyleOptionGraphicsItem())
