"""A length in metres on a logarithmic slider, with a number beside it."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from gui.panels.metres_spin import MetresSpin
from gui.panels.section import row_layout
from gui.panels.slider_field import SPIN_WIDTH_PX

STEPS = 200


class MetresField(QWidget):
    """A length between two ends: near lengths get as much of the slider as far ones.

    Args:
        name: what it is, for screen readers.
        nearest_m: lower end, > 0.
        farthest_m: upper end.
    """

    value_edited = Signal(float)  # by the user, live, in metres

    def __init__(
        self, name: str, *, nearest_m: float, farthest_m: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nearest_m = nearest_m
        self._decades = math.log(farthest_m / nearest_m)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(0, STEPS)
        self._slider.setAccessibleName(name)
        self._spin = MetresSpin(name, nearest_m=nearest_m, farthest_m=farthest_m, parent=self)
        self._spin.setFixedWidth(SPIN_WIDTH_PX)
        self.setLayout(row_layout(self._slider, self._spin))
        self.setFocusProxy(self._slider)
        self._slider.valueChanged.connect(self._on_slid)
        self._spin.valueChanged.connect(self._on_typed)

    def value(self) -> float:
        return self._spin.value()

    def set_value(self, metres: float) -> None:
        """Show a length, held to the ends, without emitting ``value_edited``."""
        with QSignalBlocker(self._spin):
            self._spin.setValue(metres)
        self._place_slider()

    def _place_slider(self) -> None:
        share = math.log(self._spin.value() / self._nearest_m) / self._decades
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(share * STEPS))

    def _on_slid(self, position: int) -> None:
        metres = self._nearest_m * math.exp(position / STEPS * self._decades)
        with QSignalBlocker(self._spin):
            self._spin.setValue(float(f"{metres:.3g}"))
        self.value_edited.emit(self._spin.value())

    def _on_typed(self, metres: float) -> None:
        self._place_slider()
        self.value_edited.emit(metres)
