"""What all frames of an export have in common, and what each one is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.depth import MAX_INVERSE_PER_M, MIN_INVERSE_PER_M
from core.export.facts import Facts
from core.export.scene import Scene
from core.films.clip import SHARES, ClipSummary
from core.films.film import FilmFacts
from core.films.writers.sound import SoundCut
from core.sentence import Sentence
from core.types import FocalLength


@dataclass(frozen=True, eq=False)
class ClipLook:
    """A clip as it is exported: one focal length, one scale, one range for all frames.

    Attributes:
        film: what is known of the film.
        frames: numbers of its frames.
        focal: focal length in force.
        predicted_px: the median of what the model predicts; None where it does not.
        per_metre: factor from canonical inverse depth to inverse depth in 1/m.
        summary: what is known of the clip's depth.
        steady: how much it was steadied.
        in_metres: lengths are metres.
        viewing: where stereo pairs are looked at.
        facts: what every file says of the model.
        notes: what people should know about the focal length.
    """

    film: FilmFacts
    frames: range
    focal: FocalLength
    predicted_px: float | None
    per_metre: float
    summary: ClipSummary
    steady: float
    in_metres: bool
    viewing: str
    facts: Facts
    notes: tuple[Sentence, ...] = ()

    def time_s(self, number: int) -> float:
        """When the clip's frame of that number is shown, from the clip's beginning."""
        return float(self.film.times_s[self.frames[number]] - self.film.times_s[self.frames.start])

    def seconds(self, number: int) -> float:
        """How long it is shown."""
        after = self.frames[number] + 1
        end = self.film.duration_s if after >= self.film.frames else self.film.times_s[after]
        return max(float(end - self.film.times_s[self.frames[number]]), 1e-3)

    @property
    def duration_s(self) -> float:
        """Of the clip."""
        last = len(self.frames) - 1
        return self.time_s(last) + self.seconds(last)

    @property
    def fps(self) -> float:
        """Frames per second, on average."""
        return len(self.frames) / self.duration_s

    @property
    def sound(self) -> SoundCut | None:
        """The clip's sound; None where the film has none."""
        if not self.film.sound:
            return None
        start_s = float(self.film.times_s[self.frames.start])
        return SoundCut(self.film.path, start_s, start_s + self.duration_s)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Inverse depth (1/m) of what is farthest and nearest in all frames."""
        return self._inverse(*self.summary.ends)

    @cached_property
    def color_range(self) -> tuple[float, float]:
        """The same but for 2 % at each end, for colours."""
        return self._inverse(*self._quantiles(0.02, 0.98))

    @cached_property
    def stereo_ends(self) -> tuple[float, float]:
        """The same but for a few pixels, for stereo pairs."""
        return self._inverse(*self._quantiles(0.005, 0.995))

    def _quantiles(self, far: float, near: float) -> tuple[float, float]:
        found = dict(zip(SHARES, self.summary.quantiles, strict=True))
        return found[far], found[near]

    def _inverse(self, far: float, near: float) -> tuple[float, float]:
        low, high = np.clip(
            np.array([far, near]) * self.per_metre, MIN_INVERSE_PER_M, MAX_INVERSE_PER_M
        )
        return float(low), float(max(high, low * 1.0001))

    @property
    def metadata(self) -> Facts:
        """What every file of the clip says of itself; values that JSON can hold."""
        begins = [each - self.frames.start for each in self.summary.begins]
        return self.facts | {
            "frames": len(self.frames),
            "first_frame": self.frames.start,
            "from_s": float(self.film.times_s[self.frames.start]),
            "fps": self.fps,
            "variable_frame_rate": self.film.variable,
            "steady": self.steady,
            "shots_begin": begins,
        }


@dataclass(frozen=True, eq=False)
class ClipFrame:
    """One frame on its way into files.

    Attributes:
        number: from 0 in the clip.
        scene: the frame as a photo's exports have it.
    """

    number: int
    scene: Scene
