"""One effect with its values, and making it: what the window and the command line share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from core.effects.haze import Haze
from core.effects.motion import Motion, MotionStage, Move
from core.effects.picture import Picture
from core.effects.refocus import FULL, PREVIEW, Lens
from core.effects.stereo import StereoLayout, StereoStage
from core.errors import UsageError
from core.progress import Monitor
from core.types import ByteImage

STILLS = ("refocus", "haze", "stereo")
MOVING = ("dolly", "parallax")
MIDDLE = (0.5, 0.5)


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

    def motion(self, picture: Picture) -> Motion:
        """The camera's move."""
        pivot_m = self.focus_depth_m(picture)
        return Motion(Move(self.effect), pivot_m, self.amount, self.frames, self.fps)

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


class Kitchen:
    """A picture with what its effects need, each made ready on its first use.

    Args:
        picture: at the size of the results.
    """

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self._ready: dict[Callable[[Picture], Any], Any] = {}

    def still(self, recipe: Recipe, *, full: bool = False) -> ByteImage:
        """The picture with a still effect, (H, W, 3) uint8; a pair is twice as wide.

        Args:
            recipe: the effect.
            full: as fine as for a file, else as quick as for a slider.

        Raises:
            UsageError: a value is out of range, or the effect moves.
        """
        focus_m = recipe.focus_depth_m(self.picture)
        if recipe.effect == "refocus":
            quality = FULL if full else PREVIEW
            lens: Lens = self._tool(Lens)
            return lens.refocus(focus_m=focus_m, f_number=recipe.f_number, quality=quality)
        if recipe.effect == "haze":
            haze: Haze = self._tool(Haze)
            return haze.render(visibility_m=recipe.visibility_m, color=recipe.haze_color)
        if recipe.effect == "stereo":
            stage: StereoStage = self._tool(StereoStage)
            return stage.render(
                baseline_mm=recipe.baseline_mm, converge_m=focus_m, layout=recipe.layout
            )
        raise UsageError(f"effect: expected one of {', '.join(STILLS)}, found {recipe.effect}")

    def clip(self, recipe: Recipe, monitor: Monitor | None = None) -> Iterator[ByteImage]:
        """Iterator over the frames of a moving effect. UsageError, Cancelled."""
        stage: MotionStage = self._tool(MotionStage)
        return stage.frames(recipe.motion(self.picture), monitor)

    def _tool(self, make: Callable[[Picture], Any]) -> Any:
        if make not in self._ready:
            self._ready[make] = make(self.picture)
        return self._ready[make]
