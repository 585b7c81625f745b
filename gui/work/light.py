"""How the points on show catch the light, made once for points and mesh."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from core.types import ByteImage, Estimate, FloatMap

_dark: WeakKeyDictionary[Estimate, FloatMap] = WeakKeyDictionary()
"""Occlusion: no focal length changes it."""
_lit: WeakKeyDictionary[Estimate, tuple[float, ByteImage]] = WeakKeyDictionary()
"""The last one of each surface, with its focal length."""


def light_of(surface: Estimate, focal_px: float) -> ByteImage:
    """``core.surface.shading.light_map`` of a surface, (h, w, 4) uint8; kept as long as it is."""
    from core.surface.shading import dark_map, light_map

    known = _lit.get(surface)
    if known is not None and known[0] == focal_px:
        return known[1]
    if surface not in _dark:
        _dark[surface] = dark_map(surface)
    light = light_map(surface, _dark[surface], focal_px=focal_px)
    _lit[surface] = focal_px, light
    return light
