"""Photos from files: upright, sRGB, with what the file says about the camera."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from core.errors import PhotoError
from core.files.regular_files import is_file, plain_cause, require_content
from core.files.rgbd_folders import is_depth_of_photos
from core.focal import focal_from_exif
from core.images.coded import coded_to_srgb, find_coded_colour
from core.images.colour import srgb_array, to_array
from core.images.gpano import sphere_in
from core.images.jpeg import lacks_pixels, with_ending
from core.images.jxl import is_jxl, open_jxl
from core.images.kinds import HEAD_BYTES, SUFFIXES, not_a_picture
from core.images.opening import MAX_PIXELS, checked_image
from core.images.orientation import upright, upright_size
from core.images.own import is_own_picture
from core.images.raw import develop, is_raw
from core.images.rgbd import halves, is_named_rgbd
from core.images.tiff import is_tiff, open_tiff, read_exif
from core.images.xmp import is_panorama, tags_of
from core.sentence import Sentence
from core.system.memory import release_freed
from core.types import ByteImage, Photo, PhotoMetadata, Size

ENOUGH_PIXELS = 12_000_000
"""No export shows more of a photo; the largest network sees 2.4 million."""
LARGE_BYTES = 1 << 26
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "HEIF", "AVIF", "JPEG2000")
_XMP = 700  # tag of a TIFF
_JPEGS = ("JPEG", "MPO")
_DECODERS = r"PIL\.|pillow_heif|tifffile"
_THUMBNAIL_DETAIL = 2


def load_photo(path: Path, *, enough_pixels: int | None = None) -> Photo:
    """Decode a photo of any supported kind and mode; of several frames the first.

    Args:
        path: the file; its content, not its suffix, says what it is.
        enough_pixels: a larger JPEG is decoded to a half, a quarter or an eighth of its width
            where that leaves so many; None always decodes all.

    Raises:
        PhotoError: missing, a folder, empty, no permission, no picture, damaged or cut off,
            more than ``MAX_PIXELS``, or not enough memory.
    """
    require_content(path)
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            # damaged metadata is no reason to speak up: the picture is read all the same
            warnings.filterwarnings("ignore", module=_DECODERS)
            photo = _decode(path, file, enough_pixels)
    except OSError as error:
        raise PhotoError(path, _damage(error)) from error
    if photo.rgb.nbytes >= LARGE_BYTES:
        release_freed()  # the decoder's own picture would stay
    return photo


def photo_from_rgb(rgb: ByteImage, name: str) -> Photo:
    """A photo from memory (a pasted image).

    Args:
        rgb: (H, W, 3) uint8, sRGB, upright.
        name: how people know it.

    Raises:
        PhotoError: another shape or type, or no pixel.
    """
    if rgb.ndim != 3 or rgb.shape[2] != 3 or rgb.dtype != np.uint8 or not rgb.size:
        raise PhotoError(
            name,
            "expected 8-bit RGB pixels, found {dtype} {shape}",
            dtype=rgb.dtype,
            shape=rgb.shape,
        )
    return Photo(name=name, path=None, rgb=np.ascontiguousarray(rgb))


def find_photos(folder: Path) -> list[Path]:
    """Files of a photo's suffix directly in ``folder``, by name.

    Hidden files are left out, and what this program made of photos earlier.

    Raises:
        PhotoError: the folder cannot be read.
    """
    try:
        files = [entry for entry in folder.iterdir() if entry.suffix.lower() in SUFFIXES]
    except OSError as error:
        raise PhotoError(folder, plain_cause(error)) from error
    shown = [file for file in files if not file.name.startswith(".") and is_file(file)]
    photos = [file for file in shown if not is_own_picture(file)]
    return sorted(photos, key=lambda file: (file.name.casefold(), file.name))


def find_photos_below(
    folder: Path, *, report: Callable[[PhotoError], None] = lambda error: None
) -> list[Path]:
    """Photos in a folder, then those in the folders inside it.

    Hidden folders are left out, and those that hold the depth of photos in a folder beside.

    Args:
        folder: where to begin; links to folders are not followed.
        report: told of inner folders that cannot be read.

    Raises:
        PhotoError: the folder itself cannot be read.
    """
    found = find_photos(folder)
    for inner in sorted(folder.iterdir()):
        hidden = inner.name.startswith(".") or is_depth_of_photos(inner)
        if inner.is_dir() and not inner.is_symlink() and not hidden:
            try:
                found += find_photos_below(inner, report=report)
            except PhotoError as error:  # one that cannot be read does not spoil the others
                report(error)
    return found


def thumbnail(rgb: ByteImage, side: int) -> ByteImage:
    """A small copy for the film strip: (h, w, 3) uint8, the longer side at most ``side`` px."""
    # every n-th pixel first: a smooth reduction of all of them would take longer than it shows
    step = max(1, max(rgb.shape[:2]) // (_THUMBNAIL_DETAIL * side))
    small = Image.fromarray(np.ascontiguousarray(rgb[::step, ::step]))
    small.thumbnail((side, side), Image.Resampling.BOX)
    return to_array(small)


def _decode(path: Path, file: BinaryIO, enough_pixels: int | None) -> Photo:
    size = Size(0, 0)
    try:
        if is_raw(path, file):
            return develop(path, file, max_pixels=MAX_PIXELS, enough_pixels=enough_pixels)
        image = _open(path, file)
        size = Size(*image.size)
        if enough_pixels is not None:
            _draft(image, enough_pixels)
        image = _loaded(image, file)
        exif = read_exif(file, image) if is_tiff(file) else _read_exif(image)
        xmp = _read_xmp(image, exif)
        colour = find_coded_colour(file, image)
        if colour is not None:
            image = coded_to_srgb(image, file, colour)
        reduced = image.size != size
        image = upright(image, exif)
        full = upright_size(size, exif) if reduced else Size(*image.size)
        rgb = srgb_array(image)
        both = halves(path, Image.fromarray(rgb)) if is_named_rgbd(path) else None
        if both is not None:
            rgb, full = to_array(both[0]), Size(full.width // 2, full.height)
        metadata = _with_sphere(
            focal_from_exif(exif, full, beside=tags_of(xmp), panorama=is_panorama(xmp)), xmp, full
        )
        return Photo(path.name, path, rgb, metadata, full if reduced else None)
    except (PhotoError, OSError):
        raise
    except MemoryError as error:
        if 0 in size:
            raise PhotoError(path, "there is not enough memory for it") from error
        raise PhotoError(
            path,
            "there is not enough memory for {width} x {height} pixels",
            width=size.width,
            height=size.height,
        ) from error
    except Exception as error:  # decoders fail in many ways on damaged data
        raise PhotoError(path, _damage(error)) from error


def _open(path: Path, file: BinaryIO) -> Image.Image:
    prepare_decoders()
    try:
        if is_tiff(file):
            return open_tiff(path, file, max_pixels=MAX_PIXELS)
        if is_jxl(file):
            return open_jxl(path, file, max_pixels=MAX_PIXELS)
        return checked_image(path, file, formats=_FORMATS, max_pixels=MAX_PIXELS)
    except UnidentifiedImageError as error:
        file.seek(0)
        raise PhotoError(path, not_a_picture(file.read(HEAD_BYTES))) from error


def _loaded(image: Image.Image, file: BinaryIO) -> Image.Image:
    try:
        image.load()
    except OSError:
        ended = with_ending(file) if image.format in _JPEGS else None
        if ended is None:
            raise
        return ended
    if image.format in _JPEGS and lacks_pixels(file, image):
        raise EOFError
    return image


@cache
def prepare_decoders() -> None:
    """Make Pillow know HEIF, and decoders quiet; before anything is opened that may be one."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    for name in ("PIL", "tifffile"):  # what matters in a damaged file is raised
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _read_exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except Exception:  # damaged metadata raises anything; the picture counts
        return Image.Exif()


