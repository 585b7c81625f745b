"""A cloud's picture at a size of its own, drawn apart from the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QImage, QOffscreenSurface, QOpenGLContext, QPainter

from core.types import ByteImage, Size
from gui.kit.pixels import rgb_of
from gui.panes.cloud_fence import Fence
from gui.panes.cloud_over import CloudOver
from gui.panes.cloud_render import Renderer
from gui.panes.cloud_surface import make_context, make_target
from gui.panes.orbit import Viewport

MOST_SIDE_PX = 8192
"""Every OpenGL 3.3 of these years draws pictures of that size."""
PART_MS = 60_000.0


def enlarged(viewport: Viewport, photo: Size) -> tuple[Viewport, float]:
    """The same view in a picture whose longer side is the photo's, and by how much it is larger.

    Never smaller than on the screen.
    """
    side = max(viewport.size)
    factor = max(1.0, min(max(photo), MOST_SIDE_PX) / side)
    width, height = (max(1, round(factor * length)) for length in viewport.size)
    larger = replace(viewport, focal_px=factor * viewport.focal_px, size=Size(width, height))
    return larger, factor


@dataclass(frozen=True, eq=False)
class CloudStill:
    """What a cloud shows, to be painted once, in any thread.

    Attributes:
        renderer: a twin of the one that draws on the screen.
        viewport: of the picture.
        ratio: its pixels per logical pixel of the screen.
        over: what is painted over it.
        window: made in the thread of the window; goes when the picture is painted.
    """

    renderer: Renderer
    viewport: Viewport
    ratio: float
    over: CloudOver
    window: QOffscreenSurface

    @property
    def size(self) -> Size:
        return self.viewport.size

    def paint(self) -> ByteImage:
        """The picture, (H, W, 3) uint8.

        Raises:
            RuntimeError: OpenGL cannot be had.
        """
        context = make_context()
        if not context.makeCurrent(self.window):
            raise RuntimeError("the OpenGL context cannot be used")
        try:
            image = self._draw(context)
        finally:
            context.doneCurrent()
            self.window.deleteLater()
        painter = QPainter(image)
        painter.scale(self.ratio, self.ratio)
        look, grid_m = self.renderer.look, self.renderer.grid_m
        self.over.paint(painter, self.viewport, self.ratio, look, grid_m)
        painter.end()
        return rgb_of(image)

    def _draw(self, context: QOpenGLContext) -> QImage:
        """All parts, one after the other: while one is waited for, the window goes on."""
        self.renderer.create()
        target = make_target(self.size, None)
        for part in range(self.renderer.parts):
            self.renderer.draw_part(target, self.viewport, ratio=self.ratio, part=part)
            context.functions().glFlush()
            Fence().passed(wait_ms=PART_MS)
        image = target.toImage(False).convertToFormat(QImage.Format.Format_RGB32)
        self.renderer.forget()
        return image
