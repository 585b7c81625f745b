"""How fast bytes come in, lately."""

from __future__ import annotations

from collections import deque

WINDOW_S = 8.0
MIN_SPAN_S = 1.0


class RunPace:
    """The mean rate over the last seconds: steady enough to read, quick enough to believe."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, float]] = deque()

    def add(self, done: float, at_s: float) -> None:
        """Note that so much was done at that time; less than before starts anew."""
        if self._points and done < self._points[-1][1]:
            self._points.clear()
        self._points.append((at_s, done))
        while at_s - self._points[0][0] > WINDOW_S:
            self._points.popleft()

    @property
    def per_s(self) -> float | None:
        """None while it is too early to tell."""
        if not self._points:
            return None
        (start_s, before), (end_s, after) = self._points[0], self._points[-1]
        span_s = end_s - start_s
        return (after - before) / span_s if span_s >= MIN_SPAN_S else None
