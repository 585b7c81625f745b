"""Building what follows from settings, as fast as can be: the newest wish replaces all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gui.work.task_runner import TaskRunner

SETTLE_MS = 140
"""What is large is built in full once the settings have rested this long."""
PAUSE_MS = 30
"""Between two of one slider's way, for the window to draw and to listen."""
Build = Callable[[Any, bool], Any]


class Pursuit(QObject):
    """Follows wishes; a slider drags results behind it as fast as they are built, no faster.

    Args:
        lane: where it is built, in a slot of its own.
        build: makes the result of a wish, coarse or not; for the lane.
        large: whether a coarse result is to come before that of a wish.
    """

    built = Signal(object, object)  # wish, result
    failed = Signal(object)  # Failure

    def __init__(
        self,
        lane: TaskRunner,
        slot: str,
        build: Build,
        large: Callable[[Any], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._slot = slot
        self._make = build
        self._large = large
        self._wanted: Any = None
        self._answered: Any = None
        self._building = False
        self._settle = self._timer(SETTLE_MS, self._build_full)
        self._pause = self._timer(PAUSE_MS, self._build_next)

    def _timer(self, interval_ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(run)
        return timer

    @property
    def behind(self) -> bool:
        """Whether the latest result is not yet that of the wish."""
        return self._building or self._wanted != self._answered

    def follow(self, wish: Any) -> None:
        """Another wish; None for nothing."""
        self._wanted = wish
        if wish is None:
            self._lane.cancel(self._slot)
            self._settle.stop()
            self._pause.stop()
            self._answered = None
            return
        if self._large(wish):
            self._settle.start()
        self._build_next()

    def _build_next(self) -> None:
        """Build what is wanted now, unless a build is under way: then that one comes first."""
        wish = self._wanted
        if wish is None or self._building or self._pause.isActive():
            return
        if wish != self._answered:
            self._build(wish, coarse=self._large(wish))

    def _build_full(self) -> None:
        if self._wanted is not None:
            self._build(self._wanted, coarse=False)

    def _build(self, wish: Any, *, coarse: bool) -> None:
        self._building = True
        self._answered = wish  # also when it fails: it would fail again
        task = self._lane.submit(lambda progress, cancel: self._make(wish, coarse), slot=self._slot)
        task.succeeded.connect(lambda result: self.built.emit(wish, result))
        task.failed.connect(self.failed)
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._on_over)

    def _on_over(self, *_: object) -> None:
        self._building = False
        self._pause.start()
