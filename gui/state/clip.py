"""A clip on its way to files: frozen values that state and views share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.progress import Progress


@dataclass(frozen=True)
class ClipExport:
    """What to write of a film, and where.

    Attributes:
        formats: ids of core.films.formats.CLIP_FORMATS.
        folder: where files named after the film go.
        overwrite: replace what is there.
    """

    formats: tuple[str, ...]
    folder: Path
    overwrite: bool = False


@dataclass(frozen=True)
class ClipRun:
    """How far a clip is.

    Attributes:
        name: of the film.
        progress: of its stage; None before the first.
        seconds: since the stage's first progress.
        stopping: it was cancelled but has not ended yet.
    """

    name: str
    progress: Progress | None = None
    seconds: float = 0.0
    stopping: bool = False
