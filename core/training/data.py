"""Training data: folders of rendered views, folders of RGB-D frames, and batches of both.

A folder of rendered views holds ``part-XX/index.jsonl`` with a line per view
({"id", "width", "height", "f_px", "scene", "kind"}) beside ``ID.jpg`` and ``ID.npy``, the
inverse depth as float16 (H, W) in 1/m, 0 for sky. It may grow while it is read.

A folder of RGB-D frames is one that ``core.datasets`` reads.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.random import Generator, default_rng
from PIL import Image
from torch import Tensor
from torch.utils.data import IterableDataset

from core.datasets import META_NAME, read_folder, valid_depth
from core.errors import DataError, FileError
from core.network.config import DepthProConfig
from core.training.augment import Example, View, example
from core.training.curriculum import Stage

log = logging.getLogger(__name__)

REFRESH_S = 60.0
# A folder in which nothing can be read is an error of the whole run, not of a single view.
MAX_FAILURES_IN_A_ROW = 25


class Source(Protocol):
    """Views that can be read by number; ``refresh`` looks for new ones."""

    def __len__(self) -> int: ...
    def load(self, number: int) -> View: ...
    def refresh(self) -> None: ...


class RenderedViews:
    """The rendered views of one folder.

    Raises:
        DataError: there is no such folder, or an index line is broken.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._views: list[tuple[Path, float]] = []
        self._read: dict[Path, int] = {}
        if not folder.is_dir():
            raise DataError(folder, "expected a folder of rendered views, found none")
        self.refresh()

    def __len__(self) -> int:
        return len(self._views)

    def refresh(self) -> None:
        """Read what was added to the indexes since the last time."""
        for index in sorted(self._folder.glob("*/index.jsonl")):
            start = self._read.get(index, 0)
            with index.open("rb") as file:
                file.seek(start)
                added = file.read()
            # The last line may still be being written.
            complete = added[: added.rfind(b"\n") + 1]
            self._views += [_index_entry(index, line) for line in complete.splitlines()]
            self._read[index] = start + len(complete)

    def load(self, number: int) -> View:
        """Read one view; DataError names the file that is missing or broken."""
        stem, focal_px = self._views[number]
        rgb = _read_rgb(stem.with_suffix(".jpg"))
        inverse = _read_inverse(stem.with_suffix(".npy"))
        _check_sizes(stem.with_suffix(".npy"), rgb, inverse)
        return View(rgb, inverse, np.isfinite(inverse), focal_px, real=False)


class SensorFrames:
    """The RGB-D frames of one dataset folder (``core.datasets.read_folder``).

    Raises:
        DataError: ``meta.json`` is missing, broken, or names no frame with depth and a
            focal length.
    """

    def __init__(self, folder: Path) -> None:
        self._items = [item for item in read_folder(folder) if item.depth and item.focal_px]
        if not self._items:
            raise DataError(folder / META_NAME, "names no frame with a depth and a focal length")

    def __len__(self) -> int:
        return len(self._items)

    def refresh(self) -> None:
        """Recorded frames do not change."""

    def load(self, number: int) -> View:
        """Read one frame; DataError or PhotoError names the file that is missing or broken."""
        item = self._items[number]
        loaded = item.load()
        assert loaded.depth is not None
        assert item.depth is not None
        assert item.focal_px is not None
        valid = valid_depth(loaded.depth)
        if not valid.any():
            raise DataError(item.depth, "no pixel has a depth")
        inverse = np.divide(1.0, loaded.depth, out=np.zeros_like(loaded.depth), where=valid)
        return View(loaded.photo.rgb, inverse, valid, item.focal_px, real=True)


class Pool:
    """Several sources as one; every view is drawn once before any comes again."""

    def __init__(self, sources: Sequence[Source], random: Generator) -> None:
        self._sources = list(sources)
        self._random = random
        self._left: list[tuple[int, int]] = []
        self._known = [0] * len(self._sources)

    def __len__(self) -> int:
        return sum(len(source) for source in self._sources)

    def refresh(self) -> None:
        """Look for new views; they are drawn first of all those that are left."""
        for source in self._sources:
            source.refresh()
        self._deal(self._known)

    def draw(self) -> View:
        """Return a view, skipping and reporting those that cannot be read.

        Raises:
            DataError: nothing to read, or too many views in a row failed.
        """
        for _ in range(MAX_FAILURES_IN_A_ROW):
            if not self._left:
                self._deal([0] * len(self._sources))
            source, number = self._left.pop()
            try:
                return self._sources[source].load(number)
            except FileError as error:
                log.warning("skipped: %s", error)
        raise DataError("training data", f"{MAX_FAILURES_IN_A_ROW} views in a row were unreadable")

    def _deal(self, since: list[int]) -> None:
        sizes = [len(source) for source in self._sources]
        fresh = [(s, n) for s, size in enumerate(sizes) for n in range(since[s], size)]
        self._random.shuffle(fresh)
        self._left += fresh
        self._known = sizes
        if not self._left:
            raise DataError("training data", "no views found; name folders that hold some")


