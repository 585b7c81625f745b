"""Shows effects: a still one as it is, a move frame by frame."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from core.types import ByteImage
from gui.panes.effects import EffectsPane
from gui.panes.raster import RasterPane
from gui.snapshot.pictures import MadeEffect


class EffectPlayer(QObject):
    """Plays in the effects pane or in the wipe, wherever it is on the screen."""

    def __init__(self, pane: EffectsPane) -> None:
        super().__init__()
        self._pane = pane
        self._sides: Sequence[RasterPane] = ()
        self._frames: Sequence[ByteImage] = ()
        self._frame = 0
        self._wanted = self._seen = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.advance)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show(self, made: MadeEffect | None) -> None:
        """Another effect, from its first frame; None for none yet."""
        self._frames, self._frame = made.pictures if made else (), 0
        if made is not None:
            self._draw()
            self._timer.setInterval(made.frame_ms)
        self._run()

    def play(self, on: bool) -> None:
        """Play the move, or stop where it is."""
        self._wanted = on
        self._run()

    def set_seen(self, seen: bool) -> None:
        """Whether the pane is on the screen."""
        self._seen = seen
        self._run()

    def _run(self) -> None:
        moves = len(self._frames) > 1 and self._wanted and self._seen
        if not moves:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def advance(self) -> None:
        """The next frame; after the last one the first again."""
        self._frame = (self._frame + 1) % len(self._frames)
        self._draw()

    def set_sides(self, sides: Sequence[RasterPane]) -> None:
        """The pictures of the wipe in which the effect is shown instead, if any."""
        self._sides = sides
        if self._frames:
            self._draw()

    def _draw(self) -> None:
        frame = self._frames[self._frame]
        for side in self._sides:
            side.set_picture(frame)
        if not self._sides:
            self._pane.set_result(frame)
