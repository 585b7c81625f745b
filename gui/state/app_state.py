"""The window's whole state as one frozen value, and the steps from one state to the next.

Pure functions: no widgets, no threads, no files. What the panes show is derived from a state
by ``gui.snapshot.resolve.resolve``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.measuring.measure import Point
from core.presets import Preset
from core.progress import Progress
from core.settings import RECENT_FILES_KEPT, Settings
from core.types import FocalSource, ModelInfo, PhotoMetadata
from gui.state.batch import BatchRun
from gui.state.clip import ClipRun
from gui.state.entry import Derived, Entry
from gui.state.models import BUNDLED, Fetch, ModelRow, Offer, answers, choice_of, is_slow
from gui.state.panes import pictures_of


class Tool(StrEnum):
    """What the next points picked in the panes are for."""

    NONE = ""
    MEASURE = "measure"
    PROFILE = "profile"
    LENGTH = "length"  # something of known length
    DISTANCE = "distance"  # a point at a known distance
    FLOOR = "floor"  # points on the floor
    RECTANGLE = "rectangle"  # a region
    LASSO = "lasso"  # a region drawn by hand
    HIDE_LASSO = "hide-lasso"  # draw around points of the cloud to hide them
    HIDE_RECTANGLE = "hide-rectangle"


HIDING = (Tool.HIDE_LASSO, Tool.HIDE_RECTANGLE)
"""Tools of the cloud's pane alone."""


@dataclass(frozen=True)
class MarkId:
    """One of the marks drawn on a photo.

    Attributes:
        kind: "measure", "known", "floor", "profile" or "region".
        place: in the list of that kind.
    """

    kind: str
    place: int = 0


@dataclass(frozen=True)
class ExportRequest:
    """What to write, and where.

    Attributes:
        formats: ids of core.export.registry.FORMATS.
        folder: where files named after the photo go.
        path: one file of the user's choice instead (the first format); the file dialog has
            asked before it is replaced.
        overwrite: replace files in the folder.
    """

    formats: tuple[str, ...]
    folder: Path
    path: Path | None = None
    overwrite: bool = False


@dataclass(frozen=True)
class Opening:
    """A film whose frames are being listed.

    Attributes:
        key: of its entry.
        progress: in bytes of the file.
    """

    key: int
    progress: Progress


@dataclass(frozen=True, eq=False)
class AppState:
    """Everything the window shows follows from this.

    Attributes:
        settings: preferences.
        entries: opened photos in the order of the film strip.
        current: key of the photo on show.
        opening: the film that will be on show, where opening it takes long.
        running: key of the photo in the network.
        predicting: the run is of the focal head alone.
        running_other: the run is of that model, beside the chosen one.
        running_frame: the run is of that frame of a film.
        progress: how far that run is.
        running_s: seconds since its first progress.
        running_from: its fraction then.
        stopping: it was cancelled but has not stopped yet.
        loading: a model is being loaded.
        model: what the loaded model is and runs on; None while the chosen one is not there.
        model_error: why the model could not be loaded.
        models: the models known, and whether their weights are there.
        devices: what this machine can run a model on; empty until that is found out.
        offer: how to get the model that is not bundled; None until it was asked for.
        fetch: the last attempt to get it.
        tool: what points picked now are for.
        draft: ends of the segment that is being drawn; the second one follows the cursor.
        trail: where the cursor has been since then.
        selected: the mark that is highlighted.
        leveling: the floor is being looked for.
        compared: the source of a focal length that the mouse is on.
        exporting: what is being written, for people; "" for nothing.
        export_progress: how far that is.
        presets: looks to choose from.
        folder: the folder that was dropped or opened last.
        batch: the last one.
        clip: the film that is being written.
    """

    settings: Settings
    entries: tuple[Entry, ...] = ()
    current: int | None = None
    opening: Opening | None = None
    running: int | None = None
    predicting: bool = False
    running_other: str = ""
    running_frame: int | None = None
    progress: Progress | None = None
    running_s: float = 0.0
    running_from: float = 0.0
    stopping: bool = False
    loading: bool = False
    model: ModelInfo | None = None
    model_error: str = ""
    models: tuple[ModelRow, ...] = ()
    devices: tuple[str, ...] = ()
    offer: Offer | None = None
    fetch: Fetch | None = None
    tool: Tool = Tool.NONE
    draft: tuple[Point, Point] | None = None
    trail: tuple[Point, ...] = ()
    selected: MarkId | None = None
    leveling: bool = False
    compared: FocalSource | None = None
    exporting: str = ""
    export_progress: Progress | None = None
    presets: tuple[Preset, ...] = ()
    folder: Path | None = None
    batch: BatchRun | None = None
    clip: ClipRun | None = None


def entry_of(state: AppState, key: int | None) -> Entry | None:
    """The entry with that key, or None."""
    return next((entry for entry in state.entries if entry.key == key), None)


def current_entry(state: AppState) -> Entry | None:
    """The photo on show, or None in an empty window."""
    return entry_of(state, state.current)


def from_file(entry: Entry) -> Derived | None:
    """The depth of the file itself, where no model's is shown: an export's, or a phone's."""
    used = entry.own.derived if entry.own is not None and entry.own_used else None
    return entry.reopened or used


