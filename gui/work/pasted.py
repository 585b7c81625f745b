"""Pasted pictures have no file of their own: they are kept as PNG in the program's data folder."""

from __future__ import annotations

import time
from collections.abc import Container
from pathlib import Path

from core.errors import PhotoError
from core.files import atomic_path, make_folder
from core.types import ByteImage

FOLDER = "pasted"
LIMIT_BYTES = 500_000_000
"""Of all that is kept; beyond it the oldest go."""
COMPRESSION = 1  # screenshots shrink well even so


def pasted_folder() -> Path:
    """Where they are."""
    from core.weights.entry import user_folder

    return user_folder().parent / FOLDER


def keep(rgb: ByteImage, name: str, open_now: Container[Path]) -> Path:
    """Write a picture, (h, w, 3) uint8; the oldest that are not open go beyond the limit.

    Raises:
        PhotoError: it cannot be written.
    """
    from PIL import Image

    stamp = time.strftime("%Y-%m-%d %H.%M.%S")
    path = _free(pasted_folder() / f"{name} {stamp}.png")
    make_folder(path.parent, for_file=path, error=PhotoError)
    with atomic_path(path, error=PhotoError) as temporary:
        Image.fromarray(rgb).save(temporary, "PNG", compress_level=COMPRESSION)
    _prune(path, open_now)
    return path


def clear(open_now: Container[Path]) -> int:
    """Delete those that are not open; returns how many that were."""
    gone = [path for path in _kept() if path not in open_now]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _kept() -> list[Path]:
    """All that are kept, the oldest first."""
    found = pasted_folder().glob("*.png")
    return sorted(found, key=lambda path: path.stat().st_mtime)


def _prune(newest: Path, open_now: Container[Path]) -> None:
    sizes = {path: path.stat().st_size for path in _kept()}
    left = sum(sizes.values())
    for path, size in sizes.items():
        if left <= LIMIT_BYTES:
            return
        if path != newest and path not in open_now:
            path.unlink(missing_ok=True)
            left -= size


def _free(path: Path) -> Path:
    """The path, or one with a number where something is there already."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem} {number}")
        number += 1
    return free
