"""The same work on a Ray cluster: an actor with a model of its own for each worker.

Photos go to the workers and files come back through Ray, so that no shared disk is needed;
Leadline has to be installed on every machine. The driver alone touches the folder of exports.
"""

from __future__ import annotations

import logging
import os
import socket
import tempfile
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.batch.engine import Engine, Outcome, explain, explain_all, see, share
from core.batch.items import Item
from core.batch.model import Model
from core.batch.served import ROOT
from core.errors import LeadlineError, ModelError, UsageError, WeightsError
from core.export.recipe import Recipe
from core.export.registry import export_files
from core.files import plain_cause
from core.images import ENOUGH_PIXELS, load_photo
from core.own_depth import with_calibration
from core.sentence import Sentence
from core.system.niceness import wait_idly
from core.types import Estimate, ModelInfo, Photo

if TYPE_CHECKING:
    from core.session import DepthModel

LOCAL = "local"
ATTEMPTS = 3
START_S = 300.0
CONNECT_S = 10.0


@dataclass(frozen=True)
class WorkerResult:
    """What comes back from a worker: files by name, and why some or all are missing."""

    files: dict[str, bytes]
    error: Sentence
    seconds: float


class Worker:
    """Runs in a process of its own; holds the model.

    Args:
        weights: the bytes of the model's files by name, shared by all workers of a machine.
        model: what to run.
        threads: as many as the driver would use, so that the same files come out.
    """

    def __init__(self, weights: Any, model: Model, threads: int) -> None:
        wait_idly()  # several workers on one machine can have more threads than it has processors
        import torch

        torch.set_num_threads(threads)
        self._session = _open(model, weights)
        torch.set_num_threads(share(threads, self._session.lanes))

    def ready(self) -> int:
        """The process's id, once the model is loaded."""
        return os.getpid()

    def model_info(self) -> ModelInfo:
        """Which model it holds."""
        return self._session.info

    def see(self, photos: Sequence[Photo], with_fov: bool) -> list[Estimate]:
        """What the model says of frames."""
        return [self._session.estimate(photo, with_fov=with_fov) for photo in photos]

    def make(self, name: str, content: bytes, stem: str, recipe: Recipe) -> WorkerResult:
        """Files of one photo."""
        began = time.perf_counter()
        try:
            with tempfile.TemporaryDirectory() as folder:
                files, error = self._files(Path(folder), name, content, stem, recipe)
        except Exception as failure:  # whatever a photo does, the next one gets its turn
            files, error = {}, explain(failure)
        return WorkerResult(files, error, time.perf_counter() - began)

    def _files(
        self, folder: Path, name: str, content: bytes, stem: str, recipe: Recipe
    ) -> tuple[dict[str, bytes], Sentence]:
        path = folder / "in" / name
        path.parent.mkdir()
        path.write_bytes(content)
        photo = with_calibration(load_photo(path, enough_pixels=ENOUGH_PIXELS))
        estimate = see(self._session, photo, recipe)
        scene = recipe.make_scene(photo, estimate)
        exports = export_files(scene, folder / "out", recipe.formats, stem=stem)
        files = {file.name: file.read_bytes() for file in exports.files}
        return files, explain_all(exports.failures)


def ray_engine(address: str, model: Model, *, workers: int | None = None) -> Engine:
    """An engine on a cluster.

    Args:
        address: address of the cluster; "local" starts one on this machine.
        model: what the workers run.
        workers: by default one for each GPU, else one for each machine.

    Raises:
        UsageError: Ray is not installed.
        WeightsError, ModelError: by the engine, see ``core.batch.engine.Engine``.
    """
    try:
        import ray  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "a cluster needs the package Ray: pip install -c constraints.txt -e '.[cluster]'"
        ) from error

    def work(
        items: Sequence[Item], recipe: Recipe, staging: Path
    ) -> Generator[Outcome, None, None]:
        if not items:
            return
        weights = {path.name: content_of(path) for path in model.files}
        ray = connect(address, workers)
        try:
            yield from _Pool(ray, model, weights, workers, recipe, staging).run(items)
        finally:
            ray.shutdown()

    return work


def _open(model: Model, weights: Any) -> DepthModel:
    if not weights:
        return model.open()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in weights.items():
            Path(folder, name).write_bytes(memoryview(content))
        return replace(model, checkpoint=Path(folder, next(iter(weights)))).open()


def content_of(weights: Path) -> Any:
    """The bytes of a file of weights. WeightsError."""
    try:
        return np.fromfile(weights, np.uint8)
    except OSError as error:
        raise WeightsError(
            weights, "{cause}; see 'leadline models'", cause=plain_cause(error)
        ) from error


