"""Puts what was measured on the screen."""

from __future__ import annotations

from core.errors import MeasureError
from core.measuring.measure import Profile, profile
from gui.panels.depth import DepthPanel
from gui.snapshot.measure import MeasurePart, ProfileRequest, scale_text
from gui.snapshot.parts import Snapshot
from gui.widgets.profile import ProfileStrip
from gui.widgets.status import Readout


def profile_of(request: ProfileRequest | None) -> Profile | None:
    """Depth along the line; None without one."""
    if request is None:
        return None
    canonical = request.derived.estimate.canonical_inverse_depth
    try:
        return profile(
            canonical, request.start, request.end, request.camera, contour_percent=request.percent
        )
    except MeasureError:  # an end was dragged onto the other one
        return None


def show_scale(readout: Readout, depth: DepthPanel, part: MeasurePart) -> None:
    """A quiet mark wherever metres are shown."""
    text = scale_text(part.scale)
    readout.set_scale(text)
    depth.set_scale_note(text)


def show_profile(strip: ProfileStrip, request: ProfileRequest | None, *, changed: bool) -> None:
    """The plot, when what it depends on changed."""
    if changed:
        strip.set_profile(profile_of(request))


def show_section(strip: ProfileStrip, new: Snapshot) -> None:
    """A section's side in place of the depth, with heights over the floor where it is level."""
    made, level = new.pictures.points, new.level
    floor_m = level.floor.height_m if level.floor and level.turn else None
    strip.set_section(made.points.section if made else None, floor_m)
