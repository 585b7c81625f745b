"""Views kept in the device's memory, where examples are cut out of them and retouched.

A GPU trains on hundreds of examples a second: more than processors decode, which may be busy
with rendering new views. So every view is read once, and all of the rest happens on the device.
What is drawn depends on how far reading has come: such a run cannot be repeated exactly.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.random import Generator, default_rng
from torch import Tensor
from torch.nn import functional

from core.errors import DataError, FileError
from core.network.config import DepthProConfig, PyramidConfig
from core.training.augment import Box, crop_box, cropped_focal
from core.training.curriculum import Role, TrainingStage
from core.training.data import EXAMPLE, Batch, ViewOrder, input_size
from core.training.retouch import retouch
from core.training.sources import ViewSource, open_source

log = logging.getLogger(__name__)

REFRESH_S = 2.0
SHAPES = 6
"""Of the inputs in a stage, by turns: cuDNN compiles the kernels of the gradients anew for every
one, which took ten seconds each beside an H200."""


@dataclass(frozen=True, eq=False)
class Kept:
    """A view on the device.

    Attributes:
        rgb: (3, H, W) uint8.
        inverse: (H, W) float16, inverse depth in 1/m; NaN where unknown.
        focal_px: as in ``augment.View``.
        role: what it can teach.
    """

    rgb: Tensor
    inverse: Tensor
    focal_px: float
    role: Role


class Pool:
    """All views of some folders, on a device.

    Args:
        folders: folders of training data.
        device: where the views are kept.
        readers: threads that read.
        growing: look for new views now and then, until it is closed.

    Raises:
        DataError: a folder is none of training data, or no view can be read.
    """

    def __init__(
        self, folders: Sequence[Path], device: torch.device, *, readers: int, growing: bool = False
    ) -> None:
        self.views: list[Kept] = []
        self.skipped: list[str] = []
        self._device = device
        self._stream = torch.cuda.Stream(device) if device.type == "cuda" else None  # type: ignore[no-untyped-call]
        self._sources = [open_source(folder) for folder in folders]
        self._asked = [0] * len(self._sources)
        self._closed = threading.Event()
        self._readers = ThreadPoolExecutor(max(1, readers), thread_name_prefix="reader")
        for job in self._ask():
            job.result()
        if not self.views:
            self._readers.shutdown()
            raise DataError(
                "training data", "no view can be read: {skipped}", skipped=self.skipped[:1]
            )
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        if growing:
            self._watcher.start()

    def close(self) -> None:
        """Read no more."""
        self._closed.set()
        if self._watcher.is_alive():
            self._watcher.join()
        self._readers.shutdown(cancel_futures=True)

    def _watch(self) -> None:
        while not self._closed.wait(REFRESH_S):
            try:
                for source in self._sources:
                    source.refresh()
            except FileError as error:
                log.warning("no new views: %s", error)
            for job in self._ask():
                if self._closed.is_set():
                    return
                job.result()

    def _ask(self) -> list[Future[None]]:
        """Start to read what the sources have got since the last time."""
        jobs = []
        for number, source in enumerate(self._sources):
            known = len(source.roles)
            jobs += [
                self._readers.submit(self._read, source, index)
                for index in range(self._asked[number], known)
            ]
            self._asked[number] = known
        return jobs

    def _read(self, source: ViewSource, number: int) -> None:
        try:
            view = source.load(number)
        except FileError as error:
            log.warning("skipped: %s", error)
            self.skipped.append(str(error))
            return
        inverse = np.where(view.valid, view.inverse, np.nan).astype(np.float16)
        rgb = np.ascontiguousarray(view.rgb.transpose(2, 0, 1))
        stream = self._stream
        with nullcontext() if stream is None else torch.cuda.stream(stream):
            tensors = [torch.from_numpy(values).to(self._device) for values in (rgb, inverse)]
        self.views.append(Kept(tensors[0], tensors[1], view.focal_px, source.roles[number]))


class ResidentBatches:
    """A stage's batches out of a pool.

    Args:
        pool: where the views are.
        stage: batch size, share of real frames, input size, aspect ratios, changes.
        config: the network's, for its input size.
        seed: seed of this stage.
    """

    def __init__(
        self, pool: Pool, *, stage: TrainingStage, config: DepthProConfig, seed: Sequence[int]
    ) -> None:
        self._pool, self._stage, self._config = pool, stage, config
        self._seed = tuple(seed)
        self._groups: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        self._seen = 0

    def __getitem__(self, step: int) -> list[Batch]:
        random = default_rng([EXAMPLE, *self._seed, step])
        order = self._order()
        size = input_size(self._stage, self._config, self._seed, step % SHAPES)
        first = step * self._stage.batch_size
        views = [
            self._pool.views[order.other(first + place, random)[1]]
            for place in range(self._stage.batch_size)
        ]
        square = isinstance(self._config.encoder, PyramidConfig)
        return [cut(views, size=size, stage=self._stage, random=random, stretch=square)]

    def from_step(self, step: int) -> Iterator[list[Batch]]:
        """The batches of that step and all later ones of the stage."""
        while self._stage.steps is None or step < self._stage.steps:
            yield self[step]
            step += 1

    def _order(self) -> ViewOrder:
        views = self._pool.views
        for number in range(self._seen, len(views)):
            role = views[number].role
            if role.fits(self._stage.uses):
                self._groups[role.real].append((0, number))
            self._seen = number + 1
        if not any(self._groups):
            raise DataError(
                "training data",
                "no {uses} views for the stage {stage!r}",
                uses=self._stage.uses,
                stage=self._stage.name,
            )
        return ViewOrder(self._groups, self._stage.real_share, self._seed)


@torch.no_grad()
def cut(
    views: Sequence[Kept],
    *,
    size: tuple[int, int],
    stage: TrainingStage,
    random: Generator,
    stretch: bool = False,
) -> Batch:
    """Return augmented examples of one ``size``, (height, width), on the views' device."""
    device = views[0].rgb.device
    pictures = torch.empty(len(views), 3, *size, device=device)
    inverse = torch.empty(len(views), 1, *size, device=device)
    factors, fields = [], []
    config = stage.augment
    for number, view in enumerate(views):
        height, width = view.inverse.shape
        zoom = random.uniform(config.min_zoom, 1.0) if random.random() < config.crop else 1.0
        aspect = width / height if stretch else size[1] / size[0]
        box = crop_box(width, height, aspect=aspect, zoom=zoom, random=random)
        mirrored = random.random() < config.flip
        pictures[number], inverse[number] = _cropped(view, box, size, mirrored=mirrored)
        factor, fov_deg = cropped_focal(view.focal_px, box.width)
        factors.append(factor)
        fields.append(fov_deg)
    scale = torch.tensor(factors, dtype=torch.float32).view(-1, 1, 1, 1)
    canonical = inverse * scale.to(device, non_blocking=True)
    return Batch(
        rgb=retouch(pictures / 255, config, random),
        canonical=canonical,
        valid=canonical.isfinite(),
        fov_deg=torch.tensor(fields, dtype=torch.float32).to(device, non_blocking=True),
        real=torch.tensor([view.role.real for view in views]),
        metric=torch.tensor([view.role.metric for view in views]),
        scaled=torch.tensor([view.role.scaled for view in views]),
        focal=torch.tensor([math.isfinite(field) for field in fields]),
        # A crop of a sensor frame without any depth would be rare, and finding out takes time.
        known=torch.ones(len(views), dtype=torch.bool),
    )


def _cropped(
    view: Kept, box: Box, size: tuple[int, int], *, mirrored: bool
) -> tuple[Tensor, Tensor]:
    """Picture (3, h, w) of [0, 255], filtered, and inverse depth (1, h, w) of nearest pixels."""
    rows = slice(box.top, box.top + box.height)
    columns = slice(box.left, box.left + box.width)
    rgb, inverse = view.rgb[None, :, rows, columns], view.inverse[None, None, rows, columns]
    picture = functional.interpolate(rgb.float(), size, mode="bilinear", antialias=True)
    depth = functional.interpolate(inverse.float(), size, mode="nearest-exact")
    if mirrored:
        picture, depth = picture.flip(-1), depth.flip(-1)
    return picture[0], depth[0]
