"""TIFF files of every kind of sample, for photos and for truth."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, UnidentifiedImageError

from core.errors import DataError, FileError, PhotoError
from core.files.regular_files import plain_cause, require_regular
from core.images.colour import to_bytes
from core.images.limits import USUAL_COST, require_size, require_substance
from core.sentence import Sentence
from core.types import Size

if TYPE_CHECKING:
    from tifffile import TiffFile, TiffPage

MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
MAX_BYTES = 1_200_000_000
MAX_PAGES = 32
_ICC_PROFILE, _DNG_VERSION = 34675, 50706
_REDUCED = 1  # bit of NewSubfileType
_PLANAR = 2
_UNSIGNED = 1  # SampleFormat
_PREMULTIPLIED, _ALPHA = 1, 2  # ExtraSamples
_JPEGS = (6, 7, 33007, 34892)  # Compression
_RAW = (32803, 34892)  # PhotometricInterpretation: colour filter array, linear raw
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE = 0, 1, 2, 3
_CMYK, _YCBCR, _LAB, _ICC_LAB = 5, 6, 8, 9
_MODES = {
    _WHITE_IS_ZERO: "L", _BLACK_IS_ZERO: "L", _RGB: "RGB", _CMYK: "CMYK", _YCBCR: "YCbCr",
}  # fmt: skip
_CHANNELS = {kind: Image.getmodebands(mode) for kind, mode in _MODES.items()} | {
    _PALETTE: 1, _LAB: 3, _ICC_LAB: 3,
}  # fmt: skip
# What Pillow reads right, by the bits of a sample.
_PILLOW_BITS = {
    **dict.fromkeys((1, 2, 4), (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _PALETTE)),
    8: (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _CMYK, _YCBCR),
    16: (_BLACK_IS_ZERO, _RGB, _CMYK),
}
_WITH_ALPHA = {
    ("L", False): "LA", ("L", True): "La", ("RGB", False): "RGBA", ("RGB", True): "RGBa",
}  # fmt: skip
_ICC_LAB_WHITE = 0xFF00  # of 16 bits


@dataclass(frozen=True, eq=False)
class TiffPicture:
    """A page as it is stored.

    Attributes:
        samples: (H, W, C) of the file's type, without extra samples.
        alpha: (H, W) of the same type; None without.
        premultiplied: the samples hold colours times alpha.
        photometric: what the samples stand for, TIFF's number.
        bits: bits of each sample.
        colours: (3, N) uint16 of a palette; None without one.
        icc_profile: b"" without one.
    """

    samples: NDArray[Any]
    alpha: NDArray[Any] | None
    premultiplied: bool
    photometric: int
    bits: int
    colours: NDArray[Any] | None
    icc_profile: bytes


def is_tiff(file: BinaryIO) -> bool:
    """Whether a file begins as a TIFF does; it is at its beginning afterwards."""
    file.seek(0)
    head = file.read(len(MAGIC[0]))
    file.seek(0)
    return head in MAGIC


def has_raw_pages(file: BinaryIO) -> bool:
    """Whether a TIFF holds what a camera's sensor saw; it is at its beginning afterwards."""
    import tifffile

    try:
        with tifffile.TiffFile(file) as tiff:
            return _are_raw(list(islice(_pages(tiff), MAX_PAGES)))
    except Exception:  # the library fails in many ways on damaged data, which is told later
        return False
    finally:
        file.seek(0)


def _are_raw(pages: list[TiffPage]) -> bool:
    """A sensor's values, a DNG, or nothing but previews."""
    raw = any(page.photometric in _RAW or _DNG_VERSION in page.tags for page in pages)
    previews = [page for page in pages if int(page.subfiletype) & _REDUCED]
    return raw or (bool(pages) and len(previews) == len(pages))


def open_tiff(
    path: Path, file: BinaryIO, *, max_pixels: int, error: type[FileError] = PhotoError
) -> Image.Image:
    """The picture of a TIFF, its first page that is no reduced copy of another.

    Args:
        path: named in errors.
        file: the open file; it stays so until the picture is decoded.
        max_pixels: larger pictures are refused before they are read.
        error: class raised.

    Returns:
        As Pillow opens it where Pillow reads such samples right, else decoded to 8 bits.

    Raises:
        FileError: an ``error``: a camera's raw file, too large, of a kind that is not read, in
            need of the package imagecodecs, or damaged.
    """
    with _picture_page(path, file, max_pixels, error) as page:
        if _pillow_reads(page):
            with suppress(UnidentifiedImageError):  # a compression that it does not know
                file.seek(0)
                return Image.open(file, formats=("TIFF",))
        return _to_image(_picture(path, page, error))


