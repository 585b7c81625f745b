"""Where the frames of a film are: their times and the points that can be jumped to.

Both come from the packets of the file, so nothing is decoded and a film of hours takes seconds.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from fractions import Fraction

import av
import numpy as np
from numpy.typing import NDArray

from core.films.film import LISTING
from core.progress import CancelToken, Monitor, ProgressCallback

_CHECKED_EVERY = 256  # packets between two looks at the cancel token, and two reports
_VP8_SHOWN = 0x10  # bit of a packet's first byte: its frame is shown
_TOO_FEW_TIMES = 0.5  # of the packets: then their times say nothing
_LARGEST_TIME = 2.0**52  # in any unit: damage
_LARGEST_STEP_BACK = 24  # frames; more than are stored out of order: a clock that began again


@dataclass(frozen=True, eq=False)
class FilmIndex:
    """The frames of a film in the order in which they are shown.

    Attributes:
        pts: (frames,) int64, rising: the file's time of each frame, in ``unit``.
        seek_points: int64, rising: frames that are decoded without those before.
        unit: seconds.
        counted: the file has no times that can be used: frames are counted from the beginning.
        last: how long the last frame is shown, in ``unit``; 0 where the file does not say.
    """

    pts: NDArray[np.int64]
    seek_points: NDArray[np.int64]
    unit: Fraction
    counted: bool = False
    last: int = 0

    def without_times(self) -> FilmIndex:
        """The same frames, to be counted from the beginning."""
        return replace(self, counted=True, seek_points=np.zeros(1, np.int64))

    def number(self, pts: int) -> int:
        """The frame that has this time, or the nearest one, of two the first."""
        place = int(np.searchsorted(self.pts, pts))
        if place == len(self.pts):
            return place - 1
        before = place > 0 and pts - self.pts[place - 1] <= self.pts[place] - pts
        return place - 1 if before else place

    def seek_point(self, number: int) -> int:
        """The last seek point up to a frame."""
        place = int(np.searchsorted(self.seek_points, number, side="right"))
        return int(self.seek_points[max(0, place - 1)])

    def times_s(self, fps: float) -> tuple[NDArray[np.float64], float]:
        """When each frame is shown, the first at 0, and when the last one ends.

        Args:
            fps: what the file says of its rate, for frames of which it does not say the time.
        """
        if self.counted or len(self.pts) == 1:
            return np.arange(len(self.pts)) / fps, len(self.pts) / fps
        times = np.asarray((self.pts - self.pts[0]) * float(self.unit), np.float64)
        usual = float(np.median(np.diff(times)))
        last = self.last * float(self.unit)
        # some files say the duration of the whole film of the last packet
        return times, float(times[-1]) + (last if 0 < last < 10 * usual else usual)


def read_index(
    container: av.container.InputContainer,
    stream: av.VideoStream,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> FilmIndex:
    """List the frames of a stream; the container then stands at its end.

    Packets are read until the file ends or is too damaged to go on. Frames before the first
    seek point cannot be decoded, and are left out.

    Args:
        progress: told of bytes of the file.

    Raises:
        Cancelled: ``cancel`` was set.
    """
    times, keys, shown, last = array("q"), array("q"), 0, 0
    hides = stream.codec_context.name == "vp8"
    monitor = Monitor(max(1, container.size), progress, cancel)
    read = 0
    try:
        for number, packet in enumerate(container.demux(stream)):
            if number % _CHECKED_EVERY == 0:
                monitor.check()
                if packet.pos is not None and packet.pos > read:
                    monitor.advance(packet.pos - read, LISTING)
                    read = packet.pos
            if not packet.size or packet.is_discard or (hides and _is_hidden(packet)):
                continue
            shown += 1
            time = packet.pts if packet.pts is not None else packet.dts
            if time is None:
                continue
            times.append(time)
            last = packet.duration or last
            if packet.is_keyframe:
                keys.append(time)
    except av.FFmpegError:
        pass  # what was read up to here is the film
    return _index(times, keys, shown, Fraction(stream.time_base or 1), last)


def _is_hidden(packet: av.Packet) -> bool:
    return not bytes(memoryview(packet)[:1])[0] & _VP8_SHOWN


def _index(times: array[int], keys: array[int], shown: int, unit: Fraction, last: int) -> FilmIndex:
    pts = np.unique(np.frombuffer(times, np.int64)) if times else np.zeros(0, np.int64)
    # two fields of a frame may share one time, but not more
    if len(pts) < _TOO_FEW_TIMES * shown or _begins_again(times, pts):
        return FilmIndex(np.arange(shown), np.zeros(1, np.int64), unit, counted=True)
    points = np.unique(np.frombuffer(keys, np.int64)) if keys else pts[:1]
    pts = pts[pts >= points[0]] if len(points) else pts
    return FilmIndex(pts, np.searchsorted(pts, points).astype(np.int64), unit, last=last)


def _begins_again(times: array[int], pts: NDArray[np.int64]) -> bool:
    """Whether a film is several that were put together, each with its own clock."""
    stored = np.frombuffer(times, np.int64).astype(np.float64)
    if len(pts) < 2:
        return False
    back = np.maximum.accumulate(stored) - stored
    furthest = _LARGEST_STEP_BACK * float(np.median(np.diff(pts.astype(np.float64))))
    return bool(np.ptp(stored) > _LARGEST_TIME or back.max() > furthest)
