"""Asks in a corner of the photo whether it is a panorama."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.types import SPAN_DEG
from gui.kit.number_spin import NumberSpin
from gui.kit.translate import mark, tr
from gui.panes.corner_mark import CornerMark
from gui.snapshot.parts import PhotoPart

ASKS = mark("Is this a panorama? \u00b7 Estimate as panorama")
TAKEN = mark("A panorama \u00b7 Take it as a photo")
TIP = mark(
    "A panorama is cut into views, each of which the model sees; their depth is joined to one "
    "sphere. That takes as long as several photos."
)
SPAN = mark("Angle from left to right")
SPAN_TIP = mark(
    "How far the camera turned from the left edge to the right one: a half turn is 180\u00b0, "
    "a full turn 360\u00b0. The picture's sides say it: if walls bend, try another."
)
GAP_PX = 6


class PanoramaMark(QWidget):
    """A click takes the photo as a panorama, and back; of a sweep the angle is beside it."""

    clicked = Signal()
    span_edited = Signal(float)  # degrees

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = CornerMark(self)
        self._mark.clicked.connect(self.clicked)
        self._span = self._make_span()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addWidget(self._span)
        layout.addWidget(self._mark)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._mark.text()

    def set_part(self, part: PhotoPart) -> None:
        """Come or go as the photo on show says, without emitting."""
        self._mark.setText(tr(TAKEN if part.panorama else ASKS))  # never without a name
        self._mark.setToolTip(tr(TIP))
        self._mark.updateGeometry()
        self._mark.show()
        self._span.setVisible(part.span_deg is not None)
        with QSignalBlocker(self._span):
            self._span.setValue(part.span_deg or SPAN_DEG.default)
        self._span.setAccessibleName(tr(SPAN))
        self._span.setToolTip(tr(SPAN_TIP))
        self.setVisible(part.may_be_panorama)

    def _make_span(self) -> NumberSpin:
        span = NumberSpin(self)
        span.setKeyboardTracking(False)  # a sweep is estimated anew for each
        span.setDecimals(0)
        span.setRange(SPAN_DEG.low, SPAN_DEG.high)
        span.setSingleStep(10)
        span.setSuffix("\u00b0")
        span.valueChanged.connect(self.span_edited)
        return span
