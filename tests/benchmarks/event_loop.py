"""Waiting with a living event loop, and how long it was held up meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QEventLoop, Qt, QTimer

TICK_MS = 10


class GapMeter:
    """A timer's longest delay while the block runs.

    Attributes:
        longest_s: between two ticks.
    """

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def __enter__(self) -> GapMeter:
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tick()
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now


def until(done: Callable[[], object], patience_s: float) -> None:
    """Let the window live, as an event loop does and not by polling, until something is so."""
    loop, timer = QEventLoop(), QTimer()
    end = time.perf_counter() + patience_s
    late = False

    def look() -> None:
        nonlocal late
        late = time.perf_counter() > end
        if late or done():
            loop.quit()

    timer.timeout.connect(look)
    timer.start(TICK_MS)
    if not done():
        loop.exec()
    assert not late, "waited in vain"
