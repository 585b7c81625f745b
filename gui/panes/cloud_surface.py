"""OpenGL without a window: a context to draw pictures with.

Not a QOpenGLWidget: one of those makes Qt compose the whole window with OpenGL, which on a
software rasteriser turns every repaint of any pane from some 5 into 50 milliseconds. Reading the
finished picture back costs far less, and grabbing and re-parenting just work.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize
from PySide6.QtGui import QOffscreenSurface, QOpenGLContext, QSurfaceFormat
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat

from core.types import Size

GL_VERSION_NEEDED = (3, 3)
DEPTH_BITS = 24
GL_RGB8 = 0x8051


class Surface:
    """A context that can be made current; it makes itself anew when it was lost.

    Attributes:
        generation: counts the contexts: what was uploaded belongs to one of them.

    Raises:
        RuntimeError: OpenGL 3.3 cannot be had here.
    """

    def __init__(self) -> None:
        self.generation = 0
        self._create()

    @contextmanager
    def current(self) -> Iterator[QOpenGLContext]:
        """Make the context current for a while.

        Raises:
            RuntimeError: it was lost and cannot be had again.
        """
        if not self._context.makeCurrent(self._window):
            self._create()
            self._context.makeCurrent(self._window)
        try:
            yield self._context
        finally:
            self._context.doneCurrent()

    def another_window(self) -> QOffscreenSurface:
        """For another context, in another thread; this one is that of the window."""
        window = QOffscreenSurface()
        window.setFormat(self._context.format())
        window.create()
        return window

    def _create(self) -> None:
        self._context = make_context()
        self._window = self.another_window()
        if tuple(self._context.format().version()) < GL_VERSION_NEEDED:
            raise RuntimeError("OpenGL is older than 3.3")
        if not self._context.makeCurrent(self._window):
            raise RuntimeError("the OpenGL context cannot be used")
        self._context.doneCurrent()
        self.generation += 1


def make_context() -> QOpenGLContext:
    """A new context, of the thread that this is called in.

    Raises:
        RuntimeError: none can be had.
    """
    context = QOpenGLContext()
    context.setFormat(_wanted_format())
    if not context.create():
        raise RuntimeError("no OpenGL context can be had")
    return context


def make_target(size: Size, reuse: QOpenGLFramebufferObject | None) -> QOpenGLFramebufferObject:
    """A picture with a depth buffer in the current context, the given one if it has the size."""
    if reuse is not None and reuse.size() == QSize(*size):
        return reuse
    wanted = QOpenGLFramebufferObjectFormat()
    wanted.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
    wanted.setInternalTextureFormat(GL_RGB8)
    return QOpenGLFramebufferObject(size.width, size.height, wanted)


def _wanted_format() -> QSurfaceFormat:
    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setVersion(*GL_VERSION_NEEDED)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setDepthBufferSize(DEPTH_BITS)
    return wanted
