"""Which photos are panoramas, and where their pixels look."""

from __future__ import annotations

import math

from core.errors import PhotoError
from core.focal_diagnosis import PANORAMA_ASPECT, PANORAMA_LEAST_PX
from core.images.gpano import is_whole
from core.types import SPAN_DEG, Photo, Projection, Size, Sphere

_LONG_SIDE_MM = 36 * math.hypot(36, 24) / math.hypot(36, 27)
"""Of a 4:3 sensor to which a 35 mm equivalent belongs; phones hold it upright in a sweep."""


def looks_like_panorama(photo: Photo) -> bool:
    """Whether it is worth asking if a photo, whose file does not say so, is a panorama."""
    size = photo.size
    wide = size.width > PANORAMA_ASPECT * size.height and size.height >= PANORAMA_LEAST_PX
    return photo.metadata.panorama or (is_whole(size) and size.height >= PANORAMA_LEAST_PX) or wide


def likely_span_deg(photo: Photo) -> float | None:
    """How far a sweep probably goes from left to right, by its lens; None where that is unknown."""
    mm35 = photo.metadata.focal_35mm
    if mm35 is None or photo.size.width < photo.size.height:
        return None
    radius_px = photo.size.height * mm35 / _LONG_SIDE_MM
    span = math.degrees(photo.size.width / radius_px)
    return max(SPAN_DEG.low, min(span, SPAN_DEG.high))


def wanted_sphere(
    photo: Photo, wanted: bool | None, *, span_deg: float | None = None
) -> Sphere | None:
    """The sphere of a photo that is to be estimated as a panorama; None for a plain photo.

    Args:
        wanted: True or False: the user said so; None: as the photo's file says.
        span_deg: as ``sphere_of``.

    Raises:
        PhotoError: it is to be one, and it cannot be told where its pixels look.
    """
    if wanted is None:
        return photo.metadata.sphere
    return sphere_of(photo, span_deg=span_deg) if wanted else None


def sphere_of(photo: Photo, *, span_deg: float | None = None) -> Sphere:
    """Where the pixels of a photo look that is said to be a panorama.

    What the file says comes first; else a picture twice as wide as high is a whole sphere, and
    another one a sweep.

    Args:
        span_deg: of a sweep; by default what its lens tells.

    Raises:
        PhotoError: it cannot be told, or there is no such sweep.
    """
    if span_deg is not None and not SPAN_DEG.low <= span_deg <= SPAN_DEG.high:
        raise PhotoError(
            photo.path or photo.name,
            "a sweep goes {low:g} to {high:g} degrees from left to right, not {span:g}",
            low=SPAN_DEG.low,
            high=SPAN_DEG.high,
            span=span_deg,
        )
    if photo.metadata.sphere is not None and span_deg is None:
        return photo.metadata.sphere
    if span_deg is None and is_whole(photo.size):
        return Sphere()
    span_deg = span_deg or likely_span_deg(photo)
    if span_deg is None:
        raise PhotoError(
            photo.path or photo.name,
            "is {width} x {height}: a whole sphere is twice as wide as high. Of a sweep say how "
            "many degrees it goes from left to right",
            width=photo.size.width,
            height=photo.size.height,
        )
    return cylinder(photo.size, span_deg)


def cylinder(size: Size, span_deg: float) -> Sphere:
    """A sweep, its horizon in the middle."""
    high = math.degrees(math.atan(size.height / 2 / (size.width / math.radians(span_deg))))
    half = span_deg / 2
    return Sphere(Projection.CYLINDRICAL, -half, half, high, -high)
