"""How inverse depth is spread over a whole clip, frame by frame, in little memory."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.films.checkpoint import Arrays
from core.types import FloatMap

_LOW, _HIGH, _BINS = -16.0, 12.0, 5600  # logarithms, in steps of half a percent
_EVERY = 3  # cells


class Spread:
    """Counts of inverse depth, in any one unit, of the frames added so far."""

    def __init__(self) -> None:
        self._counts = np.zeros(_BINS, np.int64)
        self._low, self._high = np.inf, 0.0

    def add(self, inverse: FloatMap) -> None:
        """Count one frame more, (h, w) >= 0."""
        self._low = min(self._low, float(inverse.min()))
        self._high = max(self._high, float(inverse.max()))
        sample = np.maximum(inverse[::_EVERY, ::_EVERY].ravel(), 1e-30)
        place = ((np.log(sample) - _LOW) * (_BINS / (_HIGH - _LOW))).astype(np.int32)
        self._counts += np.bincount(np.clip(place, 0, _BINS - 1), minlength=_BINS)

    @property
    def state(self) -> Arrays:
        """All that was counted, for ``restore``."""
        return {"counts": self._counts, "ends": np.array([self._low, self._high])}

    def restore(self, state: Arrays) -> None:
        """Go on with what was counted before."""
        self._counts = np.array(state["counts"], np.int64)
        self._low, self._high = map(float, state["ends"])

    @property
    def ends(self) -> tuple[float, float]:
        """The smallest and the largest value there is."""
        return (self._low, self._high) if self._high > 0 else (0.0, 0.0)

    def quantiles(self, shares: Sequence[float]) -> list[float]:
        """Values below which such shares of all lie, within half a percent."""
        sums = np.cumsum(self._counts)
        places = np.searchsorted(sums, np.asarray(shares) * sums[-1], side="left") + 0.5
        found = np.exp(places * ((_HIGH - _LOW) / _BINS) + _LOW)
        return [float(value) for value in np.clip(found, *self.ends)]
