"""A number field for metres: sensible digits, steps by a factor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from gui.kit.number_format import metres
from gui.kit.number_spin import typed_number

STEP_FACTOR = 1.05
DECIMALS = 4
_DECORATION = "<>m \u202f\u00a0"


class MetresSpin(QDoubleSpinBox):
    """Depths of a photo span four decades: fixed decimals and fixed steps would suit none."""

    def __init__(
        self, name: str, *, nearest_m: float, farthest_m: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDecimals(DECIMALS)
        self.setRange(nearest_m, farthest_m)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)

    def textFromValue(self, value: float) -> str:
        return metres(value)

    def valueFromText(self, text: str) -> float:
        number = _number(text)
        return self.value() if number is None else number

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number = _number(text)
        inside = number is not None and self.minimum() <= number <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return state, text, position

    def stepBy(self, steps: int) -> None:
        self.setValue(self.value() * STEP_FACTOR**steps)


def _number(text: str) -> float | None:
    """What was typed, with or without the unit."""
    return typed_number(text.strip(_DECORATION))
