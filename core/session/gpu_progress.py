"""Progress of work that a GPU does later than it is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol

from core.progress import CancelToken, Monitor, ProgressCallback

AHEAD = 0.25
"""How much of all work may wait in the GPU's queue: enough that it never runs dry between large
steps and many small ones, and little enough that a cancel soon leaves the GPU idle."""


class QueueMark(Protocol):
    """A point in the GPU's queue, as ``torch.cuda.Event``."""

    def query(self) -> bool:
        """Whether the GPU has come past it."""

    def synchronize(self) -> None:
        """Wait for that."""


class QueuedMonitor(Monitor):
    """Reports a step when the GPU is done with it, not when it was queued.

    Queueing a pass takes some hundredths of a second; without this the progress would be at its
    end while a slow GPU has seconds to go, and deaf to a cancel.

    Args:
        total, report, cancel: as ``Monitor``.
        mark: puts a mark behind what was queued so far.
    """

    def __init__(
        self,
        total: float,
        report: ProgressCallback | None,
        cancel: CancelToken | None,
        *,
        mark: Callable[[], QueueMark],
    ) -> None:
        super().__init__(total, report, cancel)
        self._mark = mark
        self._queue: deque[tuple[QueueMark, float, str]] = deque()
        self._ahead = 0.0
        self._limit = AHEAD * total

    def advance(self, work: float, stage: str) -> None:
        """Count ``work`` as queued; tell of what is done; wait when too much is queued."""
        self.check()
        self._queue.append((self._mark(), work, stage))
        self._ahead += work
        while self._queue and (self._ahead > self._limit or self._queue[0][0].query()):
            self._take_first()

    def drain(self) -> None:
        """Wait for all that is queued, step by step; raise Cancelled when that is to stop."""
        while self._queue:
            self._take_first()

    def _take_first(self) -> None:
        mark, work, stage = self._queue.popleft()
        mark.synchronize()
        self._ahead -= work
        super().advance(work, stage)


def cuda_mark() -> QueueMark:
    """A mark in the queue of CUDA's current stream; waiting for it leaves the processor free."""
    import torch

    event = torch.cuda.Event(blocking=True)  # type: ignore[no-untyped-call]
    event.record()
    return event
