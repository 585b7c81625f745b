"""One effect with its values: what the window and the command line share; quick to import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.effects.picture import Picture

STILLS = ("refocus", "haze", "stereo")
MOVING = ("dolly", "parallax")
MIDDLE = (0.5, 0.5)


class StereoLayout(StrEnum):
    """How the two pictures are put into one."""

    PARALLEL = "parallel"  # left picture on the left
    CROSSED = "crossed"  # left picture on the right, for crossed eyes
    ANAGLYPH = "anaglyph"


@dataclass(frozen=True)
class Recipe:
    """An effect and its values; those of other effects are not looked at.

    Attributes:
        effect: one of STILLS or MOVING.
        focus: point in focus (refocus), of no disparity (stereo) or at rest (motion), as shares
            (0 to 1) of width and height.
        focus_m: its depth in metres instead; None: that of ``focus``.
        f_number: of a full-frame lens.
        visibility_m: depth at which 2 % of the contrast is left.
        haze_color: sRGB, 0 to 255.
        baseline_mm: between the eyes.
        layout: of the stereo pair.
        amount: of the camera's move, 0 to 100; see ``Motion``.
        frames, fps: of the camera's move.
    """

    effect: str
    focus: tuple[float, float] = MIDDLE
    focus_m: float | None = None
    f_number: float = 1.4
    visibility_m: float = 10.0
    haze_color: tuple[int, int, int] = (200, 205, 214)
    baseline_mm: float = 65.0
    layout: StereoLayout = StereoLayout.ANAGLYPH
    amount: float = 30.0
    frames: int = 48
    fps: float = 24.0

    @property
    def moving(self) -> bool:
        return self.effect in MOVING

    def focus_depth_m(self, picture: Picture) -> float:
        """Depth in metres of what is in focus."""
        return self.focus_m or 1 / picture.inverse_at(self.focus)

    def facts(self, picture: Picture) -> dict[str, object]:
        """What a file says about the effect; values that JSON can hold."""
        focus_m = round(self.focus_depth_m(picture), 4)
        own: dict[str, dict[str, object]] = {
            "refocus": {"focus_m": focus_m, "f_number": self.f_number},
            "haze": {"visibility_m": self.visibility_m, "haze_color": list(self.haze_color)},
            "stereo": {
                "baseline_mm": self.baseline_mm,
                "converge_m": focus_m,
                "layout": str(self.layout),
            },
        }
        moving = {"pivot_m": focus_m, "amount": self.amount, "frames": self.frames, "fps": self.fps}
        return {"effect": self.effect, **own.get(self.effect, moving)}
