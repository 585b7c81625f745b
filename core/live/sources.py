"""Where live frames come from: a camera, an address, or a film that plays at its own pace."""

from __future__ import annotations

import errno
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from core.errors import CameraError, LeadlineError
from core.films import open_film
from core.live.devices import SYSTEMS, list_cameras
from core.progress import CancelToken
from core.sentence import Sentence
from core.types import ByteImage

Timed = tuple[float, ByteImage]
"""When a frame was taken, in seconds since the first, and its pixels."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)
_OPEN_S, _READ_S = 10.0, 5.0
# What is asked of a camera, the best first; the last takes what there is.
_WISHES: dict[str, tuple[Mapping[str, str], ...]] = {
    "v4l2": (
        {"video_size": "1280x720", "framerate": "30", "input_format": "mjpeg"},
        {"video_size": "1280x720"},
        {},
    ),
    "avfoundation": (
        {"video_size": "1280x720", "framerate": "30"},
        {"framerate": "30"},
        {},
    ),
    "dshow": ({"video_size": "1280x720", "framerate": "30"}, {}),
}
_CAUSES = {
    errno.EACCES: Sentence("there is no permission to use it; allow it in the system's settings"),
    errno.EPERM: Sentence("there is no permission to use it; allow it in the system's settings"),
    errno.EBUSY: Sentence("another program uses it"),
    errno.ENOENT: Sentence("there is none of that name; is it plugged in?"),
    errno.ENODEV: Sentence("it was unplugged"),
    errno.ENXIO: Sentence("it was unplugged"),
    errno.ETIMEDOUT: Sentence("it does not answer"),
    errno.ECONNREFUSED: Sentence("it does not answer"),
}
_FINAL = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ENOENT)


class Source(Protocol):
    """Something that gives frames as time goes by."""

    def frames(self) -> Iterator[Timed]:
        """Frames as they come, until the end.

        Raises:
            CameraError: it stopped by itself.
        """

    def close(self) -> None:
        """Let go of it; in the thread that reads."""


class Stop(CancelToken):
    """Says that no more frames are wanted."""

    def wait(self, seconds: float) -> None:
        """Wait so long, or until it is said."""
        self._event.wait(max(0.0, seconds))


class Pace:
    """Waits for the moments at which a film shows its frames.

    Args:
        stop: ends every wait at once.
        now: a clock in seconds.
    """

    def __init__(self, stop: Stop, now: Callable[[], float] = time.monotonic) -> None:
        self._stop, self._now = stop, now
        self._began: float | None = None

    def elapsed(self) -> float:
        """Seconds since the first call."""
        if self._began is None:
            self._began = self._now()
        return self._now() - self._began

    def wait_until(self, seconds: float) -> None:
        """Wait until so much has elapsed."""
        self._stop.wait(seconds - self.elapsed())


def open_source(text: str, stop: Stop) -> Source:
    """Open a camera by its id or its place in the list, an address, or a film.

    Args:
        text: "0", "/dev/video0", "rtsp://...", or the path of a film or a folder of pictures.
        stop: set when no more frames are wanted.

    Raises:
        CameraError: there is none, it is in use, or may not be used.
    """
    if text.isdecimal():
        return _numbered(text)
    if _ADDRESS.match(text):
        return _Streamed(text, text, None, Pace(stop))
    path = Path(text)
    if _is_device(path):
        return _camera(text)
    if sys.platform != "linux" and text in {device.id for device in list_cameras()}:
        return _camera(text)
    return _PlayedFilm(path, stop)


def _numbered(text: str) -> Source:
    cameras = list_cameras()
    if int(text) >= len(cameras):
        raise CameraError(
            "there is no camera {number}: {count} were found", number=text, count=len(cameras)
        )
    return _camera(cameras[int(text)].id)


def _is_device(path: Path) -> bool:
    if path.parent == Path("/dev"):
        return True
    try:
        return stat.S_ISCHR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _camera(device: str) -> Source:
    system = SYSTEMS.get(sys.platform)
    if system is None:
        raise CameraError("cameras cannot be used on this system")
    name = f"video={device}" if system == "dshow" else device
    return _Streamed(device, name, system, None)


class _PlayedFilm:
    """A film, each frame at its time; frames that cannot be made in time are left out."""

    def __init__(self, path: Path, stop: Stop) -> None:
        self._pace, self._stop = Pace(stop), stop
        try:
            self._film = open_film(path, cancel=stop)
        except LeadlineError as error:
            raise CameraError(error.sentence) from error

    def frames(self) -> Iterator[Timed]:
        facts, index = self._film.facts, 0
        while index < facts.frames and not self._stop.cancelled:
            pixels = self._film.frame(index)
            self._pace.wait_until(float(facts.times_s[index]))
            yield float(facts.times_s[index]), pixels
            index = max(index + 1, facts.frame_at(self._pace.elapsed()))

    def close(self) -> None:
        self._film.close()


class _Streamed:
    """A camera or an address that FFmpeg reads.

    Args:
        name: for people.
        address: for FFmpeg.
        system: FFmpeg's input for cameras; None for an address.
        pace: what slows down a stream that comes faster than it plays; None for none.
    """

    def __init__(self, name: str, address: str, system: str | None, pace: Pace | None) -> None:
        self._name, self._pace = name, pace
        self._input = self._opened(address, system)
        if not self._input.streams.video:
            self._input.close()
            raise CameraError("{camera}: it gives no pictures", camera=name)

    def _opened(self, address: str, system: str | None) -> Any:
        import av

        wishes = _WISHES.get(system or "", ({},))
        for wish in wishes:
            try:
                return av.open(
                    address,
                    "r",
                    format=system,
                    options=dict(wish),
                    metadata_errors="replace",
                    timeout=(_OPEN_S, _READ_S),
                )
            except (av.FFmpegError, OSError, ValueError) as error:
                if wish is wishes[-1] or getattr(error, "errno", None) in _FINAL:
                    raise self._error(error) from error
        raise AssertionError("there is always a last wish")

    def frames(self) -> Iterator[Timed]:
        import av

        from core.films.picture import Converter, shown_size, turn_of

        converter, began = Converter(), None
        stream = self._input.streams.video[0]
        stream.thread_type = "SLICE"  # threads by frame would hold some back
        aspect = float(stream.sample_aspect_ratio or 1)
        try:
            for frame in self._input.decode(stream):
                if frame.time is None or frame.is_corrupt:
                    continue
                began = frame.time if began is None else began
                seconds = frame.time - began
                turn = turn_of(frame)
                pixels = converter.picture(frame, shown_size(frame, aspect, turn), turn)
                if self._pace is not None:
                    self._pace.wait_until(seconds)
                yield seconds, pixels
        except (av.FFmpegError, OSError) as error:
            raise self._error(error) from error

    def close(self) -> None:
        self._input.close()

    def _error(self, error: Exception) -> CameraError:
        code = getattr(error, "errno", None)
        cause = _CAUSES.get(code or 0) or Sentence(
            "it gives no pictures ({detail})", detail=getattr(error, "strerror", None) or error
        )
        return CameraError("{camera}: {cause}", camera=self._name, cause=cause)
