"""How the points on show catch the light, made once for points and mesh."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary

import numpy as np

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


def light_of_few(surface: Estimate, focal_px: float, stride: int) -> ByteImage:
    """The same of every ``stride``-th row and column alone, which takes that much less time."""
    every = slice(None, None, stride)
    few = np.ascontiguousarray(surface.canonical_inverse_depth[every, every])
    return light_of(replace(surface, canonical_inverse_depth=few), focal_px)
