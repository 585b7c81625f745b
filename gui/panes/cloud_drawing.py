"""The cloud's pictures: told to OpenGL, and taken when they are done; nothing waits meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtOpenGL import QOpenGLFramebufferObject

from gui.panes.cloud_fence import Fence
from gui.panes.cloud_over import CloudOver
from gui.panes.cloud_render import Renderer
from gui.panes.cloud_still import CloudStill, enlarged
from gui.panes.cloud_surface import Surface, make_target
from gui.panes.orbit import Viewport

FOREVER_MS = 10_000.0


@dataclass(frozen=True)
class _Flight:
    """What is being drawn.

    Attributes:
        ends: whether the picture is finished then, not only another part of it.
        generation: of the context that draws.
    """

    viewport: Viewport
    ratio: float
    ends: bool
    fence: Fence
    generation: int


class Drawing:
    """Draws what a renderer holds, one thing at a time.

    Attributes:
        picture: the last one that was finished.
        seen: the viewport of that picture; None before the first one.

    Raises:
        RuntimeError: OpenGL 3.3 cannot be had here.
    """

    def __init__(self) -> None:
        self._surface = Surface()
        self.renderer = Renderer()
        self.picture = QImage()
        self.seen: Viewport | None = None
        self._target: QOpenGLFramebufferObject | None = None
        self._uploaded = 0  # the surface's generation that has everything
        self._flight: _Flight | None = None

    @property
    def generation(self) -> int:
        """Another one: the context was lost, and what was drawn with it."""
        return self._surface.generation

    @property
    def busy(self) -> bool:
        """Whether something is being drawn: nothing else may be begun."""
        return self._flight is not None

    def begin(self, viewport: Viewport, ratio: float, part: int | None) -> bool:
        """Begin a part of the whole, or the coarse picture (None).

        Args:
            ratio: device pixels per logical pixel.

        Returns:
            False: the context was lost, and a part would miss those before; the picture has to be
            begun anew.
        """
        with self._surface.current() as context:
            lost = self._uploaded != self._surface.generation
            if lost:
                self.renderer.create()
                self._target, self._uploaded = None, self._surface.generation
                if part:
                    return False
            self._target = make_target(viewport.size, self._target)
            if part is None:
                self.renderer.draw_coarse(self._target, viewport, ratio=ratio)
            else:
                self.renderer.draw_part(self._target, viewport, ratio=ratio, part=part)
            context.functions().glFlush()
            ends = part is None or part == self.renderer.parts - 1
            self._flight = _Flight(viewport, ratio, ends, Fence(), self._surface.generation)
        return True

    def still(self, viewport: Viewport, ratio: float, over: CloudOver) -> CloudStill:
        """What is shown, at the photo's size."""
        larger, factor = enlarged(viewport, self.renderer.lens.size)
        window = self._surface.another_window()
        return CloudStill(self.renderer.twin(), larger, factor * ratio, over, window)

    def land(self, *, wait_ms: float = 0) -> bool:
        """Whether what was begun is done, after so long a wait at the most; takes the picture."""
        flight = self._flight
        if flight is None:
            return True
        with self._surface.current():
            if flight.generation != self._surface.generation:
                self._flight = None  # lost with its context
                return True
            if not flight.fence.passed(wait_ms=wait_ms):
                return False
            self._flight = None
            if flight.ends and self._target is not None:
                self.picture = self._target.toImage(False)
                self.picture.setDevicePixelRatio(flight.ratio)
                self.seen = flight.viewport
        return True
