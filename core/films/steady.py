"""Depth that holds still: each frame's estimate with what its neighbours in the shot say of it.

All is done in the logarithm of inverse depth. What a frame is corrected by is worked out on a
small copy and is smooth but at edges, so that the estimate's own edges stay as sharp as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.depth import MIN_CANONICAL
from core.films.align import followed_line, scale_step
from core.films.flow import Flow, FlowFinder, chained, followed, grey
from core.types import ByteImage, FloatMap, Size

STEADY_PX = 320
"""Longer side of the photos that ``Steadier`` wants."""
REACH = 12
"""Frames before and after that full strength looks at."""
MOST = np.float32(np.log(4.0))
"""No correction is larger than this factor."""
_LEAST_PX = 32  # of a side: in less OpenCV looks at copies of one row, and finds no number
SMOOTH = 8
"""Side in pixels of the cells in which a common change of depth is no edge."""
LEAP = 0.6
"""Change of log depth beyond which a pixel says nothing of its cell."""
MOVED_LEAP, PLACE_LEAP = 0.25, 0.15
"""Changes that differ by so much from their cell's are another surface: along the flow, and at
the same place."""
OWN = 0.5
"""Weight of what the frame itself says."""
TRUST = 3e-3, 0.5, 2e-4
"""Variance and weight that a way of looking starts with; the variance that is as good as none."""


@dataclass(frozen=True, eq=False)
class FrameDepth:
    """Depth of one frame: canonical (h, w) float32 >= 0, and whether a shot begins with it."""

    index: int
    canonical: FloatMap
    begins: bool


@dataclass(frozen=True, eq=False)
class _Kept:
    """A frame of the shot: its small log depth and picture, flow to its neighbours, scale step."""

    frame: FrameDepth
    look: ByteImage
    log: FloatMap
    back: Flow | None = None
    ahead: Flow | None = None
    step: float = 0.0


class Steadier:
    """Takes a film's frames in their order and gives them back, some frames later, steady.

    A frame's result depends on the frames of its shot within ``reach_of`` the strength only.
    """

    def __init__(self, strength: float) -> None:
        """Strength between 0 (frames come back at once and as they are) and 1."""
        if not 0 <= strength <= 1:
            raise ValueError(f"a strength of {strength} is not between 0 and 1")
        self._weights = _weights(strength)
        self._reach = len(self._weights) - 1
        self._flows = FlowFinder()
        self._shot: list[_Kept] = []
        self._next = 0  # place in the shot of the first frame that was not given back

    def push(self, rgb_small: ByteImage, frame: FrameDepth) -> list[FrameDepth]:
        """Take the film's next frame; what is ready by now.

        Args:
            rgb_small: (h, w, 3) the frame, its longer side about ``STEADY_PX``.
            frame: its raw estimate.
        """
        if self._reach == 0:
            return [frame]
        ready = self.finish() if frame.begins or self._is_other(rgb_small, frame) else []
        self._add(rgb_small, frame)
        while self._next + self._reach < len(self._shot):
            ready.append(self._given())
        return ready

    def finish(self) -> list[FrameDepth]:
        """The frames that are left; the next one begins a shot."""
        ready = []
        while self._next < len(self._shot):
            ready.append(self._given())
        self._shot.clear()
        self._next = 0
        return ready

    def _is_other(self, rgb_small: ByteImage, frame: FrameDepth) -> bool:
        """Whether a frame cannot belong to the shot because its size is another."""
        if not self._shot:
            return False
        last = self._shot[-1]
        return (last.look.shape, last.frame.canonical.shape) != (
            rgb_small.shape[:2],
            frame.canonical.shape,
        )

    def _add(self, rgb_small: ByteImage, frame: FrameDepth) -> None:
        look = grey(rgb_small)
        kept = _Kept(frame, look, _small_log(frame.canonical, look.shape))
        if self._shot:
            last = self._shot[-1]
            ahead, back = self._flows.between(last.look, look)
            self._shot[-1] = replace(last, ahead=ahead)
            kept = replace(kept, back=back, step=scale_step(last.log, kept.log, back))
        self._shot.append(kept)

    def _given(self) -> FrameDepth:
        """The next frame's result; frames that no later one needs are dropped."""
        frame = _steadied(self._shot, self._next, self._weights)
        self._next += 1
        while self._next > self._reach:
            del self._shot[0]
            self._next -= 1
        return frame


def shrunk(rgb: ByteImage) -> ByteImage:
    """A frame (H, W, 3) as small as ``Steadier`` wants it."""
    import cv2

    height, width = rgb.shape[:2]
    share = min(1.0, STEADY_PX / max(height, width))
    size = Size(*(max(_LEAST_PX, round(side * share)) for side in (width, height)))
    if size == (width, height):
        return rgb
    small: ByteImage = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    return small


def reach_of(strength: float) -> int:
    """How many frames before and after decide on a frame's result."""
    return len(_weights(strength)) - 1


def _weights(strength: float) -> list[float]:
    """Weight of a neighbour by its distance in frames, from 0; it grows evenly with strength."""
    wide = strength * REACH
    return [1.0, *(min(wide + 1 - k, 1.0) for k in range(1, int(np.ceil(wide)) + 1))]


def _small_log(canonical: FloatMap, shape: tuple[int, ...]) -> FloatMap:
    """Logarithm of inverse depth (h, w) at the photo's size; single pixels, not their means."""
    import cv2

    small = cv2.resize(canonical, shape[::-1], interpolation=cv2.INTER_NEAREST)
    known = np.nan_to_num(small, nan=0.0, posinf=0.0)
    return np.asarray(np.log(np.maximum(known, np.float32(MIN_CANONICAL))), np.float32)


