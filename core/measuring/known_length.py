"""One scale factor for a scene from things of known size or at a known distance.

Each reference says: this is t metres; the unscaled map says l. The factor s minimises the sum of
squared relative residuals, sum (s l_i / t_i - 1)^2, so that long and short references count
alike: s = sum r_i / sum r_i^2 with r_i = l_i / t_i. It multiplies X, Y and Z and says nothing of
the focal length.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.errors import MeasureError
from core.measuring.measure import MetricCamera, Point, Spot, check_apart

METRES = {"m": 1.0, "cm": 0.01, "mm": 0.001, "km": 1000.0, "ft": 0.3048, "in": 0.0254}
_UNITS = {"'": "ft", "\u2032": "ft", '"': "in", "\u2033": "in"} | {unit: unit for unit in METRES}
_PART = re.compile(r"\s*([0-9]*[.,]?[0-9]+|[0-9]+[.,])\s*(km|cm|mm|m|ft|in|['\"\u2032\u2033])?")
SHORTEST_M, LONGEST_M = 1e-4, 1e5


class Kind(StrEnum):
    """What is known."""

    LENGTH = "length"  # between two points
    DEPTH = "depth"  # of one point, along the camera's axis
    RANGE = "range"  # of one point, from the camera along the line of sight


@dataclass(frozen=True)
class Reference:
    """Something known.

    Attributes:
        kind: what is known.
        start: the point, or the first of two.
        end: the second point of a length; equal to ``start`` otherwise.
        true_m: metres, > 0; None until it is told: it does not count till then.
    """

    kind: Kind
    start: Point
    end: Point
    true_m: float | None = None


@dataclass(frozen=True)
class Scale:
    """The factor and how well the references agree on it.

    Attributes:
        factor: on all lengths; 1 without references.
        residuals: relative error of each reference with the factor (+0.02: the scene is 2 % too
            long there); NaN for one that cannot be measured.
    """

    factor: float = 1.0
    residuals: tuple[float, ...] = ()

    @property
    def used(self) -> int:
        """References that count."""
        return sum(math.isfinite(residual) for residual in self.residuals)

    @property
    def residual(self) -> float:
        """Root of the mean square of the residuals; 0 without references."""
        known = [residual for residual in self.residuals if math.isfinite(residual)]
        return math.sqrt(sum(r * r for r in known) / len(known)) if known else 0.0


def unscaled_m(reference: Reference, start: Spot, end: Spot, camera: MetricCamera) -> float:
    """What the map says of a reference, in metres by the camera's focal length and scale.

    Raises:
        MeasureError: an end is sky or too far away, or both ends of a length are one pixel.
    """
    first = start.xyz(camera)
    if reference.kind == Kind.DEPTH:
        return float(first[2])
    if reference.kind == Kind.RANGE:
        return float(np.linalg.norm(first))
    check_apart(reference.start, reference.end)
    return float(np.linalg.norm(end.xyz(camera) - first))


def fit_scale(found_m: Sequence[float], true_m: Sequence[float]) -> Scale:
    """The factor that fits references best.

    Args:
        found_m: what the unscaled map says of each; NaN for one that is left out.
        true_m: what each is, > 0.
    """
    ratios = np.asarray(found_m, np.float64) / np.asarray(true_m, np.float64)
    known = ratios[np.isfinite(ratios)]
    if not len(known):
        return Scale(1.0, (math.nan,) * len(ratios))
    factor = float(known.sum() / (known @ known))
    return Scale(factor, tuple(float(factor * ratio - 1) for ratio in ratios))


def parse_length(text: str) -> float:
    """Metres of a typed length: "1.2", "1,2 m", "30 cm", "85mm", "5 ft 3 in", 5' 3".

    Without a unit it is metres.

    Raises:
        MeasureError: this is no length, or one that no photo can hold.
    """
    metres = _sum_of_parts(text.strip().lower())
    if metres is None:
        raise MeasureError(
            "'{text}' is no length: type one like 1.2 m, 30 cm or 5 ft 3 in", text=text.strip()
        )
    if not SHORTEST_M <= metres <= LONGEST_M:
        raise MeasureError(
            "'{text}' cannot be the length of anything in a photo: "
            "type one between 0.1 mm and 100 km",
            text=text.strip(),
        )
    return metres


def _sum_of_parts(text: str) -> float | None:
    """None when some of the text is no number with a unit, or a unit is missing among several."""
    place, parts = 0, []
    while place < len(text):
        found = _PART.match(text, place)
        if found is None:
            return None
        parts.append((float(found[1].replace(",", ".")), found[2]))
        place = found.end()
    if not parts or (len(parts) > 1 and not all(unit for _, unit in parts)):
        return None
    return sum(number * METRES[_UNITS[unit or "m"]] for number, unit in parts)
