"""How far apart the two pictures of a stereo pair lie on a screen, and what eyes make of that."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.effects.picture import Picture
from core.effects.stereo import MAX_DISPARITY_SHARE
from core.effects.viewing import EYES_M, MOST_DEG, Viewing
from core.sentence import Sentence

_ENDS = (0.005, 0.995)
_ENOUGH = 200_000  # pixels that say how depth is spread
_BEHIND = 2 / 3
"""Of the range, how much lies behind the screen: what comes out of it is cut at its border."""
_SMALLEST_INVERSE = 1e-6


@dataclass(frozen=True)
class StereoPose:
    """Where the two cameras stand.

    Attributes:
        baseline_mm: between them.
        converge_m: depth that is seen on the screen; infinite for parallel pictures.
    """

    baseline_mm: float
    converge_m: float


@dataclass(frozen=True)
class Comfort:
    """What a pair asks of the eyes.

    Attributes:
        front_share: parallax of what is nearest, of the width, before the screen.
        behind_share: of what is farthest, behind the screen.
        degrees: angle between the two.
        warnings: what is hard to look at, sentences for people.
    """

    front_share: float
    behind_share: float
    degrees: float
    warnings: tuple[Sentence, ...]

    @property
    def facts(self) -> dict[str, object]:
        """What a file says of it; values that JSON can hold."""
        return {
            "parallax_front_percent": 100 * self.front_share,
            "parallax_behind_percent": 100 * self.behind_share,
            "parallax_percent": 100 * (self.front_share + self.behind_share),
            "parallax_degrees": self.degrees,
            "comfort_warnings": list(self.warnings),
        }


def _ends(picture: Picture) -> tuple[float, float]:
    """Inverse depth (1/m) of what is farthest and nearest, but for a few pixels."""
    values = picture.inverse.ravel()[:: max(1, picture.inverse.size // _ENOUGH)]
    far, near = np.quantile(values, _ENDS)
    return float(far), float(near)


def converged_m(picture: Picture) -> float:
    """The depth, in metres, to converge at: a third of the range comes out of the screen."""
    return _converged_m(*_ends(picture))


def _converged_m(far: float, near: float) -> float:
    return 1 / max(far + _BEHIND * max(near - far, _SMALLEST_INVERSE), _SMALLEST_INVERSE)


def comfortable_pose(picture: Picture, viewing: Viewing, *, metric: bool) -> StereoPose:
    """Convergence a third into the range, and as much baseline as eyes have and can stand.

    Args:
        picture: the photo with its depth.
        viewing: where the pair is looked at.
        metric: depth is in metres; else the baseline follows from what is comfortable alone.
    """
    share_of_width = picture.focal_px / picture.size.width
    return pose_between(*_ends(picture), share_of_width, viewing, metric=metric)


def pose_between(
    far: float, near: float, focal_share: float, viewing: Viewing, *, metric: bool
) -> StereoPose:
    """The pose that suits what lies between two inverse depths (1/m).

    Args:
        far, near: between them lies nearly all.
        focal_share: focal length over the picture's width.
        viewing, metric: as ``comfortable_pose``.
    """
    span = max(near - far, _SMALLEST_INVERSE)
    share = min(viewing.largest_share, _largest_behind(viewing) / _BEHIND, MAX_DISPARITY_SHARE)
    most_m = share / (focal_share * span)
    baseline_m = min(EYES_M, most_m) if metric else most_m
    return StereoPose(1000 * baseline_m, _converged_m(far, near))


def comfort_of(picture: Picture, pose: StereoPose, viewing: Viewing) -> Comfort:
    """What a pair of a photo asks of the eyes, and whether it is too much."""
    far, near = _ends(picture)
    per_inverse = pose.baseline_mm / 1000 * picture.focal_px / picture.size.width
    front = per_inverse * (near - 1 / pose.converge_m)
    behind = per_inverse * (1 / pose.converge_m - far)
    degrees = viewing.degrees(front + behind)
    return Comfort(front, behind, degrees, tuple(_warnings(behind, degrees, viewing)))


def _largest_behind(viewing: Viewing) -> float:
    return EYES_M / viewing.width_m


def _warnings(behind: float, degrees: float, viewing: Viewing) -> list[Sentence]:
    told = []
    if degrees > MOST_DEG * 1.001:
        told.append(
            Sentence(
                "the parallax takes {degrees:.1f} degrees ({viewing}): more than {most:g} tires "
                "the eyes; take a smaller baseline",
                degrees=degrees,
                viewing=viewing.title,
                most=MOST_DEG,
            )
        )
    if behind > _largest_behind(viewing) * 1.001:
        told.append(
            Sentence(
                "what is farthest lies {apart_mm:.0f} mm apart ({viewing}): eyes would have to "
                "turn outwards; converge farther away or take a smaller baseline",
                apart_mm=1000 * behind * viewing.width_m,
                viewing=viewing.title,
            )
        )
    return told
