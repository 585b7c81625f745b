"""Depth of films' frames, shared by the network, which makes it, and those who show it."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.colormap import auto_range
from core.focal import px_from_fov
from core.types import Estimate, ModelInfo
from gui.state.film import Summary


class FilmDepths:
    """The estimates of one film by one model; for one that puts and many that get."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[int, Estimate] = {}
        self._ranges: list[tuple[float, float]] = []

    def get(self, index: int) -> Estimate | None:
        """A frame's estimate; None where there is none."""
        with self._lock:
            return self._kept.get(index)

    def put(self, index: int, estimate: Estimate) -> None:
        """Keep a frame's estimate, in place of an older one."""
        ends = auto_range(estimate.canonical_inverse_depth)
        with self._lock:
            self._kept[index] = estimate
            self._ranges.append(ends)

    def summary(self) -> Summary:
        """What there is."""
        with self._lock:
            kept, ranges = dict(self._kept), list(self._ranges)
        if not kept:
            return Summary()
        width = next(iter(kept.values())).image_size.width
        fovs: NDArray[np.float64] = np.array([e.fov_deg for e in kept.values() if e.fov_deg], float)
        predicted = px_from_fov(float(np.median(fovs)), width) if len(fovs) else None
        low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
        return Summary(tuple(sorted(kept)), low, high, predicted)


class DepthShelf:
    """The depths of all films that are open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened: dict[tuple[Path, str, str], FilmDepths] = {}

    def of(self, path: Path, info: ModelInfo) -> FilmDepths:
        """Those of a film by a model as it runs."""
        key = (path, info.weights_sha256 or info.model, info.precision)
        with self._lock:
            return self._opened.setdefault(key, FilmDepths())
