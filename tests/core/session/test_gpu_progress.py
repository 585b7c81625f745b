"""Progress of work in a GPU's queue."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from core.progress import Cancelled, CancelToken, Progress
from core.session.gpu_progress import AHEAD, QueuedMonitor


@dataclass
class Gpu:
    """One that is done with a step when it is waited for."""

    done: int = 0
    queued: int = 0
    waits: list[int] = field(default_factory=list)

    def mark(self) -> Mark:
        self.queued += 1
        return Mark(self, self.queued)


@dataclass
class Mark:
    gpu: Gpu
    number: int

    def query(self) -> bool:
        return self.gpu.done >= self.number

    def synchronize(self) -> None:
        self.gpu.waits.append(self.number)
        self.gpu.done = max(self.gpu.done, self.number)


def test_a_step_is_reported_when_the_gpu_is_done_with_it() -> None:
    gpu, seen = Gpu(), list[Progress]()
    monitor = QueuedMonitor(100, seen.append, None, mark=gpu.mark)
    monitor.advance(1, "a")
    monitor.advance(2, "b")
    assert not seen
    gpu.done = 1
    monitor.advance(3, "c")
    assert [(p.done, p.stage) for p in seen] == [(1, "a")]
    monitor.drain()
    assert [(p.done, p.stage) for p in seen] == [(1, "a"), (3, "b"), (6, "c")]


def test_no_more_than_a_share_is_queued() -> None:
    gpu = Gpu()
    monitor = QueuedMonitor(100, None, None, mark=gpu.mark)
    for _ in range(100):
        monitor.scaled(0.5).advance(2, "")
        assert gpu.queued - gpu.done <= AHEAD * 100
    assert gpu.done == pytest.approx(100 - AHEAD * 100)


def test_a_cancel_ends_the_wait_for_what_is_queued() -> None:
    gpu, token = Gpu(), CancelToken()
    monitor = QueuedMonitor(100, lambda _: token.cancel(), token, mark=gpu.mark)
    for _ in range(20):
        monitor.advance(1, "")
    with pytest.raises(Cancelled):
        monitor.drain()
    assert gpu.done == 2, "the first step's report cancels"
