"""Makes effects of one picture, as a recipe says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.effects.haze import Haze
from core.effects.motion import Motion, MotionStage, Move
from core.effects.picture import Picture
from core.effects.recipe import STILLS, Recipe
from core.effects.refocus import FULL, PREVIEW, Lens
from core.effects.stereo import StereoStage
from core.errors import UsageError
from core.progress import Monitor
from core.types import ByteImage


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
        raise UsageError(
            "effect: expected one of {effects}, found {found}",
            effects=", ".join(STILLS),
            found=recipe.effect,
        )

    def clip(self, recipe: Recipe, monitor: Monitor | None = None) -> Iterator[ByteImage]:
        """Iterator over the frames of a moving effect. UsageError, Cancelled."""
        stage: MotionStage = self._tool(MotionStage)
        return stage.frames(_motion(recipe, self.picture), monitor)

    def _tool(self, make: Callable[[Picture], Any]) -> Any:
        if make not in self._ready:
            self._ready[make] = make(self.picture)
        return self._ready[make]


def _motion(recipe: Recipe, picture: Picture) -> Motion:
    pivot_m = recipe.focus_depth_m(picture)
    return Motion(Move(recipe.effect), pivot_m, recipe.amount, recipe.frames, recipe.fps)
