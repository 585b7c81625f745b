"""Clips as numbered files, one a frame, as a photo's exports are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import ExportError
from core.export.registry import find_format
from core.files import atomic_path, make_folder
from core.files.regular_files import plain_cause
from core.films.writers.films import Add
from core.films.writers.look import ClipFrame, ClipLook

FRAMES = "frames.json"
"""Beside the files: what all have in common and when each one is shown. It is written last."""
_NUMBERED = re.compile(r"\d{6,}\.\w+")


@contextmanager
def numbered_files(look: ClipLook, folder: Path, *, fmt: str) -> Iterator[Add]:
    """Files 000000 and so on in a folder of their own, each whole; those that are there stay.

    Args:
        fmt: id of the photo's format.
    """
    entry = find_format(fmt)
    suffix = Path(f"0{entry.suffix}").suffix
    make_folder(folder)

    def add(frame: ClipFrame) -> None:
        path = folder / _name(frame.number, suffix)
        if path.exists():
            return
        with atomic_path(path) as temporary:
            try:
                entry.write(frame.scene, temporary)
            except ExportError as failure:  # it names the temporary file
                raise ExportError(path, failure.cause) from failure

    yield add
    shown = [
        {"file": _name(number, suffix), "frame": index, "time_s": look.time_s(number)}
        for number, index in enumerate(look.frames)
    ]
    with atomic_path(folder / FRAMES) as temporary:
        temporary.write_text(json.dumps(look.metadata | {"files": shown}, indent=1) + "\n")


def numbers_there(folder: Path) -> set[int]:
    """Numbers of the files that are there."""
    with suppress(OSError):
        return {int(path.stem) for path in folder.iterdir() if _NUMBERED.fullmatch(path.name)}
    return set()


def is_begun(folder: Path) -> bool:
    """Whether there is anything of a clip in a folder."""
    return (folder / FRAMES).exists() or bool(numbers_there(folder))


def remove_numbered(folder: Path) -> None:
    """Remove what an earlier clip left in a folder. ExportError."""
    try:
        (folder / FRAMES).unlink(missing_ok=True)
        for path in list(folder.iterdir()) if folder.is_dir() else []:
            if _NUMBERED.fullmatch(path.name):
                path.unlink()
    except OSError as error:
        raise ExportError(folder, "cannot be emptied: {cause}", cause=plain_cause(error)) from error


def _name(number: int, suffix: str) -> str:
    return f"{number:06}{suffix}"
