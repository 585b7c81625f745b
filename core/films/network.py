"""A model at work on one frame after the other, in as many threads as it makes use of."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from core.progress import CancelToken
from core.types import Estimate, ModelInfo, Photo

if TYPE_CHECKING:
    from core.session import DepthModel


class Network(Protocol):
    """What estimates frames: here, or on other machines.

    Attributes:
        info: which model it runs.
        in_flight: how many frames it works on at a time.
    """

    @property
    def info(self) -> ModelInfo: ...

    @property
    def in_flight(self) -> int: ...

    def submit(self, photo: Photo, *, with_fov: bool, begins: bool = False) -> Future[Estimate]:
        """Begin with a frame.

        Args:
            begins: a shot is known to begin with it; frames of one travel together.
        """


class _Lanes:
    def __init__(self, model: DepthModel, pool: ThreadPoolExecutor, stop: CancelToken) -> None:
        self._model, self._pool, self._stop = model, pool, stop

    @property
    def info(self) -> ModelInfo:
        return self._model.info

    @property
    def in_flight(self) -> int:
        return max(1, self._model.lanes)

    def submit(self, photo: Photo, *, with_fov: bool, begins: bool = False) -> Future[Estimate]:
        return self._pool.submit(self._model.estimate, photo, with_fov=with_fov, cancel=self._stop)


@contextmanager
def local_network(model: DepthModel) -> Iterator[Network]:
    """A model in this process; at the end, whatever it is, work on frames is stopped.

    A small network makes more of two processors when each has a frame of its own.
    """
    import torch

    threads = torch.get_num_threads()
    lanes = max(1, model.lanes)
    stop = CancelToken()
    share = max(1, threads // lanes)
    pool = ThreadPoolExecutor(lanes, "network", torch.set_num_threads, (share,))
    try:
        yield _Lanes(model, pool, stop)
    finally:
        stop.cancel()
        pool.shutdown(wait=True, cancel_futures=True)
        torch.set_num_threads(threads)
