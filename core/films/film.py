"""What a film is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from core.files.regular_files import text_name
from core.sentence import Sentence
from core.types import ByteImage, Photo, PhotoMetadata, Size

VIDEO_SUFFIXES = (
    ".mp4", ".m4v", ".mov", ".qt", ".mkv", ".webm", ".avi", ".mts", ".m2ts", ".m2t", ".ts", ".mpg",
    ".mpeg", ".mpe", ".m2v", ".vob", ".mod", ".wmv", ".asf", ".flv", ".f4v", ".3gp", ".3g2",
    ".ogv", ".mxf", ".dv", ".divx", ".insv", ".lrv",
)  # fmt: skip
"""Of files that are films whatever is in them."""
ANIMATION_SUFFIXES = (".gif", ".webp", ".apng", ".png")
"""Of files that are films where they hold more than one picture, and photos where not."""
FILM_SUFFIXES = (*VIDEO_SUFFIXES, *ANIMATION_SUFFIXES)
MAX_PIXELS = 100_000_000
"""Of a frame, more than any camera films: fewer than of photos, for several are held at a time."""
LISTING = "listing"
"""Stage of opening: the frames are found by reading all of the file; told in bytes."""


@dataclass(frozen=True, eq=False)
class FilmFacts:
    """What is known of a film once it is open.

    Attributes:
        path: the file, the folder of pictures or the pattern of their names.
        name: how people know it.
        size: of every frame: upright, square pixels.
        times_s: (frames,) float64, when each frame is shown, rising, the first at 0.
        duration_s: from the first frame to the end of the last, > 0.
        variable: frames are not shown equally long.
        sound: the file has a sound track.
        metadata: what the file says about the camera.
        notes: what people should know: colours that were mapped, frames that cannot be read.
        seek_points: frames that are decoded without others before them, rising, with 0.
        any_rate: nothing says how long its pictures are shown; see ``at_rate``.
    """

    path: Path
    name: str
    size: Size
    times_s: NDArray[np.float64]
    duration_s: float
    variable: bool = False
    sound: bool = False
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    notes: tuple[Sentence, ...] = ()
    seek_points: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, np.int64))
    any_rate: bool = False

    @property
    def frames(self) -> int:
        """How many there are, at least one."""
        return len(self.times_s)

    @property
    def fps(self) -> float:
        """Frames per second, on average; > 0."""
        return self.frames / self.duration_s

    def frame_at(self, seconds: float) -> int:
        """The frame that is seen at a time; the first and the last beyond the ends."""
        # half a microsecond: times are sums of fractions
        found = int(np.searchsorted(self.times_s, seconds + 5e-7, side="right")) - 1
        return min(max(found, 0), self.frames - 1)


def at_rate(facts: FilmFacts, fps: float) -> FilmFacts:
    """The same pictures at so many a second, > 0."""
    count = facts.frames
    return replace(facts, times_s=np.arange(count) / fps, duration_s=count / fps)


class Film(ABC):
    """An open film; for one thread at a time, so that each opens its own (see ``again``)."""

    def __init__(self, facts: FilmFacts) -> None:
        self._facts = facts
        self._unreadable: set[int] = set()

    @property
    def facts(self) -> FilmFacts:
        """What is known of it; the notes count the frames found unreadable so far."""
        if not self._unreadable:
            return self._facts
        lost = Sentence(
            "{count} frames cannot be read; the one before is shown in their place",
            count=len(self._unreadable),
        )
        return replace(self._facts, notes=(*self._facts.notes, lost))

    @property
    def unreadable(self) -> frozenset[int]:
        """Frames that could not be read so far."""
        return frozenset(self._unreadable)

    def frame(self, index: int) -> ByteImage:
        """One frame, (H, W, 3) uint8 sRGB, in any order; quickest forwards.

        One that cannot be read is the readable one before it, or the first behind it.

        Raises:
            IndexError: there is no such frame.
            PhotoError: the file is gone.
        """
        return self._picture(self._checked(index), self._facts.size)

    def small_frame(self, index: int, size: Size) -> ByteImage:
        """As ``frame``, but of another size (width and height); quicker where that is small."""
        return self._picture(self._checked(index), size)

    def frames(
        self, start: int = 0, stop: int | None = None, step: int = 1
    ) -> Iterator[tuple[int, ByteImage]]:
        """Frames one after the other, with their numbers; never more than a few in memory.

        Args:
            start: the first.
            stop: behind the last; None for the end.
            step: every how many.
        """
        end = self._facts.frames if stop is None else min(stop, self._facts.frames)
        for index in range(start, end, step):
            yield index, self.frame(index)

    def photo(self, index: int) -> Photo:
        """A frame as a photo, named after the film and the frame's time."""
        name = f"{self._facts.name} · {clock(self._facts.times_s[self._checked(index)])}"
        return Photo(name, self._facts.path, self.frame(index), self._facts.metadata)

    def again(self) -> Film:
        """The same film opened once more, for another thread, without reading its index.

        What one of both finds unreadable, the other one knows too.
        """
        other = self._again()
        other._unreadable = self._unreadable
        return other

    @abstractmethod
    def _again(self) -> Film:
        """A reader of the same film."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the file."""

    @abstractmethod
    def _picture(self, index: int, size: Size) -> ByteImage:
        """A frame in a size, (H, W, 3) uint8 sRGB; notes in ``_unreadable`` what it lacked."""

    def _checked(self, index: int) -> int:
        if not 0 <= index < self._facts.frames:
            raise IndexError(index)
        return index

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def clock(seconds: float) -> str:
    """A time in a film as "00:01:02.040"."""
    whole = round(seconds * 1000)
    minutes, thousandths = divmod(whole, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{thousandths / 1000:06.3f}"


def film_name(path: Path) -> str:
    """How people know it."""
    return text_name(path)
