"""How restless depth is where a film stands still: a figure for films without known depth."""

from __future__ import annotations

from collections import deque

import numpy as np

from core.films.checkpoint import Arrays
from core.types import ByteImage, FloatMap, Mask

_SAME = 3
"""Bytes by which a colour may change where nothing moves."""
_ENOUGH = 0.02
"""Share of the picture that must stand still between two frames."""
_FAINTEST = 1e-4


class Stillness:
    """Takes frame after frame and the depth of each, raw and, later, steadied.

    The figure is the mean over pairs of neighbouring frames of the median change of log depth at
    pixels whose colour stays: 0.01 where depth changes by 1 % a frame for no reason. Where the
    camera moves all the time nothing stands still, and there is no figure.
    """

    def __init__(self) -> None:
        self._before: ByteImage | None = None
        self._still: deque[Mask | None] = deque()
        self._raw, self._steady = _Changes(), _Changes()

    def look(self, small: ByteImage, canonical: FloatMap, *, begins: bool) -> None:
        """Take the next frame, small, with the model's answer."""
        still = None if begins or self._before is None else _same(self._before, small)
        self._before = small
        self._still.append(still)
        self._raw.add(canonical, still)

    def steadied(self, canonical: FloatMap) -> None:
        """Take the next frame's steady depth; frames come in the same order."""
        self._steady.add(canonical, self._still.popleft())

    @property
    def state(self) -> Arrays:
        """The sums so far, for ``restore``."""
        return {"raw": self._raw.sums, "steady": self._steady.sums}

    def restore(self, state: Arrays) -> None:
        """Go on with earlier sums; the last frames before have been taken again."""
        self._raw.sums, self._steady.sums = state["raw"], state["steady"]

    @property
    def raw(self) -> float | None:
        """Of the model's answers."""
        return self._raw.mean

    @property
    def steady(self) -> float | None:
        """Of steady depth."""
        return self._steady.mean


class _Changes:
    def __init__(self) -> None:
        self._before: FloatMap | None = None
        self.sums = np.zeros(2)  # of the medians, and how many

    def add(self, canonical: FloatMap, still: Mask | None) -> None:
        log = np.log(np.maximum(canonical, np.float32(_FAINTEST)))
        if still is not None and self._before is not None and self._before.shape == log.shape:
            change = np.abs(log - self._before)[_on_grid(still, log.shape)]
            if change.size >= _ENOUGH * log.size:
                self.sums = self.sums + np.array([float(np.median(change)), 1.0])
        self._before = log

    @property
    def mean(self) -> float | None:
        total, count = self.sums
        return float(total / count) if count else None


def _same(before: ByteImage, now: ByteImage) -> Mask:
    change = np.abs(now.astype(np.int16) - before)
    same: Mask = np.asarray((change <= _SAME).all(axis=-1))
    return same


def _on_grid(mask: Mask, shape: tuple[int, ...]) -> Mask:
    """The mask at the middles of a grid's cells."""
    rows, columns = (
        ((np.arange(wanted) + 0.5) * here / wanted).astype(np.intp)
        for wanted, here in zip(shape, mask.shape, strict=True)
    )
    cells: Mask = mask[rows][:, columns]
    return cells
