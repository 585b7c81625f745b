"""Which part of a sphere a panorama is, by Google's fields of XMP (GPano, Photo Sphere)."""

from __future__ import annotations

import math

from core.images.xmp import MAX_BYTES, Fields, is_panorama
from core.sentence import Sentence
from core.types import Projection, Size, Sphere

WHOLE_ASPECT = 2.0
ASPECT_TOLERANCE = 0.02
_EDGE_PX = 1.5
"""So far may a part stand over the whole: programs round."""
_PREFIX = "GPano:"
_AREA = (
    "FullPanoWidthPixels",
    "FullPanoHeightPixels",
    "CroppedAreaImageWidthPixels",
    "CroppedAreaImageHeightPixels",
    "CroppedAreaLeftPixels",
    "CroppedAreaTopPixels",
)
_MOST_PX = 1e7


def sphere_in(xmp: bytes, size: Size) -> Sphere | None:
    """Where the pixels of a picture of that size look; None where it is no panorama.

    Raises:
        ValueError: what it says about that cannot be (a Sentence says why).
    """
    if not is_panorama(xmp):
        return None
    fields = Fields(xmp[:MAX_BYTES])
    kind = fields.text(_PREFIX + "ProjectionType").lower() or Projection.EQUIRECTANGULAR
    if kind not in tuple(Projection):
        raise ValueError(
            Sentence("its projection is {kind}, which is not read", kind=ascii(kind[:40]))
        )
    heading, pitch, roll = (
        _angle(fields, f"Pose{name}Degrees") for name in ("Heading", "Pitch", "Roll")
    )
    area = [fields.number(_PREFIX + name) for name in _AREA]
    if all(each is None for each in area):
        left, right, top, bottom = _whole(size)
    else:
        left, right, top, bottom = _part(area, Projection(kind), size)
    return Sphere(Projection(kind), left, right, top, bottom, heading, pitch, roll)


def is_whole(size: Size) -> bool:
    """Whether a picture has the shape of a whole sphere's."""
    return abs(size.width / (size.height * WHOLE_ASPECT) - 1) <= ASPECT_TOLERANCE


def _whole(size: Size) -> tuple[float, float, float, float]:
    if not is_whole(size):
        raise ValueError(Sentence("it does not say which part of the sphere it is"))
    return -180.0, 180.0, 90.0, -90.0


def _angle(fields: Fields, name: str) -> float | None:
    angle = fields.number(_PREFIX + name)
    if angle is not None and not abs(angle) <= 360:
        raise ValueError(Sentence("{name} is {value}, no angle", name=name, value=angle))
    return angle


def _part(
    area: list[float | None], projection: Projection, size: Size
) -> tuple[float, float, float, float]:
    """Left, right, top and bottom in degrees, of pixels of the whole panorama."""
    if area[0] is None or area[1] is None:
        raise ValueError(Sentence("it does not say how large the whole panorama is"))
    # A part that is not named is the whole.
    given = [value if value is not None else area[n - 2] for n, value in enumerate(area[:4])]
    given += [value or 0.0 for value in area[4:]]
    for name, value in zip(_AREA, given, strict=True):
        least = 0 if name in _AREA[4:] else 1
        if value is None or not least <= value <= _MOST_PX:
            raise ValueError(Sentence("{name} is {value:g}", name=name, value=value))
    full_width, full_height, width, height, left, top = (float(value or 0) for value in given)
    if left + width > full_width + _EDGE_PX or top + height > full_height + _EDGE_PX:
        raise ValueError(Sentence("the part that it names stands over the whole panorama"))
    if abs(width * size.height / (height * size.width) - 1) > ASPECT_TOLERANCE:
        raise ValueError(
            Sentence(
                "it names a part of {width:g} x {height:g} pixels, which has another shape",
                width=width,
                height=height,
            )
        )
    per_px = 360 / full_width
    across = (left * per_px - 180, min((left + width) * per_px - 180, 180.0))
    rows = (full_height / 2 - top, full_height / 2 - top - height)
    if projection is Projection.CYLINDRICAL:
        radius = full_width / (2 * math.pi)
        high, low = (math.degrees(math.atan(row / radius)) for row in rows)
    else:
        high, low = (max(-90.0, min(90.0, 180 * row / full_height)) for row in rows)
    return *across, high, low
