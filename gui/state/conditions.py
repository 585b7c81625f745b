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
    may_be_panorama: bool = False
    has_film: bool = False
    has_camera: bool = False


def with_photo(now: Conditions) -> bool:
    """A photo is on show."""
    return now.has_photo


def with_depth(now: Conditions) -> bool:
    """Its depth is there."""
    return now.has_depth


def with_several(now: Conditions) -> bool:
    """More than one photo is open."""
    return now.several


def with_own_depth(now: Conditions) -> bool:
    """The photo's file brings its own depth."""
    return now.has_own_depth


def with_panorama(now: Conditions) -> bool:
    """The photo can be estimated as a panorama."""
    return now.may_be_panorama


def with_film(now: Conditions) -> bool:
    """A film is on show."""
    return now.has_film


def without_film(now: Conditions) -> bool:
    """None is."""
    return not now.has_film


def with_camera(now: Conditions) -> bool:
    """A camera is on show."""
    return now.has_camera
