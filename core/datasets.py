"""Ground truth: depth maps, masks, and folders of photos with them.

A dataset folder holds ``meta.json`` with ``items``: ``rgb``, ``depth`` (16-bit PNG, metres =
value x ``depth_scale``, 0 unknown), ``kind`` ("metric", or "relative": true only up to scale
and shift of inverse depth), ``fx`` in pixels, ``approx_focal`` where that is nominal, ``mask``.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from core.errors import DataError
from core.files import plain_cause
from core.images import load_photo
from core.types import FloatMap, Photo

META_NAME = "meta.json"
MILLIMETRE_M = 1e-3
Kind = Literal["metric", "relative"]


@dataclass(frozen=True, eq=False)
class Example:
    """A photo with its truth.

    Attributes:
        photo: the decoded photo.
        depth: (H, W) float32 metres of the photo's pixels, 0 where unknown; None without truth.
        mask: (H, W) float32 alpha of the foreground, 0 to 1; None without one.
    """

    photo: Photo
    depth: FloatMap | None
    mask: FloatMap | None


@dataclass(frozen=True)
class Item:
    """An entry of a dataset folder, not yet read.

    Attributes:
        name: short name within its folder.
        kind: "relative" where the truth has no scale of its own.
        focal_px: true focal length in pixels; None where unknown.
        approx_focal: the focal length is nominal, not measured.
    """

    name: str
    rgb: Path
    depth: Path | None = None
    depth_scale: float = MILLIMETRE_M
    mask: Path | None = None
    kind: Kind = "metric"
    focal_px: float | None = None
    approx_focal: bool = False

    def load(self) -> Example:
        """Read the files.

        Raises:
            PhotoError: the photo cannot be read.
            DataError: depth or mask cannot be read, or has another size than the photo.
        """
        photo = load_photo(self.rgb)
        depth = mask = None
        if self.depth is not None:
            depth = _of_photo(self.depth, photo, _read_png(self.depth, unit_m=self.depth_scale))
        if self.mask is not None:
            mask = _of_photo(self.mask, photo, read_mask(self.mask))
        return Example(photo, depth, mask)


def read_folder(folder: Path) -> list[Item]:
    """Entries of a dataset folder.

    Raises:
        DataError: there is no ``meta.json``, it is no JSON, or an entry lacks a field.
    """
    path = folder / META_NAME
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(path, f"cannot be read: {plain_cause(error)}") from error
    except ValueError as error:
        raise DataError(path, f"is not valid JSON: {error}") from error
    items = meta.get("items") if isinstance(meta, dict) else None
    if not isinstance(items, list) or not items:
        raise DataError(path, 'expected a list "items" of photos, found none')
    return [_item(path, number, entry) for number, entry in enumerate(items)]


def find_sets(folder: Path) -> list[Path]:
    """The folder itself if it is a dataset, else the datasets directly below it, by name.

    Raises:
        DataError: there is none.
    """
    if (folder / META_NAME).is_file():
        return [folder]
    sets = sorted(path.parent for path in folder.glob(f"*/{META_NAME}"))
    if not sets:
        raise DataError(folder, f"expected {META_NAME} in it or in the folders below, found none")
    return sets


def read_depth(path: Path) -> FloatMap:
    """A depth map: NPZ (key ``depth``) or NPY in metres, 16-bit PNG in mm, float TIFF in metres.

    Returns:
        (H, W) float32 metres; zeros and values that are not finite are unknown.

    Raises:
        DataError: the file cannot be read or holds something else.
    """
    reader = _DEPTH_READERS.get(path.suffix.lower())
    if reader is None:
        raise DataError(
            path, f"expected {', '.join(_DEPTH_READERS)}, found {path.suffix or 'none'}"
        )
    return reader(path)


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


def valid_depth(depth: FloatMap) -> NDArray[np.bool_]:
    """Which pixels of a depth map are known, (H, W)."""
    known: NDArray[np.bool_] = np.isfinite(depth) & (depth > 0)
    return known


def _item(path: Path, number: int, entry: Any) -> Item:
    where = f"item {number + 1}"
    if not isinstance(entry, dict) or not isinstance(entry.get("rgb"), str):
        raise DataError(path, f'{where} has no "rgb", the name of its photo')
    kind = entry.get("kind", "metric")
    if kind not in get_args(Kind):
        raise DataError(path, f'{where}: expected "kind" metric or relative, found {kind!r}')
    focal_px = _positive(path, where, entry, "fx")
    return Item(
        name=str(entry.get("id", Path(entry["rgb"]).stem)),
        rgb=path.parent / entry["rgb"],
        depth=path.parent / str(entry["depth"]) if entry.get("depth") else None,
        depth_scale=_positive(path, where, entry, "depth_scale") or MILLIMETRE_M,
        mask=path.parent / str(entry["mask"]) if entry.get("mask") else None,
        kind=kind,
        focal_px=focal_px,
        approx_focal=bool(entry.get("approx_focal", False)),
    )


def _positive(path: Path, where: str, entry: dict[str, Any], key: str) -> float | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < np.inf:
        raise DataError(path, f'{where}: expected a number above 0 for "{key}", found {value!r}')
    return float(value)


def _of_photo(path: Path, photo: Photo, values: FloatMap) -> FloatMap:
    height, width = values.shape
    if (width, height) != photo.size:
        raise DataError(
            path,
            f"is {width} x {height} pixels, but its photo {photo.name} is "
            f"{photo.size.width} x {photo.size.height}",
        )
    return values


def _read_npz(path: Path) -> FloatMap:
    return _two_dimensional(path, _load_array(path, key="depth"))


def _read_npy(path: Path) -> FloatMap:
    return _two_dimensional(path, _load_array(path))


def _read_png(path: Path, *, unit_m: float = MILLIMETRE_M) -> FloatMap:
    image = _open_image(path)
    if not image.mode.startswith("I"):
        raise DataError(path, f"expected a 16-bit grey PNG, found the image mode {image.mode}")
    return (np.asarray(image) * np.float64(unit_m)).astype(np.float32)


def _read_tiff(path: Path) -> FloatMap:
    image = _open_image(path)
    if image.mode != "F":
        raise DataError(path, f"expected a float TIFF in metres, found the image mode {image.mode}")
    return np.asarray(image, np.float32)


_DEPTH_READERS: dict[str, Callable[[Path], FloatMap]] = {
    ".npz": _read_npz,
    ".npy": _read_npy,
    ".png": _read_png,
    ".tif": _read_tiff,
    ".tiff": _read_tiff,
}


def _load_array(path: Path, key: str | None = None) -> NDArray[Any]:
    try:
        with path.open("rb") as file:  # numpy leaves a damaged archive open
            return _array_in(path, np.load(file, allow_pickle=False), key)
    except OSError as error:
        raise DataError(path, f"cannot be read: {plain_cause(error)}") from error
    except (ValueError, EOFError, TypeError, BadZipFile, zlib.error) as error:
        raise DataError(path, f"is no {path.suffix} file of numbers, or is damaged") from error


def _array_in(path: Path, loaded: Any, key: str | None) -> NDArray[Any]:
    if key is None:
        return np.asarray(loaded)
    if key not in loaded:
        raise DataError(path, f'has no array "{key}"; it holds {", ".join(loaded)}')
    return np.asarray(loaded[key])


def _two_dimensional(path: Path, values: NDArray[Any]) -> FloatMap:
    if values.ndim != 2 or not values.size or values.dtype.kind not in "bfiu":
        raise DataError(
            path, f"expected numbers (H, W), found the shape {values.shape} of {values.dtype}"
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
        cause = plain_cause(OSError(*error.args)) if from_system else "it is damaged"
        raise DataError(path, f"cannot be read: {cause}") from error
