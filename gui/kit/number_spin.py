"""A number field that is written the same in every country and takes what any of them types."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class NumberSpin(QDoubleSpinBox):
    """Shows a point; takes a comma as well, and brings what is out of range to its limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        plain = QLocale.c()
        plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.setLocale(plain)

    def valueFromText(self, text: str) -> float:
        number = self._number(text)
        return self.value() if number is None else min(max(number, self.minimum()), self.maximum())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Any number can be typed; a limit holds once it is whole."""
        known = self._number(text) is not None
        state = QValidator.State.Acceptable if known else QValidator.State.Intermediate
        return state, text, position

    def _number(self, text: str) -> float | None:
        bare = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        number = typed_number(bare)
        return None if number is None else round(number, self.decimals())


def typed_number(text: str) -> float | None:
    """The number that was typed, with a point or a comma; None where there is none."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None
