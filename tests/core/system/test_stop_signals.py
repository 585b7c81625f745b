"""Polite requests to end."""

from __future__ import annotations

import signal
import threading

import pytest

from core.system.stop_signals import SIGNALS, on_stop, stoppable


@pytest.mark.parametrize("kind", SIGNALS)
def test_every_request_is_answered_and_the_answer_of_before_comes_back(kind: int) -> None:
    before = signal.getsignal(kind)
    answers = []
    with on_stop(lambda: answers.append(kind)):
        signal.raise_signal(kind)
        signal.raise_signal(kind)
    assert answers == [kind, kind]
    assert signal.getsignal(kind) is before


def test_it_is_taken_as_ctrl_c() -> None:
    with pytest.raises(KeyboardInterrupt), stoppable():
        signal.raise_signal(signal.SIGTERM)


def test_other_threads_leave_signals_to_the_main_one() -> None:
    before, within = signal.getsignal(signal.SIGTERM), []

    def work() -> None:
        with stoppable():
            within.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert within == [before]
