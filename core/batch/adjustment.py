"""What a user set for one photo of many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.types import FocalSource

if TYPE_CHECKING:
    from core.export.recipe import Recipe


@dataclass(frozen=True)
class Adjustment:
    """A focal length and a scale that hold for one photo.

    Attributes:
        source: whose focal length is in force; None as for all photos.
        focal_px: the user's, in pixels of the photo, where ``source`` is manual.
        scale: factor on all lengths.
    """

    source: FocalSource | None = None
    focal_px: float | None = None
    scale: float = 1.0

    def apply(self, recipe: Recipe) -> Recipe:
        """The recipe of all photos as it is for this one."""
        scene = {**recipe.scene, "scale": self.scale}
        if self.source is None:
            return replace(recipe, scene=scene)
        manual_px = self.focal_px if self.source == FocalSource.MANUAL else None
        return replace(recipe, focal_px=manual_px, preferred=self.source, scene=scene)
