"""Starts of the names of exported files, so that no two photos share one and disks take them."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from core.export.registry import find_format

MAX_NAME_BYTES = 255  # of nearly all disks
_NUMBER_BYTES = len("-9999")

Files = Callable[[str], Iterable[str]]
"""Names of the files that a photo makes whose names start so."""


def files_of(formats: Sequence[str]) -> Files:
    """The files of export formats, by their ids."""
    entries = [find_format(fmt) for fmt in formats]
    return lambda stem: [
        file.name for entry in entries for file in entry.files(Path(stem + entry.suffix))
    ]


def output_stems(names: Sequence[str], files: Files, *, dot: str = ".") -> list[str]:
    """Starts of the file names of photos in one folder, so that no two share a file.

    A photo's name without its suffix; with it (``a.jpg``) where several photos share that or
    it would make a file that another photo makes; with a number where even that is taken.
    Names that differ only in case count as equal, as they do for some file systems. What is
    too long for a disk is cut.

    Args:
        names: names of the photos.
        files: what each of them makes.
        dot: stands for the dots of a name that keeps its suffix.
    """
    shared = Counter(PurePosixPath(name).stem.casefold() for name in names)
    taken: set[str] = set()
    stems = []
    for name in names:
        short = PurePosixPath(name).stem
        first = [short] if shared[short.casefold()] == 1 else []
        for stem in _candidates([*first, name.replace(".", dot)], files):
            made = {file.casefold() for file in files(stem)}
            if taken.isdisjoint(made):
                break
        taken |= made
        stems.append(stem)
    return stems


def _candidates(wanted: Sequence[str], files: Files) -> Iterable[str]:
    fitting = [_cut(stem, files, spare=0) for stem in wanted]
    numbered = (
        f"{_cut(wanted[-1], files, spare=_NUMBER_BYTES)}-{number}" for number in itertools.count(2)
    )
    return itertools.chain(fitting, numbered)


def _cut(stem: str, files: Files, *, spare: int) -> str:
    while len(stem) > 1 and max(len(os.fsencode(file)) for file in files(stem)) > (
        MAX_NAME_BYTES - spare
    ):
        stem = stem[:-1]
    return stem
