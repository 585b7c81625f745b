"""SHA-256 of weights, remembered so that 1.9 GB are not read anew whenever a model is opened;
and other facts of a file that take long to find."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from core.errors import FileError, WeightsError
from core.files import atomic_path, plain_cause
from core.files.safe_json import read_json
from core.progress import CancelToken, Monitor, ProgressCallback
from core.weights.entry import user_folder

CHUNK_BYTES = 1 << 22
REMEMBERED = 32  # files
# A file below this size is hashed in less than a tenth of a second: not worth remembering.
MIN_REMEMBERED_BYTES = 1 << 25


def known_sha256(
    path: Path, *, progress: ProgressCallback | None = None, cancel: CancelToken | None = None
) -> str:
    """Return the digest of a file, hex; from memory where size and time are as they were.

    Arguments and errors as ``file_sha256``.
    """
    remembered = remembered_sha256(path)
    if remembered is not None:
        return remembered
    digest = file_sha256(path, progress=progress, cancel=cancel)
    if path.stat().st_size >= MIN_REMEMBERED_BYTES:
        remember(path, sha256=digest)
    return digest


def file_sha256(
    path: Path, *, progress: ProgressCallback | None = None, cancel: CancelToken | None = None
) -> str:
    """Return the digest of a file as it is now, hex.

    Args:
        path: the file.
        progress: told of bytes.
        cancel: checked every few megabytes.

    Raises:
        WeightsError: the file cannot be read.
        Cancelled: the token was cancelled.
    """
    digest = hashlib.sha256()
    try:
        monitor = Monitor(max(1, path.stat().st_size), progress, cancel)
        buffer = memoryview(bytearray(CHUNK_BYTES))  # once: to free memory halts all of Python
        with path.open("rb", buffering=0) as stream:
            while count := stream.readinto(buffer):
                digest.update(buffer[:count])
                monitor.advance(count, "checking")
    except OSError as error:
        raise WeightsError(path, "cannot be read: {cause}", cause=plain_cause(error)) from error
    return digest.hexdigest()


def remembered_sha256(path: Path) -> str | None:
    """The digest that was found earlier; None where there is none or the file has changed."""
    found = recall(path, "sha256")
    return None if found is None else str(found)


def recall(path: Path, fact: str) -> Any:
    """What was remembered of a file; None where nothing was or the file has changed."""
    try:
        return _facts(path).get(fact)
    except OSError:
        return None


def remember(path: Path, **facts: Any) -> None:
    """Keep facts of a file as it is now; that they cannot be kept does no harm."""
    known = _facts(path)
    memory = _read_memory()
    key = _key(path)
    memory.pop(key, None)
    memory[key] = {**known, **_stamp(path), **facts}
    latest = dict([each for each in memory.items() if Path(each[0]).exists()][-REMEMBERED:])
    try:
        _memory_file().parent.mkdir(parents=True, exist_ok=True)
        with atomic_path(_memory_file()) as temporary:
            temporary.write_text(json.dumps(latest, indent=1), encoding="utf-8")
    except (FileError, OSError):
        return


def _facts(path: Path) -> dict[str, Any]:
    found = _read_memory().get(_key(path), {})
    return found if _stamp(path).items() <= found.items() else {}


def _memory_file() -> Path:
    return user_folder() / "digests.json"


def _read_memory() -> dict[str, dict[str, Any]]:
    try:
        memory = read_json(_memory_file())
    except (OSError, ValueError):
        return {}
    if not isinstance(memory, dict):
        return {}
    return {key: value for key, value in memory.items() if isinstance(value, dict)}


def _key(path: Path) -> str:
    return os.fspath(path.resolve())


def _stamp(path: Path) -> dict[str, int]:
    status = path.stat()
    return {"size": status.st_size, "mtime_ns": status.st_mtime_ns}
