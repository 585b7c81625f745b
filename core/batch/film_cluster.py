"""Frames of films on a Ray cluster: each goes to a worker, in order they come back.

The driver decodes, steadies and writes; the workers, as those for photos, hold a model each and
need no shared disk.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from core.batch.cluster import ATTEMPTS, START_S, Worker, connect, content_of, last_line
from core.batch.films import Networks
from core.batch.model import Model
from core.errors import LeadlineError, ModelError
from core.films.network import Network
from core.types import Estimate, ModelInfo, Photo

_EACH = 2  # frames under way for each worker: one is seen while the next one travels


def ray_networks(address: str, model: Model, *, workers: int | None = None) -> Networks:
    """A cluster's workers; arguments as ``core.batch.cluster.ray_engine``."""

    @contextmanager
    def opened() -> Iterator[Network]:
        weights = {path.name: content_of(path) for path in model.files}
        ray = connect(address, workers)
        try:
            yield _RayNetwork(ray, model, weights, workers)
        finally:
            ray.shutdown()

    return opened


class _RayNetwork:
    def __init__(self, ray: Any, model: Model, weights: Any, workers: int | None) -> None:
        import torch

        self._ray = ray
        gpus = int(ray.cluster_resources().get("GPU", 0)) if model.device != "cpu" else 0
        count = workers or gpus or len(ray.nodes())
        resources = {"num_cpus": 1, "num_gpus": 1 if gpus >= count else 0}
        self._actor = ray.remote(scheduling_strategy="SPREAD", **resources)(Worker)
        self._arguments = (ray.put(weights), model, torch.get_num_threads())
        self._lock = threading.Lock()
        self._turn = itertools.count()
        self._workers = [self._hire() for _ in range(count)]
        self._info = self._first_info()

    @property
    def info(self) -> ModelInfo:
        return self._info

    @property
    def in_flight(self) -> int:
        return _EACH * len(self._workers)

    def submit(self, photo: Photo, *, with_fov: bool) -> Future[Estimate]:
        """Begin with a frame; where a worker dies another one takes it."""
        made: Future[Estimate] = Future()
        self._send(made, photo, with_fov, attempts=1)
        return made

    def _hire(self) -> Any:
        return self._actor.remote(*self._arguments)

    def _first_info(self) -> ModelInfo:
        """What the first worker that has started runs."""
        waiting = [worker.model_info.remote() for worker in self._workers]
        ready, _ = self._ray.wait(waiting, timeout=START_S)
        if not ready:
            raise ModelError(
                "the cluster had no room for a worker within {seconds:.0f} s", seconds=START_S
            )
        try:
            info: ModelInfo = self._ray.get(ready[0])
        except self._ray.exceptions.RayError as error:
            raise ModelError("no worker could start: {detail}", detail=last_line(error)) from error
        return info

    def _send(self, made: Future[Estimate], photo: Photo, with_fov: bool, attempts: int) -> None:
        with self._lock:
            place = next(self._turn) % len(self._workers)
            worker = self._workers[place]
        reference = worker.see.remote(photo, with_fov)

        def settle(done: Future[Estimate]) -> None:
            error = done.exception()
            if error is None:
                made.set_result(done.result())
            elif isinstance(error, self._ray.exceptions.RayActorError) and attempts < ATTEMPTS:
                with self._lock:
                    if self._workers[place] is worker:  # its machine or its process has died
                        self._workers[place] = self._hire()
                self._send(made, photo, with_fov, attempts + 1)
            else:
                made.set_exception(_ours(error))

        reference.future().add_done_callback(settle)


def _ours(error: BaseException) -> BaseException:
    """What a worker raised, as it was there."""
    cause = getattr(error, "cause", None)
    if isinstance(cause, LeadlineError):
        return cause
    return ModelError("a worker failed: {detail}", detail=last_line(error))
