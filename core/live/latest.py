"""One place for the newest thing: what nobody took in time is replaced, not kept."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Hands the newest of many things from one thread to others.

    Each is known by its number, counted from 0.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._newest: T | None = None
        self._count = 0
        self._ended = False
        self._error: Exception | None = None

    @property
    def newest(self) -> T | None:
        """The last that came, or None."""
        with self._changed:
            return self._newest

    @property
    def count(self) -> int:
        """How many have come."""
        with self._changed:
            return self._count

    @property
    def ended(self) -> bool:
        """Whether none will come any more."""
        with self._changed:
            return self._ended

    def put(self, thing: T) -> None:
        """Replace the newest; nothing happens after the end."""
        with self._changed:
            if not self._ended:
                self._newest = thing
                self._count += 1
                self._changed.notify_all()

    def end(self, error: Exception | None = None) -> None:
        """None will come any more; the first end counts.

        Args:
            error: why, raised to one who waits.
        """
        with self._changed:
            if not self._ended:
                self._ended, self._error = True, error
                self._changed.notify_all()

    def wait(self, after: int, timeout_s: float | None = None) -> T | None:
        """The newest, once its number is above ``after``; None at the end or the timeout.

        Raises:
            Exception: the error of the end, once.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._count - 1 > after, timeout_s)
            if self._count - 1 > after:
                return self._newest
            error, self._error = self._error, None
        if error is not None:
            raise error
        return None
