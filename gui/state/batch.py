"""A folder of photos on its way to files: frozen values that state and views share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from core.batch.adjustment import Adjustment
from core.settings import Settings

BESIDE = "-depth"
"""What the folder of exports is called after that of the photos, unless the user says."""


@dataclass(frozen=True)
class BatchRequest:
    """What to make of which photos.

    Attributes:
        in_dir: photos.
        out_dir: gets the files.
        formats: ids of core.export.registry.FORMATS.
        recursive: photos in folders inside ``in_dir`` too.
        overwrite: replace files that no batch has made.
        photos: these instead of those in ``in_dir``.
        adjusted: focal lengths and scales that the user set for some of ``photos``.
    """

    in_dir: Path
    out_dir: Path
    formats: tuple[str, ...]
    recursive: bool = True
    overwrite: bool = False
    photos: tuple[Path, ...] = ()
    adjusted: Mapping[Path, Adjustment] = field(default_factory=dict)


class BatchStage(StrEnum):
    """Where a batch stands; it ends in one of the last three."""

    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class BatchRun:
    """The last batch.

    Attributes:
        request: what was asked.
        stage: where it stands.
        total: photos in all; None while they are being looked for.
        done: how many of these are done; ``before`` of them in an earlier run.
        failed: how many of these could not be done.
        photo: the one that was settled last; "" for none.
        left_s: seconds left at the pace so far; None while unknown.
        failures: photos that failed, and why.
        error: why there is no result at all, a sentence.
        details: a traceback, where that was unexpected.
    """

    request: BatchRequest
    stage: BatchStage = BatchStage.RUNNING
    total: int | None = None
    done: int = 0
    before: int = 0
    failed: int = 0
    photo: str = ""
    left_s: float | None = None
    failures: tuple[tuple[str, str], ...] = ()
    error: str = ""
    details: str = ""

    @property
    def active(self) -> bool:
        return self.stage in (BatchStage.RUNNING, BatchStage.STOPPING)

    @property
    def settled(self) -> int:
        """Photos that are done or have failed."""
        return self.done + self.failed

    @property
    def fraction(self) -> float | None:
        """Between 0 and 1; None while unknown."""
        return self.settled / self.total if self.total else None


def offered_request(settings: Settings, opened: Path | None, shown: Path | None) -> BatchRequest:
    """What a sheet offers before anything was typed.

    Args:
        settings: hold what was asked last.
        opened: the folder that was dropped or opened last, if any.
        shown: the file of the photo on show.
    """
    last = settings.batch_in_dir or settings.last_open_dir
    in_dir = opened or (Path(last) if last else shown.parent if shown else Path.home())
    return BatchRequest(
        in_dir,
        out_dir_for(in_dir, settings),
        settings.batch_formats,
        recursive=settings.batch_recursive,
    )


def strip_request(
    settings: Settings, photos: tuple[Path, ...], adjusted: Mapping[Path, Adjustment]
) -> BatchRequest:
    """What a sheet offers for photos of the film strip: all files into one folder, beside that
    of the first."""
    in_dir = photos[0].parent
    out_dir = out_dir_for(in_dir, settings)
    return BatchRequest(in_dir, out_dir, settings.batch_formats, photos=photos, adjusted=adjusted)


def out_dir_for(in_dir: Path, settings: Settings) -> Path:
    """Where the files of a folder went the last time, else a folder beside it."""
    if str(in_dir) == settings.batch_in_dir and settings.batch_out_dir:
        return Path(settings.batch_out_dir)
    return in_dir.with_name(in_dir.name + BESIDE) if in_dir.name else in_dir / BESIDE.strip("-")