def _read_xmp(image: Image.Image, exif: Image.Exif) -> bytes:
    found = image.info.get("xmp") or exif.get(_XMP)
    return found if isinstance(found, bytes) else b""


def _with_sphere(metadata: PhotoMetadata, xmp: bytes, size: Size) -> PhotoMetadata:
    """With what the file says about a panorama; nonsense is no reason not to open it."""
    try:
        return replace(metadata, sphere=sphere_in(xmp, size))
    except ValueError as error:
        cause = error.args[0]
        doubt = cause if isinstance(cause, Sentence) else Sentence("{error}", error=error)
        return replace(metadata, sphere_doubt=doubt)


def _draft(image: Image.Image, enough_pixels: int) -> None:
    """Have a JPEG decoded smaller by a factor that its decoder knows."""
    width, height = image.size
    factors = [each for each in (8, 4, 2) if width * height >= enough_pixels * each**2]
    if factors and image.format in _JPEGS:
        image.draft(None, (width // factors[0], height // factors[0]))


def _damage(error: Exception) -> Sentence:
    if isinstance(error, OSError) and error.errno is not None:
        return plain_cause(error)
    detail = str(error) or type(error).__name__
    if "truncated" in detail.lower() or isinstance(error, EOFError):
        return Sentence(
            "the picture is cut off: the file ends too early; copy it again from its source"
        )
    return Sentence("the picture is damaged and cannot be decoded ({detail})", detail=detail)
