"""Folders of photos with truth: the one format for training and evaluation.

A dataset folder holds photos, their truth and ``meta.json``::

    {"name": "office", "licence": "MIT", "kind": "metric", "depth_scale": 0.001,
     "items": [{"rgb": "a.jpg", "depth": "a.depth.png", "fx": 525.0}, ...]}

An entry of ``items`` has these fields; ``depth_scale``, ``kind``, ``scale_only``,
``synthetic``, ``fx`` and ``approx_focal`` may also stand once at the top, for every entry that
does not say otherwise:

    id            short name; by default the photo's without suffix
    rgb           the photo, any kind that the program opens
    depth         16-bit PNG, EXR (channel Z, or the only one), NPZ (key "depth"), NPY or float
                  TIFF, of the photo's size; 0 and what is not finite is unknown. Of a photo
                  whose file calls it a panorama it is range, NPZ key "range"
    depth_scale   metres that a value of 1 means; 0.001 for PNG and 1 for others if not given
    kind          "metric" (default), or "relative": true only up to scale and shift of
                  inverse depth
    scale_only    true where "relative" depth is right up to a factor, without a shift
    synthetic     true for rendered, false (default) for recorded depth
    fx            focal length in pixels; fy, cx and cy may stand beside it
    approx_focal  true where fx is nominal, not measured
    mask          foreground (white), an image or NPY, for the boundary recall
    valid_mask    where the depth can be relied on (white), an image or NPY

A folder without ``meta.json`` that holds folders of photos and of depth side by side, as TUM's and
ScanNet's, is one too (core.files.rgbd_folders); depth may have another size there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np

from core.errors import DataError
from core.files import plain_cause
from core.files.regular_files import is_file
from core.files.rgbd_folders import Pair, find_pairs
from core.files.safe_json import read_json
from core.images import load_photo
from core.sentence import Sentence
from core.truth.truth_files import read_depth, read_mask, require_shape
from core.types import FloatMap, Photo, Size

META_NAME = "meta.json"
SHARED_FIELDS = ("depth_scale", "kind", "scale_only", "synthetic", "fx", "approx_focal")
Kind = Literal["metric", "relative"]


@dataclass(frozen=True, eq=False)
class Sample:
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
class DatasetItem:
    """An entry of a dataset folder, not yet read.

    Attributes:
        name: short name within its folder.
        depth_scale: metres that a value of 1 in ``depth`` means; None as the file's kind has it.
        kind: "relative" where the truth has no scale of its own.
        scale_only: a relative truth lacks only its scale, not a shift of inverse depth as well.
        focal_px: true focal length in pixels; None where unknown.
        approx_focal: the focal length is nominal, not measured.
        synthetic: rendered, not recorded.
        valid_mask: where the depth can be relied on.
        any_size: the depth may have another size than the photo.
    """

    name: str
    rgb: Path
    depth: Path | None = None
    depth_scale: float | None = None
    mask: Path | None = None
    kind: Kind = "metric"
    focal_px: float | None = None
    approx_focal: bool = False
    synthetic: bool = False
    valid_mask: Path | None = None
    scale_only: bool = False
    any_size: bool = False

    def load(self) -> Sample:
        """Read the files.

        Raises:
            PhotoError: the photo cannot be read.
            DataError: depth or mask cannot be read, or has another size than the photo.
        """
        photo = load_photo(self.rgb)
        depth = mask = None
        if self.depth is not None:
            depth = read_depth(self.depth, unit_m=self.depth_scale)
            if self.any_size:
                require_shape(self.depth, depth, photo.size)
                depth = _at_size(depth, photo.size)
            depth = _of_photo(self.depth, photo, depth)
        if depth is not None and self.valid_mask is not None:
            trusted = _of_photo(self.valid_mask, photo, read_mask(self.valid_mask))
            depth = np.where(trusted > 0.5, depth, np.float32(0))
        if self.mask is not None:
            mask = _of_photo(self.mask, photo, read_mask(self.mask))
        return Sample(photo, depth, mask)


def read_folder(folder: Path) -> list[DatasetItem]:
    """Entries of a dataset folder.

    Raises:
        DataError: there is no ``meta.json``, it is no JSON, or an entry lacks a field.
    """
    path = folder / META_NAME
    pairs = _pairs(folder) if not is_file(path) else []
    if pairs:
        return [_item_of(pair) for pair in pairs]
    try:
        meta = read_json(path)
    except OSError as error:
        raise DataError(path, "cannot be read: {cause}", cause=plain_cause(error)) from error
    except ValueError as error:
        raise DataError(path, "is not valid JSON: {detail}", detail=error) from error
    items = meta.get("items") if isinstance(meta, dict) else None
    if not isinstance(items, list) or not items:
        raise DataError(path, 'expected a list "items" of photos, found none')
    defaults = {key: value for key, value in meta.items() if key in SHARED_FIELDS}
    return [_item(path, number, entry, defaults) for number, entry in enumerate(items)]


def find_sets(folder: Path) -> list[Path]:
    """The folder itself if it is a dataset, else the datasets directly below it, by name.

    Raises:
        DataError: there is none.
    """
    if (folder / META_NAME).is_file() or _pairs(folder):
        return [folder]
    below = sorted(each for each in folder.glob("*/") if each.is_dir())
    sets = [each for each in below if (each / META_NAME).is_file() or _pairs(each)]
    if not sets:
        raise DataError(
            folder,
            "expected {name}, or folders rgb and depth, in it or in the folders below, found none",
            name=META_NAME,
        )
    return sets


def _pairs(folder: Path) -> list[Pair]:
    try:
        return find_pairs(folder)
    except OSError:  # there is nothing to be read, which is told of its meta.json
        return []


def _item_of(pair: Pair) -> DatasetItem:
    return DatasetItem(
        name=pair.photo.stem,
        rgb=pair.photo,
        depth=pair.depth,
        depth_scale=pair.unit_m,
        focal_px=pair.focal_px,
        any_size=True,
    )


def _at_size(depth: FloatMap, size: Size) -> FloatMap:
    """Each pixel of a photo takes the depth below it: values between two are none of either."""
    rows, columns = (
        ((np.arange(side) + 0.5) * count / side).astype(int)
        for side, count in zip((size.height, size.width), depth.shape, strict=True)
    )
    taken: FloatMap = depth[rows[:, None], columns]
    return taken


def _item(path: Path, number: int, entry: Any, defaults: dict[str, Any]) -> DatasetItem:
    where = Sentence("item {number}", number=number + 1)
    if not isinstance(entry, dict) or not isinstance(entry.get("rgb"), str):
        raise DataError(path, '{where} has no "rgb", the name of its photo', where=where)
    entry = defaults | entry
    kind = entry.get("kind", "metric")
    if kind not in get_args(Kind):
        raise DataError(
            path,
            '{where}: expected "kind" metric or relative, found {kind!r}',
            where=where,
            kind=kind,
        )
    focal_px = _positive(path, where, entry, "fx")
    return DatasetItem(
        name=str(entry.get("id", Path(entry["rgb"]).stem)),
        rgb=path.parent / entry["rgb"],
        depth=_beside(path, entry, "depth"),
        depth_scale=_positive(path, where, entry, "depth_scale"),
        mask=_beside(path, entry, "mask"),
        kind=kind,
        focal_px=focal_px,
        approx_focal=bool(entry.get("approx_focal", False)),
        synthetic=bool(entry.get("synthetic", False)),
        valid_mask=_beside(path, entry, "valid_mask"),
        scale_only=bool(entry.get("scale_only", False)),
    )


def _beside(path: Path, entry: dict[str, Any], key: str) -> Path | None:
    return path.parent / str(entry[key]) if entry.get(key) else None


def _positive(path: Path, where: str, entry: dict[str, Any], key: str) -> float | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < np.inf:
        raise DataError(
            path,
            '{where}: expected a number above 0 for "{key}", found {value!r}',
            where=where,
            key=key,
            value=value,
        )
    return float(value)


def _of_photo(path: Path, photo: Photo, values: FloatMap) -> FloatMap:
    height, width = values.shape
    if (width, height) != photo.size:
        raise DataError(
            path,
            "is {width} x {height} pixels, but its photo {photo} is {photo_width} x {photo_height}",
            width=width,
            height=height,
            photo=photo.name,
            photo_width=photo.size.width,
            photo_height=photo.size.height,
        )
    return values
