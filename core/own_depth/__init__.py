"""Depth that a photo's file brings along: of phones, of cameras, of other programs."""

from core.own_depth.calibration import with_calibration
from core.own_depth.depth import OwnDepth, OwnKind, own_estimate
from core.own_depth.read import read_own_depth
from core.own_depth.scale import OwnScale, scale_by

__all__ = [
    "OwnDepth",
    "OwnKind",
    "OwnScale",
    "own_estimate",
    "read_own_depth",
    "scale_by",
    "with_calibration",
]
