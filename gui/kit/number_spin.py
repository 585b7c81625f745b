"""Number fields that are written the same in every country and take what any of them types."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

_PARTING = re.compile("[.,'\u2019\u00a0\u202f ]")
_MOST_DIGITS = 18  # beyond every limit; Python refuses thousands of them


class NumberSpin(QDoubleSpinBox):
    """Shows a point; takes a comma as well, and brings what is out of range to its limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_plain())

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


class WholeSpin(QSpinBox):
    """The same for whole numbers, in which points and commas can only part the thousands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_plain())

    def valueFromText(self, text: str) -> int:
        number = _whole_number(text)
        return self.value() if number is None else min(max(number, self.minimum()), self.maximum())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        known = _whole_number(text) is not None
        state = QValidator.State.Acceptable if known else QValidator.State.Intermediate
        return state, text, position


def _plain() -> QLocale:
    plain = QLocale.c()
    plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return plain


def _whole_number(text: str) -> int | None:
    """With or without its thousands parted; None where it is none, 28.5 for one."""
    parts = _PARTING.split(text.strip())
    whole = all(part.isdecimal() for part in parts) and all(len(part) == 3 for part in parts[1:])
    digits = "".join(parts)
    if not whole:
        return None
    return int(digits) if len(digits) < _MOST_DIGITS else 10**_MOST_DIGITS


def typed_number(text: str) -> float | None:
    """The number that was typed, with a point or a comma; None where there is none."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None
