"""All that is known of a photo's file, for people: size, profile, Exif, focal length, depth."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, ImageCms

from core.errors import DataError, PhotoError
from core.files.regular_files import plain_cause
from core.focal import FocalChoices, fov_from_px, mm35_from_px
from core.images import MAX_PIXELS
from core.images.load import prepare_decoders
from core.images.opening import open_image
from core.own_depth import OwnDepth, read_own_depth
from core.sentence import Sentence
from core.types import Photo

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "HEIF", "AVIF", "TIFF")
LONGEST = 200
"""Characters of a value; some makers write whole texts into a tag."""
_DIRECTORIES = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
_NOT_SHOWN = (
    "MakerNote", "ExifOffset", "GPSInfo", "UserComment", "PrintImageMatching", "XMLPacket",
)  # fmt: skip
_SIXTEEN = ("I;16", "I;16B", "I;16L", "I", "F")


@dataclass(frozen=True)
class Fact:
    """One line: a name, of a tag or a Sentence, and what the file says."""

    name: str
    value: str


@dataclass(frozen=True)
class FactGroup:
    """Facts under a heading."""

    title: Sentence
    facts: tuple[Fact, ...]


def photo_facts(photo: Photo, focal: FocalChoices) -> tuple[FactGroup, ...]:
    """What is known of a photo, group by group; of a pasted picture little.

    Args:
        photo: the decoded photo.
        focal: what each source says of its focal length.

    Raises:
        PhotoError: its file is gone or cannot be read.
    """
    groups = [FactGroup(Sentence("Focal length"), tuple(focal_facts(photo, focal)))]
    if photo.path is not None:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=r"PIL\.|pillow_heif")
            groups = [*_of_file(photo, photo.path), *groups, _own_depth(photo.path)]
    return tuple(group for group in groups if group.facts)


def _of_file(photo: Photo, path: Path) -> list[FactGroup]:
    try:
        status = path.stat()
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise PhotoError(path, plain_cause(error)) from error
    changed = datetime.fromtimestamp(status.st_mtime)
    file_facts = (
        Fact(Sentence("Name"), path.name),
        Fact(Sentence("Folder"), str(path.parent)),
        Fact(Sentence("Size of the file"), f"{status.st_size:,} B"),
        Fact(Sentence("Changed"), f"{changed:%Y-%m-%d %H:%M:%S}"),
        Fact("SHA-256", digest),
    )
    groups = [FactGroup(Sentence("File"), file_facts)]
    prepare_decoders()
    with (
        suppress(PhotoError),
        open_image(path, formats=FORMATS, max_pixels=MAX_PIXELS, error=PhotoError) as image,
    ):
        groups += [
            FactGroup(Sentence("Picture"), tuple(_picture(image, photo))),
            FactGroup(Sentence("Left out"), tuple(_left_out(image))),
            FactGroup(Sentence("Camera (Exif)"), tuple(_exif(image.getexif()))),
        ]
    return groups


def _picture(image: Image.Image, photo: Photo) -> Iterator[Fact]:
    width, height = photo.size
    yield Fact(Sentence("Kind"), f"{image.format} ({image.mode})")
    yield Fact(Sentence("Pixels"), f"{width} x {height} ({width * height / 1e6:.1f} MP)")
    profile = image.info.get("icc_profile")
    if profile:
        yield Fact(Sentence("Colour profile"), _profile_name(profile))
    sphere = photo.metadata.sphere
    if sphere is not None:
        sides = f"{sphere.span_deg:.0f}\u00b0 x {sphere.top_deg - sphere.bottom_deg:.0f}\u00b0"
        yield Fact(Sentence("Panorama"), f"{sphere.projection}, {sides}")
        if sphere.pitch_deg or sphere.roll_deg:
            yield Fact(
                Sentence("Turned upright"),
                Sentence(
                    "pitch {pitch:.1f}\u00b0, roll {roll:.1f}\u00b0",
                    pitch=sphere.pitch_deg or 0.0,
                    roll=sphere.roll_deg or 0.0,
                ),
            )
    elif photo.metadata.sphere_doubt:
        yield Fact(Sentence("Panorama"), photo.metadata.sphere_doubt)
    if photo.metadata.cropped:
        yield Fact(Sentence("Cropped"), Sentence("its Exif tells of another shape"))


def _profile_name(profile: bytes) -> str:
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (OSError, ImageCms.PyCMSError):
        return Sentence("damaged")
    return _tidy(name)


def _left_out(image: Image.Image) -> Iterator[Fact]:
    frames = getattr(image, "n_frames", 1)
    if frames > 1:
        yield Fact(Sentence("Further pictures"), str(frames - 1))
    if "A" in image.getbands() or "transparency" in image.info:
        yield Fact(Sentence("Transparency"), Sentence("laid on white"))
    if image.mode in _SIXTEEN or image.info.get("bit_depth", 8) > 8:
        yield Fact(Sentence("Finer colours"), Sentence("more than 8 bits, of which 8 are shown"))


def _exif(exif: Image.Exif) -> Iterator[Fact]:
    tags: dict[int, object] = dict(exif)
    names: Mapping[int, str] = ExifTags.TAGS
    yield from _tag_facts(tags, names)
    for directory in _DIRECTORIES:
        with suppress(Exception):  # damaged directories raise anything
            gps = directory is ExifTags.IFD.GPSInfo
            yield from _tag_facts(exif.get_ifd(directory), ExifTags.GPSTAGS if gps else names)


def _tag_facts(tags: Mapping[int, object], names: Mapping[int, str]) -> Iterator[Fact]:
    for tag, value in sorted(tags.items()):
        name = names.get(tag, "")
        if name and name not in _NOT_SHOWN:
            yield Fact(name, _value(value))


def _value(value: object) -> str:
    if isinstance(value, bytes):
        text = value.rstrip(b"\0")
        printable = text.isascii() and len(text) <= LONGEST
        return _tidy(text.decode("ascii")) if printable else f"{len(value)} B"
    if isinstance(value, tuple | list):
        return _tidy(", ".join(map(_value, value)))
    if isinstance(value, int | str):
        return _tidy(str(value))
    with suppress(TypeError, ValueError, ZeroDivisionError):
        return f"{float(value):g}"  # type: ignore[arg-type]
    return _tidy(str(value))


def _tidy(text: str) -> str:
    """One line of what can be shown."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}\u2026"


