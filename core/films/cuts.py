"""Where the shots of a film begin, found as its frames come."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from core.films.checkpoint import Arrays
from core.types import ByteImage, FloatMap

LOOK = (96, 54)
"""Width and height in pixels of what is looked at of a frame."""
BLOCKS = (4, 3)
BLOCK = (28, 18)
MEMORY = 4
"""Frames that a new one is compared with: what a flash or a passing thing hides comes back."""
PLAIN = 3.0
"""Standard deviation in bytes below which a block shows nothing that could be found again."""
FEW = 3
"""Blocks with something in them that a comparison needs."""
ALIKE, ALIKE_LATER = 0.77, 0.84
"""Correlation that the better third of the blocks reaches between frames of one shot, one after
the other and further apart."""
TOGETHER, TOGETHER_LATER = 0.3, 0.42
"""Share of the blocks that moved the same way between such frames."""
SAME_WAY_PX = 4
SAME = 0.93
"""Correlation with which blocks need not have moved the same way ..."""
SCATTERED = 0.19
"""... and share of blocks that moved the same way by chance."""
SHORTEST = 4
"""Frames of the shortest shot that is told: a fast dissolve is one cut."""
GLARE = 1.3
"""Gain in brightness from which a frame unlike those before may be a flash ..."""
WHITE, WHITE_SHARE = 235, 0.75
"""... where so much of it is so bright."""
FLASH_FRAMES = 4


class CutFinder:
    """Tells of each frame, in their order, whether a shot begins with it.

    The frame's blocks are looked for in the frames just before. Those of the same scene are found
    again, whatever the exposure, and moved alike; in another scene they are not. A frame that
    glares is a flash until it stays: a cut to a glaring shot is told up to four frames late. A
    black or plain frame begins nothing; what comes up after it is compared with what was before.
    """

    def __init__(self) -> None:
        self._seen: deque[FloatMap] = deque(maxlen=MEMORY)
        self._length = 0  # frames of the shot so far
        self._glaring: list[FloatMap] = []

    def push(self, rgb: ByteImage) -> bool:
        """Take the film's next frame (H, W, 3); True where it begins a shot (the first does)."""
        look = _look(rgb)
        if not self._begins(look):
            self._length += 1
            return False
        self._seen.clear()
        self._seen.append(look)
        self._glaring.clear()
        self._length = 1
        return True

    @property
    def state(self) -> Arrays:
        """All that the next answers hang on, for ``restore``."""
        return {"seen": _stack(self._seen), "glaring": _stack(self._glaring),
                "length": np.array(self._length)}  # fmt: skip

    def restore(self, state: Arrays) -> None:
        """Go on as the finder whose state this was."""
        self._seen = deque(state["seen"], maxlen=MEMORY)
        self._glaring = list(state["glaring"])
        self._length = int(state["length"])

    def _begins(self, look: FloatMap) -> bool:
        if self._length == 0:
            return True
        if _count(look) < FEW:
            return False
        if not self._seen or self._known(look):
            self._seen.append(look)
            self._glaring.clear()
            return False
        if self._length < SHORTEST:
            self._seen.append(look)
            return False
        if self._may_flash(look) and len(self._glaring) < FLASH_FRAMES:
            self._glaring.append(look)
            return False
        return True

    def _known(self, look: FloatMap) -> bool:
        """Whether a frame shows what those before show, in this light or in a flash."""
        last, *older = reversed(self._seen)
        return (
            _alike(last, look, ALIKE, TOGETHER)
            or any(_alike(before, look, ALIKE_LATER, TOGETHER_LATER) for before in older)
            or (_glares(last, look) and _alike(_lit(last, look), look, ALIKE, TOGETHER))
        )

    def _may_flash(self, look: FloatMap) -> bool:
        white = float(np.mean(_grey(look) > WHITE))
        return _glares(self._seen[-1], look) and white > WHITE_SHARE


def _stack(looks: Iterable[FloatMap]) -> FloatMap:
    return np.array(list(looks), np.float32).reshape(-1, LOOK[1], LOOK[0], 3)


def _glares(before: FloatMap, look: FloatMap) -> bool:
    return float(look.mean()) > GLARE * float(before.mean())


def _lit(before: FloatMap, look: FloatMap) -> FloatMap:
    """A frame brightened, each colour until it burns out, to be as bright as another."""
    wanted, low, high = float(look.mean()), 1.0, 64.0
    for _ in range(10):
        gain = np.sqrt(low * high)
        dark = float(np.minimum(before * gain, 255).mean()) < wanted
        low, high = (gain, high) if dark else (low, gain)
    return np.asarray(np.minimum(before * np.float32(low), 255), np.float32)


def _look(rgb: ByteImage) -> FloatMap:
    """A small copy of a frame, (h, w, 3) float32 in bytes."""
    import cv2

    return np.asarray(cv2.resize(rgb, LOOK, interpolation=cv2.INTER_AREA), np.float32)


def _grey(look: FloatMap) -> FloatMap:
    import cv2

    return np.asarray(cv2.cvtColor(look, cv2.COLOR_RGB2GRAY))


def _corners() -> list[tuple[int, int]]:
    """Left and top of each block."""
    lefts = np.linspace(0, LOOK[0] - BLOCK[0], BLOCKS[0]).round().astype(int)
    tops = np.linspace(0, LOOK[1] - BLOCK[1], BLOCKS[1]).round().astype(int)
    return [(int(left), int(top)) for top in tops for left in lefts]


def _blocks(look: FloatMap) -> list[tuple[int, int, FloatMap]]:
    """The grey blocks that something can be seen in, with left and top."""
    grey = _grey(look)
    parts = [(x, y, grey[y : y + BLOCK[1], x : x + BLOCK[0]]) for x, y in _corners()]
    return [part for part in parts if float(part[2].std()) >= PLAIN]


def _count(look: FloatMap) -> int:
    return len(_blocks(look))


def _alike(before: FloatMap, look: FloatMap, correlation: float, share: float) -> bool:
    """Whether two frames show the same scene from nearly the same place."""
    grey = _grey(before)
    found = [_found(grey, block, x, y) for x, y, block in _blocks(look)]
    moved = np.asarray([(dx, dy) for _, dx, dy in found])
    apart = np.abs(moved[:, None] - moved[None]).max(axis=-1)
    together = float((apart <= SAME_WAY_PX).mean(axis=1).max())
    if together > share:
        return True
    value = float(np.quantile([value for value, _, _ in found], 0.65))
    # soft shapes are found anywhere: then they must not lie all over the place
    return value >= SAME or (value >= correlation and together > SCATTERED)


def _found(before: FloatMap, block: FloatMap, x: int, y: int) -> tuple[float, int, int]:
    """Where a block is found best: correlation, and how far it moved, in pixels."""
    import cv2

    match: NDArray[np.float32] = cv2.matchTemplate(before, block, cv2.TM_CCOEFF_NORMED)
    # plain places of the other frame have no correlation
    match = np.where(np.abs(match) <= 1.01, match, 0)
    top, left = np.unravel_index(int(match.argmax()), match.shape)
    return float(match[top, left]), int(left) - x, int(top) - y
