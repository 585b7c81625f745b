"""Progress of long work as one line on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from core.progress import Progress

REDRAW_S = 0.2
FULL_WIDTH = 79


class TerminalProgress:
    """Draws a line anew on a terminal; elsewhere writes one line for every tenth of a stage.

    Args:
        describe: the line's text, of the progress, what came of it since the stage began, and
            the seconds since then; by default for progress in bytes.
    """

    def __init__(self, describe: Callable[[Progress, float, float], str] | None = None) -> None:
        self._describe = describe or _bytes_text
        self._terminal = sys.stderr.isatty()
        self._stage = ""
        self._began = self._drawn = 0.0
        self._first = self._tenth = 0.0

    def show(self, progress: Progress) -> None:
        """Tell of progress, from the thread that works."""
        now = time.monotonic()
        if progress.stage != self._stage:
            self._stage, self._began, self._drawn = progress.stage, now, 0.0
            self._first, self._tenth = progress.done, -1.0
        if self._is_due(progress, now):
            self._drawn = now
            text = self._describe(progress, progress.done - self._first, now - self._began)
            start, end = ("\r", "") if self._terminal else ("", "\n")
            width = FULL_WIDTH if self._terminal else 0
            print(f"{start}{text:<{width}}", end=end, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Make room for another line."""
        if self._terminal and self._stage:
            print("\r" + " " * FULL_WIDTH, end="\r", file=sys.stderr, flush=True)

    def _is_due(self, progress: Progress, now: float) -> bool:
        if self._terminal:
            return now - self._drawn >= REDRAW_S or progress.fraction == 1
        tenth = progress.fraction * 10 // 1
        due, self._tenth = tenth > self._tenth, max(tenth, self._tenth)
        return due

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._terminal and self._stage:
            print(file=sys.stderr)


def paced(progress: Progress, count: str, fresh: float, seconds: float, rate: str) -> str:
    """Stage, share and count, and what is known after a second: the pace, and the time left.

    Args:
        count: what is done of how much, with its unit.
        fresh: what came of it since the stage began.
        seconds: since then.
        rate: format of what comes in a second.
    """
    text = f"{progress.stage} {progress.fraction:4.0%}  {count}"
    if fresh <= 0 or seconds < 1:
        return text
    pace = fresh / seconds
    left = duration((progress.total - progress.done) / pace)
    return f"{text}  {rate.format(pace)}  {left} left"


def _bytes_text(progress: Progress, fresh: float, seconds: float) -> str:
    in_mb = Progress(progress.done / 1e6, progress.total / 1e6, progress.stage)
    count = f"{in_mb.done:,.0f} of {in_mb.total:,.0f} MB"
    return paced(in_mb, count, fresh / 1e6, seconds, "{:.1f} MB/s")


def duration(seconds: float) -> str:
    """Whole minutes and seconds: ``2 min 05 s``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
