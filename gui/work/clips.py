"""What a clip's process is to do, from what the window shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.settings import Settings
from core.types import ModelInfo
from gui.state.clip import ClipExport
from gui.state.entry import Entry
from gui.state.film import held, time_of
from gui.work.batch import JobProcess
from gui.work.scenes import look_of_scene

if TYPE_CHECKING:
    from core.batch.clip_process import ClipJob
    from core.films.export import ClipOrder


def prepare() -> None:
    """Import what a job is made of; slow, for a worker thread."""
    import core.batch.clip_process
    import core.films.export  # noqa: F401


def clip_job(
    entry: Entry,
    settings: Settings,
    info: ModelInfo,
    export: ClipExport | None,
    scale: float,
    *,
    metres: bool = False,
) -> ClipJob:
    """A film's clip from in to out, as steady as it is set.

    Args:
        export: what to write; None to make depth steady only.
        scale: factor on all lengths.
        metres: the model tells none, and is given the bundled one's, frame by frame.
    """
    from core.batch.clip_process import ClipJob
    from core.batch.model import Model
    from core.films.request import ClipRequest

    assert entry.film is not None
    assert entry.path is not None
    span = held(entry.film, entry.trim)
    whole = span.stop == entry.film.frames
    request = ClipRequest(
        entry.path,
        from_s=time_of(entry.film, span.start),
        to_s=None if whole else time_of(entry.film, span.stop),
        steady=min(max(entry.steady, 0.0), 1.0),
        fps=entry.fps if entry.film.facts.any_rate else None,
    )
    model = Model(settings.model, None, settings.device, settings.precision, bundled_metres=metres)
    order = _order(entry, settings, export, scale) if export is not None else None
    return ClipJob(request, info, model, order)


def _order(entry: Entry, settings: Settings, export: ClipExport, scale: float) -> ClipOrder:
    from core.batch.adjustment import Adjustment
    from core.export.recipe import Recipe
    from core.films.export import ClipOrder

    scene = look_of_scene(settings)
    if settings.cloud_far_cut:
        scene["far_m"] = settings.cloud_far_m
    adjusted = Adjustment(entry.focal.preferred, entry.focal.manual_px, scale)
    recipe = adjusted.apply(Recipe(export.formats, scene=scene))
    return ClipOrder(recipe, export.folder, Path(entry.name).stem, export.overwrite)


class ClipProcess(JobProcess):
    """Runs a clip."""

    def __init__(self, job: ClipJob, parent: QObject) -> None:
        super().__init__("core.batch.clip_process", job, parent)