def _steadied(shot: list[_Kept], middle: int, weights: list[float]) -> FrameDepth:
    reach = len(weights) - 1
    first, last = max(0, middle - reach), min(len(shot), middle + reach + 1)
    frame = shot[middle].frame
    if last - first == 1:
        return frame
    levels = np.cumsum([0.0, *(kept.step for kept in shot[first + 1 : last])])
    shares = [weights[abs(place - middle)] for place in range(first, last)]
    line = followed_line(levels, middle - first, shares)
    window = _Window(shot[first:last], middle - first, levels - levels[middle - first], shares)
    change = window.change(line - line[middle - first])
    change += np.float32(line[middle - first] - levels[middle - first])
    return replace(frame, canonical=_changed(frame.canonical, change))


def _changed(canonical: FloatMap, change: FloatMap) -> FloatMap:
    """Inverse depth times what a small map (h, w) of logarithms says; NaN and 0 stay."""
    import cv2

    size = canonical.shape[::-1]
    factor = np.clip(cv2.resize(change, size, interpolation=cv2.INTER_LINEAR), -MOST, MOST)
    return np.asarray(canonical * np.exp(factor, out=factor), np.float32)


@dataclass(frozen=True, eq=False)
class _Window:
    """The frames around one of a shot, their levels of log scale against its own, and weights."""

    frames: list[_Kept]
    middle: int
    levels: NDArray[np.float64]
    weights: list[float]

    def change(self, line: NDArray[np.float64]) -> FloatMap:
        """What the neighbours would change at the middle frame, (h, w) log inverse depth.

        They are asked in two ways: along the flow, for surfaces that move, and at the same place,
        for depth that stays where its surface moves by, like a road before a car. Each pixel
        takes more of the way in which its depth varied less.

        Args:
            line: (n,) the smooth part of the levels.
        """
        moved, place = _Votes(self.frames[0].log.shape), _Votes(self.frames[0].log.shape)
        now = self.frames[self.middle].log
        for index, flow in self._flows():
            other, weight = self.frames[index].log, np.float32(self.weights[index])
            apart = followed(other, flow.way) - now - np.float32(self.levels[index])
            moved.add(apart, flow.sure * weight, MOVED_LEAP)
            apart = other - now - np.float32(self.levels[index] - line[index])
            place.add(apart, weight, PLACE_LEAP)
        return _combined(moved, place)

    def _flows(self) -> Iterator[tuple[int, Flow]]:
        """Each other frame with the flow from the middle one into it."""
        so_far: Flow | None = None
        for index in range(self.middle + 1, len(self.frames)):
            step = self.frames[index - 1].ahead
            assert step is not None
            so_far = step if so_far is None else chained(so_far, step)
            yield index, so_far
        so_far = None
        for index in range(self.middle - 1, -1, -1):
            step = self.frames[index + 1].back
            assert step is not None
            so_far = step if so_far is None else chained(so_far, step)
            yield index, so_far


class _Votes:
    """Sums over the neighbours, (h, w) each: of weights, weighted changes and their squares."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.weight, self.change, self.square = np.zeros((3, *shape), np.float32)

    def add(self, apart: FloatMap, sure: FloatMap | np.float32, leap: float) -> None:
        """Add a neighbour: its log depth less the middle frame's, and how sure it is (h, w)."""
        beside = apart - _common(apart, sure)
        beside *= np.float32(1 / leap)
        weight = _bell(beside)
        weight *= sure
        self.weight += weight
        weight *= apart
        self.change += weight
        weight *= apart
        self.square += weight

    def variance(self) -> FloatMap:
        """How much depth varied, mean over some pixels around each."""
        import cv2

        start, count, _ = TRUST
        mean = (self.square + np.float32(start)) / (self.weight + np.float32(count))
        return np.asarray(cv2.blur(mean, (5, 5)))


def _combined(moved: _Votes, place: _Votes) -> FloatMap:
    none = np.float32(TRUST[2])
    first, second = 1 / (moved.variance() + none), 1 / (place.variance() + none)
    share = first / (first + second)
    change = share * moved.change + (1 - share) * place.change
    weight = share * moved.weight + (1 - share) * place.weight
    result: FloatMap = change / (weight + np.float32(OWN))
    return result


def _bell(values: FloatMap) -> FloatMap:
    """(1 - v ** 2) ** 2 between -1 and 1, 0 outside."""
    inside: FloatMap = np.maximum(1 - values * values, np.float32(0))
    inside *= inside
    return inside


def _common(apart: FloatMap, sure: FloatMap | np.float32) -> FloatMap:
    """What a cell and those around it changed by in common, (h, w)."""
    import cv2

    height, width = apart.shape
    cells = max(1, width // SMOOTH), max(1, height // SMOOTH)
    some = apart[::2, ::2]
    weight = np.maximum(1 - np.square(some * np.float32(1 / LEAP)), np.float32(0))
    weight *= sure[::2, ::2] if isinstance(sure, np.ndarray) else sure
    total = cv2.resize(weight * some, cells, interpolation=cv2.INTER_AREA)
    count = cv2.resize(weight, cells, interpolation=cv2.INTER_AREA)
    total, count = (cv2.GaussianBlur(part, (0, 0), 1.0) for part in (total, count))
    return np.asarray(cv2.resize(total / (count + np.float32(0.02)), (width, height)))
