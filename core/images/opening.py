"""Pictures opened so that no file can do harm: of known formats only, and of a known size."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PIL import Image, PngImagePlugin, UnidentifiedImageError

from core.errors import DataError, FileError, PhotoError
from core.files.regular_files import plain_cause, require_regular
from core.images.gif import gif_size
from core.images.limits import COSTS, USUAL_COST, require_size, require_substance
from core.images.png import LARGEST_TEXT_BYTES, LARGEST_TEXTS_BYTES, without_broken_chunks
from core.images.tiff import is_tiff, open_tiff
from core.sentence import Sentence
from core.types import Size

# No format that is a program (EPS runs one), a film or a document.
DATA_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "PPM")
MAX_PIXELS = 300_000_000
MAX_DATA_PIXELS = 120_000_000
"""Of a depth map or mask, which takes four times as much memory."""

# A limit is checked wherever a file is opened, with a message that names it; Pillow's own knows
# only one for all.
Image.MAX_IMAGE_PIXELS = None
PngImagePlugin.MAX_TEXT_CHUNK = LARGEST_TEXT_BYTES
PngImagePlugin.MAX_TEXT_MEMORY = LARGEST_TEXTS_BYTES


@contextmanager
def open_image(
    path: Path,
    *,
    formats: Collection[str] = DATA_FORMATS,
    max_pixels: int | None = None,
    error: type[FileError] = DataError,
) -> Iterator[Image.Image]:
    """A picture, not yet decoded; what its decoder raises in the block is told as ``error``.

    Args:
        path: a regular file; its content, not its suffix, says what it is.
        formats: Pillow's names of those that it may have.
        max_pixels: larger ones are refused before they are decoded; by default
            ``MAX_DATA_PIXELS``.
        error: class raised, with the file and the cause.

    Raises:
        FileError: an ``error``; no regular file, none of these formats, too large, or damaged.
    """
    try:
        require_regular(path)
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=r"PIL\.")
            most = max_pixels or MAX_DATA_PIXELS
            with checked_image(path, file, formats=formats, max_pixels=most, error=error) as image:
                yield image
    except FileError:
        raise
    except UnidentifiedImageError as failure:
        raise error(path, "is not an image, or is damaged") from failure
    except MemoryError as failure:
        raise error(path, "there is not enough memory for it") from failure
    except Exception as failure:  # decoders fail in many ways on damaged data
        raise error(path, _damage(failure)) from failure


def _damage(failure: Exception) -> Sentence:
    if isinstance(failure, OSError) and failure.errno is not None:
        return Sentence("cannot be read: {cause}", cause=plain_cause(failure))
    return Sentence("cannot be read: it is damaged")


def decode_image(path: Path) -> Image.Image:
    """The whole picture of depth or of a mask; DataError as ``open_image``."""
    try:
        require_regular(path)
        with path.open("rb") as file:
            if is_tiff(file):
                picture = open_tiff(path, file, max_pixels=MAX_DATA_PIXELS, error=DataError)
                picture.load()
                return picture
    except FileError:
        raise
    except Exception as failure:
        raise DataError(path, _damage(failure)) from failure
    with open_image(path) as image:
        image.load()
        return image


def checked_image(
    path: Path,
    file: BinaryIO,
    *,
    formats: Collection[str],
    max_pixels: int,
    error: type[FileError] = PhotoError,
) -> Image.Image:
    """A picture of an open file, not yet decoded and of a size that can be.

    Raises:
        FileError: an ``error``: more than ``max_pixels``, or far more than the file can hold.
        UnidentifiedImageError: it is none of these formats.
    """
    reach = gif_size(file)
    if reach is not None:  # Pillow takes memory for the first frame where it opens a GIF
        require_size(path, reach, max_pixels=max_pixels, error=error)
        require_substance(path, reach, error=error)
    image = Image.open(without_broken_chunks(file), formats=tuple(formats))
    size = Size(*image.size)
    require_size(path, size, max_pixels=max_pixels, error=error)
    cost = COSTS.get(image.format or "", USUAL_COST)
    require_substance(path, size, cost=cost, error=error)
    return image
