"""Photos to files on this machine: decoding and writing go on while the network runs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from core.batch.items import Item
from core.errors import ExportError, LeadlineError
from core.export.recipe import Recipe
from core.export.registry import export_files
from core.export.scene import Scene
from core.images import ENOUGH_PIXELS, load_photo
from core.own_depth import with_calibration
from core.progress import CancelToken
from core.sentence import NO_SENTENCE, Sentence, joined
from core.system.memory import release_freed
from core.types import Estimate, Photo

if TYPE_CHECKING:
    from core.session import DepthModel

# Photos on their way at a time, beside those in the network: one is decoded, one is written.
IN_FLIGHT = 2
RELEASE_AFTER = 8  # photos: several threads leave gaps in the memory
_T = TypeVar("_T")


@dataclass(frozen=True)
class Outcome:
    """What came of one photo.

    Attributes:
        item: the photo.
        folder: holds its files under their final names.
        error: why some or all are missing, a sentence; "" where all are there.
        seconds: how long the work took.
    """

    item: Item
    folder: Path
    error: Sentence = NO_SENTENCE
    seconds: float = 0.0


Engine = Callable[[Sequence[Item], Recipe, Path], Generator[Outcome, None, None]]
"""Makes the files of items in folders below the one given, and yields an outcome for each.

Closing the generator stops the work. WeightsError, ModelError: it cannot start.
"""


def explain(error: BaseException) -> Sentence:
    """Why a photo failed, a sentence without its name."""
    if isinstance(error, LeadlineError):
        return error.cause
    if isinstance(error, MemoryError):
        return Sentence("there is not enough memory for this photo")
    return Sentence("{kind}: {text}", kind=type(error).__name__, text=error)


def local_engine(open_session: Callable[[], DepthModel]) -> Engine:
    """An engine in this process.

    Args:
        open_session: loads the model; called only when there is something to do.
    """

    def work(
        items: Sequence[Item], recipe: Recipe, staging: Path
    ) -> Generator[Outcome, None, None]:
        if items:
            with _Pipeline(open_session(), recipe, staging) as pipeline:
                yield from pipeline.run(items)

    return work


@dataclass
class _Clock:
    """Adds up the seconds that the steps of one photo take."""

    seconds: float = 0.0

    def time(self, step: Callable[[], _T]) -> _T:
        began = time.perf_counter()
        try:
            return step()
        finally:
            self.seconds += time.perf_counter() - began


def share(threads: int, lanes: int) -> int:
    """Torch's threads for each of a session's lanes."""
    return max(1, threads // lanes)


def torch_threads() -> int:
    """Torch's threads in this thread."""
    import torch

    return int(torch.get_num_threads())


def set_threads(count: int) -> None:
    """Let this thread, and those that are started from now on, have so many of torch's."""
    import torch

    torch.set_num_threads(count)


@dataclass
class _Pipeline:
    """A thread for each step, for the network several; all take the photos in the same order.

    A small network makes more of two processors when each has a photo of its own: the steps
    around it take no thread away that another one waits for.
    """

    session: DepthModel
    recipe: Recipe
    staging: Path
    stop: CancelToken = field(default_factory=CancelToken)

    def __enter__(self) -> _Pipeline:
        self._count, self._threads = self.session.lanes, torch_threads()
        self._lanes = [
            ThreadPoolExecutor(1, "decode"),
            ThreadPoolExecutor(
                self._count, "network", set_threads, (share(self._threads, self._count),)
            ),
            ThreadPoolExecutor(1, "write"),
        ]
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.cancel()
        for lane in self._lanes:
            lane.shutdown(wait=True, cancel_futures=True)
        set_threads(self._threads)

    def run(self, items: Sequence[Item]) -> Generator[Outcome, None, None]:
        waiting: deque[tuple[Item, _Clock, Future[Outcome]]] = deque()
        for number, item in enumerate(items):
            waiting.append(self._submit(number, item))
            if number % RELEASE_AFTER == 0:
                release_freed()
            if len(waiting) == IN_FLIGHT + self._count:
                yield self._outcome(*waiting.popleft())
        while waiting:
            yield self._outcome(*waiting.popleft())

    def _submit(self, number: int, item: Item) -> tuple[Item, _Clock, Future[Outcome]]:
        decode, network, write = self._lanes
        clock = _Clock()
        folder = self.staging / str(number)
        decoded = decode.submit(clock.time, lambda: _read(item.photo))
        recipe = item.recipe(self.recipe)
        scene = network.submit(
            _after, decoded, lambda photo: clock.time(lambda: self._see(photo, recipe))
        )
        written = write.submit(
            _after,
            scene,
            lambda scene: clock.time(lambda: write_files(scene, item, recipe, folder)),
        )
        return item, clock, written

    def _see(self, photo: Photo, recipe: Recipe) -> Scene:
        return recipe.make_scene(photo, see(self.session, photo, recipe, self.stop))

    def _outcome(self, item: Item, clock: _Clock, written: Future[Outcome]) -> Outcome:
        try:
            return replace(written.result(), seconds=clock.seconds)
        except Exception as error:  # whatever a photo does, the next one gets its turn
            return Outcome(item, self.staging, explain(error), clock.seconds)


def see(
    session: DepthModel, photo: Photo, recipe: Recipe, cancel: CancelToken | None = None
) -> Estimate:
    """The estimate of a photo, or of a panorama where it is one; errors as ``DepthModel``'s."""
    from core.panorama import estimate_photo, wanted_sphere  # imports torch

    sphere = wanted_sphere(photo, recipe.panorama, span_deg=recipe.span_deg)
    with_fov = recipe.wants_prediction(photo)
    return estimate_photo(session, photo, sphere, with_fov=with_fov, cancel=cancel)


def _read(path: Path) -> Photo:
    return with_calibration(load_photo(path, enough_pixels=ENOUGH_PIXELS))


def _after(before: Future[Any], step: Callable[[Any], _T]) -> _T:
    return step(before.result())


def write_files(scene: Scene, item: Item, recipe: Recipe, folder: Path) -> Outcome:
    """Write an item's files into a folder of its own; ExportError."""
    exports = export_files(scene, folder, recipe.formats, stem=item.stem.name)
    return Outcome(item, folder, explain_all(exports.failures))


def explain_all(failures: Iterable[ExportError]) -> Sentence:
    """Why some formats were not written, with the names of their files; "" where all were."""
    named = [
        Sentence("{file}: {cause}", file=failure.path.name, cause=failure.cause)
        for failure in failures
    ]
    return joined(named, "; ")
