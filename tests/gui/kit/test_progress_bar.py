from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.kit.progress_bar import ProgressBar
from tests.gui.paintings import Paintings


@pytest.fixture
def bar(qtbot: QtBot) -> ProgressBar:
    """On the screen, at rest."""
    bar = ProgressBar()
    qtbot.addWidget(bar)
    bar.setRange(0, 1000)
    with qtbot.waitExposed(bar):
        bar.show()
    qtbot.wait(50)
    return bar


def test_a_new_value_is_painted_later(bar: ProgressBar, qtbot: QtBot) -> None:
    paintings = Paintings()
    bar.installEventFilter(paintings)
    for value in (100, 200, 300):
        bar.setValue(value)
    assert bar.value() == 300
    assert paintings.count == 0
    qtbot.waitUntil(lambda: paintings.count > 0)


def test_an_end_that_is_no_longer_known_is_painted_later(bar: ProgressBar, qtbot: QtBot) -> None:
    bar.setValue(300)
    qtbot.wait(50)
    paintings = Paintings()
    bar.installEventFilter(paintings)
    bar.setRange(0, 0)
    assert bar.maximum() == 0
    assert paintings.count == 0
    qtbot.waitUntil(lambda: paintings.count > 0)
