"""The clock of a film that plays: shows frames that are ready when they are due."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.progress import CancelToken, ProgressCallback
from gui.work.film import Ring
from gui.work.task_runner import Task, TaskRunner

TICK_MS = 6
MOST_LATE_S = 0.25
"""The clock waits for frames that are later than this."""
HELD_UP_S = 0.025
"""After the window was held up so long, by drawing, what else waits has its turn before the next
frame: keys, clicks, other timers."""


class Clock:
    """Seconds of a film since it was played."""

    def __init__(self) -> None:
        self._began, self._at_s, self._speed = time.monotonic(), 0.0, 1.0

    def set(self, at_s: float, speed: float) -> None:
        """Go on from there, so fast."""
        self._began, self._at_s, self._speed = time.monotonic(), at_s, speed

    @property
    def now_s(self) -> float:
        return self._at_s + (time.monotonic() - self._began) * self._speed


class FilmPlayer(QObject):
    """Takes what is due from a ring that a lane fills, every few milliseconds."""

    due = Signal(object)  # ReadyFrame
    failed = Signal(object)  # Failure

    def __init__(self, lane: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._ring: Ring | None = None
        self._task: Task | None = None
        self._clock, self._speed = Clock(), 1.0
        self._last_s: float | None = None
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._ticked, self._gave_way = 0.0, False

    def begin(self, fill: Callable[[Ring, CancelToken], None], speed: float) -> None:
        """Play.

        Args:
            fill: fills the ring until it is cancelled; for the lane.
            speed: 1 for the film's own.
        """
        self.stop()
        self._ring, self._speed, self._last_s = Ring(), speed, None
        ring = self._ring

        def work(progress: ProgressCallback, cancel: CancelToken) -> None:
            fill(ring, cancel)

        self._task = task = self._lane.submit(work)
        task.failed.connect(self.failed)
        self._clock.set(0.0, 0.0)  # it starts with the first frame
        self._tick.start()

    def _on_tick(self) -> None:
        before, self._ticked = self._ticked, time.monotonic()
        self._gave_way = not self._gave_way and self._ticked - before > HELD_UP_S
        if not self._gave_way:
            self.advance()

    def advance(self) -> None:
        """Show what is due."""
        if self._ring is None:
            return
        made = self._ring.take(self._clock.now_s)
        if made is None:
            if self._last_s is not None and self._clock.now_s > self._last_s + MOST_LATE_S:
                self._clock.set(self._last_s + MOST_LATE_S, self._speed)
            return
        if self._last_s is None:
            self._clock.set(made.due_s, self._speed)
        self._last_s = made.due_s
        self.due.emit(made)

    def set_speed(self, speed: float) -> None:
        """Go on faster or slower."""
        self._speed = speed
        self._clock.set(self._clock.now_s, speed if self._last_s is not None else 0.0)

    def stop(self) -> None:
        """Show nothing more."""
        self._tick.stop()
        self._ring = None
        if self._task is not None:
            self._task.cancel()
            self._task = None
