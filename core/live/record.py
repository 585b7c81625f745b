"""What a camera sees as a file: a film of it, whole or not at all, and single frames."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

import numpy as np
from PIL import Image

from core.errors import ExportError, LeadlineError
from core.files import atomic_path, make_folder, refuse_existing
from core.films.resized import resized
from core.live.camera import CameraFrame
from core.sentence import Sentence
from core.types import ByteImage, Size

FILM_SUFFIX = ".mp4"
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png")
_WAITING = 8  # frames between the camera and the encoder
_UNIT = Fraction(1, 90_000)
_QUALITY = "20"  # constant rate factor of H.264
_JPEG_QUALITY = 95


class _Discarded(Exception):  # noqa: N818 - an outcome, not an error
    """Nothing is to be left."""


class Recorder:
    """Writes frames into an MP4 as they come, each at its own time, in a thread of its own.

    The file takes its name when it is finished, and not at all when that fails.

    Args:
        path: with the suffix .mp4.
        overwrite: replace a file that is there.

    Raises:
        ExportError: another suffix, a file that is there, or a folder that cannot be made.
    """

    def __init__(self, path: Path, *, overwrite: bool = False) -> None:
        if path.suffix.lower() != FILM_SUFFIX:
            raise ExportError(path, "expected a name that ends in {suffixes}", suffixes=FILM_SUFFIX)
        if not overwrite:
            refuse_existing(path)
        make_folder(path.parent)
        self._path = path
        self._waiting: queue.Queue[CameraFrame | None] = queue.Queue(_WAITING)
        self._ended = threading.Event()
        self._discarded = False
        self._error: LeadlineError | None = None
        self.frames = 0
        self.dropped = 0
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    def add(self, frame: CameraFrame) -> None:
        """Take a frame; it is dropped where the encoder is too slow, or the recording ended."""
        if self._ended.is_set():
            return
        try:
            self._waiting.put_nowait(frame)
        except queue.Full:
            self.dropped += 1

    def finish(self) -> Path:
        """End the file and give it its name; what was added is in it.

        Raises:
            ExportError: it could not be written, or no frame came.
        """
        self._end()
        if self._error is not None:
            raise self._error
        return self._path

    def discard(self) -> None:
        """Leave nothing behind."""
        self._discarded = True
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread.is_alive():
            self.discard()

    def _end(self) -> None:
        self._ended.set()
        with suppress(queue.Full):  # it looks at the event then
            self._waiting.put_nowait(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            with atomic_path(self._path) as temporary:
                self._encode(temporary)
        except _Discarded:
            pass
        except LeadlineError as error:
            self._error = error
        except Exception as error:  # encoders fail in many ways
            cause = Sentence("cannot be written: {cause}", cause=error)
            self._error = ExportError(self._path, cause)
        self._ended.set()

    def _encode(self, path: Path) -> None:
        import av

        try:
            with av.open(str(path), "w", format="mp4") as container:
                stream, last = None, -1
                while (frame := self._next()) is not None:
                    pixels = _even(frame.rgb)
                    stream = stream or _stream(container, pixels)
                    last = max(last + 1, round(frame.time_s / _UNIT))
                    container.mux(stream.encode(_timed(pixels, last, stream)))
                    self.frames += 1
                if stream is None:
                    raise ExportError(self._path, "no frame came: nothing was recorded")
                container.mux(stream.encode())
        except av.FFmpegError as failure:
            raise OSError(failure.errno, failure.strerror) from failure

    def _next(self) -> CameraFrame | None:
        """The next frame; None when all were taken and no more come."""
        while True:
            if self._discarded:
                raise _Discarded
            try:
                return self._waiting.get(timeout=0.1)
            except queue.Empty:
                if self._ended.is_set():
                    return None


def save_picture(rgb: ByteImage, path: Path, *, overwrite: bool = False) -> Path:
    """Write a frozen frame as JPEG or PNG, by the suffix.

    Args:
        rgb: (H, W, 3) uint8 sRGB.
        path: its folder is made where it is missing.
        overwrite: replace a file that is there.

    Raises:
        ExportError: another suffix, a file that is there, or one that cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in PICTURE_SUFFIXES:
        raise ExportError(
            path, "expected a name that ends in {suffixes}", suffixes=", ".join(PICTURE_SUFFIXES)
        )
    if not overwrite:
        refuse_existing(path)
    make_folder(path.parent)
    image = Image.fromarray(rgb)
    with atomic_path(path) as temporary:
        if suffix == ".png":
            image.save(temporary, "PNG")
        else:
            image.save(temporary, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return path


def _stream(container: Any, pixels: ByteImage) -> Any:
    stream = container.add_stream("libx264", rate=30)
    stream.height, stream.width = pixels.shape[:2]
    stream.pix_fmt = "yuv420p"
    # nothing waits for frames to come, and the machine has a network to run
    stream.options = {"crf": _QUALITY, "preset": "ultrafast", "tune": "zerolatency"}
    stream.codec_context.time_base = _UNIT
    return stream


def _timed(pixels: ByteImage, time: int, stream: Any) -> Any:
    import av

    # streams from afar may change their size
    same = resized(pixels, Size(stream.width, stream.height))
    frame = av.VideoFrame.from_ndarray(same, format="rgb24")
    frame.time_base = _UNIT
    frame.pts = time
    return frame


def _even(rgb: ByteImage) -> ByteImage:
    """With even sides, as H.264 needs them: an odd last row or column is left out."""
    return np.ascontiguousarray(rgb[: max(1, rgb.shape[0] & ~1), : max(1, rgb.shape[1] & ~1)])