def read_tiff(path: Path, *, max_pixels: int) -> TiffPicture:
    """The samples of a TIFF of depth or a mask, as they are stored.

    Raises:
        DataError: as ``open_tiff``.
    """
    try:
        require_regular(path)
        with path.open("rb") as file, _picture_page(path, file, max_pixels, DataError) as page:
            return _picture(path, page, DataError)
    except OSError as failure:
        raise DataError(path, "cannot be read: {cause}", cause=plain_cause(failure)) from failure


def read_exif(file: BinaryIO, image: Image.Image) -> Image.Exif:
    """The tags of a TIFF's first page and its Exif directory; damaged ones are left out.

    Args:
        file: the open file.
        image: made of it, and decoded; Pillow has turned its own upright.
    """
    exif = Image.Exif()
    with suppress(Exception):  # damaged metadata raises anything; the picture counts
        file.seek(0)
        exif.load_from_fp(file)
        exif.get_ifd(ExifTags.IFD.Exif)
    if image.format:
        exif.pop(ExifTags.Base.Orientation, None)
    return exif


@contextmanager
def _picture_page(
    path: Path, file: BinaryIO, max_pixels: int, error: type[FileError]
) -> Iterator[TiffPage]:
    """The page that is the picture; what the library raises in the block is told as ``error``."""
    import tifffile  # slow to import, and not needed for other kinds

    file.seek(0)
    try:
        with tifffile.TiffFile(file) as tiff:
            page = _chosen_page(path, list(islice(_pages(tiff), MAX_PAGES)), error)
            _require_size(path, page, max_pixels, error)
            yield page
    except (FileError, MemoryError):
        raise
    except Exception as failure:  # the library fails in many ways on damaged data
        raise error(path, _damage(failure)) from failure


def _damage(failure: Exception) -> Sentence:
    if isinstance(failure, OSError) and failure.errno is not None:
        return plain_cause(failure)
    if "imagecodecs" in str(failure):
        return Sentence("this kind of TIFF needs imagecodecs: pip install imagecodecs")
    return Sentence("the TIFF is damaged and cannot be decoded ({detail})", detail=failure)


def _pages(tiff: TiffFile) -> Iterator[TiffPage]:
    for page in tiff.pages:
        yield page.aspage()
        yield from (inner.aspage() for inner in page.aspage().pages or ())


def _chosen_page(path: Path, pages: list[TiffPage], error: type[FileError]) -> TiffPage:
    if _are_raw(pages):
        raise error(
            path,
            "is a camera's raw file, and the pictures in it are previews: develop it, or take "
            "the JPEG that the camera wrote",
        )
    page = next(page for page in pages if not int(page.subfiletype) & _REDUCED)
    if page.photometric not in _CHANNELS:
        kind = getattr(page.photometric, "name", page.photometric)
        raise error(path, "is a TIFF of a kind that is not read (colours: {kind})", kind=kind)
    return page


def _require_size(path: Path, page: TiffPage, max_pixels: int, error: type[FileError]) -> None:
    size = Size(page.imagewidth, page.imagelength)
    pixel_bytes = page.nbytes / max(1, size.width * size.height)
    most = min(max_pixels, int(MAX_BYTES / max(1, pixel_bytes)))
    # a tile is decoded whole, however little of it belongs to the picture
    for held in (size, Size(page.tilewidth, page.tilelength)):
        require_size(path, held, max_pixels=most, error=error)
        require_substance(path, held, cost=USUAL_COST + 2 * pixel_bytes, error=error)


def _pillow_reads(page: TiffPage) -> bool:
    """Whether Pillow reads such samples right; it knows more compressions without imagecodecs."""
    kind, bits = int(page.photometric), int(page.bitspersample)
    if page.index != 0 or int(page.sampleformat) != _UNSIGNED or bits not in _PILLOW_BITS:
        return False
    if int(page.planarconfig) == _PLANAR:
        return bits == 8 and kind in (_RGB, _CMYK) and page.samplesperpixel == _CHANNELS[kind]
    return kind in _PILLOW_BITS[bits]


