"""What decides which actions make sense now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Conditions:
    """Facts about the state, for menus and buttons."""

    has_photo: bool = False
    has_depth: bool = False
    busy: bool = False
    several: bool = False
    has_probe: bool = False
    can_undo: bool = False
    can_redo: bool = False
    drawing: bool = False
    has_measurement: bool = False
    has_profile: bool = False
    has_floor: bool = False
    has_own_depth: bool = False
