"""Batches as a pure function of seed, stage and step, whoever reads them and in which order.

That makes a run repeatable: neither the number of reading processes nor a restart changes
what is seen. Only a folder that grows while it is read cannot be repeated.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.random import Generator, default_rng
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from core.errors import DataError, FileError, LeadlineError
from core.network.config import DepthProConfig, PyramidConfig
from core.training.augment import Example, TrainingView, example
from core.training.curriculum import TrainingStage
from core.training.sources import ViewSource, open_source

REFRESH_S = 60.0
# Data of which nothing can be read are an error of the whole run, not of a single view.
MAX_FAILURES_IN_A_ROW = 25
# What random streams are for; each is seeded by one of these, the seed, and where it is used.
ORDER, SHAPE, EXAMPLE, PHASE = range(4)

Reference = tuple[int, int]  # source, number within it


@dataclass(frozen=True, eq=False)
class Batch:
    """Examples of one shape.

    What tells examples apart (``real``, ``metric``, ``scaled``, ``focal``, ``known``) stays
    on the CPU: to choose by it never waits for a GPU.

    Attributes:
        rgb: (B, 3, h, w) uint8.
        canonical: (B, 1, h, w) float32, target; anything where not valid.
        valid: (B, 1, h, w) bool.
        fov_deg: (B,) float32, NaN where unknown.
        real: (B,) bool, depth from a sensor.
        metric: (B,) bool, depth in metres.
        scaled: (B,) bool, depth true up to one factor at least.
        focal: (B,) bool, ``fov_deg`` is known.
        known: (B,) bool, ``valid`` somewhere.
        skipped: what could not be read and was replaced, a sentence each.
    """

    rgb: Tensor
    canonical: Tensor
    valid: Tensor
    fov_deg: Tensor
    real: Tensor
    metric: Tensor
    scaled: Tensor
    focal: Tensor
    known: Tensor
    skipped: tuple[str, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.real)

    def to(self, device: torch.device) -> Batch:
        """Copy to a device; from pinned memory while that computes."""
        return self._changed(lambda tensor: tensor.to(device, non_blocking=True))

    def pin_memory(self) -> Batch:
        """Copy to memory that a GPU reads by itself."""
        return self._changed(Tensor.pin_memory)

    def _changed(self, change: Callable[[Tensor], Tensor]) -> Batch:
        return replace(
            self,
            rgb=change(self.rgb),
            canonical=change(self.canonical),
            valid=change(self.valid),
            fov_deg=change(self.fov_deg),
        )

    def chosen(self, on: str) -> Tensor:
        """(B,) bool: the examples of which ``on`` is true, as ``Role.fits`` reads it."""
        truth = {
            "all": torch.ones_like(self.real),
            "real": self.real,
            "synthetic": ~self.real,
            "metric": self.metric,
            "relative": ~self.metric,
            "scaled": self.scaled,
            "focal": self.focal,
        }
        return torch.stack([truth[word] for word in on.split()]).all(0)


class ViewOrder:
    """Which view is the k-th of a stage: every one of a group once before any comes again.

    Sensor frames and rendered views are two groups, interleaved evenly by their shares.

    Args:
        groups: references of the rendered and of the real views.
        real_share: share of the second; 0 or 1 where a group is empty.
        seed: seed of this stage.
    """

    def __init__(
        self, groups: Sequence[Sequence[Reference]], real_share: float, seed: Sequence[int]
    ) -> None:
        rendered, real = groups
        self._groups = groups
        self._share = real_share if rendered and real else float(bool(real))
        self._seed = tuple(seed)
        self._phase = default_rng([PHASE, *seed]).random()

    def group(self, k: int) -> tuple[int, int]:
        """Group of the k-th view (1 is real) and how many of its group came before."""
        before, after = (int(n * self._share + self._phase) for n in (k, k + 1))
        return (1, before) if after > before else (0, k - before)

    def __call__(self, k: int) -> Reference:
        group, number = self.group(k)
        views = self._groups[group]
        epoch, place = divmod(number, len(views))
        shuffled = _permutation((ORDER, *self._seed, group, epoch), len(views))
        return views[int(shuffled[place])]

    def other(self, k: int, random: Generator) -> Reference:
        """Any view of the k-th one's group."""
        views = self._groups[self.group(k)[0]]
        return views[int(random.integers(len(views)))]


@lru_cache(maxsize=8)
def _permutation(seed: tuple[int, ...], size: int) -> NDArray[np.int64]:
    return default_rng(seed).permutation(size)


