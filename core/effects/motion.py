"""A moving camera: dolly zoom and parallax, as frames that close into a loop."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from core.effects.picture import Picture
from core.effects.warp import Reprojector, Viewpoint, border_zoom
from core.progress import Monitor
from core.types import ByteImage

MAX_SHIFT_SHARE = 0.05
"""Largest shift of any point against the pivot, of the width; longer moves are made shorter."""
_REACH_SHARE = 0.12  # of the width: how far behind nearer things a dolly may look
_MAX_ZOOM = 1.2
_SWAY_HEIGHT = 0.35
"""Height of the parallax's circle over its width."""


class Move(StrEnum):
    """Kinds of camera moves."""

    DOLLY = "dolly"  # away from the pivot, zooming in so that it keeps its size
    PARALLAX = "parallax"  # round a small flat circle, looking at the pivot


@dataclass(frozen=True)
class Motion:
    """A move of the camera.

    Attributes:
        move: its kind.
        pivot_m: depth of what keeps its place and size, metres.
        amount: 0 to 100: how far. Dolly: per cent of the pivot's depth; parallax: per cent of
            the largest move that MAX_SHIFT_SHARE allows.
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
        self._stage = Reprojector(picture, _REACH_SHARE * picture.size.width)

    def views(self, motion: Motion) -> list[Viewpoint]:
        """The camera's stations."""
        views = [self._view(motion, frame / motion.frames) for frame in range(motion.frames)]
        zoom = border_zoom(self._picture, views, limit=_MAX_ZOOM)
        return [replace(view, zoom=zoom) for view in views]

    def frames(self, motion: Motion, monitor: Monitor | None = None) -> Iterator[ByteImage]:
        """All frames, (H, W, 3) uint8 each. Cancelled."""
        watch = monitor or Monitor(motion.frames)
        for number, view in enumerate(self.views(motion), 1):
            watch.check()
            yield self._stage.render(view)
            watch.advance(1, f"frame {number} of {motion.frames}")

    def render(self, view: Viewpoint) -> ByteImage:
        """One frame."""
        return self._stage.render(view)

    def _view(self, motion: Motion, turn: float) -> Viewpoint:
        angle = 2 * math.pi * turn
        pivot = 1 / motion.pivot_m
        if motion.move == Move.DOLLY:
            back_m = motion.amount / 100 * motion.pivot_m * (1 - math.cos(angle)) / 2
            return Viewpoint(z=-back_m, pivot=pivot)
        reach_m = motion.amount / 100 * self._widest_m(pivot)
        return Viewpoint(
            x=reach_m * math.sin(angle), y=reach_m * _SWAY_HEIGHT * math.cos(angle), pivot=pivot
        )

    def _widest_m(self, pivot: float) -> float:
        """The move sideways at which the farthest shift is MAX_SHIFT_SHARE of the width."""
        deepest = float(np.abs(self._picture.inverse - pivot).max())
        limit_px = MAX_SHIFT_SHARE * self._picture.size.width
        return limit_px / (self._picture.focal_px * max(deepest, 1e-6))
