"""Triangles on the graphics card: few while something moves, all of them when it rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QOpenGLContext
from PySide6.QtOpenGL import QOpenGLBuffer, QOpenGLShaderProgram
from shiboken6 import VoidPtr

from gui.panes.cloud_buffers import VertexBuffer
from gui.snapshot.pictures import Band, LiveMesh

GL_TRIANGLES, GL_UNSIGNED_INT = 0x0004, 0x1405
NO_OFFSET = cast(int, VoidPtr(0))  # what it takes is no int, other than its type says


class MeshDrawing:
    """Holds a mesh and draws it in the current context.

    Attributes:
        shown: whether there is a mesh to draw.
    """

    def __init__(self) -> None:
        self.shown = False
        self._moving: list[_Triangles] = []
        self._whole: list[_Triangles] = []
        self._backdrop: list[_Triangles] = []
        self._fast = False

    @property
    def parts(self) -> int:
        """In how many parts the whole is drawn."""
        return max(1, len(self._whole))

    @property
    def moves_whole(self) -> bool:
        """Whether all triangles are drawn while something moves: there are few, or a graphics
        card has them already."""
        return not self._whole or (self._fast and not any(each.stale for each in self._whole))

    @property
    def moving_count(self) -> int:
        """How many triangles are drawn while something moves."""
        return sum(each.count for each in self._while_moving())

    def set_mesh(self, mesh: LiveMesh | None) -> None:
        """Take other triangles; None for none. They are uploaded when they are drawn."""
        self.shown = mesh is not None
        mesh = mesh or LiveMesh()
        _fill(self._moving, mesh.moving)
        _fill(self._whole, mesh.whole)
        _fill(self._backdrop, mesh.backdrop)

    def twin(self) -> MeshDrawing:
        """The same triangles, for another context."""
        made = MeshDrawing()
        made.shown = self.shown
        made._moving = [each.twin() for each in self._moving]
        made._whole = [each.twin() for each in self._whole]
        made._backdrop = [each.twin() for each in self._backdrop]
        return made

    def forget(self) -> None:
        """The context goes, and what was made in it."""
        for each in (*self._moving, *self._whole, *self._backdrop):
            each.forget()

    def create(self, *, fast: bool) -> None:
        """A new context knows nothing of the last one.

        Args:
            fast: a graphics card draws, not the processor.
        """
        self._fast = fast
        self.forget()

    def draw_moving(self, program: QOpenGLShaderProgram) -> None:
        """What is drawn while something moves; the program is bound."""
        for each in self._while_moving():
            each.draw(program)

    def _while_moving(self) -> list[_Triangles]:
        moving = self._whole if self._whole and self.moves_whole else self._moving
        return [*moving, *self._backdrop]

    def draw_part(self, program: QOpenGLShaderProgram, part: int) -> None:
        """One of ``parts`` parts of the whole."""
        if part < len(self._whole):
            self._whole[part].draw(program)
        if part == self.parts - 1:
            for each in self._backdrop:
                each.draw(program)


class _Triangles(VertexBuffer):
    """Vertices drawn as the triangles that join them; made and uploaded when first drawn."""

    def __init__(self) -> None:
        super().__init__(GL_TRIANGLES)
        self._faces: NDArray[np.uint32] = np.empty((0, 3), np.uint32)
        self._index: QOpenGLBuffer | None = None
        self.stale = True

    @property
    def count(self) -> int:
        """How many triangles."""
        return len(self._faces)

    def set_band(self, band: Band) -> None:
        """Take the vertices and triangles of a part of the mesh."""
        self.set_positions(band.xyz)
        self.set_colors(band.rgba)
        self.set_light(band.light)
        self._faces = np.ascontiguousarray(band.faces)
        self.stale = True

    def forget(self) -> None:
        super().forget()
        self._index = None
        self.stale = True

    def draw(self, program: QOpenGLShaderProgram, **_: int | None) -> None:
        if self._index is None:
            self.create()
            self._index = QOpenGLBuffer(QOpenGLBuffer.Type.IndexBuffer)
            self._index.create()
        assert self._array is not None, "made by create()"
        self._array.bind()
        self._attributes(program, stride=1)
        self._index.bind()
        if self.stale:
            data = cast(bytes, self._faces.data.cast("B"))
            self._index.allocate(data, self._faces.nbytes)
            self.stale = False
        functions = QOpenGLContext.currentContext().functions()
        functions.glDrawElements(GL_TRIANGLES, self._faces.size, GL_UNSIGNED_INT, NO_OFFSET)
        self._array.release()
        self._index.release()


def _fill(buffers: list[_Triangles], bands: Sequence[Band]) -> None:
    """Buffers are taken again: making them costs more than filling them."""
    del buffers[len(bands) :]
    while len(buffers) < len(bands):
        buffers.append(_Triangles())
    for buffer, band in zip(buffers, bands, strict=True):
        buffer.set_band(band)