class Batches(Dataset[list[Batch]]):
    """The parts of a stage's batches that one process works on, by step.

    Args:
        folders: folders of training data; opened by whoever reads first.
        stage: batch size, share of real frames, input size, aspect ratios.
        config: the network's, for its input size.
        seed: seed of this stage.
        rank, processes: which share of every batch, of how many.
        micro_batch: examples of a part; None for all at once.
        growing: look for new views now and then; views are then drawn at random.

    Raises:
        DataError: the stage finds no view in the folders (when first read).
    """

    def __init__(
        self,
        folders: Sequence[Path],
        *,
        stage: TrainingStage,
        config: DepthProConfig,
        seed: Sequence[int],
        rank: int = 0,
        processes: int = 1,
        micro_batch: int | None = None,
        growing: bool = False,
    ) -> None:
        self._folders = tuple(folders)
        self._stage = stage
        self._config = config
        self._seed = tuple(seed)
        self._places = range(rank, stage.batch_size, processes)
        self._part = micro_batch or len(self._places)
        self._growing = growing
        self._opened: tuple[list[ViewSource], ViewOrder] | None = None
        self._due = 0.0

    def __getitem__(self, step: int) -> list[Batch]:
        size = input_size(self._stage, self._config, self._seed, step)
        made = [self._example(step, place, size) for place in self._places]
        return [collate(made[i : i + self._part]) for i in range(0, len(made), self._part)]

    def _example(self, step: int, place: int, size: tuple[int, int]) -> tuple[Example, list[str]]:
        random = default_rng([EXAMPLE, *self._seed, step, place])
        view, skipped = self._view(step * self._stage.batch_size + place, random)
        square = isinstance(self._config.encoder, PyramidConfig)
        made = example(view, size=size, config=self._stage.augment, random=random, stretch=square)
        return made, skipped

    def _view(self, k: int, random: Generator) -> tuple[TrainingView, list[str]]:
        """The k-th view, or another one and why, where it cannot be read."""
        sources, order = self._open()
        skipped: list[str] = []
        while len(skipped) < MAX_FAILURES_IN_A_ROW:
            source, number = order.other(k, random) if skipped or self._growing else order(k)
            try:
                return sources[source].load(number), skipped
            except FileError as error:
                skipped.append(str(error))
        raise DataError(
            "training data",
            "{count} views in a row failed: {first}",
            count=len(skipped),
            first=skipped[0],
        )

    def _open(self) -> tuple[list[ViewSource], ViewOrder]:
        if self._opened is None:
            sources = [open_source(folder) for folder in self._folders]
        elif self._growing and time.monotonic() > self._due:
            sources = self._opened[0]
            for source in sources:
                source.refresh()
        else:
            return self._opened
        self._due = time.monotonic() + REFRESH_S
        order = ViewOrder(choose(sources, self._stage), self._stage.real_share, self._seed)
        self._opened = sources, order
        return self._opened


def input_size(
    stage: TrainingStage, config: DepthProConfig, seed: Sequence[int], step: int
) -> tuple[int, int]:
    """Height and width of a step's input."""
    encoder = config.encoder
    if isinstance(encoder, PyramidConfig):
        return config.input_size(1, 1)
    aspects, weights = zip(*stage.aspects, strict=True)
    random = default_rng([SHAPE, *seed, step])
    aspect = float(random.choice(aspects, p=np.divide(weights, sum(weights))))
    factor = stage.size_spread ** random.uniform(-1, 1)
    sized = replace(encoder, input_pixels=round(encoder.input_pixels * factor))
    return replace(config, encoder=sized).input_size(round(1000 * aspect), 1000)


class Carried(Dataset[list[Batch] | LeadlineError]):
    """Batches whose errors are returned: reading processes lose an error that is raised."""

    def __init__(self, batches: Batches) -> None:
        self._batches = batches

    def __getitem__(self, step: int) -> list[Batch] | LeadlineError:
        try:
            return self._batches[step]
        except LeadlineError as error:
            return error


class Ahead(Iterator[list[Batch]]):
    """Batches of which the next can be got ready before it is asked for."""

    def __init__(self, batches: Iterator[list[Batch]]) -> None:
        self._batches = batches
        self._ready: list[list[Batch]] = []

    def prepare(self) -> None:
        """Get the next one ready, if there is one."""
        self._ready += islice(self._batches, 1)

    def __next__(self) -> list[Batch]:
        return self._ready.pop() if self._ready else next(self._batches)


def choose(
    sources: Sequence[ViewSource], stage: TrainingStage
) -> tuple[list[Reference], list[Reference]]:
    """References of the rendered and of the real views that a stage uses.

    Raises:
        DataError: there is none.
    """
    groups: tuple[list[Reference], list[Reference]] = ([], [])
    for number, source in enumerate(sources):
        for index, role in enumerate(source.roles):
            if role.fits(stage.uses):
                groups[role.real].append((number, index))
    if not any(groups):
        raise DataError(
            "training data",
            "no {uses} views for the stage {stage!r}; name folders",
            uses=stage.uses,
            stage=stage.name,
        )
    return groups


def collate(examples: Sequence[tuple[Example, list[str]]]) -> Batch:
    """Stack examples of one size, each with what was skipped on the way to it."""
    made = [each for each, _ in examples]
    rgb = torch.from_numpy(np.stack([e.rgb for e in made]))
    fov_deg = torch.tensor([e.fov_deg for e in made], dtype=torch.float32)
    return Batch(
        rgb=rgb.permute(0, 3, 1, 2).contiguous(),
        canonical=torch.from_numpy(np.stack([e.canonical for e in made]))[:, None],
        valid=torch.from_numpy(np.stack([e.valid for e in made]))[:, None],
        fov_deg=fov_deg,
        real=torch.tensor([e.real for e in made]),
        metric=torch.tensor([e.metric for e in made]),
        scaled=torch.tensor([e.scaled for e in made]),
        focal=fov_deg.isfinite(),
        known=torch.tensor([bool(e.valid.any()) for e in made]),
        skipped=tuple(text for _, skipped in examples for text in skipped),
    )
