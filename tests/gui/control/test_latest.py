"""Wishes follow each other faster than they can be granted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.control.latest import PAUSE_MS, SETTLE_MS, Attempt, Latest
from tests.gui.fakes import StepLane

LARGE = 100


class Chase:
    """A builder whose lane the test steps itself."""

    def __init__(self, parent: QObject) -> None:
        self.lane = StepLane()
        self.built: list[tuple[int, str]] = []
        self.failures: list[object] = []
        self.latest = Latest(self.lane, "slot", self._make, parent, lambda wish: wish >= LARGE)
        self.latest.built.connect(lambda wish, result: self.built.append((wish, result)))
        self.latest.failed.connect(self.failures.append)

    def _make(self, wish: int, attempt: Attempt) -> str:
        if wish < 0:
            raise ValueError("cannot be made")
        return "coarse" if attempt.coarse else "whole"


@pytest.fixture
def chase(qapp) -> Chase:
    parent = QObject()
    made = Chase(parent)
    made.parent = parent  # type: ignore[attr-defined]
    return made


def rest(qtbot: QtBot, done: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(done()), timeout=60_000)


def test_the_newest_wish_comes_next(qtbot: QtBot, chase: Chase) -> None:
    for wish in (1, 2, 3):
        chase.latest.follow(wish)
    assert chase.latest.behind
    chase.lane.run()
    assert chase.built == [(1, "whole")]
    rest(qtbot, lambda: chase.lane.busy)  # after the pause
    chase.lane.run()
    assert chase.built == [(1, "whole"), (3, "whole")]
    assert not chase.latest.behind


def test_a_large_one_comes_coarsely_first_and_whole_once_it_rests(
    qtbot: QtBot, chase: Chase
) -> None:
    chase.latest.follow(LARGE)
    chase.lane.run()
    assert chase.built == [(LARGE, "coarse")]
    rest(qtbot, lambda: chase.lane.busy)
    chase.lane.run()
    assert chase.built[-1] == (LARGE, "whole")
    qtbot.wait(2 * PAUSE_MS + SETTLE_MS)
    assert not chase.lane.busy


def test_what_failed_is_not_tried_again(qtbot: QtBot, chase: Chase) -> None:
    chase.latest.follow(-1)
    chase.lane.run()
    assert len(chase.failures) == 1
    qtbot.wait(2 * PAUSE_MS)
    assert not chase.lane.busy
    assert not chase.latest.behind


def test_nothing_wanted_stops_what_is_on_its_way(qtbot: QtBot, chase: Chase) -> None:
    chase.latest.follow(LARGE)
    chase.latest.follow(None)
    chase.lane.run_all()
    assert chase.built == []
    qtbot.wait(SETTLE_MS + PAUSE_MS)
    assert not chase.lane.busy
    assert not chase.latest.behind
