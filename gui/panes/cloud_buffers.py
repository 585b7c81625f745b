"""Points and lines on the graphics card: arrays kept here, uploaded when drawn."""

from __future__ import annotations

import math
from copy import copy
from typing import Self, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QMatrix4x4, QOpenGLContext
from PySide6.QtOpenGL import (
    QOpenGLBuffer,
    QOpenGLShader,
    QOpenGLShaderProgram,
    QOpenGLVertexArrayObject,
)

from core.types import ByteImage, FloatMap

GL_POINTS, GL_LINES = 0x0000, 0x0001
GL_FLOAT, GL_UNSIGNED_BYTE = 0x1406, 0x1401
POSITION, COLOR, LIGHT = 0, 1, 2  # attribute locations
UNLIT = (0.0, 0.0, 0.0, 0.0)  # no normal at all

VERTEX_SHADER = """#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 color;
layout(location = 2) in vec4 surface;  // its normal from 0 to 1, and its occlusion
uniform mat4 clip;
uniform vec3 stretch;   // of the cloud along its axes
uniform vec4 veil;      // a colour, and how much of it
uniform float opacity;
uniform float light;    // how much of the headlight's shading; 0: as bright as the colours
uniform vec3 eye;       // where the headlight is
uniform float scale;    // what the user asked for, 1 = no holes
uniform float least;    // device pixels
uniform float most;
uniform float spacing;  // device pixels between two neighbours seen from the photo's camera
uniform float around;   // 1: a panorama, whose depth is range
out vec4 tint;
float lit() {
    vec3 normal = 2.0 * surface.xyz - 1.0;
    float facing = max(dot(normalize(normal), normalize(eye - position)), 0.0);
    return (0.5 + 0.55 * facing) * (1.0 - 0.75 * surface.w);
}
void main() {
    gl_Position = clip * vec4(position * stretch, 1.0);
    // The point's grid cell is its depth * spacing / focal wide: nearer eyes see larger cells.
    float depth = mix(position.z, length(position), around);
    float cell = spacing * depth / max(gl_Position.w, 1e-6);
    gl_PointSize = clamp(scale * max(cell, least), 1.0, most);
    float bright = surface == vec4(0.0) ? 1.0 : mix(1.0, lit(), light);
    tint = vec4(mix(bright * color.rgb, veil.rgb, veil.a), color.a * opacity);
}
"""
FRAGMENT_SHADER = """#version 330 core
in vec4 tint;
out vec4 color;
void main() { color = tint; }
"""


def make_program() -> QOpenGLShaderProgram:
    """The one shader of points and lines, in the current context.

    Raises:
        RuntimeError: the driver refused it, with the driver's words.
    """
    program = QOpenGLShaderProgram()
    program.addShaderFromSourceCode(QOpenGLShader.ShaderTypeBit.Vertex, VERTEX_SHADER)
    program.addShaderFromSourceCode(QOpenGLShader.ShaderTypeBit.Fragment, FRAGMENT_SHADER)
    if not program.link():
        raise RuntimeError(f"OpenGL refused the point shader: {program.log()}")
    return program


def matrix(values: NDArray[np.float32]) -> QMatrix4x4:
    """A (4, 4) row-major array as Qt's matrix."""
    return QMatrix4x4(values.ravel().tolist())


class VertexBuffer:
    """Positions and colours drawn as points or lines.

    The arrays stay here, so that a new context (a moved window, a driver reset) shows the same.
    """

    def __init__(self, mode: int) -> None:
        self._mode = mode
        self._xyz: FloatMap = np.empty((0, 3), np.float32)
        self._rgba: ByteImage = np.empty((0, 4), np.uint8)
        self._light: ByteImage | None = None
        self._stale: set[int] = set()
        self._array: QOpenGLVertexArrayObject | None = None
        self._stores: dict[int, QOpenGLBuffer] = {}

    def __len__(self) -> int:
        return len(self._xyz)

    def set_positions(self, xyz: FloatMap) -> None:
        """(N, 3) float32 in world metres; shared, not copied, if contiguous."""
        self._xyz = np.ascontiguousarray(xyz, np.float32)
        self._stale.add(POSITION)

    def set_colors(self, rgba: ByteImage) -> None:
        """(N, 4) uint8, as many as positions."""
        self._rgba = np.ascontiguousarray(rgba, np.uint8)
        self._stale.add(COLOR)

    def set_light(self, light: ByteImage | None) -> None:
        """(N, 4) uint8 normals and occlusion, as many as positions; None where nothing shades."""
        self._light = None if light is None else np.ascontiguousarray(light, np.uint8)
        self._stale.add(LIGHT)

    def twin(self) -> Self:
        """The same arrays, for another context."""
        made = copy(self)
        made.forget()
        return made

    def forget(self) -> None:
        """The context that it was made in is gone, or goes."""
        self._array, self._stores = None, {}
        self._stale = {POSITION, COLOR, LIGHT}

    def create(self) -> None:
        """Make the card's side in the current context."""
        self._array = QOpenGLVertexArrayObject()
        self._array.create()
        for location in (POSITION, COLOR, LIGHT):
            store = QOpenGLBuffer(QOpenGLBuffer.Type.VertexBuffer)
            store.create()
            self._stores[location] = store
        self._stale = {POSITION, COLOR, LIGHT}

    def draw(
        self,
        program: QOpenGLShaderProgram,
        *,
        first: int = 0,
        count: int | None = None,
        stride: int = 1,
    ) -> None:
        """Draw every ``stride``-th of ``count`` (all) vertices from ``first`` on.

        The program is bound.
        """
        left = len(self._xyz) - first
        drawn = math.ceil((left if count is None else min(count, left)) / stride)
        if drawn <= 0 or self._array is None:
            return
        self._array.bind()
        self._attributes(program, stride=stride)
        QOpenGLContext.currentContext().functions().glDrawArrays(self._mode, first, drawn)
        self._array.release()

    def _attributes(self, program: QOpenGLShaderProgram, *, stride: int) -> None:
        self._attribute(program, POSITION, self._xyz, GL_FLOAT, stride)
        self._attribute(program, COLOR, self._rgba, GL_UNSIGNED_BYTE, stride)
        if self._light is None:
            program.disableAttributeArray(LIGHT)
            QOpenGLContext.currentContext().functions().glVertexAttrib4f(LIGHT, *UNLIT)
        else:
            self._attribute(program, LIGHT, self._light, GL_UNSIGNED_BYTE, stride)

    def _attribute(
        self,
        program: QOpenGLShaderProgram,
        location: int,
        values: NDArray[np.float32] | ByteImage,
        kind: int,
        stride: int,
    ) -> None:
        store = self._stores[location]
        store.bind()
        if location in self._stale:
            data = cast(bytes, values.data.cast("B"))  # any buffer will do: no copy
            store.allocate(data, values.nbytes)
            self._stale.discard(location)
        program.enableAttributeArray(location)
        program.setAttributeBuffer(location, kind, 0, values.shape[1], stride * values.strides[0])
        store.release()
