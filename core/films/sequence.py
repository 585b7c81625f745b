"""Numbered pictures as a film: all of a folder, or those whose names follow a pattern."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.errors import PhotoError
from core.films.film import MAX_PIXELS, Film, FilmFacts, film_name
from core.films.resized import resized
from core.images.limits import require_size
from core.images.load import find_photos, load_photo
from core.progress import CancelToken
from core.sentence import Sentence
from core.types import ByteImage, Photo, Size

FEWEST = 8
"""Pictures of which it is worth asking whether they are a film."""
MOST_SPREAD = 2
"""Numbers for each picture: those of a camera that is used now and then have more gaps."""
_PLACE = re.compile(r"%(?:0?(\d*))d|(#+)")
_NUMBERS = re.compile(r"(\d+)")


def is_pattern(path: Path) -> bool:
    """Whether a name has a place for numbers ("%04d", "####") and is no file itself."""
    return _PLACE.search(path.name) is not None and not path.exists()


def frames_in(folder: Path) -> int:
    """How many pictures a folder holds, where all are named alike but for one number, as frames
    of a film are; 0 where they are not, or are few."""
    names = [path.name for path in find_photos(folder)]
    parts = [_NUMBERS.split(name) for name in names]
    if len(names) < FEWEST or len({len(each) for each in parts}) != 1:
        return 0
    differing = [place for place in zip(*parts, strict=True) if len(set(place)) > 1]
    alike = len(differing) == 1 and all(each.isdecimal() for each in differing[0])
    if not alike:
        return 0
    numbers = sorted(int(each) for each in differing[0])
    return len(names) if numbers[-1] - numbers[0] < MOST_SPREAD * len(names) else 0


def open_sequence(path: Path, *, fps: float, cancel: CancelToken | None = None) -> Film:
    """Open pictures as a film.

    Args:
        path: a folder, or a pattern of names in one.
        fps: how many are shown in a second, > 0.
        cancel: checked before the first is decoded.

    Raises:
        PhotoError: there are none, or the first cannot be read.
        Cancelled: ``cancel`` was set.
    """
    files, missing = (_of_folder(path), 0) if path.is_dir() else _of_pattern(path)
    if not files:
        raise PhotoError(path, "there are no pictures")
    if cancel is not None:
        cancel.check()
    first = load_photo(files[0])
    require_size(path, first.size, max_pixels=MAX_PIXELS)
    times = np.arange(len(files)) / fps
    facts = FilmFacts(
        path=path,
        name=film_name(path),
        size=first.size,
        times_s=times,
        duration_s=len(files) / fps,
        metadata=first.metadata,
        notes=(Sentence("{count} numbers are missing between its pictures", count=missing),)
        if missing
        else (),
        seek_points=np.arange(len(files), dtype=np.int64),
        any_rate=True,
    )
    return SequenceFilm(facts, files, first)


def _of_folder(folder: Path) -> list[Path]:
    """Its pictures, by the numbers in their names rather than letter by letter."""
    return sorted(find_photos(folder), key=_order)


def _order(path: Path) -> list[tuple[int, int | str]]:
    parts = _NUMBERS.split(path.name.casefold())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts if part]


def _of_pattern(pattern: Path) -> tuple[list[Path], int]:
    """Pictures by their numbers, and how many numbers between them have none."""
    place = _PLACE.search(pattern.name)
    assert place is not None
    before, after = pattern.name[: place.start()], pattern.name[place.end() :]
    digits = len(place[2]) if place[2] else int(place[1] or 1)
    name = re.compile(re.escape(before) + rf"(\d{{{digits},}})" + re.escape(after), re.ASCII)
    try:
        entries = list(pattern.parent.iterdir())
    except OSError:
        return [], 0
    found = {int(match[1]): entry for entry in entries if (match := name.fullmatch(entry.name))}
    numbers = sorted(found)
    missing = numbers[-1] - numbers[0] + 1 - len(numbers) if numbers else 0
    return [found[number] for number in numbers], missing


class SequenceFilm(Film):
    """Pictures shown one after the other.

    Args:
        facts: what is known of them.
        files: one a frame.
        first: the first of them, decoded.
    """

    def __init__(self, facts: FilmFacts, files: list[Path], first: Photo) -> None:
        super().__init__(facts)
        self._files = files
        self._first = first
        self._last = (0, first.rgb)

    def _again(self) -> Film:
        return SequenceFilm(replace(self._facts), self._files, self._first)

    def close(self) -> None:
        """Nothing is kept open."""

    def _picture(self, index: int, size: Size) -> ByteImage:
        if self._last[0] != index:
            self._last = index, self._loaded(index)
        return resized(self._last[1], size)

    def _loaded(self, index: int) -> ByteImage:
        for number in range(index, 0, -1):
            try:
                return load_photo(self._files[number]).rgb
            except PhotoError:
                self._unreadable.add(index)
        return self._first.rgb
