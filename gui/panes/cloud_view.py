"""The picture of a cloud: coarse while something moves, whole when it rests.

Why not pyqtgraph's GLViewWidget: it is a QOpenGLWidget (see cloud_surface.py), and it clears and
redraws every point in one go, which on a software rasteriser stops the window for 200 ms at 2.4
million points. Here the whole cloud is drawn in parts, a picture on which nothing waits. It also
needs PyOpenGL, whose import alone takes half a second, and colours as four floats (38 MB).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtOpenGL import QOpenGLFramebufferObject
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.types import ByteImage, FloatMap, Intrinsics, PointCloud, Size
from gui.kit import number_format as fmt
from gui.kit.theme import current_theme
from gui.kit.translate import tr
from gui.panes.cloud_render import NO_POINTS, Look, Renderer, Stretch
from gui.panes.cloud_scene import Extent
from gui.panes.cloud_surface import Surface, make_target
from gui.panes.marks import Segment, paint_marks
from gui.panes.orbit import HOME, Pose, Turn, Viewport, turned
from gui.panes.overlay import CHIP_OPACITY, CHIP_RADIUS_PX
from gui.panes.probe import ProbeMark
from gui.panes.view import FIT_MARGIN
from gui.snapshot.measure import Mark
from gui.snapshot.pictures import LiveMesh

SETTLE_MS = 150
LABEL_MARGIN_PX = 10
OUTLINE_PX = 1.5
RIDGE_PX = 2.0
OUTLINE_ALPHA = 40
LABEL_PADDING_PX = 6


class CloudView(QWidget):
    """Draws; knows a camera but no mouse.

    Raises:
        RuntimeError: OpenGL 3.3 cannot be had here.
    """

    completed = Signal()  # every point is in the picture

    def __init__(self, parent: QWidget | None = None) -> None:
        self._surface = Surface()  # first: a half-made widget would stay in its parent
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._camera = HOME
        self._mark: FloatMap | None = None
        self._marks: Sequence[Mark] = ()
        self._outline: Sequence[QPointF] = ()
        self._ridge: FloatMap | None = None
        self._uploaded = 0  # the surface's generation that has everything
        self._renderer = Renderer()
        self._target: QOpenGLFramebufferObject | None = None
        self._picture = QImage()
        self._coarse_due = True
        self._part = 0
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._start_refining)
        self._refine = QTimer(self, interval=0)
        self._refine.timeout.connect(self._refine_step)

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

    def set_intrinsics(self, intrinsics: Intrinsics | None) -> None:
        """The photo's camera: the lens of every view, and the frustum."""
        self._renderer.set_intrinsics(intrinsics)
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
        self._marks = marks
        self.update()

    def set_ridge(self, xyz: FloatMap | None) -> None:
        """A line through points (K, 3), seen through everything; None for none."""
        self._ridge = xyz
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
        self._coarse_due = True
        self._refine.stop()
        self._settle.start(settle_ms)
        self.update()

    def _start_refining(self) -> None:
        if not self.isVisible():
            return  # showing it draws it
        if self._coarse_due:
            self._settle.start()  # not painted yet
        elif self._renderer.coarse_is_whole:
            self.completed.emit()
        else:
            self._part = 0
            self._refine.start()

    def _refine_step(self) -> None:
        if not self.isVisible():
            self._refine.stop()
            return
        self._draw(self._part)
        self._part += 1
        if self._part >= self._renderer.parts:
            self._refine.stop()
            self.update()
            self.completed.emit()

    def _draw(self, part: int | None) -> None:
        """Draw a part of the whole, or the coarse picture (None); keep a picture that is done."""
        viewport, ratio = self.viewport(), self.devicePixelRatioF()
        with self._surface.current() as context:
            if self._uploaded != self._surface.generation:
                self._renderer.create()
                self._target, self._uploaded = None, self._surface.generation
                part = None if part is None else 0
                self._part = 0
            self._target = make_target(viewport.size, self._target)
            if part is None:
                self._renderer.draw_coarse(self._target, viewport, ratio=ratio)
            else:
                self._renderer.draw_part(self._target, viewport, ratio=ratio, part=part)
            if part in (None, self._renderer.parts - 1):
                self._picture = self._target.toImage(False)
            else:
                context.functions().glFinish()  # else the last part waits for all others
        self._picture.setDevicePixelRatio(ratio)

    # On the screen

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._coarse_due:
            self._draw(None)
            self._coarse_due = False
        painter = QPainter(self)
        painter.drawImage(QPointF(), self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._renderer.grid_m:
            self._draw_scale(painter)
        if self._ridge is not None:
            self._draw_ridge(painter, self._ridge)
        if self._outline:
            self._draw_outline(painter)
        if self._marks:
            paint_marks(painter, self._segments(), QRectF(self.rect()))
        if self._mark is not None:
            self._draw_mark(painter, self._mark)
        painter.end()

    def _segments(self) -> list[Segment]:
        """The marks on the screen, without what lies behind the eye."""
        viewport, ratio = self.viewport(), self.devicePixelRatioF()
        seen = []
        for mark in self._marks:
            line = viewport.segment(*mark.ends) if mark.ends else None
            if line is not None:
                start, end = (QPointF(*point) / ratio for point in line)
                seen.append((start, end, mark))
        return seen

    def _draw_scale(self, painter: QPainter) -> None:
        """On a ground of its own: points would run through the words."""
        text = tr("grid {length}").format(length=fmt.plain_metres(self._renderer.grid_m))
        margin, padding = LABEL_MARGIN_PX, LABEL_PADDING_PX
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        corner = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        box = painter.boundingRect(room, corner, text)
        ground = QColor(self.look.background)
        ground.setAlphaF(CHIP_OPACITY)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        edge = box.adjusted(-padding, -padding / 2, padding, padding / 2)
        painter.drawRoundedRect(edge, CHIP_RADIUS_PX, CHIP_RADIUS_PX)
        painter.setPen(self.look.ink)
        painter.drawText(box, corner, text)

    def _draw_ridge(self, painter: QPainter, xyz: FloatMap) -> None:
        x, y, z = self.viewport().project(xyz)
        ratio = self.devicePixelRatioF()
        seen = [QPointF(*at) / ratio for at in zip(x[z > 0], y[z > 0], strict=True)]
        painter.setPen(QPen(QColor(current_theme().accent), RIDGE_PX))
        painter.drawPolyline(QPolygonF(seen))

    def _draw_outline(self, painter: QPainter) -> None:
        ink = QColor(self.look.ink)
        painter.setPen(QPen(ink, OUTLINE_PX, Qt.PenStyle.DashLine))
        ink.setAlpha(OUTLINE_ALPHA)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF(list(self._outline)))

    def _draw_mark(self, painter: QPainter, xyz: FloatMap) -> None:
        x, y, z = (float(value) for value in self.viewport().project(xyz[None])[:, 0])
        if z > 0:
            painter.translate(QPointF(x, y) / self.devicePixelRatioF())
            ProbeMark().paint(painter, QStyleOptionGraphicsItem())
