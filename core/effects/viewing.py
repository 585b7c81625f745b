"""Where stereo pairs are looked at, and how much parallax eyes can stand there.

Limits: one degree of parallax between what is nearest and what is farthest (Lambooij and others,
2009, as in ISO 9241-392), and nothing farther apart than the eyes, which would have to turn
outwards.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.sentence import Sentence

EYES_M = 0.065
MOST_DEG = 1.0


@dataclass(frozen=True)
class Viewing:
    """Where a pair is looked at.

    Attributes:
        title: for people.
        width_m: of one eye's picture.
        distance_m: of the eyes from it.
    """

    title: Sentence
    width_m: float
    distance_m: float

    def degrees(self, share: float) -> float:
        """The angle of a parallax told as a share of the picture's width."""
        return math.degrees(2 * math.atan(abs(share) * self.width_m / (2 * self.distance_m)))

    @property
    def largest_share(self) -> float:
        """The parallax that takes up ``MOST_DEG``."""
        return 2 * math.tan(math.radians(MOST_DEG) / 2) * self.distance_m / self.width_m


VIEWINGS = {
    "monitor": Viewing(Sentence("monitor, 0.6 m wide at 0.7 m"), 0.6, 0.7),
    "television": Viewing(Sentence("television, 1.2 m wide at 2.5 m"), 1.2, 2.5),
    "cinema": Viewing(Sentence("cinema, 10 m wide at 12 m"), 10.0, 12.0),
    "headset": Viewing(Sentence("headset, a screen 3 m wide at 3 m"), 3.0, 3.0),
}
DEFAULT_VIEWING = "television"
NO_SPATIAL = Sentence(
    "Spatial photos (HEIC with one picture for each eye) cannot be written yet, as no library here "
    "writes them; headsets show pairs side by side and half spheres as well"
)
