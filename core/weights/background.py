"""Blocking work that can be given up at once: a network may keep silent for many seconds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

from core.progress import CancelToken

T = TypeVar("T")

CHECK_S = 0.1  # between two looks at the token
PENDING = 64  # items that the thread may be ahead


@dataclass(frozen=True)
class _End(Generic[T]):
    failure: BaseException | None


def stream(
    produce: Callable[[], Iterable[T]], cancel: CancelToken | None = None
) -> Generator[T, None, None]:
    """Yield the items of ``produce()``, which run in a thread of their own.

    When the caller is cancelled, or loses interest, the thread is left to itself: it ends with
    the item that it is waiting for, and its items go nowhere.

    Raises:
        Cancelled: the token was cancelled.
        Exception: whatever ``produce`` or its iterator raised.
    """
    queue: Queue[T | _End[T]] = Queue(PENDING)
    abandoned = threading.Event()
    thread = threading.Thread(
        target=_run, args=(produce, queue, abandoned), name="leadline-background", daemon=True
    )
    thread.start()
    try:
        while not isinstance(item := _next(queue, cancel), _End):
            yield item
        if item.failure is not None:
            raise item.failure
    finally:
        abandoned.set()


def call(work: Callable[[], T], cancel: CancelToken | None = None) -> T:
    """Return ``work()``, done in a thread of its own; otherwise as ``stream``."""
    (result,) = stream(lambda: [work()], cancel)
    return result


def _run(
    produce: Callable[[], Iterable[T]], queue: Queue[T | _End[T]], abandoned: threading.Event
) -> None:
    failure: BaseException | None = None
    try:
        for item in produce():
            if not _put(queue, item, abandoned):
                return
    except BaseException as error:
        failure = error
    _put(queue, _End(failure), abandoned)


def _put(queue: Queue[T | _End[T]], item: T | _End[T], abandoned: threading.Event) -> bool:
    while not abandoned.is_set():
        try:
            queue.put(item, timeout=CHECK_S)
        except Full:
            continue
        return True
    return False


def _next(queue: Queue[T | _End[T]], cancel: CancelToken | None) -> T | _End[T]:
    while True:
        if cancel is not None:
            cancel.check()
        try:
            return queue.get(timeout=CHECK_S)
        except Empty:
            continue
