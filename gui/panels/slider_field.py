"""A slider and a number beside it: one value, dragged or typed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QWidget

from gui.panels.section import row_layout

SPIN_WIDTH_PX = 76
PAGE_STEPS = 10


class SliderField(QWidget):
    """A value between two ends.

    Args:
        name: what it is, for screen readers.
        minimum: lower end.
        maximum: upper end.
        step: of the slider and of the number's arrows.
        decimals: of the number.
        suffix: unit, with a leading space.
    """

    value_edited = Signal(float)  # by the user, live

    def __init__(
        self,
        name: str,
        *,
        minimum: float,
        maximum: float,
        step: float,
        decimals: int = 0,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._minimum = minimum
        self._step = step
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(0, round((maximum - minimum) / step))
        self._slider.setPageStep(PAGE_STEPS)
        self._slider.setAccessibleName(name)
        self._spin = QDoubleSpinBox(self)
        self._spin.setDecimals(decimals)
        self._spin.setRange(minimum, maximum)
        self._spin.setSingleStep(step)
        self._spin.setSuffix(suffix)
        self._spin.setKeyboardTracking(False)
        self._spin.setFixedWidth(SPIN_WIDTH_PX)
        self._spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._spin.setAccessibleName(name)
        self.setLayout(row_layout(self._slider, self._spin))
        self.setFocusProxy(self._slider)
        self._slider.valueChanged.connect(self._on_slid)
        self._spin.valueChanged.connect(self._on_typed)

    def value(self) -> float:
        return self._spin.value()

    def set_value(self, value: float) -> None:
        """Show a value without emitting ``value_edited``."""
        with QSignalBlocker(self._spin):
            self._spin.setValue(value)
        self._place_slider(value)

    def _place_slider(self, value: float) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(round((value - self._minimum) / self._step))

    def _on_slid(self, position: int) -> None:
        value = self._minimum + position * self._step
        with QSignalBlocker(self._spin):
            self._spin.setValue(value)
        self.value_edited.emit(value)

    def _on_typed(self, value: float) -> None:
        self._place_slider(value)
        self.value_edited.emit(value)
