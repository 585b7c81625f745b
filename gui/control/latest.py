"""Building what follows from settings, as fast as can be: the newest wish replaces all others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.progress import CancelToken, ProgressCallback
from gui.work.task_runner import Failure, TaskRunner

SETTLE_MS = 140
"""What is large is built in full once the settings have rested this long."""
PAUSE_MS = 30
"""Between two of one slider's way, for the window to draw and to listen."""


@dataclass(frozen=True)
class Attempt:
    """How a wish is built: coarsely or in full, and who wants to know how far it is."""

    coarse: bool
    progress: ProgressCallback
    cancel: CancelToken


Build = Callable[[Any, Attempt], Any]


def never(_wish: Any) -> bool:
    """Nothing is so large that a coarse result comes first."""
    return False


class Latest(QObject):
    """Follows wishes; a slider drags results behind it as fast as they are built, no faster.

    Args:
        lane: where it is built, in a slot of its own.
        build: makes the result of a wish; for the lane.
        large: whether a coarse result is to come before that of a wish.
    """

    built = Signal(object, object)  # wish, result
    failed = Signal(object)  # Failure
    progressed = Signal(object)  # Progress
    over = Signal()  # an attempt, whatever came of it

    def __init__(
        self,
        lane: TaskRunner,
        slot: str,
        build: Build,
        parent: QObject,
        large: Callable[[Any], bool] = never,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._slot = slot
        self._make = build
        self._large = large
        self._wanted: Any = None
        self._seen = True
        self._answered: tuple[Any, bool] | None = None  # the wish, and whether coarsely
        self._building = False
        self._settle = self._timer(SETTLE_MS)
        self._pause = self._timer(PAUSE_MS)

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(self._build_next)
        return timer

    @property
    def behind(self) -> bool:
        """Whether the latest result is not yet the whole one of the wish."""
        wanted = self._wanted is not None and self._seen
        return self._building or (wanted and self._answered != (self._wanted, False))

    def follow(self, wish: Any, *, seen: bool = True) -> None:
        """Another wish.

        Args:
            wish: what is wanted; None for nothing.
            seen: whether anybody looks at the result; if nobody does, the wish waits.
        """
        if (wish, seen) == (self._wanted, self._seen):
            return
        self._wanted, self._seen = wish, seen
        if wish is None or not seen:
            self._lane.cancel(self._slot)
            self._settle.stop()
            if wish is None:
                self._answered = None
            return
        if self._large(wish):
            self._settle.start()
        self._build_next()

    def _build_next(self) -> None:
        """Build what is wanted now, unless a build is under way: then that one comes first."""
        wish = self._wanted
        if wish is None or not self._seen or self._building or self._pause.isActive():
            return
        coarse = self._large(wish) and self._settle.isActive()
        if self._answered not in ((wish, coarse), (wish, False)):
            self._build(wish, coarse=coarse)

    def _build(self, wish: Any, *, coarse: bool) -> None:
        self._building = True
        self._answered = (wish, coarse)
        task = self._lane.submit(
            lambda progress, cancel: self._make(wish, Attempt(coarse, progress, cancel)),
            slot=self._slot,
        )
        task.progressed.connect(self.progressed)
        task.succeeded.connect(lambda result: self.built.emit(wish, result))
        task.failed.connect(lambda failure: self._on_failed(wish, failure))
        task.cancelled.connect(self._on_cancelled)
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._on_over)

    def _on_failed(self, wish: Any, failure: Failure) -> None:
        self._answered = (wish, False)  # it would fail again
        self.failed.emit(failure)

    def _on_cancelled(self) -> None:
        self._answered = None

    def _on_over(self, *_: object) -> None:
        self._building = False
        self._pause.start()
        self.over.emit()
