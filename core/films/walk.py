"""Any frame of a film by its number: decoding goes on, or jumps, whichever is quicker."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

import av

from core.films.container import Container
from core.films.index import FilmIndex
from core.films.interlaced import deinterlaced
from core.progress import CancelToken

_NEAR = 8  # frames that are decoded and not shown rather than jumped over
_PROBED = 3  # frames that are looked at for half pictures, and for times out of order
_PROBED_AVI = 24
_KEPT_BYTES = 64_000_000  # of decoded frames, for steps back
Numbered = tuple[int, av.VideoFrame]


class Walk:
    """Where the decoding of a film stands.

    Args:
        container: the open film.
        index: of its frames.

    Attributes:
        interlaced: frames are made of two half pictures, and are made whole.
    """

    def __init__(self, container: Container, index: FilmIndex, *, interlaced: bool = False) -> None:
        self.index = index
        self.interlaced = interlaced
        self._container = container
        self._source: Iterator[Numbered] = iter(())
        self._now: Numbered | None = None
        self._ahead: Numbered | None = None
        self._kept: dict[int, av.VideoFrame] = {}

    def probe(self, cancel: CancelToken | None = None) -> av.VideoFrame | None:
        """The first frame that can be decoded; None where there is none."""
        # AVI does not say when frames are shown
        count = _PROBED_AVI if self._container.input.format.name == "avi" else _PROBED
        seen = list(islice(self._decoded(0, cancel), count))
        self.interlaced = any(frame.interlaced_frame for frame in seen)
        times = [_time(frame) for frame in seen]
        known = [time for time in times if time is not None]
        if not self.index.counted and (len(known) < len(seen) or known != sorted(known)):
            # containers that do not say when frames are shown leave it to be guessed
            self.index = self.index.without_times()
        return seen[0] if seen else None

    def to(self, number: int) -> tuple[av.VideoFrame, bool]:
        """A frame, and whether it is the one of that number.

        Where that one cannot be decoded it is the last one before it, else the first at all.

        Raises:
            EOFError: nothing of the film can be decoded.
        """
        kept = self._kept.get(number)
        if kept is not None:
            return kept, True
        if not self._is_on_the_way(number):
            self._begin(number)
        while self._now is None or self._now[0] < number:
            self._ahead = self._ahead or next(self._source, None)
            if self._ahead is None or self._ahead[0] > number:
                break
            self._now, self._ahead = self._ahead, None
            self._keep(*self._now)
        if self._now is None:
            self._now = self._last_before(number)
        return self._now[1], self._now[0] == number

    def close(self) -> None:
        """Let go of the frames."""
        self._now = self._ahead = None
        self._source = iter(())
        self._kept.clear()

    def _is_on_the_way(self, number: int) -> bool:
        if self._now is None or self._now[0] > number:
            return False
        return self.index.seek_point(number) <= self._now[0] + _NEAR

    def _keep(self, number: int, frame: av.VideoFrame) -> None:
        """Keep the last few frames: going back by one would decode all from a seek point on."""
        size = sum(plane.buffer_size for plane in frame.planes)
        most = max(1, _KEPT_BYTES // max(1, size))
        self._kept.pop(number, None)  # as the last one again
        self._kept[number] = frame
        while len(self._kept) > most:
            del self._kept[next(iter(self._kept))]

    def _begin(self, number: int) -> None:
        self._now = self._ahead = None
        self._source = self._read(number)

    def _last_before(self, number: int) -> Numbered:
        """The last frame that can be decoded before one that has none from its seek point on."""
        point, ahead = self.index.seek_point(number), self._ahead
        while point > 0:
            point = self.index.seek_point(point - 1)
            last = None
            for found in self._read(point):
                if found[0] >= number:
                    break
                last = found
            if last is not None:
                self._begin(number)
                return last
        ahead = ahead or next(self._read(0), None)
        self._begin(number)
        if ahead is None:
            raise EOFError
        return ahead

    def _read(self, number: int, cancel: CancelToken | None = None) -> Iterator[Numbered]:
        """Frames from the last seek point up to ``number`` on, with rising numbers."""
        if not self.interlaced:
            return self._numbered(self._decoded(number, cancel))
        before = max(0, number - 1)
        frames = self._numbered(self._decoded(before, cancel))
        needed = (frame for each, frame in frames if each >= before)
        return self._numbered(deinterlaced(needed, self.index.unit), before)

    def _decoded(self, number: int, cancel: CancelToken | None) -> Iterator[av.VideoFrame]:
        for packet in self._packets(number):
            if cancel is not None:
                cancel.check()
            yield from self._container.decode(packet)
        yield from self._container.decode(None)

    def _packets(self, number: int) -> Iterator[av.Packet]:
        """From a point at which decoding can begin, at or before a frame."""
        if self.index.counted:
            self._container.rewind()
            return self._container.packets()
        point = self.index.seek_point(number)
        while True:
            wanted = int(self.index.pts[point])
            self._container.seek(wanted)
            packets = self._container.packets()
            first = next(packets, None)
            late = first is not None and (_time(first) or wanted) > wanted
            if first is not None and not late:
                return chain((first,), packets)
            if point == 0:
                self._container.rewind()
                return self._container.packets()
            # some containers jump too far; others have a damaged place there
            point = self.index.seek_point(point - 1)

    def _numbered(self, frames: Iterator[av.VideoFrame], begin: int = 0) -> Iterator[Numbered]:
        last = begin - 1 if self.index.counted else -1
        for frame in frames:
            number = last + 1 if self.index.counted else self._number(frame, last)
            if number > last:
                last = number
                yield number, frame

    def _number(self, frame: av.VideoFrame, last: int) -> int:
        time = _time(frame)
        if time is None:
            return last + 1
        return -1 if time < self.index.pts[0] else self.index.number(time)


def _time(timed: av.Packet | av.VideoFrame) -> int | None:
    time: int | None = timed.pts if timed.pts is not None else timed.dts
    return time
