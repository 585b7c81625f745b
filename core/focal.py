"""Focal lengths: pixels, 35 mm equivalent and field of view; sources and precedence."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PIL import ExifTags, Image

from core.errors import UsageError
from core.types import FocalLength, FocalSource, PhotoMetadata, Size

FULL_FRAME_WIDTH_MM = 36.0
FULL_FRAME_DIAGONAL_MM = math.hypot(FULL_FRAME_WIDTH_MM, 24.0)
DISAGREEMENT_LIMIT = 0.15
PLAUSIBLE_35MM = (2.0, 5000.0)
CROP_TOLERANCE = 0.01
PLAUSIBLE_SENSOR_MM = (3.0, 110.0)
"""Longer side, from the smallest in phones to scanning backs."""
_NUMBER = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:/\s*(\d+(?:\.\d+)?))?\s*(?:mm)?[\s\0]*", re.I)
# FocalPlaneResolutionUnit (Exif 3.0, 4.6.6.2.27; 4 and 5 as written by some cameras)
_RESOLUTION_UNIT_MM = {2: 25.4, 3: 10.0, 4: 1.0, 5: 0.001}
_DEFAULT_UNIT = 2
_PANORAMA = 6  # of CustomRendered, as phones write it


def px_from_35mm(f35: float, size: Size) -> float:
    """Focal length in pixels from the 35 mm equivalent in mm, by the diagonal of ``size``."""
    return f35 * math.hypot(*size) / FULL_FRAME_DIAGONAL_MM


def mm35_from_px(px: float, size: Size) -> float:
    """35 mm equivalent in mm of a focal length in pixels, by the diagonal of ``size``."""
    return px * FULL_FRAME_DIAGONAL_MM / math.hypot(*size)


def fov_from_px(px: float, width: int) -> float:
    """Horizontal field of view in degrees."""
    return math.degrees(2 * math.atan(width / (2 * px)))


def px_from_fov(deg: float, width: int) -> float:
    """Focal length in pixels from the horizontal field of view, 0 < ``deg`` < 180."""
    return width / (2 * math.tan(math.radians(deg) / 2))


@dataclass(frozen=True)
class FocalChoices:
    """Focal lengths in pixels by source; None where a source has none."""

    metadata: float | None = None
    predicted: float | None = None
    manual: float | None = None

    def value(self, source: FocalSource) -> float | None:
        """The focal length of one source, in pixels."""
        values = {
            FocalSource.METADATA: self.metadata,
            FocalSource.PREDICTED: self.predicted,
            FocalSource.MANUAL: self.manual,
        }
        return values[source]

    def choose(self, preferred: FocalSource | None = None) -> FocalLength:
        """The preferred source where it has a value, else metadata, predicted, manual.

        Raises:
            UsageError: no source has a value.
        """
        order = (FocalSource.METADATA, FocalSource.PREDICTED, FocalSource.MANUAL)
        for source in (preferred, *order) if preferred else order:
            px = self.value(source)
            if px is not None:
                return FocalLength(px, source)
        raise UsageError(
            "The focal length is not known: the photo's metadata hold none and the model did not "
            "predict one. Give it by hand."
        )

    def disagreement(self) -> float | None:
        """How far metadata and prediction lie apart, larger / smaller - 1; None without both."""
        if self.metadata is None or self.predicted is None:
            return None
        return disagreement(self.metadata, self.predicted)


def disagreement(first: float, second: float) -> float:
    """How far two values above 0 lie apart: larger / smaller - 1."""
    return max(first, second) / min(first, second) - 1


def focal_from_exif(
    exif: Image.Exif,
    size: Size,
    *,
    beside: Mapping[int, object] = MappingProxyType({}),
    panorama: bool = False,
) -> PhotoMetadata:
    """What a photo's Exif data say about the camera; never raises on damaged data.

    The 35 mm equivalent comes first, by the diagonal rule; else the focal length in mm with
    the focal plane's resolution, which counts pixels of the picture as the camera wrote it. A
    picture made smaller since then keeps its angle.

    Args:
        exif: Exif data of the file.
        size: size of the upright picture.
        beside: what is said elsewhere in the file, by Exif's tags; Exif itself counts for more.
        panorama: the file says elsewhere that it is one.
    """
    tags = {**beside, **_merged_tags(exif)}
    f35 = _positive(tags.get(ExifTags.Base.FocalLengthIn35mmFilm))
    f35 = f35 if f35 and _plausible(f35) else None
    written = _written_size(tags, beside, size)
    return PhotoMetadata(
        camera=_camera(tags),
        focal_px=px_from_35mm(f35, size) if f35 else _px_from_focal_plane(tags, size, written),
        focal_35mm=f35,
        focal_mm=_positive(tags.get(ExifTags.Base.FocalLength)),
        cropped=written is not None and _other_aspect(written, size),
        written_size=written,
        digital_zoom=_positive(tags.get(ExifTags.Base.DigitalZoomRatio)),
        silent_lens=_is_zero(tags.get(ExifTags.Base.FocalLength)),
        panorama=panorama or _stitched(tags, size, f35),
    )


def _stitched(tags: Mapping[int, object], size: Size, f35: float | None) -> bool:
    """Whether the camera says so, or the picture has the shape of a whole sphere's."""
    sphere = size.width == 2 * size.height and f35 is None
    return sphere or _number(tags.get(ExifTags.Base.CustomRendered)) == _PANORAMA


