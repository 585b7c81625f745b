"""Short work that goes first, while long work in another thread stands still."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from core.progress import Progress, ProgressCallback

MOST_S = 5.0
"""Longer than short work takes; nobody waits for ever."""
LINGER_S = 0.1
"""More short work often follows: a photo that was read is previewed."""


class Precedence:
    """Between threads that would share the same processors."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._ahead = 0
        self._free_at = 0.0  # by the monotonic clock

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
            deadline = time.monotonic() + MOST_S
            with self._changed:
                while (rest := min(self._free_at, deadline) - time.monotonic()) > 0:
                    self._changed.wait(rest)

        return step

    def _count(self, more: int) -> None:
        with self._changed:
            self._ahead += more
            self._free_at = math.inf if self._ahead else time.monotonic() + LINGER_S
            self._changed.notify_all()
