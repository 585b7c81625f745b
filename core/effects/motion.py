"""A moving camera: dolly zoom and parallax, as frames that close into a loop."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np

from core.effects.picture import Picture
from core.effects.warp import Reprojector, Viewpoint, border_zoom
from core.progress import Monitor
from core.types import ByteImage, FloatMap

MAX_SHIFT_SHARE = 0.05
"""Largest shift of any point by a parallax, of the width; longer moves are made shorter."""
MAX_DOLLY_SHARE = 0.09
"""The same of a dolly, of the shorter side."""
_REACH_SHARE = 0.12  # of the width: how far behind nearer things a dolly may look
_MAX_ZOOM = 1.25
_STEPS = 16
_KEPT_BYTES = 400_000_000
"""Frames of the way there that are kept for the way back."""
_SAMPLES = 10_000
_ORBIT_HEIGHT = 0.6
"""Height of the orbit over its width: scenes allow less upwards."""
_SWAY_HEIGHT = 0.25
"""Half the height of the parallax's arc over half its width."""


class Move(StrEnum):
    """Kinds of camera moves."""

    DOLLY = "dolly"  # towards the pivot and away, zooming so that it keeps its size
    PARALLAX = "parallax"  # from side to side along a flat arc, looking at the pivot
    ORBIT = "orbit"  # round an upright circle, looking at the pivot


@dataclass(frozen=True)
class Motion:
    """A move of the camera.

    Attributes:
        move: its kind.
        pivot_m: depth of what keeps its place and size, metres.
        amount: 0 to 100: how far, per cent of the largest move that the scene allows.
        frames: how many the whole loop has.
    """

    move: Move
    pivot_m: float
    amount: float = 50.0
    frames: int = 48


class MotionRenderer:
    """A picture made ready once for all frames of all moves."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._ends: dict[float, tuple[float, float]] = {}
        self._camera = Reprojector(picture, _REACH_SHARE * picture.size.width)

    def views(self, motion: Motion) -> list[Viewpoint]:
        """The camera's stations."""
        views = [self._view(motion, frame) for frame in range(motion.frames)]
        zoom = border_zoom(self._picture, views, limit=_MAX_ZOOM)
        return [replace(view, zoom=zoom) for view in views]

    def frames(self, motion: Motion, monitor: Monitor | None = None) -> Iterator[ByteImage]:
        """All frames, (H, W, 3) uint8 each. Cancelled."""
        watch = monitor or Monitor(motion.frames)
        views = self.views(motion)
        kept: dict[Viewpoint, ByteImage] = {}
        for number, view in enumerate(views, 1):
            watch.check()
            frame = kept.pop(view, None)
            if frame is None:
                frame = self._camera.render(view)
                if view in views[number:] and len(kept) * frame.nbytes < _KEPT_BYTES:
                    kept[view] = frame  # for the way back
            yield frame
            watch.advance(1, f"frame {number} of {motion.frames}")

    def render(self, view: Viewpoint) -> ByteImage:
        """One frame."""
        return self._camera.render(view)

    def _view(self, motion: Motion, frame: int) -> Viewpoint:
        pivot = 1 / motion.pivot_m
        # The way back has the very frames of the way there.
        turn = min(frame, motion.frames - frame) / motion.frames
        swing = (1 + math.cos(2 * math.pi * turn)) / 2
        if motion.move == Move.DOLLY:
            back_m, ahead_m = (motion.amount / 100 * end_m for end_m in self._ends_m(pivot))
            return Viewpoint(z=ahead_m + swing * (back_m - ahead_m), pivot=pivot)
        reach_m = motion.amount / 100 * self._widest_m(pivot)
        if motion.move == Move.ORBIT:
            angle = 2 * math.pi * frame / motion.frames
            rise_m = _ORBIT_HEIGHT * reach_m * math.cos(angle)
            return Viewpoint(x=reach_m * math.sin(angle), y=rise_m, pivot=pivot)
        side = 2 * swing - 1
        rise_m = _SWAY_HEIGHT * reach_m * (2 * side * side - 1)
        return Viewpoint(x=reach_m * side, y=rise_m, pivot=pivot)

    def _ends_m(self, pivot: float) -> tuple[float, float]:
        """How far back (< 0) and ahead a dolly can go until a point moves MAX_DOLLY_SHARE."""
        if pivot not in self._ends:
            self._ends[pivot] = (self._end_m(pivot, -1), self._end_m(pivot, 1))
        return self._ends[pivot]

    def _end_m(self, pivot: float, sign: int) -> float:
        inverse, radius_px = self._sample
        limit_px = MAX_DOLLY_SHARE * min(self._picture.size)
        low, high = 0.0, 1 / max(pivot, float(inverse.max()))
        for _ in range(_STEPS):
            middle = (low + high) / 2
            size = Viewpoint(z=sign * middle, pivot=pivot).gain / (1 - sign * middle * inverse)
            within = float((np.abs(size - 1) * radius_px).max()) <= limit_px
            low, high = (middle, high) if within else (low, middle)
        return sign * low

    @cached_property
    def _sample(self) -> tuple[FloatMap, FloatMap]:
        """Inverse depth of some pixels (n,) and their distance from the middle in pixels."""
        width, height = self._picture.size
        pixel = np.arange(0, width * height, max(1, width * height // _SAMPLES))
        across, down = pixel % width - (width - 1) / 2, pixel // width - (height - 1) / 2
        return self._picture.inverse.ravel()[pixel], np.hypot(across, down).astype(np.float32)

    def _widest_m(self, pivot: float) -> float:
        """The move sideways at which the farthest shift is MAX_SHIFT_SHARE of the width."""
        deepest = float(np.abs(self._picture.inverse - pivot).max())
        limit_px = MAX_SHIFT_SHARE * self._picture.size.width
        return limit_px / (self._picture.focal_px * max(deepest, 1e-6))
