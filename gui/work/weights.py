"""Getting models: which there are, and the calls for the fetch lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core.progress import CancelToken, Progress, ProgressCallback
from core.types import DepthKind
from gui.state.models import ModelRow, Offer, SourceRow, Use

if TYPE_CHECKING:
    from core.weights.entry import CatalogEntry
    from core.weights.speeds import Speed


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


def is_here(model: str) -> bool:
    """Whether a model's weights are there. UsageError: there is no such model."""
    from core.weights.models import find_entry

    return find_entry(model).find() is not None


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


def model_rows(chosen: Iterable[str]) -> tuple[ModelRow, ...]:
    """The models known, and those that were chosen; quick enough for the GUI thread.

    Those of packages are among them once they have been looked for, which takes longer.
    """
    from core.errors import UsageError
    from core.weights.models import find_entry, known_models
    from core.weights.speeds import known_speeds

    entries = known_models()
    for model in chosen:
        if model and model not in entries:
            with suppress(UsageError):
                entries |= {model: find_entry(model)}
    speeds = known_speeds()
    return tuple(_row(entry, speeds.get(entry.id)) for entry in entries.values())


def _row(entry: CatalogEntry, speed: Speed | None) -> ModelRow:
    uses = {True: Use.ANY, False: Use.NOT_COMMERCIAL, None: Use.UNKNOWN}
    there = entry.find()
    told = entry.sources[0].size_bytes if entry.sources else None
    return ModelRow(
        entry.id,
        entry.title,
        entry.available,
        entry.bundled,
        entry.precisions,
        use=uses[entry.commercial],
        licence=entry.licence,
        offered=bool(entry.downloads) and not entry.lacks_package,
        needs=entry.install if entry.lacks_package else "",
        size_bytes=there.stat().st_size if there else told,
        parameters=entry.parameters,
        tells_metres=entry.kind is not DepthKind.AFFINE_INVERSE,
        seconds=speed.seconds if speed else None,
        memory_bytes=speed.memory_bytes if speed else 0,
        sharpness=speed.sharpness if speed else 0.0,
    )


def advice(rows: Sequence[ModelRow]) -> tuple[tuple[str, str], ...]:
    """Purposes, and the title of the model that suits each of them best."""
    from core.weights.advice import Purpose, recommended
    from core.weights.models import known_models

    seconds = {row.id: row.seconds for row in rows if row.seconds}
    found = ((each, recommended(each, [*known_models().values()], seconds)) for each in Purpose)
    return tuple((str(purpose), entry.title) for purpose, entry in found if entry)


def measure(models: Sequence[str], progress: ProgressCallback, cancel: CancelToken) -> None:
    """Measure how long models take here, and remember it. As ``core.session.open_model``."""
    from core.session.bench import bench  # imports torch

    for done, model in enumerate(models):
        progress(Progress(done, len(models), model))
        bench(model, cancel=cancel)
