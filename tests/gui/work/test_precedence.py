"""Long work stands still while short work goes first."""

from __future__ import annotations

import threading

import pytest

from core.progress import Progress
from gui.work import precedence
from gui.work.precedence import Precedence

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


def test_the_last_of_several_that_go_first_is_waited_for(monkeypatch) -> None:
    turns, waits = Precedence(), []
    wait_for = turns._changed.wait_for
    monkeypatch.setattr(
        turns._changed, "wait_for", lambda free, most: waits.append(free()) or wait_for(free, 0)
    )
    with turns.first():
        with turns.first():
            pass
        turns.behind(waits.append)(STEP)
    turns.behind(waits.append)(STEP)
    assert waits == [STEP, False, STEP, True]


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
