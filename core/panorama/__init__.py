"""Panoramas: cut into views that a model can see, and their depth joined to one sphere."""

from core.panorama.estimate import estimate_panorama, estimate_photo
from core.panorama.recognise import (
    likely_span_deg,
    looks_like_panorama,
    sphere_of,
    wanted_sphere,
)

__all__ = [
    "estimate_panorama",
    "estimate_photo",
    "likely_span_deg",
    "looks_like_panorama",
    "sphere_of",
    "wanted_sphere",
]
