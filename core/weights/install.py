"""Installing weights from a file that the user has."""

from __future__ import annotations

from pathlib import Path

from core.progress import CancelToken, ProgressCallback
from core.weights.catalog import CatalogEntry


def install_file(
    path: Path,
    entry: CatalogEntry,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Check a file of weights and copy it to where the model is looked for.

    Args:
        path: in any layout of the entry's sources.
        entry: the model that it should be.
        progress: told of bytes.
        cancel: takes effect within half a second.

    Returns:
        The installed file.

    Raises:
        WeightsError: the file is missing, damaged, unsafe, or for another network, or cannot
            be copied.
        Cancelled: the token was cancelled.
    """
    raise NotImplementedError
