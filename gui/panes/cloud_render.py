"""The cloud's OpenGL drawing: points, removed points, grid and frustum into a picture."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtGui import QColor, QOpenGLContext, QOpenGLFunctions, QVector3D
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLShaderProgram

from core.system.niceness import step_back_threads
from core.types import ByteImage, FloatMap, Intrinsics, PointCloud, Size
from gui.panes import cloud_scene
from gui.panes.cloud_buffers import GL_LINES, GL_POINTS, VertexBuffer, make_program, matrix
from gui.panes.cloud_mesh import MeshDrawing
from gui.panes.orbit import NO_TURN, PhotoLens, Turn, Viewport, even_stride, home

GL_COLOR_BUFFER_BIT, GL_DEPTH_BUFFER_BIT, GL_STENCIL_BUFFER_BIT = 0x4000, 0x0100, 0x0400
GL_DEPTH_TEST, GL_BLEND, GL_PROGRAM_POINT_SIZE = 0x0B71, 0x0BE2, 0x8642
GL_LESS, GL_EQUAL, GL_LEQUAL = 0x0201, 0x0202, 0x0203
GL_STENCIL_TEST, GL_KEEP, GL_INCR = 0x0B90, 0x1E00, 0x1E02
GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_RENDERER = 0x0302, 0x0303, 0x1F01

SOFTWARE = re.compile(r"llvmpipe|softpipe|swrast|GDI Generic|Apple Software", re.IGNORECASE)
# Of the software rasteriser. At the window's own priority they would take the processors from it,
# and from a lane that holds the interpreter which the window waits for.
MESA_THREADS = "llvmpipe"
SOFTWARE_POINTS = 100_000  # drawn in about 20 ms by two cores, 30 when something computes
CARD_POINTS = 4_000_000
PART_POINTS = 120_000  # a part of the whole: in raster order they cost less each
NEAR_SHARE = 0.004  # of the median depth: the near plane
FRUSTUM_FROM = 0.1  # of the median depth: nearer eyes would look at it from within
LEAST_POINT_PX, MOST_POINT_PX = 2.0, 40.0
CLOSED_POINT_SIZE = 2.0  # the point size at which the photo's own view shows no holes
CELL_OVERLAP = 1.15
ASLANT_OVERLAP = 0.75  # more, per radian away from the photo's view: slanted surfaces stay closed
DEFAULT_LENS = PhotoLens(1000.0, Size(1155, 866))  # 60 degrees wide
REMOVED_COLOR = (255, 45, 155)
GRID_ALPHA, FRUSTUM_ALPHA = 70, 170
# OpenGL's lowest row is a picture's uppermost one.
UPSIDE_DOWN = np.array([[1], [-1], [1], [1]], np.float32)
NO_POINTS: FloatMap = np.empty((0, 3), np.float32)
GHOST_POINTS = 40_000  # an even choice, each larger; drawn twice: half as long again as the points
GHOST_OVERLAP = 1.6
GHOST_VEIL = 0.5  # of the ink over the points' own colours
GHOST_OPACITY = 0.35
GHOST_AT_HOME = 0.1  # the photo's own view is to look like the photo

Stretch = tuple[float, float, float]
"""Factors on x, y and z."""
UNSTRETCHED: Stretch = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Look:
    """How the cloud is drawn.

    Attributes:
        point_size: 2 closes the surface in the photo's own view.
        light: how much surfaces are shaded by a light where the eye is, 0 to 1.
    """

    point_size: float = CLOSED_POINT_SIZE
    background: QColor = field(default_factory=lambda: QColor(24, 24, 26))
    show_frustum: bool = True
    show_grid: bool = True
    light: float = 0.0

    @property
    def ink(self) -> QColor:
        """Black or white, whichever stands out from the background."""
        return QColor(0, 0, 0) if self.background.lightnessF() > 0.5 else QColor(255, 255, 255)


class Renderer:
    """Holds what is shown and draws it; all drawing happens in the current context.

    Attributes:
        bounds: where the points lie in the world; None without points.
        turn: from the points' frame to the world.
        lens: the photo's camera, the lens of every view.
        grid_m: metres between the floor's lines; 0 where none are shown.
        mesh: drawn in place of the points where there is one.
        ghost: how the points are stretched that are drawn once more, faint; None for no ghost.
    """

    def __init__(self) -> None:
        self.bounds: cloud_scene.Extent | None = None
        self.lens = DEFAULT_LENS
        self.look = Look()
        self.grid_m = 0.0
        self.mesh = MeshDrawing()
        self.turn = NO_TURN
        self._floor_m: float | None = None
        self._own_bounds: cloud_scene.Extent | None = None
        self._middle_m = 1.0
        self.ghost: Stretch | None = None
        self._intrinsics: Intrinsics | None = None
        self._span: float | None = None
        self._grid = Size(1, 1)
        self._points, self._removed = VertexBuffer(GL_POINTS), VertexBuffer(GL_POINTS)
        self._floor, self._frustum = VertexBuffer(GL_LINES), VertexBuffer(GL_LINES)
        self._program: QOpenGLShaderProgram | None = None
        self._budget = SOFTWARE_POINTS

    @property
    def coarse_stride(self) -> int:
        """Every how many-th point the coarse picture holds."""
        return even_stride(len(self._points), budget=self._budget, row=self._grid.width)

    @property
    def coarse_count(self) -> int:
        """How many triangles or points the coarse picture holds."""
        if self.mesh.shown:
            return self.mesh.moving_count
        return math.ceil(len(self._points) / self.coarse_stride)

    @property
    def coarse_is_whole(self) -> bool:
        """Whether nothing is missing in the coarse picture."""
        return self.mesh.moves_whole if self.mesh.shown else self.coarse_stride == 1

    @property
    def parts(self) -> int:
        """In how many parts the whole is drawn."""
        if self.mesh.shown:
            return self.mesh.parts
        return max(1, math.ceil(len(self._points) / PART_POINTS))

    def set_cloud(self, cloud: PointCloud | None, light: ByteImage | None = None) -> None:
        """Other points, and (N, 4) how they catch the light; see ``light_map``."""
        self._points.set_positions(cloud.xyz if cloud else NO_POINTS)
        self._points.set_light(light)
        self._grid = _grid_of(cloud) if cloud else Size(1, 1)
        self._own_bounds = cloud_scene.extent(cloud.xyz) if cloud else None
        self.set_colors(cloud.rgb if cloud else np.empty((0, 3), np.uint8))
        self._set_surroundings()

    def set_colors(self, rgb: ByteImage) -> None:
        """Colours (N, 3) of the same points.

        Raises:
            ValueError: not as many as points.
        """
        if len(rgb) != len(self._points):
            raise ValueError(f"{len(rgb)} colours for {len(self._points)} points")
        rgba = np.full((len(rgb), 4), 255, np.uint8)
        rgba[:, :3] = rgb
        self._points.set_colors(rgba)

    def set_removed(self, xyz: FloatMap) -> None:
        """Points (M, 3) in the warning colour."""
        self._removed.set_positions(xyz)
        self._removed.set_colors(_one_color(len(xyz), QColor(*REMOVED_COLOR)))

    def set_level(self, turn: Turn, floor_m: float | None) -> None:
        """The world's turn, and where its floor is below the eye; None: below the points."""
        self.turn, self._floor_m = turn, floor_m
        self._set_surroundings()

    def set_look(self, look: Look) -> None:
        self.look = look
        self._set_surroundings()

    def set_intrinsics(self, intrinsics: Intrinsics | None, span: float | None = None) -> None:
        """Take a lens; the frustum is the photo's own, where it is no panorama of ``span``."""
        self._intrinsics, self._span = intrinsics, span
        self.lens = PhotoLens(intrinsics.f, intrinsics.size) if intrinsics else DEFAULT_LENS
        self._set_surroundings()

    def twin(self) -> Renderer:
        """Shows the same, in another context and thread."""
        made = copy(self)
        made.mesh = self.mesh.twin()
        made._points, made._removed = self._points.twin(), self._removed.twin()
        made._floor, made._frustum = self._floor.twin(), self._frustum.twin()
        made._program = None
        return made

    def forget(self) -> None:
        """Let go of what is on the card, while the context is current."""
        self.mesh.forget()
        for buffer in self._buffers():
            buffer.forget()
        self._program = None

    def create(self) -> None:
        """Upload everything anew: a new context knows nothing of the last one."""
        software = SOFTWARE.search(str(_functions().glGetString(GL_RENDERER))) is not None
        self._budget = SOFTWARE_POINTS if software else CARD_POINTS
        if software:
            step_back_threads(MESA_THREADS)
        self.mesh.create(fast=not software)
        self._program = make_program()
        for buffer in self._buffers():
            buffer.create()

    def draw_coarse(
        self, target: QOpenGLFramebufferObject, viewport: Viewport, *, ratio: float
    ) -> None:
        """Draw an even choice of the points, so much larger that no holes show, or few triangles.

        Args:
            target: picture of the viewport's size.
            viewport: in device pixels.
            ratio: device pixels per logical pixel.
        """
        stride = self.coarse_stride
        with self._drawing(target, viewport, ratio, math.sqrt(stride)) as program:
            self._draw_surroundings(program, viewport)
            self._removed.draw(program, stride=stride)
            if self.mesh.shown:
                self.mesh.draw_moving(program)
            else:
                self._points.draw(program, stride=stride)
            self._draw_ghost(program, viewport)

    def draw_part(
        self, target: QOpenGLFramebufferObject, viewport: Viewport, *, ratio: float, part: int
    ) -> None:
        """Draw one of ``parts`` parts of all points; part 0 starts the picture."""
        with self._drawing(target, viewport, ratio, 1.0) as program:
            if part == 0:
                self._draw_surroundings(program, viewport)
                self._removed.draw(program)
            if self.mesh.shown:
                self.mesh.draw_part(program, part)
            else:
                self._points.draw(program, first=part * PART_POINTS, count=PART_POINTS)
            if part == self.parts - 1:
                self._draw_ghost(program, viewport)

    @contextmanager
    def _drawing(
        self, target: QOpenGLFramebufferObject, viewport: Viewport, ratio: float, coarser: float
    ) -> Iterator[QOpenGLShaderProgram]:
        target.bind()
        functions = _functions()
        functions.glViewport(0, 0, target.width(), target.height())
        functions.glEnable(GL_DEPTH_TEST)
        functions.glEnable(GL_PROGRAM_POINT_SIZE)
        program = self._bind_program(viewport, ratio, coarser)
        yield program
        program.release()
        functions.glDisable(GL_DEPTH_TEST)
        target.release()

    def _bind_program(
        self, viewport: Viewport, ratio: float, coarser: float
    ) -> QOpenGLShaderProgram:
        assert self._program is not None, "drawn before create()"
        program = self._program
        program.bind()
        upright = viewport.clip_matrix(NEAR_SHARE * self._middle_m)
        clip = matrix(upright * UPSIDE_DOWN)
        program.setUniformValue(program.uniformLocation("clip"), clip)
        for name, value in (
            ("scale", self.look.point_size / CLOSED_POINT_SIZE),
            ("least", LEAST_POINT_PX * ratio),
            ("most", MOST_POINT_PX * ratio),
            ("spacing", self._spacing(viewport) * coarser),
            ("light", self.look.light),
            ("around", 0.0 if self._span is None else 1.0),
        ):
            program.setUniformValue1f(program.uniformLocation(name), value)
        eye = np.array(viewport.camera.eye) @ np.array(viewport.turn)
        program.setUniformValue(program.uniformLocation("eye"), QVector3D(*eye))
        _set_guise(program, stretch=UNSTRETCHED, veil=QColor(0, 0, 0, 0), opacity=1.0)
        return program

    def _draw_ghost(self, program: QOpenGLShaderProgram, viewport: Viewport) -> None:
        """The same points once more, as a thin veil: only its nearest layer is seen."""
        if self.ghost is None:
            return
        functions, veil = _functions(), QColor(self.look.ink)
        veil.setAlphaF(GHOST_VEIL)
        away = min(1.0, math.hypot(*viewport.camera.eye) / (FRUSTUM_FROM * self._middle_m))
        opacity = GHOST_AT_HOME + (GHOST_OPACITY - GHOST_AT_HOME) * away
        _set_guise(program, stretch=self.ghost, veil=veil, opacity=opacity)
        stride = even_stride(len(self._points), budget=GHOST_POINTS, row=self._grid.width)
        spacing = self._spacing(viewport) * GHOST_OVERLAP * math.sqrt(stride)
        program.setUniformValue1f(program.uniformLocation("spacing"), spacing)
        functions.glColorMask(False, False, False, False)
        self._points.draw(program, stride=stride)
        functions.glColorMask(True, True, True, True)
        functions.glDepthFunc(GL_LEQUAL)
        with _blending():
            with _each_pixel_once():  # else points of one depth would add up
                self._points.draw(program, stride=stride)
            self._frustum.draw(program)
        functions.glDepthFunc(GL_LESS)

    def _spacing(self, viewport: Viewport) -> float:
        """Device pixels between neighbours seen from the photo's camera, with some overlap."""
        photo, grid = self.lens.size, self._grid
        if self._span is not None:
            overlap = CELL_OVERLAP + ASLANT_OVERLAP
            return viewport.focal_px * self._span / grid.width * overlap
        photo_px = max(photo.width / grid.width, photo.height / grid.height)
        tilt = viewport.camera.pitch - home(self.turn).pitch
        turned = min(abs(viewport.camera.yaw) + abs(tilt), 1.0)
        overlap = CELL_OVERLAP + ASLANT_OVERLAP * turned
        return viewport.focal_px / self.lens.focal_px * photo_px * overlap

    def _draw_surroundings(self, program: QOpenGLShaderProgram, viewport: Viewport) -> None:
        """An empty ground with the grid and, seen from elsewhere, the frustum."""
        functions, ground = _functions(), self.look.background
        functions.glClearColor(ground.redF(), ground.greenF(), ground.blueF(), 1.0)
        functions.glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT)
        with _blending():
            self._floor.draw(program)
            if math.hypot(*viewport.camera.eye) > FRUSTUM_FROM * self._middle_m:
                self._frustum.draw(program)

    def _median_m(self) -> float:
        """Median depth of the points, all around median range."""
        own = self._own_bounds
        if own is not None and self._span is not None:
            return float(np.median(np.linalg.norm(own.sample, axis=1)))
        return float(own.middle[2]) if own else 1.0

    def _buffers(self) -> tuple[VertexBuffer, ...]:
        return self._points, self._removed, self._floor, self._frustum

    def _set_surroundings(self) -> None:
        floor, frustum, self.grid_m = NO_POINTS, NO_POINTS, 0.0
        self._middle_m = self._median_m()
        own, turn = self._own_bounds, np.array(self.turn, np.float32)
        self.bounds = own if own is None or self.turn == NO_TURN else own.turned(turn)
        if self.bounds and self.look.show_grid:
            floor, self.grid_m = cloud_scene.floor_grid(self.bounds, self._floor_m)
            floor = floor @ turn  # back into the points' frame
        if own and self._intrinsics and self._span is None and self.look.show_frustum:
            frustum = cloud_scene.frustum(self._intrinsics, own)
        _set_lines(self._floor, floor, self.look.ink, GRID_ALPHA)
        _set_lines(self._frustum, frustum, self.look.ink, FRUSTUM_ALPHA)


