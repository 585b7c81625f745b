"""The photo of a scene as a JPEG that more can be put into: its own file where that is one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image
from PIL.JpegImagePlugin import JpegImageFile

from core.errors import PhotoError
from core.export.rgbd import full_size_photo
from core.export.scene import Scene
from core.files.regular_files import read_whole
from core.images.jpeg_segments import (
    APP1,
    APP2,
    COMMENT,
    EXTENDED_XMP,
    PICTURES,
    XMP,
    Segment,
    components,
    pixels_of,
    segments_of,
)
from core.images.load import prepare_decoders
from core.images.opening import MAX_PIXELS, open_image
from core.images.orientation import upright_size
from core.images.tiff import is_tiff, read_exif
from core.types import Photo, Size

MAX_BYTES = 1 << 29
_QUALITY = 95
_LONGEST_EXIF = 65_000
_CHANNELS = (1, 3)
_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "TIFF")
_LEFT_OUT = ((APP1, XMP), (APP1, EXTENDED_XMP), (APP2, PICTURES), (COMMENT, b""))
_TAGS = (
    ExifTags.Base.ImageDescription, ExifTags.Base.Make, ExifTags.Base.Model,
    ExifTags.Base.Software, ExifTags.Base.DateTime, ExifTags.Base.Artist,
    ExifTags.Base.Copyright,
)  # fmt: skip
_DIRECTORIES = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
_NOT_KEPT = (ExifTags.Base.MakerNote, ExifTags.Base.ExifInteroperabilityOffset)


@dataclass(frozen=True, eq=False)
class PhotoJpeg:
    """A JPEG in parts, without XMP, comments and further pictures.

    Attributes:
        segments: before the pixels; Exif and the colour profile among them.
        pixels: the rest of the file.
        exif: how the pixels are to be turned, and more.
        size: width and height as they are stored.
    """

    segments: tuple[Segment, ...]
    pixels: bytes
    exif: Image.Exif
    size: Size


def photo_jpeg(scene: Scene) -> PhotoJpeg:
    """The photo's own file, untouched, where it is a JPEG of grey or colours; else the photo
    encoded in sRGB, with the Exif data of its file."""
    own = _own_file(scene.photo)
    if own is not None:
        return own
    encoded = BytesIO()
    exif = _exif_of(scene.photo)
    picture = Image.fromarray(full_size_photo(scene))
    picture.save(encoded, "JPEG", quality=_QUALITY, exif=exif)
    return _parts(encoded.getvalue())


def _own_file(photo: Photo) -> PhotoJpeg | None:
    if photo.path is None:
        return None
    try:
        parts = _parts(read_whole(photo.path, max_bytes=MAX_BYTES))
    except (OSError, ValueError, SyntaxError):  # gone, or no whole JPEG
        return None
    whole = upright_size(parts.size, parts.exif) == photo.size  # else the photo is a part of it
    return parts if whole and components(parts.segments) in _CHANNELS else None


def _parts(data: bytes) -> PhotoJpeg:
    segments = tuple(segment for segment, _ in segments_of(data) if not _is_left_out(segment))
    image = JpegImageFile(BytesIO(data))
    return PhotoJpeg(segments, pixels_of(data), image.getexif(), Size(*image.size))


def _is_left_out(segment: Segment) -> bool:
    return any(
        segment.marker == marker and segment.content.startswith(start)
        for marker, start in _LEFT_OUT
    )


def _exif_of(photo: Photo) -> bytes:
    """What the photo's file says of camera, time and place; b"" where nothing can be kept."""
    kept = Image.Exif()
    if photo.path is not None:
        with suppress(Exception):  # damaged data raises anything
            _copy(photo.path, kept)
            kept.get_ifd(ExifTags.IFD.Exif).update(
                {
                    ExifTags.Base.ExifImageWidth: photo.size.width,
                    ExifTags.Base.ExifImageHeight: photo.size.height,
                }
            )
            data = kept.tobytes()
            return data if len(data) <= _LONGEST_EXIF else b""
    return b""


def _copy(path: Path, kept: Image.Exif) -> None:
    """The tags that stay true of the photo when it is encoded again, upright."""
    prepare_decoders()
    with (
        open_image(path, formats=_FORMATS, max_pixels=MAX_PIXELS, error=PhotoError) as image,
        path.open("rb") as file,
    ):
        exif = read_exif(file, image) if is_tiff(file) else image.getexif()
        kept.update({tag: exif[tag] for tag in _TAGS if tag in exif})
        for directory in _DIRECTORIES:
            tags = exif.get_ifd(directory)
            kept.get_ifd(directory).update(
                {tag: value for tag, value in tags.items() if tag not in _NOT_KEPT}
            )
