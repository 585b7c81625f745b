"""Pixels whose colour may be mixed with that of something nearer."""

from __future__ import annotations

import torch

from core.grids import spread_max
from core.types import FloatMap, Mask

CONTOUR_PERCENT = 10.0
_GUARD_PX = 2


def guard(inverse: FloatMap, reach: int = _GUARD_PX) -> Mask:
    """Pixels of the farther side beside a contour: their colour may be mixed with the nearer's."""
    values = torch.from_numpy(inverse)[None]
    mask: Mask = (spread_max(values, reach) > values * (1 + CONTOUR_PERCENT / 100))[0].numpy()
    return mask
