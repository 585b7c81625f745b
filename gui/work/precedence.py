"""Short work that goes first, while long work in another thread stands still."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from core.progress import Progress, ProgressCallback

MOST_S = 5.0
"""Longer than short work takes; nobody waits for ever."""


class Precedence:
    """Between threads that would share the same processors."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._ahead = 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """What is done meanwhile goes first."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def behind(self, report: ProgressCallback) -> ProgressCallback:
        """Reports of work that stands still at its next step while something goes first."""

        def step(progress: Progress) -> None:
            report(progress)
            with self._changed:
                self._changed.wait_for(lambda: self._ahead == 0, MOST_S)

        return step

    def _count(self, more: int) -> None:
        with self._changed:
            self._ahead += more
            self._changed.notify_all()
