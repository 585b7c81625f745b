"""Names of unfinished files, and what becomes of those whose process was killed.

A process that is killed leaves its unfinished files behind. The next one that writes into the
same folder removes them; where files that belong together were on the way to their places, it
brings the rest there.
"""

from __future__ import annotations

import os
import platform
import re
import secrets
import shutil
import threading
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from core.files.safe_json import read_json, to_json

JOURNAL = "files.json"
_HOST = f"{zlib.crc32(platform.node().encode()):08x}"  # a disk may be shared with other machines
_NAME = re.compile(rf"\.leadline-{_HOST}-(\d+)-[0-9a-f]{{12}}(\.\w+)?")
_swept: set[Path] = set()
_lock = threading.Lock()


def unfinished(folder: Path, suffix: str = "") -> Path:
    """A new name in a folder for what this process is about to write there."""
    return folder / f".leadline-{_HOST}-{os.getpid()}-{secrets.token_hex(6)}{suffix}"


def write_journal(folder: Path, names: Sequence[str]) -> None:
    """Say that all files in a folder of unfinished ones are whole and go to its parent."""
    (folder / JOURNAL).write_text(to_json(list(names)), "utf-8")


def sweep(folder: Path) -> None:
    """Clear away what killed processes left in a folder; looked for once by each process."""
    with _lock:
        if folder in _swept:
            return
        _swept.add(folder)
    with suppress(OSError):  # what cannot be looked at or removed does no harm
        for entry in [each for each in os.scandir(folder) if _is_left(each)]:
            _clear(Path(entry.path))


def _is_left(entry: os.DirEntry[str]) -> bool:
    found = _NAME.fullmatch(entry.name)
    if found is None or not _is_ours(entry):
        return False
    import psutil  # not needed where nothing is left over

    return not psutil.pid_exists(int(found[1]))


def _is_ours(entry: os.DirEntry[str]) -> bool:
    """Whether this user wrote it: others could have us move files."""
    return not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _clear(left: Path) -> None:
    if not left.is_dir() or left.is_symlink():
        left.unlink(missing_ok=True)
        return
    for name in _journalled(left):
        with suppress(OSError):
            (left / name).replace(left.parent / name)
    shutil.rmtree(left, ignore_errors=True)


def _journalled(left: Path) -> list[str]:
    """Names of whole files that had not come to their places all."""
    try:
        names = read_json(left / JOURNAL)
    except (OSError, ValueError):
        return []
    plain = isinstance(names, list) and all(isinstance(each, str) for each in names)
    return [name for name in names if Path(name).name == name] if plain else []
