"""Polite requests to end, from the terminal or the system."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def on_stop(act: Callable[[], None]) -> Iterator[None]:
    """Call ``act`` for each such request meanwhile; without effect outside the main thread.

    Args:
        act: what it raises is raised where the main thread is just then.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def answer(*_: object) -> None:
        act()

    before = {kind: signal.signal(kind, answer) for kind in SIGNALS}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


@contextmanager
def stoppable() -> Iterator[None]:
    """A polite request to end is taken as Ctrl-C: reports and files are left in order.

    Raises:
        KeyboardInterrupt: there was one.
    """
    with on_stop(_interrupt):
        yield


def _interrupt() -> None:
    raise KeyboardInterrupt
