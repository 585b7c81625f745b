"""Depth of what a camera sees: a model runs on the newest frame, over and over."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from core.live.camera import CameraFrame, photo_of
from core.progress import CancelToken
from core.session.model import DepthModel
from core.types import Estimate, Photo

_ASKED_EVERY_S = 0.1  # whether to stop, while no frame comes
LEFT_WITHIN_S = 0.15
"""A pass that does not end by then after it was cancelled is left behind."""
_AVERAGED = 8  # results of which the rate is told


class FrameSource(Protocol):
    """What ``live_depth`` needs of a ``Camera``."""

    name: str

    @property
    def ended(self) -> bool: ...

    def latest(self) -> CameraFrame | None: ...

    def wait(self, after: int = -1, timeout_s: float | None = None) -> CameraFrame | None: ...


@dataclass(frozen=True, eq=False)
class LiveDepth:
    """The depth of one frame.

    Attributes:
        frame: that was looked at.
        photo: the same as a photo.
        estimate: its depth.
        fps: results per second lately; 0 for the first.
        seconds: from taking the frame out of the camera's hands to the result.
        behind: frames that came meanwhile.
    """

    frame: CameraFrame
    photo: Photo
    estimate: Estimate
    fps: float
    seconds: float
    behind: int


def live_depth(
    camera: FrameSource,
    model: DepthModel,
    *,
    with_fov: bool = True,
    cancel: CancelToken | None = None,
    now: Callable[[], float] = time.monotonic,
) -> Iterator[LiveDepth]:
    """Estimate the newest frame, again and again, until the camera ends.

    No frame waits in a queue: what came while the model ran is passed over but for the newest.
    So a result is never older than one run of the network and the frame that was taken.

    Args:
        camera: is not closed.
        model: asked in this thread.
        with_fov: whether the focal length is predicted of every frame.
        cancel: stops it.
        now: a clock in seconds.

    Raises:
        CameraError: it could not be opened, or stopped.
        Cancelled, ModelError, WeightsError: as ``DepthModel.estimate``.
    """
    ends: deque[float] = deque(maxlen=_AVERAGED)
    after = -1
    while True:
        if cancel is not None:
            cancel.check()
        ended = camera.ended
        frame = camera.wait(after, _ASKED_EVERY_S)
        if frame is None:
            if ended:
                return
            continue
        after, began = frame.number, now()
        photo = photo_of(frame, camera.name)
        estimate = model.estimate(photo, with_fov=with_fov, cancel=cancel)
        ends.append(now())
        newest = camera.latest() or frame
        behind = newest.number - frame.number
        yield LiveDepth(frame, photo, estimate, _rate(ends), ends[-1] - began, behind)


class LiveThread:
    """``live_depth`` in a thread of its own: who waits for a result can leave in the middle.

    A pass of the network cannot be interrupted everywhere; it begins when a result is asked for.

    Args:
        camera, model, with_fov: as ``live_depth``.
    """

    def __init__(self, camera: FrameSource, model: DepthModel, *, with_fov: bool = True) -> None:
        self._cancel = CancelToken()
        self._results = live_depth(camera, model, with_fov=with_fov, cancel=self._cancel)
        self._wanted: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._made: queue.SimpleQueue[LiveDepth | BaseException | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="live depth", daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[LiveDepth]:
        """Results until the camera ends; errors as ``live_depth``."""
        while True:
            self._wanted.put(True)
            made = self._made.get()
            if isinstance(made, BaseException):
                raise made
            if made is None:
                return
            yield made

    def close(self, timeout_s: float = LEFT_WITHIN_S) -> None:
        """Want no more; a pass that does not end in time goes on by itself."""
        self._cancel.cancel()
        self._wanted.put(False)
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            while self._wanted.get():
                made = next(self._results, None)
                self._made.put(made)
                if made is None:
                    return
        except BaseException as error:
            self._made.put(error)


def _rate(ends: deque[float]) -> float:
    span = ends[-1] - ends[0]
    return (len(ends) - 1) / span if span > 0 else 0.0