def _merged_tags(exif: Image.Exif) -> dict[int, object]:
    """The main directory's tags with those of the Exif sub-directory over them."""
    tags: dict[int, object] = {}
    try:
        tags.update(exif)
        tags.update(exif.get_ifd(ExifTags.IFD.Exif))
    except Exception:  # damaged directories raise anything; what was read before counts
        return tags
    return tags


def _number(value: object) -> float | None:
    """A number, perhaps not a finite one, from whatever the file holds; else None."""
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    try:
        return _number_in(value) if isinstance(value, str) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None


def _number_in(text: str) -> float | None:
    """The number of a text such as "26 mm", "33/1" or "28,5"; None of another text."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    return float(found[1].replace(",", ".")) / float(found[2] or 1)


def _positive(value: object) -> float | None:
    """A finite number above 0, from whatever the file holds; else None."""
    number = _number(value)
    return number if number is not None and 0 < number < math.inf else None


def _is_zero(value: object) -> bool:
    """What a camera writes of a lens that tells it nothing: 0 / 1, or 0 / 0."""
    number = _number(value)
    return number is not None and (number == 0 or math.isnan(number))


def _plausible(f35: float) -> bool:
    low, high = PLAUSIBLE_35MM
    return low <= f35 <= high


def _written_size(
    tags: Mapping[int, object], beside: Mapping[int, object], size: Size
) -> Size | None:
    """Width and height of the picture as the camera wrote it, longer side first.

    Programs that make a picture smaller tell its new size where Exif has it, but often leave the
    old one in the tags of TIFF or in XMP.
    """
    exif = _size_in(tags, ExifTags.Base.ExifImageWidth, ExifTags.Base.ExifImageHeight)
    others = (
        _size_in(beside, ExifTags.Base.ExifImageWidth, ExifTags.Base.ExifImageHeight),
        _size_in(tags, ExifTags.Base.ImageWidth, ExifTags.Base.ImageLength),
        _size_in(beside, ExifTags.Base.ImageWidth, ExifTags.Base.ImageLength),
    )
    now = Size(max(size), min(size))
    if exif not in (None, now):
        return exif
    larger = (each for each in others if each and each > now and not _other_aspect(each, size))
    return next(larger, exif)


def _size_in(tags: Mapping[int, object], across: int, down: int) -> Size | None:
    width, height = _positive(tags.get(across)), _positive(tags.get(down))
    if width is None or height is None:
        return None
    return Size(round(max(width, height)), round(min(width, height)))


def _px_from_focal_plane(
    tags: Mapping[int, object], size: Size, written: Size | None
) -> float | None:
    focal_mm = _positive(tags.get(ExifTags.Base.FocalLength))
    resolution = _positive(tags.get(ExifTags.Base.FocalPlaneXResolution))
    unit = _positive(tags.get(ExifTags.Base.FocalPlaneResolutionUnit)) or _DEFAULT_UNIT
    unit_mm = _RESOLUTION_UNIT_MM.get(int(unit))
    if focal_mm is None or resolution is None or unit_mm is None:
        return None
    low, high = PLAUSIBLE_SENSOR_MM
    if not low <= max(written or size) / resolution * unit_mm <= high:
        return None  # the resolution is of the picture before it was made smaller
    px = focal_mm * resolution / unit_mm * _shrinkage(size, written)
    return px if _plausible(mm35_from_px(px, size)) else None


def _shrinkage(size: Size, written: Size | None) -> float:
    """Pixels now for one pixel as written; by the side that a crop has left the longer."""
    if written is None:
        return 1.0
    return max(max(size) / written.width, min(size) / written.height)


def _other_aspect(written: Size, size: Size) -> bool:
    expected = max(size) * written.height / written.width
    return abs(min(size) - expected) > max(1.0, CROP_TOLERANCE * expected)


def _camera(tags: Mapping[int, object]) -> str | None:
    make, model = (
        str(value).replace("\0", " ").strip() if isinstance(value, str) else ""
        for value in (tags.get(ExifTags.Base.Make), tags.get(ExifTags.Base.Model))
    )
    if model.casefold().startswith(make.casefold()):
        make = ""
    return f"{make} {model}".strip() or None