def _grid_of(cloud: PointCloud) -> Size:
    """The cells of which a cloud may have points."""
    return Size(*(math.ceil(length / cloud.stride) for length in cloud.grid))


def _functions() -> QOpenGLFunctions:
    return QOpenGLContext.currentContext().functions()


@contextmanager
def _blending() -> Iterator[None]:
    functions = _functions()
    functions.glEnable(GL_BLEND)
    functions.glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA)
    yield
    functions.glDisable(GL_BLEND)


@contextmanager
def _each_pixel_once() -> Iterator[None]:
    functions = _functions()
    functions.glClear(GL_STENCIL_BUFFER_BIT)
    functions.glEnable(GL_STENCIL_TEST)
    functions.glStencilFunc(GL_EQUAL, 0, 0xFF)
    functions.glStencilOp(GL_KEEP, GL_KEEP, GL_INCR)
    yield
    functions.glDisable(GL_STENCIL_TEST)


def _set_guise(
    program: QOpenGLShaderProgram, *, stretch: Stretch, veil: QColor, opacity: float
) -> None:
    """How what is drawn next differs from what its buffers hold."""
    program.setUniformValue(program.uniformLocation("stretch"), QVector3D(*stretch))
    program.setUniformValue(program.uniformLocation("veil"), veil)
    program.setUniformValue1f(program.uniformLocation("opacity"), opacity)


def _set_lines(buffer: VertexBuffer, ends: FloatMap, ink: QColor, alpha: int) -> None:
    color = QColor(ink)
    color.setAlpha(alpha)
    buffer.set_positions(ends)
    buffer.set_colors(_one_color(len(ends), color))


def _one_color(count: int, color: QColor) -> ByteImage:
    rgba = (color.red(), color.green(), color.blue(), color.alpha())
    return np.full((count, 4), rgba, np.uint8)
