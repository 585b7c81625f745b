"""The strip under the panes while a film is on show."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.snapshot.parts import TimelinePart
from gui.state.film import FrameRange, FrameSet
from gui.widgets.timeline import Timeline
from gui.widgets.timeline_track import RULER_PX
from tests.gui.state.test_film import film

FRAMES = 10


def part(**changes) -> TimelinePart:
    values = {"film": film(FRAMES), "frame": 3, "span": FrameRange(0, FRAMES), "steady": 0.5}
    return TimelinePart(1, **(values | changes))


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    made = Timeline()
    column.addWidget(made)
    made.set_part(part())
    holder.resize(960, 120)
    holder.show()
    made.holder = holder  # lives as long
    return made


def heard(signal) -> list:
    said: list = []
    signal.connect(lambda *values: said.append(values[0] if values else None))
    return said


def test_showing_a_film_emits_nothing(timeline: Timeline) -> None:
    track = timeline.track
    signals = (timeline.frame_chosen, timeline.steady_edited, timeline.speed_chosen)
    said = [heard(each) for each in (*signals, track.in_chosen)]
    timeline.set_part(part(frame=7, steady=0.1, span=FrameRange(2, 9)))
    assert said == [[], [], [], []]
    assert track.value() == 7
    assert track.maximum() == FRAMES - 1


def test_it_is_there_only_with_a_film(timeline: Timeline) -> None:
    timeline.set_part(None)
    assert not timeline.isVisible()


def test_dragging_the_playhead_names_every_frame_once(timeline: Timeline) -> None:
    track = timeline.track
    chosen, dragged = heard(track.frame_chosen), heard(track.dragged)
    places = [QPoint(round(track.x_of(frame) + 3), RULER_PX - 8) for frame in (5, 5, 8)]
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(track, place)
    QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=places[-1])
    assert chosen == [5, 8]
    assert dragged == [True, False]


def test_the_ends_are_dragged_by_their_handles(timeline: Timeline) -> None:
    track = timeline.track
    ends = heard(track.out_chosen)
    at = QPoint(round(track.x_of(FRAMES)) + 3, RULER_PX + 20)
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(track, QPoint(round(track.x_of(6) + 3), RULER_PX + 20))
    QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=at)
    assert ends[-2:] == [FRAMES - 1, 6] or ends[-1] == 6


def test_frames_of_uneven_length_lie_at_their_times(timeline: Timeline) -> None:
    from dataclasses import replace

    uneven = film(3)
    times = np.array([0.0, 0.1, 1.5])
    uneven = replace(uneven, facts=replace(uneven.facts, times_s=times, duration_s=2.0))
    timeline.set_part(part(film=uneven, frame=0, span=FrameRange(0, 3)))
    track = timeline.track
    middle = track.x_of(0) + (track.x_of(3) - track.x_of(0)) / 2
    assert track.frame_at(middle) == 1
    assert track.x_of(2) > middle


def test_a_typed_time_is_told_and_nonsense_is_not(timeline: Timeline) -> None:
    typed = heard(timeline.time_typed)
    for text in ("0:00.25", "later"):
        timeline._time.setFocus()
        timeline._time.selectAll()
        QTest.keyClicks(timeline._time, text)
        QTest.keyClick(timeline._time, Qt.Key.Key_Return)
    assert typed == [0.25]


def test_the_button_says_how_far_it_is_and_stops(timeline: Timeline) -> None:
    made, stopped = heard(timeline.make_requested), heard(timeline.stop_requested)
    timeline._all.click()
    timeline.set_part(part(fraction=0.4, text="5 s left"))
    assert "40" in timeline._all.text()
    assert "5 s left" in timeline._all.text()
    timeline._all.click()
    assert len(made) == len(stopped) == 1
    timeline.set_part(part(film=film(FRAMES, done=FrameSet.of(FRAMES, range(FRAMES)))))
    assert not timeline._all.isEnabled()


def test_all_of_it_has_a_name_for_screen_readers(timeline: Timeline) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox

    for kind in (QAbstractButton, QSlider, QComboBox, QSpinBox):
        for widget in timeline.findChildren(kind):
            assert widget.accessibleName(), widget
    assert timeline._time.accessibleName()
    assert timeline.findChildren(QLineEdit)


@pytest.mark.parametrize("width", [580, 960])
def test_it_fits_a_small_window(timeline: Timeline, width: int) -> None:
    timeline.window().resize(width, 120)
    QCoreApplication.processEvents()
    timeline.layout().activate()
    assert timeline.width() == width
    assert timeline.minimumSizeHint().width() <= 580
    row = [each for each in timeline.findChildren(type(timeline._play)) if each.isVisible()]
    assert all(each.geometry().right() <= width for each in row)


def test_what_is_done_is_marked_at_its_place(timeline: Timeline) -> None:
    timeline.set_part(part(film=film(FRAMES, done=FrameSet.of(FRAMES, [0, 1, 9]))))
    track = timeline.track
    runs = track._runs(timeline._part.film.done)
    span = track.x_of(FRAMES) - track.x_of(0)
    assert runs[0][0] == 0
    assert runs[0][1] == pytest.approx(0.2 * span, abs=2)
    assert runs[-1][0] == pytest.approx(0.9 * span, abs=2)
