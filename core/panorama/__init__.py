"""Panoramas: cut into views that a model can see, and their depth joined to one sphere."""

from core.panorama.estimate import estimate_panorama
from core.panorama.recognise import (
    SPAN_DEG,
    likely_span_deg,
    looks_like_panorama,
    sphere_of,
    wanted_sphere,
)

__all__ = [
    "SPAN_DEG",
    "estimate_panorama",
    "likely_span_deg",
    "looks_like_panorama",
    "sphere_of",
    "wanted_sphere",
]
