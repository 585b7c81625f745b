"""A stand-in for the network that sees something else in every frame, and counts what it sees."""

from __future__ import annotations

import threading

import cv2
import numpy as np

from core.progress import CancelToken, Progress, ProgressCallback
from core.types import DepthKind, Estimate, ModelInfo, Photo

GRID = (36, 48)
FOV_DEG = 60.0


class FilmModel:
    """Bright is near: a grid of 48 x 36 cells.

    Args:
        lanes: how many threads may ask it at a time.
        kind: what it says its values are.
    """

    def __init__(
        self,
        *,
        lanes: int = 2,
        kind: DepthKind = DepthKind.CANONICAL_INVERSE,
        fov_deg: float | None = FOV_DEG,
    ) -> None:
        self.info = ModelInfo("film-model", "cd" * 32, "cpu", "float32")
        self.lanes = lanes
        self.seen = 0
        self._kind, self._fov_deg = kind, fov_deg
        self._lock = threading.Lock()

    def estimate(
        self, photo: Photo, *, with_fov: bool = True, cancel: CancelToken | None = None, **_: object
    ) -> Estimate:
        if cancel is not None:
            cancel.check()
        with self._lock:
            self.seen += 1
        grey = cv2.cvtColor(photo.rgb, cv2.COLOR_RGB2GRAY).astype(np.float32)
        canonical = 0.1 + cv2.resize(grey, GRID[::-1], interpolation=cv2.INTER_AREA) / 255
        fov_deg = self._fov_deg if with_fov else None
        return Estimate(canonical, fov_deg, photo.size, self.info, kind=self._kind)

    def predict_fov(self, photo: Photo, estimate: Estimate, **_: object) -> Estimate:
        raise AssertionError("not asked of films")


def stopping_at(done: int, cancel: CancelToken) -> ProgressCallback:
    """Cancels once so much is done."""

    def stop(progress: Progress) -> None:
        if progress.done == done:
            cancel.cancel()

    return stop
