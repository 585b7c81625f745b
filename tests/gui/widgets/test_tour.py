"""The tour: five hints in order, beside what they speak of, gone when dismissed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from gui.widgets.tour import ARROW_PX, HINTS, Tour, arrow_to, beside

ROOM = QRect(0, 0, 1200, 800)
SIZE = QSize(330, 200)


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    made.resize(ROOM.size())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def target(window: QWidget) -> QLabel:
    label = QLabel("threshold", window)
    label.setGeometry(900, 300, 280, 60)
    label.show()
    return label


@pytest.fixture
def tour(window: QWidget, target: QLabel) -> Tour:
    made = Tour(window, lambda name: target if name == "threshold" else None)
    made.begin(with_keyboard=True)
    return made


def test_five_hints_one_after_the_other(tour: Tour) -> None:
    wanted, ended = [], []
    tour.wanted.connect(wanted.append)
    tour.ended.connect(ended.append)
    seen = [tour.hint.target]
    for _ in HINTS[1:]:
        tour._next.click()
        seen.append(tour.hint.target)
    assert seen == ["drop", "threshold", "focal", "cloud", "export"]
    assert wanted == seen[1:]
    tour._next.click()
    assert not tour.isVisible()
    assert ended == [True]


def test_back_and_skip(tour: Tour) -> None:
    ended = []
    tour.ended.connect(ended.append)
    assert not tour._back.isEnabled()
    tour._next.click()
    tour._back.click()
    assert tour.hint is HINTS[0]
    tour._never.setChecked(False)
    tour._skip.click()
    assert ended == [False]
    assert not tour.isVisible()


def test_keys_are_enough(tour: Tour) -> None:
    assert tour._window.focusWidget() is tour._next
    QTest.keyClick(tour._next, Qt.Key.Key_Space)
    assert tour.hint is HINTS[1]
    QTest.keyClick(tour, Qt.Key.Key_Left)
    assert tour.hint is HINTS[0]
    QTest.keyClick(tour, Qt.Key.Key_Right)
    assert tour.hint is HINTS[1]
    QTest.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()


def test_at_the_first_start_the_keyboard_stays_where_it_is(window: QWidget, qtbot) -> None:
    Tour(window, lambda _: None).begin(with_keyboard=False)
    assert window.focusWidget() is None


def test_screen_readers_get_title_and_text(tour: Tour) -> None:
    tour._next.click()
    assert tour.accessibleName() == HINTS[1].title
    assert tour.accessibleDescription() == HINTS[1].text


def test_it_stands_beside_its_target_and_follows(
    tour: Tour, target: QLabel, window: QWidget, qtbot
) -> None:
    tour._next.click()
    assert tour.geometry().right() < target.x()
    assert tour.y() < target.geometry().center().y() < tour.geometry().bottom()
    target.move(100, 20)
    window.resize(1100, 800)
    qtbot.waitUntil(lambda: tour.x() > target.geometry().right())


def test_without_its_target_it_stands_in_the_middle(tour: Tour, window: QWidget) -> None:
    away = tour.geometry().center() - window.rect().center()
    assert away.manhattanLength() <= 2


@pytest.mark.parametrize(
    ("target", "side"),
    [
        (QRect(900, 300, 280, 60), "left"),
        (QRect(0, 300, 200, 60), "right"),
        (QRect(100, 0, 1000, 40), "below"),
        (QRect(100, 760, 1000, 40), "above"),
        (QRect(10, 10, 1180, 780), "over"),
        (QRect(1100, 0, 100, 30), "left"),
    ],
)
def test_sides(target: QRect, side: str) -> None:
    where, tip = beside(target, SIZE, ROOM)
    sides = {
        "left": where.right() < target.left(),
        "right": where.left() > target.right(),
        "below": where.top() > target.bottom(),
        "above": where.bottom() < target.top(),
        "over": where.intersects(target),
    }
    assert ROOM.contains(where)
    assert sides[side]
    frame = where.adjusted(ARROW_PX, ARROW_PX, -ARROW_PX, -ARROW_PX)
    arrow = arrow_to(tip, frame)
    assert arrow.isEmpty() == (side == "over")
    if side != "over":
        assert arrow.at(1).toPoint() == tip
        assert frame.adjusted(-1, -1, 1, 1).contains(arrow.at(0).toPoint())


def test_no_arrow_from_inside() -> None:
    assert arrow_to(QPoint(50, 50), QRect(0, 0, 100, 100)).isEmpty()
