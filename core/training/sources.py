"""Where training views come from: folders of rendered views, and dataset folders.

A folder of rendered views holds ``part-XX/index.jsonl`` with a line per view
({"id", "width", "height", "f_px", "scene", "kind"}) beside ``ID.jpg`` and ``ID.npy``, the
inverse depth as float16 (H, W) in 1/m, 0 for sky, NaN where unknown. It may grow while it is read.

A dataset folder is one that ``core.truth.datasets`` describes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from core.errors import DataError
from core.files.safe_arrays import read_array
from core.files.safe_json import parse_json
from core.images.opening import open_image
from core.training.augment import TrainingView
from core.training.curriculum import Role
from core.truth.datasets import META_NAME, DatasetItem, read_folder
from core.truth.truth_files import valid_depth

# A median depth outside of this comes from a wrong unit, not from a camera.
PLAUSIBLE_M = (0.02, 1000.0)


class ViewSource(Protocol):
    """Views that can be read by number; ``refresh`` looks for new ones.

    Attributes:
        folder: where they are.
        roles: what each of them can teach.
    """

    folder: Path

    @property
    def roles(self) -> Sequence[Role]: ...
    def load(self, number: int) -> TrainingView: ...
    def refresh(self) -> None: ...
    def missing(self) -> list[Path]: ...


def open_source(folder: Path) -> ViewSource:
    """Open a dataset folder or a folder of rendered views, whichever it is.

    Raises:
        DataError: it is neither, or its ``meta.json`` or index is broken.
    """
    if (folder / META_NAME).is_file():
        return DatasetFolder(folder)
    if not folder.is_dir():
        raise DataError(folder, "expected a folder of training data, found none")
    if not any(folder.glob("*/index.jsonl")):
        raise DataError(
            folder, "holds neither {meta} nor the index of rendered views", meta=META_NAME
        )
    return RenderedViews(folder)


class RenderedViews:
    """The rendered views of one folder.

    Raises:
        DataError: there is no such folder, or an index line is broken.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._views: list[tuple[Path, float]] = []
        self._read: dict[Path, int] = {}
        if not folder.is_dir():
            raise DataError(folder, "expected a folder of rendered views, found none")
        self.refresh()

    @property
    def roles(self) -> Sequence[Role]:
        return [Role(real=False)] * len(self._views)

    def refresh(self) -> None:
        """Read what was added to the indexes since the last time."""
        for index in sorted(self.folder.glob("*/index.jsonl")):
            start = self._read.get(index, 0)
            with index.open("rb") as file:
                file.seek(start)
                added = file.read()
            # The last line may still be being written.
            complete = added[: added.rfind(b"\n") + 1]
            self._views += [_index_entry(index, line) for line in complete.splitlines()]
            self._read[index] = start + len(complete)

    def load(self, number: int) -> TrainingView:
        """Read one view; DataError names the file that is missing or broken."""
        stem, focal_px = self._views[number]
        rgb = _read_rgb(stem.with_suffix(".jpg"))
        inverse = _read_inverse(stem.with_suffix(".npy"))
        _check_sizes(stem.with_suffix(".npy"), rgb, inverse)
        valid = np.isfinite(inverse)
        return TrainingView(rgb, np.where(valid, inverse, 0), valid, focal_px, real=False)

    def missing(self) -> list[Path]:
        """Files that the indexes name and that are not there."""
        files = (stem.with_suffix(s) for stem, _ in self._views for s in (".jpg", ".npy"))
        return [file for file in files if not file.is_file()]


class DatasetFolder:
    """The photos with depth of one dataset folder.

    Raises:
        DataError: ``meta.json`` is missing, broken, or names no photo with depth.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._items = [item for item in read_folder(folder) if item.depth]
        if not self._items:
            raise DataError(folder / META_NAME, "names no photo with a depth")
        self.roles: Sequence[Role] = [_role(item) for item in self._items]

    def refresh(self) -> None:
        """Recorded frames do not change."""

    def load(self, number: int) -> TrainingView:
        """Read one photo with its depth.

        Raises:
            DataError, PhotoError: names the file that is missing or broken, that holds no
                valid depth, or whose depth cannot be in metres.
        """
        item, role = self._items[number], self.roles[number]
        loaded = item.load()
        assert loaded.depth is not None
        assert item.depth is not None
        valid = valid_depth(loaded.depth)
        if not valid.any():
            raise DataError(item.depth, "no pixel has a depth")
        if role.metric:
            _check_unit(item, float(np.median(loaded.depth[valid])))
        inverse = np.divide(1.0, loaded.depth, out=np.zeros_like(loaded.depth), where=valid)
        return TrainingView(
            loaded.photo.rgb, inverse, valid, item.focal_px or math.nan,
            role.real, role.metric, role.scaled,
        )  # fmt: skip

    def missing(self) -> list[Path]:
        """Files that ``meta.json`` names and that are not there."""
        files = (file for item in self._items for file in (item.rgb, item.depth, item.valid_mask))
        return [file for file in files if file and not file.is_file()]


def _role(item: DatasetItem) -> Role:
    focal = item.focal_px is not None
    metric = item.kind == "metric"
    scaled = metric or item.scale_only
    return Role(not item.synthetic, metric=metric and focal, focal=focal, scaled=scaled)


def _check_unit(item: DatasetItem, median_m: float) -> None:
    low, high = PLAUSIBLE_M
    if not low <= median_m <= high:
        assert item.depth is not None
        raise DataError(
            item.depth,
            "half of it is farther than {median_m:g} m, expected {low:g} to {high:g} m: "
            "check depth_scale in {meta}",
            median_m=median_m,
            low=low,
            high=high,
            meta=META_NAME,
        )


def _index_entry(index: Path, line: bytes) -> tuple[Path, float]:
    try:
        entry = parse_json(line)
        return index.parent / str(entry["id"]), float(entry["f_px"])
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(index, "has a broken line ({detail!r})", detail=error) from error


def _read_rgb(path: Path) -> np.ndarray:
    with open_image(path) as image:
        return np.asarray(image.convert("RGB"))


def _read_inverse(path: Path) -> np.ndarray:
    return np.asarray(read_array(path), dtype=np.float32)


def _check_sizes(path: Path, rgb: np.ndarray, depth: np.ndarray) -> None:
    if rgb.shape[:2] != depth.shape:
        raise DataError(
            path,
            "has shape {shape}, its picture {picture}",
            shape=depth.shape,
            picture=rgb.shape[:2],
        )
