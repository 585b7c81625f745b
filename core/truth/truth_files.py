"""Depth maps and masks from files of several kinds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.errors import DataError
from core.export.spheres import KEY as PANORAMA
from core.export.spheres import panorama_in
from core.files.safe_arrays import array_names, read_array, read_arrays
from core.files.safe_exr import read_channels
from core.files.safe_json import parse_json
from core.images.opening import MAX_DATA_PIXELS, decode_image, open_image
from core.images.tiff import read_tiff
from core.sentence import Sentence
from core.truth.depth_layers import depth_channels
from core.types import FloatMap, Size, Sphere

MILLIMETRE_M = 1e-3
ASPECT_TOLERANCE = 0.02
_BAND_ROWS = 256
TIFF_SUFFIXES = (".tif", ".tiff")
DEPTH_KEY = "depth"
RANGE_KEY = "range"
"""Array of an NPZ."""
STEP_KEY = "metres_per_value"
"""Text of a 16-bit PNG that says what its values mean."""
# What renderers write where a ray meets nothing: 1e9 and above, or the largest float16.
BACKGROUND, LARGEST_HALF = 1e9, 65504


def read_depth(path: Path, *, unit_m: float | None = None) -> FloatMap:
    """A depth map: NPZ (key ``depth``, of panoramas ``range``), NPY, float TIFF, EXR or 16-bit PNG.

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
            found=path.suffix or Sentence("a name without an ending"),
        )
    values = reader(path)
    if unit_m is None:
        unit_m = _stated_unit_m(path) if path.suffix.lower() == ".png" else 1.0
    if unit_m != 1:
        with np.errstate(over="ignore"):
            np.multiply(values, np.float64(unit_m), out=values, casting="same_kind")
    return values


def read_mask(path: Path) -> FloatMap:
    """A foreground mask: an image (white is foreground) or NPY (bool, 0 to 1, or 0 to 255).

    Returns:
        (H, W) float32 alpha, 0 to 1.

    Raises:
        DataError: the file cannot be read or is no mask.
    """
    if path.suffix.lower() == ".npy":
        values = _two_dimensional(path, read_array(path))
    else:
        image = decode_image(path)
        values = np.asarray(image if image.mode.startswith("I") else image.convert("L"))
    if not np.isfinite(values).all() or values.min() < 0:
        raise DataError(path, "expected values from 0 to 1 or 0 to 255, found others")
    peak = float(values.max())
    full = next(limit for limit in (1.0, 255.0, 65535.0, peak) if peak <= limit)
    alpha = values.astype(np.float32)
    alpha /= np.float32(full)
    return alpha


def looks_like_mask(path: Path) -> bool:
    """Whether a file holds a matte (an 8-bit grey picture, NPY of bool or bytes), not depth.

    Raises:
        DataError: it cannot be read, or is a colour picture.
    """
    suffix = path.suffix.lower()
    if suffix == ".npy":
        return read_array(path).dtype in (np.bool_, np.uint8)
    if suffix in (".npz", ".exr"):
        return False
    if suffix in TIFF_SUFFIXES and read_tiff(path, max_pixels=MAX_DATA_PIXELS).bits > 8:
        return False
    image = decode_image(path)
    if image.mode.startswith(("I", "F")):
        return False
    if (len(image.getbands()) > 2 or image.mode == "P") and not _is_grey(image):
        raise DataError(path, "is a colour picture: expected true depth or a grey matte")
    return True


def _is_grey(image: Image.Image) -> bool:
    """Whether the channels of a picture are the same; looked at in bands, as it may be large."""
    width, height = image.size
    for top in range(0, height, _BAND_ROWS):
        band = image.crop((0, top, width, min(height, top + _BAND_ROWS)))
        colours = np.asarray(band.convert("RGB"))
        if (colours != colours[..., :1]).any():
            return False
    return True


def valid_depth(depth: FloatMap) -> NDArray[np.bool_]:
    """Which pixels of a depth map are known, (H, W)."""
    known: NDArray[np.bool_] = np.isfinite(depth) & (depth > 0)
    return known


