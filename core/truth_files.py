"""Depth maps and masks from files of several kinds."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from core.errors import DataError
from core.files import plain_cause
from core.sentence import Sentence
from core.types import FloatMap

MILLIMETRE_M = 1e-3
STEP_KEY = "metres_per_value"
"""Text of a 16-bit PNG that says what its values mean."""
# The channel that holds depth, by the names that renderers give it; else the only one.
EXR_CHANNELS = ("Z", "depth", "Depth", "Y", "R")


def read_depth(path: Path, *, unit_m: float | None = None) -> FloatMap:
    """A depth map: NPZ (key ``depth``), NPY, float TIFF, EXR or 16-bit PNG.

    Args:
        path: its suffix tells the kind.
        unit_m: metres that a value of 1 means; by default what a PNG says about itself, else
            0.001 for PNG and 1 for the others.

    Returns:
        (H, W) float32 metres; zeros and values that are not finite are unknown.

    Raises:
        DataError: the file cannot be read or holds something else.
    """
    reader = _DEPTH_READERS.get(path.suffix.lower())
    if reader is None:
        raise DataError(
            path,
            "expected {suffixes}, found {found}",
            suffixes=", ".join(_DEPTH_READERS),
            found=path.suffix or "none",
        )
    values = reader(path)
    if unit_m is None:
        unit_m = _stated_unit_m(path) if path.suffix.lower() == ".png" else 1.0
    return values if unit_m == 1 else (values * np.float64(unit_m)).astype(np.float32)


def read_mask(path: Path) -> FloatMap:
    """A foreground mask: an image (white is foreground) or NPY (bool, 0 to 1, or 0 to 255).

    Returns:
        (H, W) float32 alpha, 0 to 1.

    Raises:
        DataError: the file cannot be read or is no mask.
    """
    if path.suffix.lower() == ".npy":
        values = _two_dimensional(path, _load_array(path))
    else:
        image = _open_image(path)
        values = np.asarray(image if image.mode.startswith("I") else image.convert("L"))
    if not np.isfinite(values).all() or values.min() < 0:
        raise DataError(path, "expected values from 0 to 1 or 0 to 255, found others")
    peak = float(values.max())
    full = next(limit for limit in (1.0, 255.0, 65535.0, peak) if peak <= limit)
    return (values / full).astype(np.float32)


def looks_like_mask(path: Path) -> bool:
    """Whether a file holds a matte (an 8-bit grey picture, NPY of bool or bytes), not depth.

    Raises:
        DataError: it cannot be read, or is a colour picture.
    """
    suffix = path.suffix.lower()
    if suffix == ".npy":
        return _load_array(path).dtype in (np.bool_, np.uint8)
    if suffix in (".npz", ".exr"):
        return False
    image = _open_image(path)
    if image.mode.startswith(("I", "F")):
        return False
    if len(image.getbands()) > 2 or image.mode == "P":
        red, green, blue = image.convert("RGB").split()
        if red.tobytes() != green.tobytes() or green.tobytes() != blue.tobytes():
            raise DataError(path, "is a colour picture: expected true depth or a grey matte")
    return True


def valid_depth(depth: FloatMap) -> NDArray[np.bool_]:
    """Which pixels of a depth map are known, (H, W)."""
    known: NDArray[np.bool_] = np.isfinite(depth) & (depth > 0)
    return known


def _read_npz(path: Path) -> FloatMap:
    return _two_dimensional(path, _load_array(path, key="depth"))


def _read_npy(path: Path) -> FloatMap:
    return _two_dimensional(path, _load_array(path))


def _read_png(path: Path) -> FloatMap:
    image = _open_image(path)
    if not image.mode.startswith("I"):
        raise DataError(
            path, "expected a 16-bit grey PNG, found the image mode {mode}", mode=image.mode
        )
    return np.asarray(image).astype(np.float32)


def _stated_unit_m(path: Path) -> float:
    """The step of a depth map that Leadline wrote, else a millimetre."""
    try:
        return float(_open_image(path).info.get(STEP_KEY, MILLIMETRE_M))
    except ValueError as error:
        raise DataError(path, "its text {key} is no number", key=STEP_KEY) from error


def _read_tiff(path: Path) -> FloatMap:
    image = _open_image(path)
    if image.mode != "F":
        raise DataError(
            path, "expected a float TIFF in metres, found the image mode {mode}", mode=image.mode
        )
    return np.asarray(image, np.float32)


def _read_exr(path: Path) -> FloatMap:
    import OpenEXR  # not needed for the other kinds

    if not path.is_file():
        raise DataError(
            path, "cannot be read: {cause}", cause=plain_cause(FileNotFoundError(2, ""))
        )
    try:
        with OpenEXR.File(str(path), separate_channels=True) as file:
            channels = {name: channel.pixels for name, channel in file.channels().items()}
    except (RuntimeError, ValueError, TypeError) as error:
        raise DataError(path, "is not an EXR image, or is damaged") from error
    names = [name for name in EXR_CHANNELS if name in channels] or list(channels)
    if len(channels) > 1 and names[0] not in EXR_CHANNELS:
        raise DataError(
            path, "has no depth channel (Z); it holds {channels}", channels=", ".join(channels)
        )
    return _two_dimensional(path, channels[names[0]])


_DEPTH_READERS: dict[str, Callable[[Path], FloatMap]] = {
    ".npz": _read_npz,
    ".npy": _read_npy,
    ".png": _read_png,
    ".tif": _read_tiff,
    ".tiff": _read_tiff,
    ".exr": _read_exr,
}


DEPTH_SUFFIXES = tuple(_DEPTH_READERS)


def _load_array(path: Path, key: str | None = None) -> NDArray[Any]:
    try:
        with path.open("rb") as file:  # numpy leaves a damaged archive open
            return _array_in(path, np.load(file, allow_pickle=False), key)
    except OSError as error:
        raise DataError(path, "cannot be read: {cause}", cause=plain_cause(error)) from error
    except (ValueError, EOFError, TypeError, BadZipFile, zlib.error) as error:
        raise DataError(
            path, "is no {suffix} file of numbers, or is damaged", suffix=path.suffix
        ) from error


def _array_in(path: Path, loaded: Any, key: str | None) -> NDArray[Any]:
    if key is None:
        return np.asarray(loaded)
    if key not in loaded:
        raise DataError(
            path, 'has no array "{key}"; it holds {names}', key=key, names=", ".join(loaded)
        )
    return np.asarray(loaded[key])


def _two_dimensional(path: Path, values: NDArray[Any]) -> FloatMap:
    if values.ndim != 2 or not values.size or values.dtype.kind not in "bfiu":
        raise DataError(
            path,
            "expected numbers (H, W), found the shape {shape} of {dtype}",
            shape=values.shape,
            dtype=values.dtype,
        )
    return values.astype(np.float32)


def _open_image(path: Path) -> Image.Image:
    try:
        with Image.open(path) as image:
            image.load()
            return image
    except UnidentifiedImageError as error:
        raise DataError(path, "is not an image, or is damaged") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DataError(path, "has too many pixels for a depth map or mask") from error
    except (OSError, ValueError, SyntaxError) as error:
        from_system = isinstance(error, OSError) and error.errno is not None
        cause = plain_cause(OSError(*error.args)) if from_system else Sentence("it is damaged")
        raise DataError(path, "cannot be read: {cause}", cause=cause) from error
