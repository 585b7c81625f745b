"""Installing weights from a file that the user has."""

from __future__ import annotations

import hashlib
from pathlib import Path

from core.errors import UsageError, WeightsError
from core.files import atomic_path, plain_cause
from core.progress import CancelToken, Monitor, ProgressCallback
from core.weights.digest import CHUNK_BYTES, remember
from core.weights.entry import CatalogEntry
from core.weights.licence import require_space
from core.weights.load import check_file


def install_file(
    path: Path,
    entry: CatalogEntry,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Check a file of weights and copy it to where the model is looked for.

    Args:
        path: in any layout of the entry's sources; it stays as it is.
        entry: the model that it should be.
        progress: told of bytes, while checking and while copying.
        cancel: takes effect within half a second.

    Returns:
        The installed file.

    Raises:
        WeightsError: the file is missing, damaged, unsafe, or for another network, or cannot
            be copied; what was installed before stays.
        UsageError: the model ships with the program, or has no such file.
        Cancelled: the token was cancelled.
    """
    if entry.bundled:
        raise UsageError(
            "{title} ships with the program: there is nothing to install", title=entry.title
        )
    if entry.preset is None:
        raise UsageError("{title} is not installed from a file of weights", title=entry.title)
    layout = check_file(path, entry.preset, progress=progress, cancel=cancel)
    stored = next(each.stored for each in entry.sources if each.layout == layout)
    target = entry.folder / stored
    if target.exists() and target.samefile(path):
        return target
    try:
        entry.folder.mkdir(parents=True, exist_ok=True)
        require_space(entry.folder, path.stat().st_size)
        digest = _copy(path, target, Monitor(max(1, path.stat().st_size), progress, cancel))
    except OSError as error:
        raise WeightsError(
            target, "cannot be written: {cause}", cause=plain_cause(error)
        ) from error
    remember(target, sha256=digest)
    return target


def _copy(path: Path, target: Path, monitor: Monitor) -> str:
    """Copy a file whole or not at all; return its SHA-256."""
    digest = hashlib.sha256()
    with (
        path.open("rb") as original,
        atomic_path(target, error=WeightsError) as temporary,
        temporary.open("wb") as copy,
    ):
        while chunk := original.read(CHUNK_BYTES):
            copy.write(chunk)
            digest.update(chunk)
            monitor.advance(len(chunk), "copying")
    return digest.hexdigest()
