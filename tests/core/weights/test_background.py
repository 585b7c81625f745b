"""Blocking work in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from core.progress import Cancelled, CancelToken
from core.weights.background import PENDING, call, stream


def test_items_in_order() -> None:
    assert list(stream(lambda: range(3 * PENDING))) == list(range(3 * PENDING))


def test_the_callers_thread_is_another() -> None:
    assert call(threading.current_thread) is not threading.current_thread()


def test_an_error_comes_after_the_items_before_it() -> None:
    def produce() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    items = stream(produce)
    assert next(items) == 1
    with pytest.raises(ValueError, match="broken"):
        next(items)


def test_a_silent_producer_is_left_when_cancelled() -> None:
    token, silent = CancelToken(), threading.Event()

    def produce() -> Iterator[int]:
        yield 1
        silent.wait()

    items = stream(produce, token)
    assert next(items) == 1
    token.cancel()
    with pytest.raises(Cancelled):
        next(items)
    silent.set()


def test_a_producer_that_nobody_listens_to_ends() -> None:
    ended = threading.Event()

    def produce() -> Iterator[int]:
        try:
            yield from range(100 * PENDING)
        finally:
            ended.set()

    items = stream(produce)
    assert next(items) == 0
    items.close()
    assert ended.wait(60)
