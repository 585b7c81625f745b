"""A camera that is on: its newest frame, for whoever wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from core.errors import CameraError
from core.files.regular_files import text_name
from core.live.latest import Latest
from core.live.sources import Source, Stop, open_source
from core.progress import Cancelled
from core.sentence import Sentence
from core.types import ByteImage, Photo

CLOSED_WITHIN_S = 0.3
"""A device that does not answer is left behind then; its thread ends when it does."""


@dataclass(frozen=True, eq=False)
class CameraFrame:
    """A frame.

    Attributes:
        number: counted from 0, of all that came.
        time_s: when it was taken, since the first.
        rgb: (H, W, 3) uint8 sRGB, upright.
    """

    number: int
    time_s: float
    rgb: ByteImage


class Camera:
    """A live source that is read in a thread of its own; of its frames only the newest is kept.

    It is opened in that thread, so that none waits for a device: what goes wrong, ``wait`` says.

    Args:
        source: a camera's id or number, an address, or the path of a film, which plays at its
            own pace.
        open_it: opens the source in the reading thread.
    """

    def __init__(
        self, source: str, *, open_it: Callable[[str, Stop], Source] = open_source
    ) -> None:
        self.name = text_name(source) if "://" not in source else source
        self._source, self._open = source, open_it
        self._stop = Stop()
        self._latest: Latest[CameraFrame] = Latest()
        self._listener: Callable[[CameraFrame], None] | None = None
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        """Whether no frame will come any more: the end of a film, an error, or closed."""
        return self._latest.ended

    def latest(self) -> CameraFrame | None:
        """The newest frame, at once; None before the first."""
        return self._latest.newest

    def wait(self, after: int = -1, timeout_s: float | None = None) -> CameraFrame | None:
        """The newest frame, once it is newer than number ``after``.

        Returns:
            None at the timeout, at the end and when the camera was closed.

        Raises:
            CameraError: it is missing, denied, busy, or was unplugged; said once.
        """
        return self._latest.wait(after, timeout_s)

    def listen(self, listener: Callable[[CameraFrame], None] | None) -> None:
        """Tell someone of every frame, in the reading thread; it must be quick and never raise."""
        self._listener = listener

    def close(self, wait_s: float = CLOSED_WITHIN_S) -> None:
        """Switch it off; from any thread, and soon even where the device hangs.

        Args:
            wait_s: how long the device is waited for, at most.
        """
        self._stop.cancel()
        self._latest.end()
        if threading.current_thread() is not self._thread:
            self._thread.join(wait_s)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self) -> None:
        error: CameraError | None = None
        try:
            source = self._open(self._source, self._stop)
            try:
                self._read(source)
            finally:
                source.close()
        except Cancelled:
            pass
        except CameraError as failure:
            error = failure
        except Exception as failure:  # drivers fail in many ways
            cause = Sentence("it stopped ({detail})", detail=failure)
            error = CameraError("{camera}: {cause}", camera=self.name, cause=cause)
        self._latest.end(error)

    def _read(self, source: Source) -> None:
        for number, (seconds, rgb) in enumerate(source.frames()):
            if self._stop.cancelled:
                return
            frame = CameraFrame(number, seconds, rgb)
            self._latest.put(frame)
            listener = self._listener
            if listener is not None:
                listener(frame)


def photo_of(frame: CameraFrame, name: str) -> Photo:
    """A frame as a photo.

    Args:
        frame: is not copied.
        name: how people know it.
    """
    return Photo(name, None, frame.rgb)
