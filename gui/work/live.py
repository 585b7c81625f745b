"""What a camera sees, made ready to be shown; for the network's lane."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.progress import CancelToken
from core.types import ByteImage, Photo
from gui.state.entry import Derived
from gui.work.derive import derive, derive_quickly

if TYPE_CHECKING:
    from core.live import Camera
    from core.session import DepthModel

HISTOGRAM_EVERY = 8
"""Results after which range and histogram are taken anew."""


@dataclass(frozen=True, eq=False)
class LiveFrame:
    """A frame with its depth.

    Attributes:
        mips: halved copies of the picture.
        derived: its depth; None of a picture that is shown before it has any.
        fps: results per second lately.
    """

    photo: Photo
    mips: Sequence[ByteImage]
    derived: Derived | None = None
    fps: float = 0.0


class Newest:
    """Hands the newest frame to the window; what it did not take in time is replaced."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._frame: LiveFrame | None = None

    def put(self, frame: LiveFrame) -> None:
        with self._lock:
            self._frame = frame

    def take(self) -> LiveFrame | None:
        """A frame that was not taken yet; None for none."""
        with self._lock:
            frame, self._frame = self._frame, None
            return frame


def watch(
    camera: Camera,
    load: Callable[[], DepthModel],
    newest: Newest,
    cancel: CancelToken,
) -> None:
    """Estimate the newest frame over and over, until the camera ends.

    Raises:
        CameraError: it cannot be used, or was unplugged.
        Cancelled, ModelError, WeightsError: as the model.
    """
    from core.live.depth import live_depth
    from gui.kit.mips import photo_mips

    first = camera.wait(timeout_s=None)
    cancel.check()
    if first is not None:
        newest.put(LiveFrame(Photo(camera.name, None, first.rgb), photo_mips(first.rgb)))
    before: Derived | None = None
    for number, made in enumerate(live_depth(camera, load(), cancel=cancel)):
        mips = photo_mips(made.photo.rgb)
        if number % HISTOGRAM_EVERY == 0:
            before = derive(made.estimate, made.photo.rgb)
        else:
            before = derive_quickly(made.estimate, mips, before)
        newest.put(LiveFrame(made.photo, mips, before, made.fps))