@dataclass(frozen=True, eq=False)
class Batch:
    """Examples of one shape.

    Attributes:
        rgb: (B, 3, h, w) uint8.
        canonical: (B, 1, h, w) float32, target; anything where not valid.
        valid: (B, 1, h, w) bool.
        fov_deg: (B,) float32.
        real: (B,) bool, depth from a sensor.
        views: rendered views known when the batch was made.
    """

    rgb: Tensor
    canonical: Tensor
    valid: Tensor
    fov_deg: Tensor
    real: Tensor
    views: int

    def to(self, device: torch.device) -> Batch:
        """Copy to a device."""
        moved = {name: value.to(device) for name, value in vars(self).items() if name != "views"}
        return replace(self, **moved)


class Batches(IterableDataset[Batch]):
    """An endless stream of batches for one stage; every batch has one aspect ratio.

    Args:
        rendered: opens the rendered sources (called in the process that reads).
        real: opens the sensor sources.
        stage: batch size, share of real frames, input size, aspect ratios.
        config: the network's, for its input size.
        seed: the stream is a function of it as long as the folders do not change.
    """

    def __init__(
        self,
        rendered: Callable[[], list[Source]],
        real: Callable[[], list[Source]],
        *,
        stage: Stage,
        config: DepthProConfig,
        seed: Sequence[int],
    ) -> None:
        super().__init__()
        self._open = (rendered, real)
        self._stage = stage
        self._config = config
        self._seed = seed

    def __iter__(self) -> Iterator[Batch]:
        random = default_rng(self._seed)
        rendered, real = (Pool(sources(), random) for sources in self._open)
        due = time.monotonic() + REFRESH_S
        while True:
            yield self._batch(rendered, real, random)
            if time.monotonic() > due:
                rendered.refresh()
                due = time.monotonic() + REFRESH_S

    def _batch(self, rendered: Pool, real: Pool, random: Generator) -> Batch:
        stage = self._stage
        aspects, weights = zip(*stage.aspects, strict=True)
        aspect = random.choice(aspects, p=np.divide(weights, sum(weights)))
        size = self._config.input_size(round(1000 * aspect), 1000)
        views = [
            (real if len(real) and random.random() < stage.real_share else rendered).draw()
            for _ in range(stage.batch_size)
        ]
        examples = [example(v, size=size, config=stage.augment, random=random) for v in views]
        return collate(examples, views=len(rendered))


def collate(examples: Sequence[Example], *, views: int = 0) -> Batch:
    """Stack examples of one size."""
    rgb = torch.from_numpy(np.stack([e.rgb for e in examples]))
    return Batch(
        rgb=rgb.permute(0, 3, 1, 2).contiguous(),
        canonical=torch.from_numpy(np.stack([e.canonical for e in examples]))[:, None],
        valid=torch.from_numpy(np.stack([e.valid for e in examples]))[:, None],
        fov_deg=torch.tensor([e.fov_deg for e in examples], dtype=torch.float32),
        real=torch.tensor([e.real for e in examples]),
        views=views,
    )


def _index_entry(index: Path, line: bytes) -> tuple[Path, float]:
    try:
        entry = json.loads(line)
        return index.parent / str(entry["id"]), float(entry["f_px"])
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(index, f"has a broken line ({error!r})") from error


def _read_rgb(path: Path) -> np.ndarray:
    try:
        with Image.open(path) as image:
            return np.asarray(image.convert("RGB"))
    except (OSError, ValueError) as error:
        raise DataError(path, f"is no readable picture ({error})") from error


def _read_inverse(path: Path) -> np.ndarray:
    try:
        values = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise DataError(path, f"is no readable inverse depth ({error})") from error
    return np.asarray(values, dtype=np.float32)


def _check_sizes(path: Path, rgb: np.ndarray, depth: np.ndarray) -> None:
    if rgb.shape[:2] != depth.shape:
        raise DataError(path, f"has shape {depth.shape}, its picture {rgb.shape[:2]}")
