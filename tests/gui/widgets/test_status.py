"""Values at the cursor, and what is running."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.snapshot.parts import TaskPart
from gui.snapshot.probe import Reading
from gui.widgets.status import FIELDS, Readout, TaskBar

READING = Reading(12, 34, (1, 2, 3), (0.5, -0.25, 3.42), 1 / 3.42)


def test_values_are_written_and_taken_away(qtbot: QtBot) -> None:
    readout = Readout()
    qtbot.addWidget(readout)
    readout.set_reading(READING)
    assert readout.text().startswith("u 12\tv 34\tRGB 1 2 3\tZ 3.42 m")
    assert "X 0.500 m" in readout.text()
    readout.set_reading(None)
    assert readout.text() == ""


def test_nothing_jumps_when_values_come(qtbot: QtBot) -> None:
    readout = Readout()
    qtbot.addWidget(readout)
    readout.resize(900, 30)
    readout.show()
    places = [readout._values[name].x() for name, _, _ in FIELDS]
    readout.set_reading(READING)
    qtbot.wait(10)
    assert [readout._values[name].x() for name, _, _ in FIELDS] == places


def test_progress_and_the_way_to_stop_it(qtbot: QtBot) -> None:
    bar = TaskBar()
    qtbot.addWidget(bar)
    asked = []
    bar.cancel_requested.connect(lambda: asked.append(1))
    assert bar._cancel.isHidden()
    bar.set_part(TaskPart("Estimating a.jpg", 0.5, cancellable=True))
    assert bar._bar.value() == bar._bar.maximum() / 2
    bar._cancel.click()
    assert asked == [1]


def test_no_endless_animation_while_the_end_is_unknown(qtbot: QtBot) -> None:
    bar = TaskBar()
    qtbot.addWidget(bar)
    bar.set_part(TaskPart("Loading the model"))
    assert bar._bar.isHidden()
    assert not bar._text.isHidden()