def focal_facts(photo: Photo, focal: FocalChoices) -> Iterator[Fact]:
    """What each source says of the focal length."""
    sources = (
        (Sentence("From the file"), focal.metadata),
        (Sentence("Predicted"), focal.predicted),
        (Sentence("Typed"), focal.manual),
    )
    for name, px in sources:
        if px is not None:
            mm, degrees = mm35_from_px(px, photo.size), fov_from_px(px, photo.size.width)
            yield Fact(name, f"{px:.0f} px, {mm:.1f} mm (35 mm), {degrees:.1f}\u00b0")


def _own_depth(path: Path) -> FactGroup:
    title = Sentence("Depth in the file")
    try:
        own = read_own_depth(path)
    except DataError as error:
        return FactGroup(title, (Fact(Sentence("Problem"), error.cause),))
    return FactGroup(title, () if own is None else tuple(_depth_facts(own)))


def _depth_facts(own: OwnDepth) -> Iterator[Fact]:
    yield Fact(Sentence("Kind"), str(own.kind))
    yield Fact(Sentence("Pixels"), f"{own.size.width} x {own.size.height}")
    yield Fact(Sentence("Unit"), Sentence("metres") if own.metric else Sentence("relative"))
    ends = [f"{end:.3g}" for end in (own.near, own.far) if end is not None]
    yield Fact(Sentence("Nearest and farthest"), ", ".join(ends))
    if own.pictures > 1:
        yield Fact(Sentence("Depth pictures"), str(own.pictures))
    if own.focal_px is not None:
        yield Fact(Sentence("Calibrated focal length"), f"{own.focal_px:.1f} px")
    if own.distortion:
        numbers = ", ".join(f"{number:g}" for number in own.distortion)
        yield Fact(Sentence("Lens distortion"), _tidy(numbers))
