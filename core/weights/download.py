"""Fetching weights from a hub."""

from __future__ import annotations

from pathlib import Path

from core.progress import CancelToken, ProgressCallback
from core.weights.catalog import Source


def download(
    source: Source,
    *,
    folder: Path | None = None,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Fetch a file from a hub into the folder of weights, whole and checked, or not at all.

    What an interrupted download has fetched stays beside it under another name, and the next
    one goes on from there.

    Args:
        source: of the catalog.
        folder: by default the user's folder of weights; made if missing.
        progress: told of bytes, while downloading and while checking.
        cancel: takes effect within half a second.

    Returns:
        The installed file.

    Raises:
        DownloadError: the hub cannot be reached, refuses, or sent something else.
        WeightsError: the disk is full or the file cannot be written.
        Cancelled: the token was cancelled.
    """
    raise NotImplementedError