def connect(address: str, workers: int | None) -> Any:
    """Ray, connected to a cluster, or to one that is started here. ModelError."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    options: dict[str, Any] = {}
    if address == LOCAL:
        options = {"num_cpus": workers or 1, "include_dashboard": False}
        paths = filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))
        os.environ["PYTHONPATH"] = os.pathsep.join(paths)  # workers elsewhere have it installed
    try:
        _knock(address)
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **options)
    except (OSError, RuntimeError, ValueError) as error:
        raise ModelError(
            "no Ray cluster can be reached at {address}: {detail}", address=address, detail=error
        ) from error
    return ray


def _knock(address: str) -> None:
    """Find out at once whether anybody is there: Ray itself tries for minutes."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if colon and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), CONNECT_S).close()


@dataclass(frozen=True)
class _Wanted:
    """A photo that is to be done."""

    number: int
    item: Item
    attempts: int = 0


class _Pool:
    """Hands a photo to every worker that has started, and the next one when it is done."""

    def __init__(
        self,
        ray: Any,
        model: Model,
        weights: Any,
        workers: int | None,
        recipe: Recipe,
        staging: Path,
    ) -> None:
        import torch

        self._ray = ray
        self._recipe, self._staging = recipe, staging
        gpus = int(ray.cluster_resources().get("GPU", 0)) if model.device != "cpu" else 0
        self._count = workers or gpus or len(ray.nodes())
        resources = {"num_cpus": 1, "num_gpus": 1 if gpus >= self._count else 0}
        self._actor = ray.remote(scheduling_strategy="SPREAD", **resources)(Worker)
        self._arguments = (ray.put(weights), model, torch.get_num_threads())
        self._queue: deque[_Wanted] = deque()
        self._idle: list[Any] = []
        self._starting: dict[Any, Any] = {}
        self._pending: dict[Any, tuple[Any, _Wanted]] = {}

    def run(self, items: Sequence[Item]) -> Generator[Outcome, None, None]:
        self._queue.extend(_Wanted(number, item) for number, item in enumerate(items))
        for _ in range(min(self._count, len(items))):
            self._hire()
        while self._queue or self._pending:
            while self._queue and self._idle:
                yield from self._give(self._queue.popleft())
            if self._queue or self._pending:
                yield from self._await()

    def _hire(self) -> None:
        worker = self._actor.remote(*self._arguments)
        self._starting[worker.ready.remote()] = worker

    def _give(self, wanted: _Wanted) -> Iterator[Outcome]:
        """Send a photo to an idle worker; the outcome where it cannot be sent."""
        item = wanted.item
        try:
            content = item.photo.read_bytes()
        except OSError as error:
            cause = plain_cause(error)
            yield Outcome(item, self._staging, cause)
            return
        worker = self._idle.pop()
        recipe = item.recipe(self._recipe)
        reference = worker.make.remote(item.photo.name, content, item.stem.name, recipe)
        self._pending[reference] = worker, wanted

    def _await(self) -> Iterator[Outcome]:
        """Until a worker has started, or a photo is done."""
        limit = None if self._pending else START_S
        ready, _ = self._ray.wait([*self._pending, *self._starting], timeout=limit)
        if not ready:
            raise ModelError(
                "the cluster had no room for a worker within {seconds:.0f} s", seconds=START_S
            )
        if ready[0] in self._starting:
            self._on_started(ready[0])
        else:
            yield from self._on_made(ready[0])

    def _on_started(self, reference: Any) -> None:
        worker = self._starting.pop(reference)
        try:
            self._ray.get(reference)
            self._idle.append(worker)
        except self._ray.exceptions.RayError as error:
            if not (self._idle or self._pending or self._starting):
                raise ModelError(
                    "no worker could start: {detail}", detail=last_line(error)
                ) from error

    def _on_made(self, reference: Any) -> Iterator[Outcome]:
        worker, wanted = self._pending.pop(reference)
        try:
            made = self._ray.get(reference)
            self._idle.append(worker)
        except self._ray.exceptions.RayError:  # its machine or its process has died
            self._hire()
            wanted = replace(wanted, attempts=wanted.attempts + 1)
            if wanted.attempts < ATTEMPTS:
                self._queue.appendleft(wanted)
                return
            died = Sentence("{count} workers died while they had this photo", count=ATTEMPTS)
            made = WorkerResult({}, died, 0.0)
        yield self._outcome(wanted, made)

    def _outcome(self, wanted: _Wanted, made: WorkerResult) -> Outcome:
        folder = self._staging / str(wanted.number)
        error = made.error
        try:
            folder.mkdir()
            for name, content in made.files.items():
                _write(folder / name, content)
        except OSError as failure:
            error = plain_cause(failure)
        return Outcome(wanted.item, folder, error, made.seconds)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def last_line(error: BaseException) -> str:
    """What a worker raised, without Ray's traceback."""
    cause = getattr(error, "cause", None)
    if isinstance(cause, LeadlineError):
        return cause.sentence
    said = str(cause or error).strip() or type(error).__name__
    return said.splitlines()[-1]
