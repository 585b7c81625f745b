"""Frames of films on a Ray cluster: runs of a shot's frames go to the workers, one after the other.

The driver decodes, steadies and writes; the workers, as those for photos, hold a model each and
need no shared disk. A frame's depth hangs on nothing but the frame, so that the files are those of
a single worker, however the frames were shared out.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from core.batch.cluster import ATTEMPTS, START_S, Worker, connect, content_of, last_line
from core.batch.films import Networks
from core.batch.model import Model
from core.errors import LeadlineError, ModelError
from core.films.network import Network
from core.types import Estimate, ModelInfo, Photo

_EACH = 2  # chunks under way for each worker: one is seen while the next one travels
CHUNK = 4
"""Frames that go to a worker at a time, at most."""
_CHUNK_BYTES = 16_000_000


_Chunk = list[tuple[Future[Estimate], Photo]]


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
        self._waiting: _Chunk = []
        self._with_fov = True
        self._most = CHUNK
        self._workers = [self._hire() for _ in range(count)]
        self._info = self._first_info()

    @property
    def info(self) -> ModelInfo:
        return self._info

    @property
    def in_flight(self) -> int:
        return _EACH * self._most * len(self._workers)

    def submit(self, photo: Photo, *, with_fov: bool, begins: bool = False) -> Future[Estimate]:
        """Begin with a frame; where a worker dies another one takes it.

        It waits until its chunk is full, a shot begins behind it, or its result is asked for.
        """
        made = _Awaited(self._send_waiting)
        with self._lock:
            self._most = max(1, min(CHUNK, _CHUNK_BYTES // max(1, photo.rgb.nbytes)))
            before = self._take_waiting() if begins or self._with_fov != with_fov else []
            self._with_fov = with_fov
            self._waiting.append((made, photo))
            full = self._take_waiting() if len(self._waiting) >= self._most else []
        for chunk in (before, full):
            self._send(chunk, with_fov)
        return made

    def _send_waiting(self) -> None:
        with self._lock:
            chunk = self._take_waiting()
        self._send(chunk, self._with_fov)

    def _take_waiting(self) -> _Chunk:
        chunk, self._waiting = self._waiting, []
        return chunk

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

    def _send(self, chunk: _Chunk, with_fov: bool, attempts: int = 1) -> None:
        if not chunk:
            return
        with self._lock:
            place = next(self._turn) % len(self._workers)
            worker = self._workers[place]
        reference = worker.see.remote([photo for _, photo in chunk], with_fov)

        def settle(done: Future[list[Estimate]]) -> None:
            error = done.exception()
            if error is None:
                for (made, _), estimate in zip(chunk, done.result(), strict=True):
                    made.set_result(estimate)
            elif isinstance(error, self._ray.exceptions.RayActorError) and attempts < ATTEMPTS:
                with self._lock:
                    if self._workers[place] is worker:  # its machine or its process has died
                        self._workers[place] = self._hire()
                self._send(chunk, with_fov, attempts + 1)
            else:
                for made, _ in chunk:
                    made.set_exception(_ours(error))

        reference.future().add_done_callback(settle)


class _Awaited(Future[Estimate]):
    """A frame's depth; who asks for it lets the frames that have come by then go on their way."""

    def __init__(self, send: Callable[[], None]) -> None:
        super().__init__()
        self._send = send

    def result(self, timeout: float | None = None) -> Estimate:
        """What the model says of the frame, or what went wrong."""
        if not self.done():
            self._send()
        return super().result(timeout)


def _ours(error: BaseException) -> BaseException:
    """What a worker raised, as it was there."""
    cause = getattr(error, "cause", None)
    if isinstance(cause, LeadlineError):
        return cause
    return ModelError("a worker failed: {detail}", detail=last_line(error))
