"""Progress and cancellation of long work, as plain parameters of core code."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """Raised inside long work once its token was cancelled."""


class CancelToken:
    """A flag that any thread may set and the working thread checks."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled when the token was cancelled."""
        if self._event.is_set():
            raise Cancelled


@dataclass(frozen=True)
class Progress:
    """How far a piece of work is.

    Attributes:
        done: work finished, in the same unit as ``total``.
        total: all work, > 0.
        stage: what is going on, for people ("patch encoder").
    """

    done: float
    total: float
    stage: str

    @property
    def fraction(self) -> float:
        """Between 0 and 1."""
        return min(1.0, max(0.0, self.done / self.total))


ProgressCallback = Callable[[Progress], None]


class Monitor:
    """Adds up finished work, reports it, and stops the work when cancelled.

    Args:
        total: all work, in any unit that ``advance`` shares.
        report: called in the working thread after every step.
        cancel: checked before every step.
    """

    def __init__(
        self,
        total: float = 1.0,
        report: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> None:
        self._done = 0.0
        self._total = total
        self._report = report
        self._cancel = cancel

    def check(self) -> None:
        """Raise Cancelled when the work is to stop."""
        if self._cancel is not None:
            self._cancel.check()

    def advance(self, work: float, stage: str) -> None:
        """Count ``work`` as done; raise Cancelled when the work is to stop."""
        self.check()
        self._done += work
        if self._report is not None:
            self._report(Progress(self._done, self._total, stage))

    def scaled(self, factor: float) -> Monitor:
        """The same monitor, for which all work counts ``factor`` times as much."""
        return _Scaled(self, factor)


class _Scaled(Monitor):
    def __init__(self, whole: Monitor, factor: float) -> None:
        super().__init__()
        self._whole = whole
        self._factor = factor

    def check(self) -> None:
        self._whole.check()

    def advance(self, work: float, stage: str) -> None:
        self._whole.advance(work * self._factor, stage)
