"""The window's whole state as one frozen value, and the steps from one state to the next.

Pure functions: no widgets, no threads, no files. What the panes show is derived from a state
by ``gui.resolve.resolve``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.progress import Progress
from core.settings import Settings
from core.types import (
    ByteImage,
    Estimate,
    FloatMap,
    FocalSource,
    ModelInfo,
    Photo,
    PhotoMetadata,
    Size,
)

PHOTOS_KEPT = 6
"""Decoded photos kept in memory; older ones are decoded again when they are looked at."""
RECENT_FILES_KEPT = 12
ETA_AFTER_FRACTION = 0.1
ETA_AFTER_S = 1.0


class Status(StrEnum):
    """Where a photo is on its way from file to depth."""

    QUEUED = "queued"
    DECODING = "decoding"
    ESTIMATING = "estimating"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class FocalChoice:
    """What the user chose for one photo: a preferred source and, if typed, a value in pixels."""

    preferred: FocalSource | None = None
    manual_px: float | None = None


@dataclass(frozen=True, eq=False)
class Derived:
    """An estimate and all that follows from it alone, whatever the settings.

    Attributes:
        estimate: the result of the forward pass; C is its canonical inverse depth, (h, w).
        ratio: (h, w) float32, the largest depth ratio to a neighbour (exact, for counts).
        codes: (h, w) uint8, the same quantised for a slider that is a table look-up.
        colors: (h, w, 3) uint8, the photo's mean colour in each cell of the grid.
        auto_range: (far, near) of the automatic range, in the unit of C.
        histogram: counts of C in steps of equal ratio, and the edges of the steps.
    """

    estimate: Estimate
    ratio: FloatMap
    codes: NDArray[np.uint8]
    colors: ByteImage
    auto_range: tuple[float, float]
    histogram: tuple[NDArray[np.int64], NDArray[np.float64]]

    @property
    def grid(self) -> Size:
        height, width = self.estimate.canonical_inverse_depth.shape
        return Size(width, height)


@dataclass(frozen=True, eq=False)
class Entry:
    """One opened photo.

    Attributes:
        key: identifies it for as long as the window is open.
        name: short name for people.
        path: None for a pasted picture.
        photo: the decoded picture, None before decoding or when forgotten to save memory.
        mips: halved copies of the picture, as the panes want them.
        status: see Status.
        results: what was estimated so far, by model.
        focal: the user's choice of focal length.
        metadata: camera facts of the photo, kept when the picture is forgotten.
        scale: factor on every metre of the scene (a known length), apart from the focal length.
        error: why it failed, a sentence.
        details: the traceback behind ``error``.
    """

    key: int
    name: str
    path: Path | None = None
    photo: Photo | None = None
    mips: Sequence[ByteImage] = ()
    status: Status = Status.QUEUED
    results: dict[str, Derived] = field(default_factory=dict)
    focal: FocalChoice = field(default_factory=FocalChoice)
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    scale: float = 1.0
    error: str = ""
    details: str = ""


@dataclass(frozen=True)
class ExportRequest:
    """What to write, and where.

    Attributes:
        formats: ids of core.export.registry.FORMATS.
        folder: where files named after the photo go.
        path: one file of the user's choice instead (the first format); the file dialog has
            asked before it is replaced.
        axes: frame of exported geometry.
        ascii: PLY as text.
        overwrite: replace files in the folder.
    """

    formats: tuple[str, ...]
    folder: Path
    path: Path | None = None
    axes: str = "opencv"
    ascii: bool = False
    overwrite: bool = False


@dataclass(frozen=True, eq=False)
class AppState:
    """Everything the window shows follows from this.

    Attributes:
        settings: preferences.
        entries: opened photos in the order of the film strip.
        current: key of the photo on show.
        running: key of the photo in the network.
        progress: how far that run is.
        running_s: seconds since it started.
        loading: a model is being loaded.
        model: what the last loaded model is and runs on.
        model_error: why the model could not be loaded.
        exporting: what is being written, for people; "" for nothing.
        export_progress: how far that is.
    """

    settings: Settings
    entries: tuple[Entry, ...] = ()
    current: int | None = None
    running: int | None = None
    progress: Progress | None = None
    running_s: float = 0.0
    loading: bool = False
    model: ModelInfo | None = None
    model_error: str = ""
    exporting: str = ""
    export_progress: Progress | None = None


def entry_of(state: AppState, key: int | None) -> Entry | None:
    """The entry with that key, or None."""
    return next((entry for entry in state.entries if entry.key == key), None)


def current_entry(state: AppState) -> Entry | None:
    """The photo on show, or None in an empty window."""
    return entry_of(state, state.current)


def derived_of(state: AppState, entry: Entry | None) -> Derived | None:
    """What the chosen model made of a photo; None when it has not run on it yet."""
    return entry.results.get(state.settings.model) if entry else None


def add_entries(state: AppState, entries: Iterable[Entry]) -> AppState:
    """Append photos to the film strip."""
    return replace(state, entries=(*state.entries, *entries))


def change_entry(state: AppState, key: int, **changes: Any) -> AppState:
    """Replace fields of one entry; nothing happens when it was removed meanwhile."""
    return replace(
        state,
        entries=tuple(
            replace(entry, **changes) if entry.key == key else entry for entry in state.entries
        ),
    )


def remove_entry(state: AppState, key: int) -> AppState:
    """Take a photo out; its right neighbour (else the left one) comes on show."""
    keys = [entry.key for entry in state.entries]
    if key not in keys:
        return state
    place = keys.index(key)
    rest = keys[:place] + keys[place + 1 :]
    current = state.current
    if current == key:
        current = rest[min(place, len(rest) - 1)] if rest else None
    entries = tuple(entry for entry in state.entries if entry.key != key)
    return replace(state, entries=entries, current=current)


def neighbour(state: AppState, step: int) -> int | None:
    """Key of the photo ``step`` places along the film strip, stopping at its ends."""
    keys = [entry.key for entry in state.entries]
    if state.current not in keys:
        return keys[0] if keys else None
    place = keys.index(state.current) + step
    return keys[place] if 0 <= place < len(keys) else None


def find_path(state: AppState, path: Path) -> Entry | None:
    """The entry that shows this file, so that it is not opened twice."""
    return next((entry for entry in state.entries if entry.path == path), None)


def next_to_estimate(state: AppState) -> int | None:
    """The photo that should go into the network next: the one on show, else the first waiting.

    None while a photo is being decoded: it will be the one on show in a moment.
    """
    if any(entry.status == Status.DECODING for entry in state.entries):
        return None
    waiting = [entry for entry in state.entries if entry.status == Status.QUEUED]
    for entry in waiting:
        if entry.key == state.current:
            return entry.key
    return waiting[0].key if waiting else None


def start_run(state: AppState, key: int) -> AppState:
    """Note that a photo went into the network."""
    state = change_entry(state, key, status=Status.ESTIMATING, error="", details="")
    return replace(state, running=key, progress=None, running_s=0.0)


def end_run(state: AppState, key: int, status: Status, **changes: Any) -> AppState:
    """Note how a run ended; other results of that photo stay as they were."""
    state = change_entry(state, key, status=status, **changes)
    return replace(state, running=None, progress=None, running_s=0.0)


def cancel_waiting(state: AppState) -> AppState:
    """Nothing that waits will run by itself any more."""
    entries = tuple(
        replace(entry, status=resting_status(state, entry))
        if entry.status == Status.QUEUED
        else entry
        for entry in state.entries
    )
    return replace(state, entries=entries)


def resting_status(state: AppState, entry: Entry) -> Status:
    """The status of a photo on which no work is wanted."""
    return Status.CANCELLED if derived_of(state, entry) is None else Status.DONE


def forget_photos(state: AppState, recent: Iterable[int]) -> AppState:
    """Drop decoded pictures beyond those looked at most recently (``recent``: newest first).

    Pasted pictures stay: they have no file to be read again from.
    """
    kept = set(list(recent)[:PHOTOS_KEPT]) | {state.current, state.running}
    entries = tuple(
        replace(entry, photo=None, mips=())
        if entry.photo is not None and entry.path is not None and entry.key not in kept
        else entry
        for entry in state.entries
    )
    return replace(state, entries=entries)


def with_recent(settings: Settings, paths: Iterable[Path]) -> Settings:
    """Settings with these files in front of the recent ones."""
    newest = [str(path) for path in paths][::-1]
    merged = dict.fromkeys([*newest, *settings.recent_files])
    return replace(settings, recent_files=tuple(merged)[:RECENT_FILES_KEPT])


def time_left_s(fraction: float, elapsed_s: float) -> float | None:
    """Seconds left at the pace so far; None while it is too early to tell."""
    if fraction < ETA_AFTER_FRACTION or elapsed_s < ETA_AFTER_S:
        return None
    return elapsed_s * (1.0 - fraction) / fraction
