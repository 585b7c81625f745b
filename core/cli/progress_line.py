"""Progress of long work as one line on standard error."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from core.progress import Progress

REDRAW_S = 0.2
FULL_WIDTH = 79


class ProgressLine:
    """Draws a line anew on a terminal; elsewhere writes one line for every tenth of a stage."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._stage = ""
        self._began = self._drawn = 0.0
        self._first = self._tenth = 0.0

    def show(self, progress: Progress) -> None:
        """Tell of progress in bytes, from the thread that works."""
        now = time.monotonic()
        if progress.stage != self._stage:
            self._stage, self._began, self._drawn = progress.stage, now, 0.0
            self._first, self._tenth = progress.done, -1.0
        if self._is_due(progress, now):
            self._drawn = now
            text = _text(progress, progress.done - self._first, now - self._began)
            start, end = ("\r", "") if self._terminal else ("", "\n")
            width = FULL_WIDTH if self._terminal else 0
            print(f"{start}{text:<{width}}", end=end, file=sys.stderr, flush=True)

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


def _text(progress: Progress, fresh: float, seconds: float) -> str:
    text = f"{progress.stage} {progress.fraction:4.0%}"
    text += f"  {progress.done / 1e6:,.0f} of {progress.total / 1e6:,.0f} MB"
    if fresh <= 0 or seconds < 1:
        return text
    rate = fresh / seconds
    return f"{text}  {rate / 1e6:.1f} MB/s  {_duration((progress.total - progress.done) / rate)}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s left" if minutes else f"{rest} s left"