def require_shape(path: Path, values: FloatMap, size: Size) -> None:
    """See that a truth (H, W) has the shape of its picture; it may have another size.

    Raises:
        DataError: it has not; what is turned on its side is called so.
    """
    height, width = values.shape
    if abs(width * size.height / (height * size.width) - 1) <= ASPECT_TOLERANCE:
        return
    cause = Sentence("it belongs to another picture, or one is cropped")
    if abs(height * size.height / (width * size.width) - 1) <= ASPECT_TOLERANCE:
        cause = Sentence("it is turned by 90 degrees: turn it as the photo is shown")
    raise DataError(
        path,
        "has {width} x {height} pixels, another shape than the photo's "
        "{size_width} x {size_height}: {cause}",
        width=width,
        height=height,
        size_width=size.width,
        size_height=size.height,
        cause=cause,
    )


def _read_npz(path: Path) -> FloatMap:
    found = read_arrays(path, [DEPTH_KEY, RANGE_KEY])
    if not found:
        raise DataError(
            path,
            'has no array "{key}"; it holds {names}',
            key=DEPTH_KEY,
            names=", ".join(array_names(path)),
        )
    return _two_dimensional(
        path, next(found[key] for key in (DEPTH_KEY, RANGE_KEY) if key in found)
    )


def panorama_of(path: Path) -> Sphere | None:
    """Where the pixels of an exported panorama look; None for another map.

    Raises:
        DataError: what its file says is nonsense.
    """
    if path.suffix.lower() != ".npz":
        return None
    found = read_arrays(path, [PANORAMA])
    if not found:
        return None
    try:
        return panorama_in({PANORAMA: parse_json(str(found[PANORAMA]))})[0]
    except ValueError as error:
        raise DataError(path, "it is damaged: {detail}", detail=error) from error


def _read_npy(path: Path) -> FloatMap:
    return _two_dimensional(path, read_array(path))


def _read_png(path: Path) -> FloatMap:
    image = decode_image(path)
    if not image.mode.startswith("I"):
        raise DataError(
            path, "expected a 16-bit grey PNG, found the image mode {mode}", mode=image.mode
        )
    return np.asarray(image).astype(np.float32)


def _stated_unit_m(path: Path) -> float:
    """The step of a depth map that Leadline wrote, else a millimetre."""
    with open_image(path) as image:
        text = image.info.get(STEP_KEY, MILLIMETRE_M)
    try:
        unit_m = float(text)
    except ValueError:
        unit_m = np.nan
    if not 0 < unit_m < np.inf:
        raise DataError(path, "its text {key} is no number above 0", key=STEP_KEY)
    return unit_m


def _read_tiff(path: Path) -> FloatMap:
    samples = read_tiff(path, max_pixels=MAX_DATA_PIXELS).samples
    if samples.dtype.kind != "f" or samples.shape[2] != 1:
        raise DataError(
            path,
            "expected a float TIFF in metres, found {count} channels of {dtype}",
            count=samples.shape[2],
            dtype=samples.dtype,
        )
    return _two_dimensional(path, samples[..., 0])


def _read_exr(path: Path) -> FloatMap:
    channels = read_channels(path)
    found = depth_channels(channels)
    if not found:
        raise DataError(
            path, "has no depth channel (Z); it holds {channels}", channels=", ".join(channels)
        )
    first, *others = found
    if any(not np.array_equal(channels[first], channels[other]) for other in others):
        names = ", ".join(found)
        raise DataError(path, "has several depth channels: keep one of {names}", names=names)
    return _two_dimensional(path, channels[first])


_DEPTH_READERS: dict[str, Callable[[Path], FloatMap]] = {
    ".npz": _read_npz,
    ".npy": _read_npy,
    ".png": _read_png,
    **dict.fromkeys(TIFF_SUFFIXES, _read_tiff),
    ".exr": _read_exr,
}


def _two_dimensional(path: Path, values: NDArray[Any]) -> FloatMap:
    if values.ndim != 2 or not values.size or values.dtype.kind not in "bfiu":
        raise DataError(
            path,
            "expected numbers (H, W), found the shape {shape} of {dtype}",
            shape=values.shape,
            dtype=values.dtype,
        )
    with np.errstate(over="ignore"):  # what is beyond float32 is background as well
        depth = np.require(values, np.float32, "W")
    if values.dtype.kind == "f":
        depth[(depth >= BACKGROUND) | (depth == LARGEST_HALF)] = 0
    return depth
