"""Which part of a film is wanted, and how."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.errors import UsageError
from core.types import Bounds

if TYPE_CHECKING:
    from core.films.film import FilmFacts

STEADY = Bounds(0.75, 0.0, 1.0)
"""How much depth is steadied: by default as suits most films, 0 as the model says."""
FPS = Bounds(25.0, 0.1, 240.0)
"""Frames per second of pictures in a folder."""
KEPT_GB = Bounds(4.0, 0.1, 1000.0)
"""How much depth of films is kept on the disk, in 10 ** 9 bytes: by default some ten minutes."""


@dataclass(frozen=True)
class ClipRequest:
    """What is wanted of a film.

    Attributes:
        film: the file, folder of pictures or pattern of their names.
        from_s, to_s: its part, in seconds since the first frame; None for its end.
        steady: how much depth is steadied, within ``STEADY``.
        fps: frames per second of pictures in a folder.
        with_fov: whether the model predicts the focal length.
    """

    film: Path
    from_s: float = 0.0
    to_s: float | None = None
    steady: float = STEADY.default
    fps: float | None = None
    with_fov: bool = True

    def frames(self, facts: FilmFacts) -> range:
        """Numbers of the frames: those that are shown between the two times.

        Raises:
            UsageError: there is none.
        """
        to_s = facts.duration_s if self.to_s is None else self.to_s
        if self.from_s >= facts.duration_s:
            raise UsageError(
                "the clip begins at {start:g} s, but the film ends at {stop:g} s",
                start=self.from_s,
                stop=round(facts.duration_s, 3),
            )
        if self.from_s >= to_s:
            raise UsageError(
                "the clip begins at {start:g} s, but ends at {stop:g} s",
                start=self.from_s,
                stop=to_s,
            )
        start = facts.frame_at(self.from_s)
        stop = int(np.searchsorted(facts.times_s, to_s - 5e-7, side="left"))
        return range(start, max(stop, start + 1))
