"""Getting the full model: what is there, and the calls for the fetch lane."""

from __future__ import annotations

from pathlib import Path

from core.progress import CancelToken, ProgressCallback
from gui.state.models import FULL, ModelRow, Offer, SourceRow


def offer() -> Offer:
    """What there is to know before the full model is fetched."""
    from core.weights.catalog import find_entry
    from core.weights.download import fetched_bytes
    from core.weights.licence import TERMS, free_bytes

    entry = find_entry(FULL)
    sources = tuple(
        SourceRow(each.id, each.title, each.size_bytes, fetched_bytes(each))
        for each in entry.downloads
    )
    try:
        free = free_bytes(entry.folder)
    except OSError:
        free = None
    return Offer(entry.title, TERMS, sources, entry.folder, free, entry.find())


def download(source_id: str, progress: ProgressCallback, cancel: CancelToken) -> Path:
    """Fetch the full model. DownloadError, WeightsError, Cancelled."""
    from core.weights.catalog import find_entry
    from core.weights.download import download as fetch

    sources = {source.id: source for source in find_entry(FULL).downloads}
    return fetch(sources[source_id], progress=progress, cancel=cancel)


def install(path: Path, progress: ProgressCallback, cancel: CancelToken) -> Path:
    """Take the full model from a file. WeightsError, Cancelled."""
    from core.weights.catalog import find_entry
    from core.weights.install import install_file

    return install_file(path, find_entry(FULL), progress=progress, cancel=cancel)


def model_rows() -> tuple[ModelRow, ...]:
    """The models known; quick enough for the GUI thread."""
    from core.weights.catalog import CATALOG

    return tuple(
        ModelRow(name, entry.title, entry.find() is not None) for name, entry in CATALOG.items()
    )
