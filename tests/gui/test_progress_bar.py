from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from gui.progress_bar import ProgressBar


class Paintings(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_new_value_is_painted_later(qtbot: QtBot) -> None:
    bar, paintings = ProgressBar(), Paintings()
    qtbot.addWidget(bar)
    bar.setRange(0, 1000)
    bar.show()
    qtbot.waitExposed(bar)
    qtbot.wait(50)
    bar.installEventFilter(paintings)
    for value in (100, 200, 300):
        bar.setValue(value)
    assert bar.value() == 300
    assert paintings.count == 0
    qtbot.waitUntil(lambda: paintings.count > 0)