def _picture(path: Path, page: TiffPage, error: type[FileError]) -> TiffPicture:
    stored = page.asarray()
    if stored.ndim == 2:
        stored = stored[..., None]
    elif int(page.planarconfig) == _PLANAR:
        stored = np.moveaxis(stored, 0, -1)
    kind, count = _kind(page, stored)
    if stored.ndim != 3 or stored.dtype.kind not in "buif" or not count:
        raise error(
            path,
            "expected grey or RGB pixels, found {shape} {dtype}",
            shape=page.shape,
            dtype=page.dtype,
        )
    alpha, premultiplied = _alpha(stored[..., count:], page)
    return TiffPicture(
        samples=stored[..., :count],
        alpha=alpha,
        premultiplied=premultiplied,
        photometric=kind,
        bits=int(page.bitspersample),
        colours=page.colormap,
        icc_profile=bytes(page.tags.valueof(_ICC_PROFILE) or b""),
    )


def _kind(page: TiffPage, stored: NDArray[Any]) -> tuple[int, int]:
    """What the samples stand for, and how many make a pixel; 0 where that cannot be told."""
    kind, held = int(page.photometric), stored.shape[-1]
    if kind == _YCBCR and page.compression in _JPEGS:
        kind = _RGB  # the decoder has converted it
    if kind == _BLACK_IS_ZERO and held > 2:  # as programs write that do not say what it is
        return _RGB, 3 if held <= 4 else 0
    return kind, _CHANNELS[kind] if held >= _CHANNELS[kind] else 0


def _alpha(extra: NDArray[Any], page: TiffPage) -> tuple[NDArray[Any] | None, bool]:
    """The extra sample that is alpha, and whether colours are times it.

    Where the file does not say what the extra samples are, the first is taken for alpha.
    """
    kinds = [int(kind) for kind in page.extrasamples or ()]
    for place, kind in enumerate(kinds[: extra.shape[2]]):
        if kind in (_PREMULTIPLIED, _ALPHA):
            return extra[..., place], kind == _PREMULTIPLIED
    return (extra[..., 0] if extra.shape[2] and not kinds else None), False


def _to_image(picture: TiffPicture) -> Image.Image:
    """With 8 bits: L, RGB, CMYK, YCbCr or LAB, or L and RGB with alpha; with its profile."""
    image = _colour_image(picture)
    if picture.alpha is not None and image.mode in ("L", "RGB"):
        alpha = Image.fromarray(to_bytes(picture.alpha, bits=picture.bits))
        mode = _WITH_ALPHA[image.mode, picture.premultiplied]
        image = Image.merge(mode, (*image.split(), alpha))
    if picture.icc_profile:
        image.info["icc_profile"] = picture.icc_profile
    return image


def _colour_image(picture: TiffPicture) -> Image.Image:
    kind = picture.photometric
    if kind == _PALETTE:
        return _palette_image(picture)
    if kind in (_LAB, _ICC_LAB):
        return _from_array(_lab_bytes(picture), "LAB")
    channels = to_bytes(picture.samples, bits=picture.bits)
    if kind == _WHITE_IS_ZERO:
        channels = 255 - channels
    return _from_array(channels, _MODES[kind])


def _from_array(channels: NDArray[np.uint8], mode: str) -> Image.Image:
    height, width = channels.shape[:2]
    return Image.frombytes(mode, (width, height), np.ascontiguousarray(channels).tobytes())


def _palette_image(picture: TiffPicture) -> Image.Image:
    assert picture.colours is not None
    table = (np.asarray(picture.colours) >> 8).astype(np.uint8).T
    return _from_array(table[np.minimum(picture.samples[..., 0], len(table) - 1)], "RGB")


def _lab_bytes(picture: TiffPicture) -> NDArray[np.uint8]:
    """Lab with 8 bits as Pillow takes it: a and b as two's complement.

    TIFF 6.0, section 23, and its technical note on ICC Lab, which has a and b shifted by 128
    and another white with 16 bits.
    """
    signed = picture.photometric == _LAB
    values = picture.samples.astype(np.float32)
    if picture.bits == 16:
        values /= 256
        values[..., 0] *= 255 / ((65535 if signed else _ICC_LAB_WHITE) / 256)
    values[..., 0] = np.clip(values[..., 0], 0, 255)
    values[..., 1:] -= 0 if signed else 128
    return (np.rint(values) % 256).astype(np.uint8)