def derived_of(state: AppState, entry: Entry | None) -> Derived | None:
    """What the chosen model made of a photo, run as chosen; None when it has not run so yet."""
    if entry is None:
        return None
    in_file = from_file(entry)
    if in_file is not None:
        return in_file
    wanted = choice_of(state.settings, entry.taken_for)
    fitting = [
        derived
        for asked, derived in entry.results.items()
        if answers(wanted, asked, derived.estimate.info)
    ]
    return entry.results.get(wanted) or (fitting[-1] if fitting else None)


def result_by(entry: Entry, model: str) -> Derived | None:
    """What a model said of a photo last, however it was run; None where it was not asked."""
    made = [
        derived
        for asked, derived in entry.results.items()
        if (asked.model, asked.said) == (model, entry.taken_for)
    ]
    return made[-1] if made else None


def camera_on_show(state: AppState) -> Entry | None:
    """The camera that is on show, while it is switched on."""
    shown = current_entry(state)
    return shown if shown is not None and shown.live is not None and shown.live.on else None


def wants_metres(state: AppState, derived: Derived | None) -> bool:
    """Whether a result is to get the bundled model's metres."""
    relative = derived is not None and not derived.estimate.tells_metres
    return relative and state.settings.bundled_metres


def lacking_model(state: AppState, entry: Entry | None) -> str:
    """The model beside the chosen one whose answer on a photo is wanted next; "" for none."""
    derived = derived_of(state, entry)
    if entry is None or derived is None or from_file(entry) is not None:
        return ""
    wanted = [BUNDLED] if wants_metres(state, derived) else []
    seen = {"second", "evaluate"} & set(pictures_of(state.settings))
    if seen and state.settings.other_model:
        wanted.append(state.settings.other_model)
    return next((model for model in wanted if result_by(entry, model) is None), "")


def without_model(state: AppState, model: str) -> AppState:
    """The same where a model is not wanted beside the chosen one any more."""
    settings = state.settings
    if model == BUNDLED:
        settings = replace(settings, bundled_metres=False)
    if model == settings.other_model:
        settings = replace(settings, other_model="")
    return replace(state, settings=settings)


def preview_of(state: AppState, entry: Entry | None) -> Derived | None:
    """What the bundled model made, while there is nothing of a slow one that is chosen."""
    if entry is None or not is_slow(state.settings.model) or derived_of(state, entry) is not None:
        return None
    return result_by(entry, BUNDLED)


def shown_of(state: AppState, entry: Entry | None) -> Derived | None:
    """The depth of a photo on show: the chosen model's, or a preview until that is there."""
    return derived_of(state, entry) or preview_of(state, entry)


def wants_prediction(settings: Settings, entry: Entry, metadata: PhotoMetadata) -> bool:
    """Whether the network's own opinion on a photo's focal length is wanted."""
    known = metadata.focal_px is not None or entry.focal.manual_px is not None
    asked = entry.predict is True or entry.focal.preferred == FocalSource.PREDICTED
    return asked or not (settings.skip_prediction and known)


def lacks_prediction(state: AppState, entry: Entry | None) -> bool:
    """Whether a photo was estimated without its focal length, which is wanted after all."""
    derived = derived_of(state, entry)
    return (
        entry is not None
        and derived is not None
        and derived.estimate.fov_deg is None
        and derived.estimate.sphere is None
        and from_file(entry) is None
        and entry.predict is not False
        and wants_prediction(state.settings, entry, entry.metadata)
    )


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
    return with_current(replace(state, entries=entries), current)


def with_current(state: AppState, key: int | None) -> AppState:
    """Bring a photo on show; a half-made or highlighted mark belongs to the one before."""
    if key == state.current:
        return state
    return replace(state, current=key, draft=None, selected=None)


def neighbour(
    state: AppState, start: int | None, step: int, skipped: Container[int] = ()
) -> int | None:
    """Key of the next photo along the film strip, stopping at its ends.

    Args:
        state: has the strip.
        start: key of the photo to start from.
        step: 1 forwards, -1 backwards.
        skipped: keys of photos to pass over.
    """
    keys = [entry.key for entry in state.entries]
    if start not in keys:
        return keys[0] if keys else None
    place = keys.index(start)
    ahead = keys[place + 1 :] if step > 0 else keys[:place][::-1]
    return next((key for key in ahead if key not in skipped), None)


def find_path(state: AppState, path: Path) -> Entry | None:
    """The entry that shows this file, so that it is not opened twice."""
    return next((entry for entry in state.entries if entry.path == path), None)


def with_recent(settings: Settings, paths: Iterable[Path]) -> Settings:
    """Settings with these files in front of the recent ones."""
    newest = [str(path) for path in paths][::-1]
    merged = dict.fromkeys([*newest, *settings.recent_files])
    return replace(settings, recent_files=tuple(merged)[:RECENT_FILES_KEPT])


def without_recent(settings: Settings, path: Path | None) -> Settings:
    """Settings whose recent files do not offer this one, which cannot be read."""
    kept = tuple(each for each in settings.recent_files if each != str(path))
    return replace(settings, recent_files=kept)
