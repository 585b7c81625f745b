"""A camera for tests: it gives a frame when it is told to, stops or hangs when told to."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import numpy as np

from core.live.sources import Stop, Timed


class Feed:
    """A source whose frames are put into it; also what opens it."""

    def __init__(self) -> None:
        self.waiting: queue.Queue[object] = queue.Queue()
        self.closed = threading.Event()
        self.given = 0

    def open(self, name: str, stop: Stop) -> Feed:
        self._stop = stop
        return self

    def give(self, frames: int = 1) -> int:
        """So many new frames; each is filled with its number. The last one's number."""
        for _ in range(frames):
            self.waiting.put(self.given)
            self.given += 1
        return self.given - 1

    def fail(self, error: Exception) -> None:
        self.waiting.put(error)

    def end(self) -> None:
        self.waiting.put(None)

    def frames(self) -> Iterator[Timed]:
        while (thing := self.waiting.get()) is not None:
            if isinstance(thing, Exception):
                raise thing
            yield thing / 30, np.full((12, 16, 3), thing % 256, np.uint8)

    def close(self) -> None:
        self.closed.set()
