"""Short work that goes first, while long work in another thread stands still."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from core.progress import Progress, ProgressCallback

MOST_S = 5.0
"""Longer than short work takes; nobody waits for ever."""


class Precedence:
    """Between two threads that would share the same processors."""

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()

    @contextmanager
    def first(self) -> Iterator[None]:
        """What is done meanwhile goes first."""
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    def behind(self, report: ProgressCallback) -> ProgressCallback:
        """Reports of work that stands still at its next step while something goes first."""

        def step(progress: Progress) -> None:
            report(progress)
            self._free.wait(MOST_S)

        return step
