"""Getting models: which there are, and the calls for the fetch lane."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from core.progress import CancelToken, ProgressCallback
from gui.state.models import ModelRow, Offer, SourceRow


def offer(model: str) -> Offer:
    """What there is to know before a model's weights are fetched."""
    from core.weights.download import fetched_bytes
    from core.weights.licence import free_bytes
    from core.weights.models import find_entry

    entry = find_entry(model)
    sources = tuple(
        SourceRow(each.id, each.title, each.size_bytes, fetched_bytes(each))
        for each in entry.downloads
    )
    try:
        free = free_bytes(entry.folder)
    except OSError:
        free = None
    return Offer(
        entry.title,
        entry.terms,
        sources,
        entry.folder,
        free,
        entry.find(),
        model=entry.id,
        about=entry.about,
    )


def download(model: str, source_id: str, progress: ProgressCallback, cancel: CancelToken) -> Path:
    """Fetch a model's weights. DownloadError, WeightsError, Cancelled."""
    from core.weights.download import download as fetch
    from core.weights.models import find_entry

    entry = find_entry(model)
    sources = {source.id: source for source in entry.downloads}
    return fetch(sources[source_id], entry=entry, progress=progress, cancel=cancel)


def install(model: str, path: Path, progress: ProgressCallback, cancel: CancelToken) -> Path:
    """Take a model's weights from a file. WeightsError, Cancelled."""
    from core.weights.install import install_file
    from core.weights.models import find_entry

    return install_file(path, find_entry(model), progress=progress, cancel=cancel)


def model_rows(chosen: str) -> tuple[ModelRow, ...]:
    """The models known, and the chosen one; quick enough for the GUI thread.

    Those of packages are among them once they have been looked for, which takes longer.
    """
    from core.errors import UsageError
    from core.weights.models import find_entry, known_models

    entries = known_models()
    if chosen not in entries:
        with suppress(UsageError):
            entries |= {chosen: find_entry(chosen)}
    return tuple(
        ModelRow(entry.id, entry.title, entry.available, entry.bundled, entry.precisions)
        for entry in entries.values()
    )
