"""A clip into files: all formats in one go, each whole or not there, going on after a kill."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from core.depth import per_metre
from core.errors import ExportError, LeadlineError, UsageError
from core.export.exports import Exports
from core.export.facts import Facts
from core.export.recipe import Recipe
from core.export.scene import Scene
from core.files import make_folder, plain_cause
from core.films.clip import FilmClip
from core.films.film import Film
from core.films.formats import CLOUDS, ClipFormat, find_clip_format
from core.films.journal import Journal
from core.films.lens import Lens
from core.films.writers import sequence
from core.films.writers.films import Add
from core.films.writers.look import ClipFrame, ClipLook
from core.progress import CancelToken, Monitor, ProgressCallback
from core.system.memory import release_freed
from core.types import Estimate, FocalLength, Photo

WRITING = "writing"
_VERSION = 1
_RELEASE_AFTER = 64


@dataclass(frozen=True)
class ClipOrder:
    """What is to be written.

    Attributes:
        recipe: its formats are ids of CLIP_FORMATS; the rest as for photos.
        out_dir: folder, made where it is missing.
        stem: start of every file's name.
        overwrite: replace what is there already.
    """

    recipe: Recipe
    out_dir: Path
    stem: str
    overwrite: bool = False


@dataclass(frozen=True)
class ClipExports(Exports):
    """What came of a clip.

    Attributes:
        look: what all frames have in common; None where none was needed.
    """

    look: ClipLook | None = field(default=None, kw_only=True)


def check_targets(clip: FilmClip, order: ClipOrder) -> None:
    """Fail before the network runs rather than after.

    Raises:
        UsageError: an unknown format.
        ExportError: a file is there already and is not of this export, stopped earlier.
    """
    journal = Journal(order.out_dir, order.stem, _digest(clip, order))
    for fmt in order.recipe.formats:
        entry = find_clip_format(fmt)
        path = entry.path(order.out_dir, order.stem)
        there = sequence.is_begun(path) if entry.numbered else path.exists()
        if there and not (order.overwrite or journal.is_ours(fmt)):
            raise ExportError(path, "is there already; choose another folder or --overwrite")


def export_clip(
    clip: FilmClip,
    order: ClipOrder,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> ClipExports:
    """Write a clip, whose depth is there; a format that cannot be written keeps no other back.

    Args:
        progress: told of frames.
        cancel: what is whole by then stays, and the next export goes on from there.

    Raises:
        UsageError: an unknown format, or the focal length is not known.
        ExportError: as ``check_targets``, or the folder cannot be used.
        Cancelled: stopped.
    """
    check_targets(clip, order)
    make_folder(order.out_dir)
    journal = Journal(order.out_dir, order.stem, _digest(clip, order))
    exports = ClipExports([], [], look=make_look(clip, order.recipe))
    jobs = _begin(order, journal, exports)
    monitor = Monitor(len(clip.frames), progress, cancel)
    if jobs:
        _write_all(clip, order, exports.look, jobs, monitor)  # type: ignore[arg-type]
    for job in jobs:
        if job.failure is None:
            journal.finish(job.entry.id)
            exports.files.append(job.path)
        else:
            exports.failures.append(job.failure)
    if not exports.failures:
        journal.close()
    return exports


def make_look(clip: FilmClip, recipe: Recipe) -> ClipLook:
    """What all frames of an export have in common. UsageError: the focal length is not known."""
    lens = clip.lens(recipe.manual_px(clip.film.size))
    if lens is None:
        raise UsageError(
            "The focal length of {film} is not known: its metadata hold none and the model did "
            "not predict one. Give it by hand.",
            film=clip.film.name,
        )
    summary = clip.summary()
    if summary is None:
        raise clip.gone()
    focal = FocalLength(lens.px, lens.source)
    told = [px for px in clip.predicted_px() if px is not None]
    predicted_px = float(np.median(told)) if told else None
    scene = Scene(_no_photo(clip), _first(clip), focal, predicted_px, **recipe.scene)
    scale = float(recipe.scene.get("scale", 1.0))
    return ClipLook(
        film=clip.film,
        frames=clip.frames,
        focal=focal,
        predicted_px=predicted_px,
        per_metre=float(per_metre(scene.estimate, focal_px=focal.px, scale=scale)),
        summary=summary,
        steady=clip.request.steady,
        in_metres=scene.in_metres,
        viewing=scene.viewing,
        facts=_clip_facts(scene, lens),
        notes=lens.notes,
    )


def _clip_facts(scene: Scene, lens: Lens) -> Facts:
    """What a photo's files say, as far as it holds for all frames."""
    facts = scene.metadata
    return {"film" if name == "photo" else name: value for name, value in facts.items()} | {
        "zooms": [asdict(zoom) for zoom in lens.zooms]
    }


def _first(clip: FilmClip) -> Estimate:
    frame = clip.steady_frame(clip.frames.start)
    return clip.facts().estimate(frame, clip.film.size)


