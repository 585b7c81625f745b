"""The installed Qt binding does not lose references (PySide6 6.12.0 does on Python 3.11)."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

CALLS = 1000
TOLERANCE = 100


class Source(QObject):
    fired = Signal(int)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal")
@pytest.mark.parametrize("constant", [None, True])
def test_calls_keep_the_references_of_constants(qtbot, constant) -> None:
    label, source = QLabel(), Source()
    qtbot.addWidget(label)
    seen: list[int] = []
    source.fired.connect(seen.append)
    before = sys.getrefcount(constant)
    for number in range(CALLS):
        label.update()
        label.setText("text")
        source.fired.emit(number)
    assert len(seen) == CALLS
    assert sys.getrefcount(constant) > before - TOLERANCE
