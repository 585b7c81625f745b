"""The sound of a film between two times: copied as it is where the new file can hold it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from core.films.container import open_input, sound_streams

_HELD = {
    "mp4": ("aac", "mp3", "ac3", "eac3", "alac", "flac", "opus"),
    "matroska": None,  # all
}
"""What containers hold that players know."""
_REENCODED = "aac"
_BIT_RATE = 192_000
_BEFORE_S = 1.0
_MICROSECONDS = 1_000_000


@dataclass(frozen=True)
class SoundCut:
    """Which sound.

    Attributes:
        path: the film.
        start_s: since the film's first frame; there the new file begins.
        stop_s: behind its end.
    """

    path: Path
    start_s: float
    stop_s: float


class Sound:
    """Takes the sound of one file into another, as far as that one has come.

    Args:
        cut: which sound.
        target: the container that gets it; nothing has been muxed yet.

    Raises:
        PhotoError: the film cannot be read any more.
    """

    def __init__(self, cut: SoundCut, target: Any) -> None:
        self._cut, self._target = cut, target
        self._source: Any = open_input(cut.path)
        try:
            known = sound_streams(self._source)
            self._packets = self._begin(known[0]) if known else self._nothing()
        except BaseException:
            self._source.close()
            raise

    def until(self, time_s: float) -> None:
        """Give the sound up to a time of the new file."""
        for packet, packet_s in self._packets:
            self._target.mux(packet)
            if packet_s >= time_s:
                return

    def close(self) -> None:
        """Let go of the film."""
        self._source.close()

    def _nothing(self) -> Iterator[tuple[Any, float]]:
        yield from ()

    def _begin(self, stream: Any) -> Iterator[tuple[Any, float]]:
        held = _HELD[self._target.format.name]
        videos = self._source.streams.video
        first = videos[0] if videos else stream
        began_s = float((first.start_time or 0) * (first.time_base or 1))
        self._zero_s = began_s + self._cut.start_s
        self._length_s = self._cut.stop_s - self._cut.start_s
        with suppress(av.FFmpegError):
            self._source.seek(int(max(0.0, self._zero_s - _BEFORE_S) * _MICROSECONDS))
        if held is None or stream.codec_context.name in held:
            return self._copied(stream, self._target.add_stream_from_template(stream))
        out = self._target.add_stream(_REENCODED, rate=stream.codec_context.sample_rate)
        out.bit_rate = _BIT_RATE
        return self._encoded(stream, out)

    def _copied(self, stream: Any, out: Any) -> Iterator[tuple[Any, float]]:
        unit = stream.time_base
        zero = round(self._zero_s / unit)
        for packet in self._read(stream):
            if packet.pts is None:
                continue
            since_s = float((packet.pts - zero) * unit)
            if since_s >= self._length_s:
                return
            if since_s < 0:
                continue
            packet.pts -= zero
            packet.dts = packet.pts
            packet.stream = out
            yield packet, since_s

    def _encoded(self, stream: Any, out: Any) -> Iterator[tuple[Any, float]]:
        since_s = 0.0
        for frame in self._cut_frames(stream):
            since_s = frame.pts / frame.sample_rate
            for made in out.encode(frame):
                yield made, since_s
        for made in out.encode(None):
            yield made, since_s

    def _cut_frames(self, stream: Any) -> Iterator[Any]:
        """Decoded sound, cut to the sample; times in samples since the cut."""
        rate, layout = stream.codec_context.sample_rate, stream.codec_context.layout
        resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate)
        end = round(self._length_s * rate)
        decoded = (frame for packet in self._read(stream) for frame in _decoded(stream, packet))
        for frame in (each for one in decoded for each in resampler.resample(one)):
            if frame.pts is None:
                continue
            start = round((float(frame.pts * frame.time_base) - self._zero_s) * rate)
            if start >= end:
                return
            samples = frame.to_ndarray()[:, max(0, -start) : end - start]
            if samples.shape[1]:
                kept = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray(samples), format="fltp", layout=layout.name
                )
                kept.sample_rate, kept.pts = rate, max(0, start)
                kept.time_base = Fraction(1, rate)
                yield kept

    def _read(self, stream: Any) -> Iterator[Any]:
        """Packets up to the end, or to where the file is damaged."""
        with suppress(av.FFmpegError):
            for packet in self._source.demux(stream):
                if packet.size:
                    yield packet


def _decoded(stream: Any, packet: Any) -> list[Any]:
    try:
        return list(stream.codec_context.decode(packet))
    except av.FFmpegError:
        return []
