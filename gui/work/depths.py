"""Depth of films' frames, on disk: the network makes it, and those who show it read it.

What all frames share is kept beside: which are done, one colour range, the predicted focal lengths.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.colormap import auto_range
from core.focal import px_from_fov
from core.sentence import Sentence
from core.settings import kept_films_bytes
from core.types import Estimate, ModelInfo, Size
from gui.state.film import FrameRange, Summary

if TYPE_CHECKING:
    from core.films.film import FilmFacts
    from core.films.store import DepthStore

BYTES_PER_GB = 10**9
LOOKED_AT = 12
"""Frames of earlier starts that the colour range is taken from."""
ANGLES = 200
"""Frames whose predicted focal lengths are looked at."""


class FilmDepths:
    """The estimates of one film by one model, as ``core.films.clip`` keeps them.

    For one that puts and many that get.
    """

    def __init__(self, facts: FilmFacts, info: ModelInfo) -> None:
        from core.films.clip import raw_variant
        from core.films.store import DepthStore, film_digest

        self._size = facts.size
        self._lock = threading.Lock()
        self._digest, self._variant = film_digest(facts.path), raw_variant(info)
        self._limit = kept_films_bytes()
        self._store = DepthStore(self._digest, self._variant, limit_bytes=self._limit)
        self._marks = np.ones(facts.frames, np.bool_)
        self._marks[self._store.missing(range(facts.frames))] = False
        self._ranges: list[tuple[float, float]] = []
        self._angles: dict[int, float | None] = {}
        self._look_back()

    def _look_back(self) -> None:
        """What frames of earlier starts say."""
        done = np.flatnonzero(self._marks)
        for index in done[:: max(1, len(done) // LOOKED_AT)]:
            estimate = self.get(int(index))
            if estimate is not None:
                self._ranges.append(auto_range(estimate.canonical_inverse_depth))
        for index in done[:: max(1, len(done) // ANGLES)]:
            self._angles[int(index)] = self._store.angle(int(index))

    def get(self, index: int) -> Estimate | None:
        """A frame's estimate; None where there is none."""
        if not self._marks[index]:
            return None
        return self._store.estimate(index, self._size)

    def put(self, index: int, estimate: Estimate) -> None:
        """Keep a frame's estimate, in place of an older one. ExportError."""
        self._store.put(index, estimate)
        with self._lock:
            self._marks[index] = True
            self._angles[index] = estimate.fov_deg
            self._ranges.append(auto_range(estimate.canonical_inverse_depth))
            self._ranges = [_widest(self._ranges)]

    def summary(self) -> Summary:
        """What there is."""
        with self._lock:
            marks, ranges, angles = self._marks.copy(), list(self._ranges), dict(self._angles)
        low, high = _widest(ranges) if ranges else (None, None)
        known = [angle for angle in angles.values() if angle]
        predicted = px_from_fov(float(np.median(known)), self._size.width) if known else None
        return Summary(marks, low, high, predicted)

    def lens_notes(self) -> tuple[Sentence, ...]:
        """What is to be said about one focal length for all frames."""
        from core.films.lens import clip_focal

        angles = (self._store.angle(index) for index in range(len(self._marks)))
        width = self._size.width
        predicted = [px_from_fov(angle, width) if angle else None for angle in angles]
        lens = clip_focal(None, predicted, [index == 0 for index in range(len(predicted))])
        return lens.notes if lens is not None else ()

    def steadied(self, strength: float, span: FrameRange) -> SteadyDepths:
        """The same held still, as far as that was made. ExportError."""
        from core.films.clip import steady_variant
        from core.films.store import DepthStore

        variant = steady_variant(self._variant, strength, range(span.start, span.stop))
        made = DepthStore(self._digest, variant, limit_bytes=self._limit)
        return SteadyDepths(self._store, made, self._size, span)

    def close(self) -> None:
        """No longer in use: its place on the disk may be taken."""
        self._store.close()


class SteadyDepths:
    """Depth of a clip that holds still."""

    def __init__(self, raw: DepthStore, steady: DepthStore, size: Size, span: FrameRange) -> None:
        self._raw, self._steady, self._size = raw, steady, size
        self.span = span

    @property
    def whole(self) -> bool:
        """Whether all frames are there."""
        return not self._steady.missing(range(self.span.start, self.span.stop))

    def get(self, index: int) -> Estimate | None:
        """A frame's steady depth as an estimate; None where there is none."""
        if index not in self.span:
            return None
        facts, frame = self._raw.facts(), self._steady.get(index)
        if facts is None or frame is None:
            return None
        angle = self._raw.angle(index)
        return facts.estimate(replace(frame, fov_deg=angle), self._size)

    def close(self) -> None:
        """No longer in use."""
        self._steady.close()


def kept_bytes() -> int:
    """How much depth of films is on the disk."""
    from core.films.store import kept

    return kept().bytes


def keep_at_most(size_bytes: int) -> None:
    """Delete what was not used longest until no more is there; open films stay."""
    from core.films.store import make_room

    make_room(size_bytes)


def clear_kept() -> int:
    """Delete the depth of all films that are not open; returns the bytes that went."""
    from core.films.store import clear

    return clear()


def _widest(ranges: list[tuple[float, float]]) -> tuple[float, float]:
    return min(low for low, _ in ranges), max(high for _, high in ranges)


class DepthShelf:
    """The depths of all films that are open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened: dict[tuple[Path, str, str], FilmDepths] = {}

    def of(self, facts: FilmFacts, info: ModelInfo) -> FilmDepths:
        """Those of a film by a model as it runs. PhotoError, ExportError."""
        key = (facts.path, info.weights_sha256 or info.model, info.precision)
        with self._lock:
            if key not in self._opened:
                self._opened[key] = FilmDepths(facts, info)
            return self._opened[key]

    def close(self) -> None:
        """Nothing is in use any more."""
        with self._lock:
            for depths in self._opened.values():
                depths.close()
            self._opened.clear()
