"""How much of the cloud is drawn at a time while a film plays, by how long drawing takes."""

from __future__ import annotations

from collections import deque
from statistics import median

BUDGET_S = 0.006
"""Of the window's thread, for one picture of a cloud: the other panes want it two dozen times a
second too. Without a graphics card the processor draws."""
LOOKED_BACK = 9
"""Drawings of which the middle one counts."""
LEAST = 10_000
"""Fewer triangles show no surface."""
TOO_FEW = 1_000
"""Of these all else takes longer."""
LOWER, RAISE = 0.8, 1.5
"""Steps smaller than these are not taken: the surface would change its grid all the time."""


class DrawBudget:
    """Told by the window how long drawings took, asked by the lane that makes the next one."""

    def __init__(self) -> None:
        self._each_s: deque[float] = deque(maxlen=LOOKED_BACK)
        self._allowed: float | None = None

    def told(self, seconds: float, count: int) -> None:
        """So many triangles or points kept the window so long."""
        if count < TOO_FEW:
            return
        self._each_s.append(seconds / count)
        if len(self._each_s) < LOOKED_BACK:
            return
        allowed = max(BUDGET_S / max(median(self._each_s), 1e-12), LEAST)
        if self._allowed is None or not LOWER < allowed / self._allowed < RAISE:
            self._allowed = allowed

    def at_most(self, limit: int) -> int:
        """How many may be drawn, however quick that is no more than the limit."""
        return limit if self._allowed is None else min(limit, round(self._allowed))
