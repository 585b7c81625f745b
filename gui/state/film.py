"""A film that is open: which frame is on show, what is known of the others, how it plays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.films.film import FilmFacts

SPEEDS = (0.25, 0.5, 1.0, 2.0)


@dataclass(frozen=True)
class FrameRange:
    """Frames from ``start`` to before ``stop``."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def __contains__(self, frame: object) -> bool:
        return isinstance(frame, int) and self.start <= frame < self.stop

    def hold(self, frame: int) -> int:
        """The frame of the range that is nearest."""
        return min(max(frame, self.start), self.stop - 1)


class FrameSet:
    """Some frames of a film; frozen. Compared by identity, so that a state stays cheap."""

    def __init__(self, marks: NDArray[np.bool_]) -> None:
        self._marks = marks
        self._marks.flags.writeable = False
        self.count = int(np.count_nonzero(marks))

    @classmethod
    def of(cls, frames: int, members: Iterable[int] = ()) -> FrameSet:
        marks = np.zeros(frames, np.bool_)
        marks[[each for each in members if 0 <= each < frames]] = True
        return cls(marks)

    def __contains__(self, frame: object) -> bool:
        return isinstance(frame, int) and 0 <= frame < len(self._marks) and bool(self._marks[frame])

    def without(self, frame: int) -> FrameSet:
        """The same but for one."""
        marks = self._marks.copy()
        marks[frame : frame + 1] = False
        return FrameSet(marks)

    def count_in(self, span: FrameRange) -> int:
        """How many of a range are members."""
        return int(np.count_nonzero(self._marks[span.start : span.stop]))

    def next_missing(self, start: int, span: FrameRange) -> int | None:
        """The first frame of a range that is no member, from ``start`` on and then from its
        beginning; None where all are."""
        for low, high in ((max(start, span.start), span.stop), (span.start, span.stop)):
            missing = np.flatnonzero(~self._marks[low:high])
            if len(missing):
                return low + int(missing[0])
        return None

    def at(self, frames: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of each of some frames, whether it is a member."""
        if not len(self._marks):
            return np.zeros(len(frames), np.bool_)
        found: NDArray[np.bool_] = self._marks[np.clip(frames, 0, len(self._marks) - 1)]
        return found


@dataclass(frozen=True)
class Making:
    """Depth for all of a clip is being made.

    Attributes:
        before: how many of the clip's frames were done when it began.
        began_s: when that was, by a monotonic clock.
        seconds: since then.
    """

    before: int
    began_s: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True, eq=False)
class FilmState:
    """A film that is open.

    Attributes:
        facts: of its file.
        depth_of: the frame whose depth is on show; another one than that of the picture while it
            plays over frames without depth; None for none.
        playing: it plays.
        scrubbing: the playhead is being dragged: nothing is estimated meanwhile.
        speed: of playing, 1 for the film's own.
        known: which frames are done is known; it takes a moment, and the model's being loaded.
        done: frames that were estimated as the settings ask.
        steadied: frames whose steady depth is there, at the strength in force.
        steadying: how far it is being made; None while it is not.
        making: depth for the whole clip is being made.
        halted: a frame failed: none is made ahead until that is asked for again.
        run_s: how long a frame takes in the network.
        predicted_px: the model's opinion on the focal length, of all frames together.
        low, high: ends of the automatic colour range of all frames, in the unit of C.
    """

    facts: FilmFacts
    depth_of: int | None = None
    playing: bool = False
    scrubbing: bool = False
    speed: float = 1.0
    known: bool = False
    done: FrameSet = field(default_factory=lambda: FrameSet.of(0))
    steadied: FrameSet = field(default_factory=lambda: FrameSet.of(0))
    steadying: float | None = None
    making: Making | None = None
    halted: bool = False
    run_s: float = 0.0
    predicted_px: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def frames(self) -> int:
        return self.facts.frames

    @property
    def moving(self) -> bool:
        """The frame on show will be another one in a moment."""
        return self.playing or self.scrubbing

    @property
    def lead(self) -> int:
        """How many frames ahead of the one on show the network has to be, to be there first."""
        if not self.playing:
            return 0
        return 1 + round(self.run_s * self.speed * self.facts.fps)


@dataclass(frozen=True, eq=False)
class Summary:
    """What all frames of a film say together.

    Attributes:
        done: (frames,) bool, which were estimated.
        low, high: ends of the automatic colour range, in the unit of C; None without a frame.
        predicted_px: the focal length that the model predicts.
    """

    done: NDArray[np.bool_]
    low: float | None = None
    high: float | None = None
    predicted_px: float | None = None


def with_summary(film: FilmState, summary: Summary) -> FilmState:
    """The same with what is known of its frames' depth now."""
    return replace(
        film,
        known=True,
        done=FrameSet(summary.done),
        low=summary.low,
        high=summary.high,
        predicted_px=summary.predicted_px,
    )


def whole(film: FilmState) -> FrameRange:
    """All frames."""
    return FrameRange(0, film.frames)


def held(film: FilmState, span: FrameRange | None) -> FrameRange:
    """A range as far as the film has such frames; all of it where that leaves none."""
    if span is None:
        return whole(film)
    start, stop = max(span.start, 0), min(span.stop, film.frames)
    return FrameRange(start, stop) if start < stop else whole(film)


def time_of(film: FilmState, frame: int) -> float:
    """When a frame is shown, in seconds from the first; of the last one's successor the end."""
    times = film.facts.times_s
    return film.facts.duration_s if frame >= len(times) else float(times[max(frame, 0)])


def time_text(seconds: float) -> str:
    """A place in a film: "0:01.040", "1:02:03.500"."""
    thousandths = round(max(seconds, 0.0) * 1000)
    whole_s, rest = divmod(thousandths, 1000)
    minutes, second = divmod(whole_s, 60)
    hours, minute = divmod(minutes, 60)
    start = f"{hours}:{minute:02d}" if hours else f"{minute}"
    return f"{start}:{second:02d}.{rest:03d}"


def time_from(text: str) -> float | None:
    """The seconds that a text like "1:02.5" or "62.5" means; None for another text."""
    try:
        parts = [float(part) for part in text.strip().replace(",", ".").split(":")]
    except ValueError:
        return None
    if not parts or len(parts) > 3 or any(part < 0 for part in parts):
        return None
    seconds = 0.0
    for part in parts:
        seconds = 60 * seconds + part
    return seconds
