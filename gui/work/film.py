"""Frames of films made ready to be shown; for the lane of films, and for the network's.

All that takes time is done here: decoding, halved copies, what follows from a frame's depth. The
window only puts what is ready into its state.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.progress import CancelToken
from core.types import ByteImage, Estimate, Photo
from gui.state.entry import Derived
from gui.state.film import FrameRange
from gui.work.derive import derive, derive_quickly

if TYPE_CHECKING:
    from core.films.film import Film, FilmFacts

RING = 10
"""Frames that are ready before they are shown: half a second of a 24 fps film, at most 40 MB of
720p."""
WAIT_S = 0.02
TIMELINE_PX = 40
STRIP_PX = 160

Depth = Callable[[int], Estimate | None]
"""The depth of a frame; None where it was not estimated."""


@dataclass(frozen=True)
class FilmFrame:
    """A frame as a source of estimates."""

    path: Path
    index: int


@dataclass(frozen=True, eq=False)
class ReadyFrame:
    """A frame as it is shown.

    Attributes:
        index: which one.
        photo: its picture; its name has the frame's number, so that exports of frames differ.
        mips: halved copies of it.
        derived: its depth; None where there is none.
        due_s: when it is shown, in seconds of the film since it was played.
    """

    index: int
    photo: Photo
    mips: Sequence[ByteImage]
    derived: Derived | None = None
    due_s: float = 0.0


class FilmReader:
    """Keeps one film open; for one thread."""

    def __init__(self) -> None:
        self._film: Film | None = None

    def film(self, path: Path, cancel: CancelToken | None = None) -> Film:
        """The film of a file, opened if need be. PhotoError, Cancelled."""
        if self._film is None or self._film.facts.path != path:
            from core.films.opening import open_film

            self.close()
            self._film = open_film(path, cancel=cancel)
        return self._film

    def close(self) -> None:
        """Let go of the file."""
        if self._film is not None:
            self._film.close()
            self._film = None

    def photo(self, frame: FilmFrame, cancel: CancelToken | None = None) -> Photo:
        """A frame as a photo; the nearest one where there is no such frame. PhotoError."""
        film = self.film(frame.path, cancel)
        return frame_photo(film, min(max(frame.index, 0), film.facts.frames - 1))


def frame_photo(film: Film, index: int, rgb: ByteImage | None = None) -> Photo:
    """A frame as a photo, named so that files made of it say which one it is."""
    facts = film.facts
    name = f"{facts.path.stem}-{index:06d}{facts.path.suffix}"
    pixels = film.frame(index) if rgb is None else rgb
    return Photo(name, facts.path, pixels, facts.metadata)


def ready(photo: Photo, index: int, estimate: Estimate | None) -> ReadyFrame:
    """A frame with all that follows from it."""
    from gui.kit.mips import photo_mips

    made = derive(estimate, photo.rgb) if estimate is not None else None
    return ReadyFrame(index, photo, photo_mips(photo.rgb), made)


def thumbnail_of(film: Film) -> ByteImage:
    """A small picture for the film strip: a second after the beginning, which is often black."""
    from core.images import thumbnail

    index = film.facts.frame_at(min(1.0, film.facts.duration_s / 3))
    return thumbnail(film.frame(index), STRIP_PX)


def timeline_pictures(
    reader: FilmReader, path: Path, count: int
) -> Iterator[tuple[int, ByteImage]]:
    """Small pictures for the timeline, each with its frame, made one by one; between two of them
    the reader goes on where it was. PhotoError."""
    from core.films.thumbnails import thumbnails

    with reader.film(path).again() as film:
        yield from thumbnails(film, count, TIMELINE_PX)


class Ring:
    """A few frames that are ready, between the thread that makes them and the window.

    The window takes what is due; the thread waits while there is enough.
    """

    def __init__(self, size: int = RING) -> None:
        self._size = size
        self._frames: deque[ReadyFrame] = deque()
        self._free = threading.Condition()
        self.now_s = 0.0

    def put(self, frame: ReadyFrame, cancel: CancelToken) -> None:
        """Add a frame as soon as there is room. Cancelled."""
        with self._free:
            while len(self._frames) >= self._size:
                cancel.check()
                self._free.wait(WAIT_S)
            self._frames.append(frame)

    def take(self, now_s: float) -> ReadyFrame | None:
        """The newest frame that is due; older ones are passed over. None for none."""
        with self._free:
            self.now_s = now_s
            taken = None
            while self._frames and self._frames[0].due_s <= now_s:
                taken = self._frames.popleft()
            if taken is not None:
                self._free.notify()
            return taken

    def __len__(self) -> int:
        return len(self._frames)


@dataclass(frozen=True)
class Play:
    """How a film is played.

    Attributes:
        span: over and over.
        first: the frame to begin with.
        facts: of the film at the rate that it is played with.
    """

    span: FrameRange
    first: int
    facts: FilmFacts


def play(film: Film, wish: Play, depth: Depth, ring: Ring, cancel: CancelToken) -> None:
    """Fill the ring until that is cancelled; frames that come too late are not made ready."""
    before: Derived | None = None
    for index, rgb, due_s in _turns(film, wish):
        cancel.check()
        late = due_s + _shown_s(wish.facts, index) < ring.now_s
        if late and len(ring):
            continue
        photo = frame_photo(film, index, rgb)
        made = _ready_quickly(photo, index, depth(index), before)
        before = made.derived or before
        ring.put(replace(made, due_s=due_s), cancel)


def _turns(film: Film, wish: Play) -> Iterator[tuple[int, ByteImage, float]]:
    """Frames for ever, each with the time since the first."""
    times, first, began_s = wish.facts.times_s, wish.first, 0.0
    while True:
        for index, rgb in film.frames(first, wish.span.stop):
            yield index, rgb, began_s + float(times[index] - times[first])
        last = wish.span.stop - 1
        began_s += float(times[last] - times[first]) + _shown_s(wish.facts, last)
        first = wish.span.start


def _shown_s(facts: FilmFacts, index: int) -> float:
    """How long a frame is shown."""
    last = index + 1 >= facts.frames
    return float((facts.duration_s if last else facts.times_s[index + 1]) - facts.times_s[index])


def _ready_quickly(
    photo: Photo, index: int, estimate: Estimate | None, before: Derived | None
) -> ReadyFrame:
    from gui.kit.mips import frame_mips

    mips = frame_mips(photo.rgb)
    made = derive_quickly(estimate, mips, before) if estimate is not None else None
    return ReadyFrame(index, photo, mips, made)
