"""Films as files: the codecs that are written, frames at their own times, sound beside them."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from core.effects.files import even
from core.errors import ExportError
from core.films.writers.sound import Sound, SoundCut
from core.types import ByteImage, Size

os.environ.setdefault("SVT_LOG", "1")  # of the encoder of AV1: errors alone
_CLOCK = Fraction(1, 90_000)
_FULL_RANGE = 2
_BT709 = 1
_NEUTRAL_10 = 512
_MUXER_OPTIONS = {"matroska": {"fflags": "+bitexact"}}  # else its files hold random numbers
_Words = NDArray[np.uint16]


@dataclass(frozen=True)
class FilmCodec:
    """How the pictures of a film are coded; the same frames give the same bytes, on any number of
    processors.

    Attributes:
        title: the codec's name, for people.
        encoder: FFmpeg's name of it.
        container: FFmpeg's name of the kind of file.
        pixels: FFmpeg's name of the kind of pixels.
        options: of the encoder.
        tag: by which players of Apple know it.
        full_range: codes go from 0 to the largest.
        apart: the encoder chooses by what was in memory before, so that it needs a process of its
            own to give the same bytes; see ``core.films.writers.apart``.
    """

    title: str
    encoder: str
    container: str
    pixels: str
    options: dict[str, str] = field(default_factory=dict)
    tag: str = ""
    full_range: bool = False
    apart: bool = False

    def with_options(self, options: dict[str, str]) -> FilmCodec:
        """The same with some options more."""
        return replace(self, options=self.options | options)


HEVC_10 = FilmCodec(
    "10-bit HEVC",
    "libx265",
    "mp4",
    "yuv420p10le",
    {
        "crf": "12",
        "preset": "fast",
        # With B frames the times of films of one or two frames are what was in memory.
        "x265-params": "frame-threads=1:pools=2:bframes=0:info=0:log-level=none",
    },
    tag="hvc1",
    full_range=True,
    apart=True,
)
AV1_10 = FilmCodec(
    "10-bit AV1",
    "libsvtav1",
    "mp4",
    "yuv420p10le",
    {"crf": "18", "preset": "8", "svtav1-params": "lp=2"},
    full_range=True,
)
FFV1_16 = FilmCodec(
    "FFV1",
    "ffv1",
    "matroska",
    "gray16le",
    {"level": "3", "slices": "4", "slicecrc": "1", "threads": "2"},
    full_range=True,
)
H264 = FilmCodec(
    "H.264",
    "libx264",
    "mp4",
    "yuv420p",
    # With B frames or a look ahead some bits are chosen by memory that nobody has set.
    {
        "crf": "18",
        "preset": "veryfast",
        "bf": "0",
        "mbtree": "0",
        "rc-lookahead": "0",
        "threads": "2",
    },
)


class FilmFile:
    """A film that is being written.

    Args:
        path: where to; a temporary name.
        coding: how.
        size: of the frames that are given; where the codec asks for even sides, an odd last row
            or column is left out.
        fps: about how many frames a second.
        comment: what the file says of itself.
        sound: which sound it gets.

    Raises:
        ExportError: the encoder is not there.
        OSError: the file cannot be written.
    """

    def __init__(
        self,
        path: Path,
        coding: FilmCodec,
        *,
        size: Size,
        fps: float,
        comment: str,
        sound: SoundCut | None = None,
    ) -> None:
        self._coding = coding
        self._held = ExitStack()
        with ExitStack() as held, _system_errors():
            file = held.enter_context(path.open("wb"))
            options = _MUXER_OPTIONS.get(coding.container, {})
            self._container: Any = av.open(file, "w", format=coding.container, options=options)
            held.callback(self._drop)
            self._container.metadata["comment"] = comment
            self._stream = self._add_stream(path, size, fps)
            self._sound = None if sound is None else Sound(sound, self._container)
            if self._sound is not None:
                held.callback(self._sound.close)
            self._held = held.pop_all()

    def add(self, picture: ByteImage | _Words, time_s: float, seconds: float) -> None:
        """One more frame.

        Args:
            picture: (H, W, 3) uint8 sRGB, or (H, W) uint16 from 0 to 65535 for depth.
            time_s: when it is shown.
            seconds: how long.
        """
        frame = self._frame(picture)
        frame.pts, frame.time_base = round(time_s / _CLOCK), _CLOCK
        frame.duration = max(1, round(seconds / _CLOCK))
        with _system_errors():
            self._container.mux(self._stream.encode(frame))
            if self._sound is not None:
                self._sound.until(time_s + seconds)

    def finish(self) -> None:
        """Bring the file to its end. OSError."""
        with _system_errors():
            self._container.mux(self._stream.encode(None))
            if self._sound is not None:
                self._sound.until(float("inf"))
            self._container.close()
        self.close()

    def close(self) -> None:
        """Let go of the file, be it whole or not."""
        self._held.close()

    def _drop(self) -> None:
        try:
            self._container.close()
        except (av.FFmpegError, OSError, ValueError):  # nobody needs the end of what is given up
            return

    def _add_stream(self, path: Path, size: Size, fps: float) -> Any:
        coding = self._coding
        try:
            av.Codec(coding.encoder, "w")
        except ValueError as error:  # PyAV's UnknownCodecError
            raise ExportError(
                path,
                "{codec} cannot be written here: this build of FFmpeg lacks the encoder {encoder}",
                codec=coding.title,
                encoder=coding.encoder,
            ) from error
        rate = Fraction(fps).limit_denominator(1001)
        stream = self._container.add_stream(coding.encoder, rate=rate or 1)
        stream.width, stream.height = self._even(size)
        stream.pix_fmt = coding.pixels
        stream.options = coding.options
        stream.time_base = stream.codec_context.time_base = _CLOCK
        context = stream.codec_context
        if coding.full_range:
            context.color_range = _FULL_RANGE
        else:
            context.colorspace = context.color_primaries = context.color_trc = _BT709
        if coding.tag:
            context.codec_tag = coding.tag
        try:
            context.open()
        except av.FFmpegError as error:
            raise ExportError(
                path,
                "{codec} cannot hold pictures of {width} x {height} pixels",
                codec=coding.title,
                width=size.width,
                height=size.height,
            ) from error
        return stream

    def _even(self, size: Size) -> Size:
        if "420" not in self._coding.pixels:
            return size
        return Size(*(max(2, side & ~1) for side in size))

    def _frame(self, picture: Any) -> Any:
        if self._coding.pixels == "gray16le":
            return self._ranged(av.VideoFrame.from_ndarray(picture, format="gray16le"))
        picture = even(picture)
        if picture.ndim == 3:
            # Converted here by one thread: inside the encoder's the bytes are not always the same.
            return av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(
                format=self._coding.pixels, dst_colorspace=_BT709, threads=1
            )
        height, width = picture.shape
        planes = np.full((height * 3 // 2, width), _NEUTRAL_10, np.uint16)
        planes[:height] = ten_bits(picture)
        return self._ranged(av.VideoFrame.from_ndarray(planes, format="yuv420p10le"))

    @staticmethod
    def _ranged(frame: Any) -> Any:
        frame.color_range = _FULL_RANGE
        return frame


def ten_bits(words: _Words) -> _Words:
    """Codes from 0 to 65535 as codes from 0 to 1023."""
    return ((words.astype(np.uint32) * 1023 + 32_767) // 65_535).astype(np.uint16)


class _system_errors:  # noqa: N801 - reads as a statement
    """FFmpeg's errors as the system's, whose causes can be told in plain words."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, av.FFmpegError):
            raise OSError(error.errno, error.strerror) from error
