"""Long work stands still while short work goes first."""

from __future__ import annotations

import threading

import pytest

from core.progress import Progress
from gui.work import precedence
from gui.work.precedence import LINGER_S, MOST_S, Precedence

STEP = Progress(1, 2, "patches")
PATIENCE_S = 60


def test_a_step_waits_until_what_goes_first_is_done() -> None:
    turns, done = Precedence(), []
    reported = threading.Event()
    report = turns.behind(lambda _: reported.set())
    long = threading.Thread(target=lambda: (report(STEP), done.append("long")))
    with turns.first():
        long.start()
        assert reported.wait(PATIENCE_S)
        done.append("short")
    long.join(PATIENCE_S)
    assert done == ["short", "long"]


class Clock:
    """Stands in for the clock of a ``Precedence``: waiting makes the time go by."""

    def __init__(self, turns: Precedence, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_s = 100.0
        self.waits: list[float] = []
        monkeypatch.setattr(precedence.time, "monotonic", lambda: self.now_s)
        monkeypatch.setattr(turns._changed, "wait", self._wait)

    def _wait(self, seconds: float) -> None:
        self.waits.append(pytest.approx(seconds))
        self.now_s += seconds


def test_the_last_of_several_that_go_first_is_waited_for(monkeypatch) -> None:
    turns = Precedence()
    clock = Clock(turns, monkeypatch)
    with turns.first():
        with turns.first():
            pass
        turns.behind(print)(STEP)
        assert clock.waits == [MOST_S]


def test_what_follows_soon_finds_the_long_work_standing_still(monkeypatch) -> None:
    turns = Precedence()
    clock = Clock(turns, monkeypatch)
    turns.behind(print)(STEP)
    assert clock.waits == []
    with turns.first():
        pass
    clock.now_s += LINGER_S / 4
    turns.behind(print)(STEP)
    assert clock.waits == [LINGER_S * 3 / 4]
    turns.behind(print)(STEP)
    assert len(clock.waits) == 1


def test_a_failure_lets_others_go_on() -> None:
    turns, seen = Precedence(), []
    with pytest.raises(ValueError, match="broken"), turns.first():
        raise ValueError("broken")
    turns.behind(seen.append)(STEP)
    assert seen == [STEP]


def test_nobody_waits_for_ever(monkeypatch) -> None:
    monkeypatch.setattr(precedence, "MOST_S", 0.01)
    turns, seen = Precedence(), []
    with turns.first():
        turns.behind(seen.append)(STEP)
    assert seen == [STEP]
