"""How far the work on a clip has come, so that the next one goes on from there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
_STATES = ("cuts", "spread", "stillness")


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A moment between two frames of a clip.

    Attributes:
        taken: the last frame that was looked at.
        given: the first one whose result was not kept yet, at most ``taken + 1``.
        begins: frames up to there that begin a shot, at least one.
        cuts, spread, stillness: states of what looks at one frame after the other.
    """

    taken: int
    given: int
    begins: tuple[int, ...]
    cuts: Arrays
    spread: Arrays
    stillness: Arrays

    def packed(self) -> bytes:
        """As bytes."""
        states = {
            f"{name}-{part}": array
            for name in _STATES
            for part, array in getattr(self, name).items()
        }
        content = io.BytesIO()
        frames = np.array([self.taken, self.given, *self.begins], np.int64)
        np.savez(content, frames=frames, **states)
        return content.getvalue()

    @classmethod
    def unpacked(cls, content: bytes | None) -> Checkpoint | None:
        """What ``packed`` gave; None where the bytes are others, or none."""
        if content is None:
            return None
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            taken, given, *begins = map(int, arrays.pop("frames"))
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None
        states = {name: _parts(arrays, name) for name in _STATES}
        return cls(taken, given, tuple(begins), **states) if begins else None


def _parts(arrays: Arrays, name: str) -> Arrays:
    return {
        key.removeprefix(f"{name}-"): array
        for key, array in arrays.items()
        if key.startswith(f"{name}-")
    }
