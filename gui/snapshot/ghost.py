"""The cloud as it was, or would be, with another focal length: a ghost behind the one on show.

A focal length stretches the cloud along Z alone; where references fix the scene's scale, that
changes with it. So a ghost is no other cloud: it is three factors on the same points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.focal import FocalChoices
from core.types import FocalSource, Size
from gui.snapshot.measure import scale_of
from gui.state.app_state import AppState
from gui.state.entry import Derived, Entry

SAME_SHARE = 1e-3
"""Focal lengths no farther apart make one cloud."""


@dataclass(frozen=True)
class Ghost:
    """Another cloud of the photo on show.

    Attributes:
        source: whose focal length it has; None for the one before the last change.
        focal_px: that focal length, in pixels of the photo.
        scale: factor on all lengths with it.
    """

    source: FocalSource | None
    focal_px: float
    scale: float

    def stretch(self, focal_px: float, scale: float) -> tuple[float, float, float]:
        """Factors on x, y and z of the points that another focal length and scale made."""
        across = self.scale / scale
        return across, across, across * self.focal_px / focal_px


def ghost_of(
    state: AppState,
    entry: Entry | None,
    derived: Derived | None,
    choices: FocalChoices,
    size: Size,
    active_px: float,
) -> Ghost | None:
    """The ghost of the source that the mouse is on, else of the focal length before.

    Args:
        state: says whether one is wanted.
        entry: the photo on show.
        derived: its estimate.
        choices: its focal lengths.
        size: size of the photo.
        active_px: the focal length in force: it has no ghost.
    """
    if entry is None or derived is None or not state.settings.focal_ghost:
        return None
    pointed_px = choices.value(state.compared) if state.compared else None
    for source, px in ((state.compared, pointed_px), (None, entry.focal.before_px)):
        if px is not None and not math.isclose(px, active_px, rel_tol=SAME_SHARE):
            return Ghost(source, px, scale_of(entry, derived, size, px).factor)
    return None
