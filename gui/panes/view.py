"""Zoom and pan, shared by linked panes: a centre on the photo and a scale."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

from core.types import Size

MAX_SCALE = 40.0
"""Screen pixels per photo pixel, at most."""
FIT_MARGIN = 0.02
"""Share of the pane left free on each side of a fitted photo."""


class SharedView(QObject):
    """What part of a photo linked panes look at.

    While fitted, every pane shows the whole photo at its own size; else all share one centre
    (photo pixels) and one scale (screen pixels per photo pixel).
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._size: Size | None = None
        self._centre = QPointF()
        self._scale: float | None = None

    @property
    def size(self) -> Size | None:
        return self._size

    @property
    def fitted(self) -> bool:
        return self._scale is None

    def set_size(self, size: Size) -> None:
        """Another photo: fit it, unless it has the same size as the one before."""
        if size != self._size:
            self._size = size
            self.fit()

    def fit(self) -> None:
        """Show the whole photo in every pane."""
        self._scale = None
        self._centre = self.photo_rect().center()
        self.changed.emit()

    def photo_rect(self) -> QRectF:
        """The photo's outline: pixel centres are at integers, so it starts at -0.5."""
        width, height = self._size or Size(1, 1)
        return QRectF(-0.5, -0.5, width, height)

    def fit_scale(self, pane: QSizeF) -> float:
        """Screen pixels per photo pixel at which the whole photo fits into a pane."""
        photo = self.photo_rect()
        room = 1.0 - 2.0 * FIT_MARGIN
        scale = room * min(pane.width() / photo.width(), pane.height() / photo.height())
        return max(scale, 1e-6)

    def scale(self, pane: QSizeF) -> float:
        """Screen pixels per photo pixel in a pane of the given size."""
        return self.fit_scale(pane) if self._scale is None else self._scale

    def visible(self, pane: QSizeF) -> QRectF:
        """The part of the photo's plane that a pane shows, square pixels."""
        scale = self.scale(pane)
        shown = QRectF(0.0, 0.0, pane.width() / scale, pane.height() / scale)
        shown.moveCenter(self._centre)
        return shown

    def zoom(self, factor: float, *, about: QPointF, pane: QSizeF) -> None:
        """Scale by ``factor`` with the photo point ``about`` staying in place."""
        before = self.scale(pane)
        fit = self.fit_scale(pane)
        after = min(before * factor, max(MAX_SCALE, fit))
        if after <= fit:
            self.fit()
        else:
            self._look(about + (self._centre - about) * (before / after), after)

    def zoom_to(self, scale: float, *, about: QPointF, pane: QSizeF) -> None:
        """Set the scale with the photo point ``about`` staying in place."""
        self.zoom(scale / self.scale(pane), about=about, pane=pane)

    def pan(self, shift: QPointF) -> None:
        """Move the centre by ``shift`` photo pixels; nothing to move while all is shown."""
        if self._scale is not None:
            self._look(self._centre + shift, self._scale)

    def _look(self, centre: QPointF, scale: float) -> None:
        photo = self.photo_rect()
        self._centre = QPointF(
            min(max(centre.x(), photo.left()), photo.right()),
            min(max(centre.y(), photo.top()), photo.bottom()),
        )
        self._scale = scale
        self.changed.emit()
