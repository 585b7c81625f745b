"""The pane that shows a photo with an effect made from its depth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.types import ByteImage, Size
from gui.panes.probe import PointMark
from gui.panes.raster import RasterPane
from gui.panes.still import PaneStill
from gui.snapshot.pictures import EffectPart

MARK_PX = 9.0
COMPARE_KEY = Qt.Key.Key_Backslash


class FocusMark(PointMark):
    """A small square at the point in focus."""

    def __init__(self) -> None:
        super().__init__(MARK_PX)

    def draw(self, painter: QPainter) -> None:
        painter.drawRect(QRectF(-MARK_PX, -MARK_PX, 2 * MARK_PX, 2 * MARK_PX))


class EffectsPane(RasterPane):
    """A picture pane with the effect's result over the photo.

    A click, or Enter at the probe, says what to focus on; while the backslash key is held the
    photo itself is shown.
    """

    focus_chosen = Signal(float, float)  # shares of width and height

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._original: tuple[ByteImage | None, Sequence[ByteImage] | None] = (None, None)
        self._result: ByteImage | None = None
        self._comparing = False
        self._focus: tuple[float, float] | None = None
        self._in_place = True
        self._mark = FocusMark()
        self.canvas().add(self._mark, height=90)
        self.set_layers(True, False, False)
        self.clicked.connect(self._on_clicked)

    def set_photo(self, rgb: ByteImage | None, mips: Sequence[ByteImage] | None = None) -> None:
        """Another photo, as in every pane; its effect is not known yet."""
        self._original, self._result = (rgb, mips), None
        super().set_photo(rgb, mips)
        self._place_mark()

    def set_result(self, rgb: ByteImage | None) -> None:
        """The photo with its effect, (h, w, 3) uint8 of any size; None: the photo itself."""
        self._result = rgb
        self._draw()

    def set_part(self, part: EffectPart) -> None:
        """Mark the point in focus, where the effect has one and leaves it in its place."""
        request = part.request
        self.set_in_place(request.row.in_place)
        marked = request.row.focused and request.row.in_place and request.focus_m is None
        marked = marked and not part.panorama
        self.set_focus(request.focus if marked else None)

    def set_focus(self, point: tuple[float, float] | None) -> None:
        """Mark a point, shares of width and height; None for none."""
        self._focus = point
        self._place_mark()

    def set_in_place(self, in_place: bool) -> None:
        """Whether the effect leaves pixels where they are: only then marks on them are right."""
        self._in_place = in_place
        self._marks.setVisible(in_place)
        if not in_place:
            self.set_probe(None, None)

    def set_probe(self, u: float | None, v: float | None) -> None:
        """As in every pane, where it would be in the right place."""
        super().set_probe(*((u, v) if self._in_place else (None, None)))

    def still(self) -> PaneStill | None:
        """As in every pane; an effect at its own size."""
        still = super().still()
        if still is None or self._result is None or self._comparing:
            return still
        height, width = self._result.shape[:2]
        return replace(still, size=Size(width, height))

    def compare(self, on: bool) -> None:
        """Show the photo itself while ``on``."""
        self._comparing = on
        self._draw()

    def _draw(self) -> None:
        if self._result is None or self._comparing:
            self.set_picture(*self._original)
        else:
            self.set_picture(self._result)

    def _place_mark(self) -> None:
        size = self.view().size
        self._mark.setVisible(size is not None and self._focus is not None)
        if size is not None and self._focus is not None:
            across, down = self._focus
            self._mark.setPos(QPointF(across * size.width - 0.5, down * size.height - 0.5))

    def _on_clicked(self, u: float, v: float) -> None:
        size = self.view().size
        if size is not None:
            self.focus_chosen.emit((u + 0.5) / size.width, (v + 0.5) / size.height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == COMPARE_KEY and not event.isAutoRepeat():
            self.compare(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == COMPARE_KEY and not event.isAutoRepeat():
            self.compare(False)
        else:
            super().keyReleaseEvent(event)
