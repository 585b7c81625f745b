"""What an outline drawn on the photo holds: live with focal length, scale and colour range."""

from __future__ import annotations

import math
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from core.errors import MeasureError
from core.measuring.measure import MetricCamera, Point
from core.measuring.region import RegionStats, Samples, rectangle, sample, statistics, thirds
from gui.state.app_state import AppState, Tool
from gui.state.entry import Derived, Entry

_samples: WeakKeyDictionary[Derived, tuple[tuple[Point, ...], Samples]] = WeakKeyDictionary()
"""The outline of each map that was asked for last."""
COARSE_CELLS = 200_000


@dataclass(frozen=True)
class Region:
    """An outline on the photo, and what is within or why that is not known."""

    outline: tuple[Point, ...]
    stats: RegionStats | None
    problem: str = ""


def outline_of(state: AppState, entry: Entry) -> tuple[Point, ...]:
    """The outline that is being drawn, else the one that was; () without any."""
    if state.draft is not None and state.tool == Tool.RECTANGLE:
        return rectangle(*state.draft)
    if state.draft is not None and state.tool == Tool.LASSO:
        return state.trail
    return entry.region


def region_of(
    outline: tuple[Point, ...],
    derived: Derived,
    camera: MetricCamera,
    *,
    range_m: tuple[float, float],
    coarse: bool,
) -> Region:
    """The depths within an outline.

    Args:
        outline: corners in pixels of the photo.
        range_m: near and far end of the colours, which say what is near and far.
        coarse: of a part of the cells, while the outline changes.
    """
    try:
        held = _sample(outline, derived, coarse=coarse)
        return Region(outline, statistics(held, camera.per_inverse_m, thirds(*range_m)))
    except MeasureError as error:
        return Region(outline, None, error.cause)


def _sample(outline: tuple[Point, ...], derived: Derived, *, coarse: bool) -> Samples:
    canonical = derived.estimate.canonical_inverse_depth
    size = derived.estimate.image_size
    if coarse:
        stride = math.ceil(math.sqrt(canonical.size / COARSE_CELLS))
        return sample(canonical[::stride, ::stride], outline, size)
    known = _samples.get(derived)
    if known is None or known[0] != outline:
        known = _samples[derived] = outline, sample(canonical, outline, size)
    return known[1]
