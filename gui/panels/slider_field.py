"""A slider and a number beside it: one value, dragged or typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QWidget

from gui.kit.number_spin import NumberSpin
from gui.panels.section import row_layout

SPIN_WIDTH_PX = 76
PAGE_STEPS = 10


class LinkedSlider(QWidget):
    """A slider that follows a number's field, and the other way round.

    Args:
        name: what it is, for screen readers.
        spin: the field; it holds the value.
        steps: how many the slider has.
        to_value: from a slider's step to the value.
        to_step: from a value to the nearest step of the slider.
    """

    value_edited = Signal(float)  # by the user, live

    def __init__(
        self,
        name: str,
        spin: QDoubleSpinBox,
        *,
        steps: int,
        to_value: Callable[[int], float],
        to_step: Callable[[float], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._to_value = to_value
        self._to_step = to_step
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(0, steps)
        self._slider.setPageStep(PAGE_STEPS)
        self._slider.setAccessibleName(name)
        self._spin = spin
        self._spin.setFixedWidth(SPIN_WIDTH_PX)
        self.setLayout(row_layout(self._slider, self._spin))
        self.setFocusProxy(self._slider)
        self._slider.valueChanged.connect(self._on_slid)
        self._spin.valueChanged.connect(self._on_typed)

    def value(self) -> float:
        return self._spin.value()

    def set_value(self, value: float) -> None:
        """Show a value, held to the ends, without emitting ``value_edited``."""
        with QSignalBlocker(self._spin):
            self._spin.setValue(value)
        self._place_slider()

    def _place_slider(self) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(self._to_step(self._spin.value()))

    def _on_slid(self, step: int) -> None:
        with QSignalBlocker(self._spin):
            self._spin.setValue(self._to_value(step))
        self.value_edited.emit(self._spin.value())

    def _on_typed(self, value: float) -> None:
        self._place_slider()
        self.value_edited.emit(value)


def percent_field(name: str, limits: tuple[float, float]) -> SliderField:
    """A field in whole per cent for a share between two limits."""
    low, high = limits
    return SliderField(name, minimum=100 * low, maximum=100 * high, step=1, suffix=" %")


class SliderField(LinkedSlider):
    """A value between two ends, in equal steps.

    Args:
        name: what it is, for screen readers.
        minimum: lower end.
        maximum: upper end.
        step: step of the slider and of the number's arrows.
        decimals: decimals of the number.
        suffix: unit, with a leading space.
    """

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
        spin = NumberSpin()
        spin.setDecimals(decimals)
        spin.setRange(minimum, maximum)
        spin.setSingleStep(step)
        spin.setSuffix(suffix)
        spin.setKeyboardTracking(False)
        spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        spin.setAccessibleName(name)
        super().__init__(
            name,
            spin,
            steps=round((maximum - minimum) / step),
            to_value=lambda position: minimum + position * step,
            to_step=lambda value: round((value - minimum) / step),
            parent=parent,
        )