def _no_photo(clip: FilmClip) -> Photo:
    """Stands for all frames: its size is all that counts."""
    rgb = np.zeros((1, 1, 3), np.uint8)
    return Photo(clip.film.name, clip.film.path, rgb, clip.film.metadata, clip.film.size)


class _Writing:
    """One format on its way; where it fails it alone is lost."""

    def __init__(self, entry: ClipFormat, path: Path) -> None:
        self.entry, self.path = entry, path
        self.failure: ExportError | None = None
        self.there: set[int] = set()
        self._held = ExitStack()
        self._add: Add | None = None

    def open(self, look: ClipLook) -> None:
        if self.entry.numbered:
            self.there = sequence.numbers_there(self.path)
        if self.entry.metric and not look.in_metres:
            self.failure = ExportError(
                self.path, "this model tells no metres: give a known length or distance first"
            )
            return
        self._do(lambda: setattr(self, "_add", self._held.enter_context(self._opened(look))))

    def _opened(self, look: ClipLook) -> Any:
        return self.entry.open(look, self.path)

    def wants(self, number: int) -> bool:
        return self.failure is None and number not in self.there

    def add(self, frame: ClipFrame) -> None:
        if self.wants(frame.number) and self._add is not None:
            add = self._add
            self._do(lambda: add(frame))

    def finish(self) -> None:
        if self.failure is None:
            self._do(self._held.close)

    def give_up(self, error: BaseException) -> None:
        """Nothing half stays."""
        with suppress(Exception):
            self._held.__exit__(type(error), error, error.__traceback__)

    def _do(self, step: Callable[[], object]) -> None:
        try:
            with self._held as held:
                step()
                self._held = held.pop_all()
        except (OSError, LeadlineError) as error:
            if self.entry.numbered and isinstance(error, ExportError):
                self.failure = error
            else:
                self.failure = _named(self.path, error)


def _named(path: Path, error: OSError | LeadlineError) -> ExportError:
    """An error that names the file, where it named the unfinished one."""
    if isinstance(error, LeadlineError):
        return ExportError(path, error.cause)
    return ExportError(path, "cannot be written: {cause}", cause=plain_cause(error))


def _begin(order: ClipOrder, journal: Journal, exports: ClipExports) -> list[_Writing]:
    """The formats that are to be written; those that are whole already are noted."""
    jobs = []
    for fmt in dict.fromkeys(order.recipe.formats):
        entry = find_clip_format(fmt)
        path = entry.path(order.out_dir, order.stem)
        if journal.is_done(fmt) and path.exists():
            exports.files.append(path)
            continue
        if entry.numbered and not journal.is_ours(fmt):
            sequence.remove_numbered(path)
        jobs.append(_Writing(entry, path))
    journal.begin([job.entry.id for job in jobs])
    return jobs


def _write_all(
    clip: FilmClip, order: ClipOrder, look: ClipLook, jobs: list[_Writing], monitor: Monitor
) -> None:
    try:
        for job in jobs:
            job.open(look)
        with closing(_scenes(clip, order, look, jobs)) as scenes:
            for number, scene in scenes:
                monitor.check()
                if scene is not None:
                    for job in jobs:
                        job.add(ClipFrame(number, scene))
                if all(job.failure for job in jobs):
                    return
                monitor.advance(1, WRITING)
                if number % _RELEASE_AFTER == 0:
                    release_freed()
        for job in jobs:
            job.finish()
    except BaseException as error:
        for job in jobs:
            job.give_up(error)
        raise


def _scenes(
    clip: FilmClip, order: ClipOrder, look: ClipLook, jobs: list[_Writing]
) -> Generator[tuple[int, Scene | None]]:
    """Scene after scene, the next one made while this one is written; None where none is wanted."""
    recipe = replace(order.recipe, scene={**order.recipe.scene, "color_range": look.color_range})
    maps = any(job.entry.group != CLOUDS for job in jobs)

    def make(film: Film, number: int) -> Scene | None:
        if not any(job.wants(number) for job in jobs):
            return None
        index = clip.frames[number]
        photo = film.photo(index)
        estimate = clip.facts().estimate(clip.steady_frame(index), photo.size)
        scene = Scene(photo, estimate, look.focal, look.predicted_px, **recipe.scene)
        if maps:
            _ = scene.depth
        return scene

    with clip.open_film() as film, ThreadPoolExecutor(1, "decode") as ahead:
        coming = ahead.submit(make, film, 0)
        for number in range(len(clip.frames)):
            scene = coming.result()
            if number + 1 < len(clip.frames):
                coming = ahead.submit(make, film, number + 1)
            yield number, scene


def _digest(clip: FilmClip, order: ClipOrder) -> str:
    """Of all that the files depend on but their formats."""
    recipe = {**order.recipe.as_json(), "formats": []}
    facts = [_VERSION, clip.steady.folder.name, clip.request.steady, recipe, list(clip.film.size)]
    text = json.dumps(facts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]
