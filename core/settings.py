"""Every preference, declared once: default, range or choices; kept between starts as JSON."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.camera import Axes
from core.cloud import DENSITY, FAR_CUT_M
from core.colormap import COLORMAPS
from core.contours import THRESHOLD_PERCENT
from core.depth import COLOR_RANGE_M
from core.effects.params import ParamValue
from core.effects.saved import flat_values, read_values, upgraded
from core.effects.table import EFFECTS, default_values
from core.errors import SettingsError
from core.files import atomic_path, exclusive, make_folder, plain_cause, set_aside
from core.files.safe_json import read_json
from core.films.request import KEPT_GB
from core.measuring.floor_plan import COLORS as PLAN_COLORS
from core.measuring.floor_plan import HIGH_M, LOW_M, MOST_CELL_M
from core.metrics.depth import ALIGNMENTS
from core.sentence import Sentence
from core.surface.relief import BASE_MM, RELIEF_MM, WIDTH_MM
from core.types import AUTO, DEVICES, PRECISIONS, Flying
from core.value_checks import (
    UnexpectedError,
    check_colour,
    check_number,
    check_order,
    check_selection,
    check_switch,
    check_text,
    check_texts,
    refusal,
)
from core.weights.catalog import DEFAULT_MODEL

VERSION = 1
FOLDER_VARIABLE = "LEADLINE_CONFIG_DIR"
FILE_NAME = "settings.json"
PANES = ("photo", "depth", "contours", "cloud", "effects", "evaluate", "second")
"""Ids of the window's panes; what they are, says the window's own table of them."""
RECENT_FILES_KEPT = 12
SIDE_PAGES = ("look", "measure", "effects", "evaluate")

Value = bool | float | str | tuple[str, ...]


def _number(default: float, low: float, high: float) -> Any:
    return dataclasses.field(default=default, metadata={"limits": (low, high)})


def _choice(default: str | tuple[str, ...], *choices: str) -> Any:
    """One of ``choices``; of a tuple, as many of them as the default holds."""
    return dataclasses.field(default=default, metadata={"choices": choices})


def _order(*names: str) -> Any:
    """An order of ``names``; those that a file does not know yet follow its own."""
    return dataclasses.field(default=names, metadata={"order": names})


def _colour(default: str) -> Any:
    return dataclasses.field(default=default, metadata={"colour": True})


@dataclass(frozen=True)
class Settings:
    """Preferences. Lengths in metres, shares between 0 and 1, colours as ``#rrggbb``."""

    # inverse depth; the default map has steadily rising lightness, for any colour vision
    colormap: str = _choice("viridis", *COLORMAPS)
    range_auto: bool = True
    near_m: float = _number(0.5, *COLOR_RANGE_M)
    far_m: float = _number(50.0, *COLOR_RANGE_M)
    overlay_opacity: float = _number(1.0, 0, 1)

    # contours
    contours_visible: bool = True
    contour_percent: float = _number(*THRESHOLD_PERCENT)
    contour_thin: bool = False
    contour_color: str = _colour("#ff2d55")
    contour_opacity: float = _number(0.9, 0, 1)

    # point cloud
    cloud_point_size: float = _number(2.0, 1, 10)
    cloud_density: float = _number(*DENSITY)
    cloud_far_cut: bool = True
    cloud_far_m: float = _number(*FAR_CUT_M)
    cloud_shape: str = _choice("mesh", "points", "mesh")
    cloud_light: float = _number(0.6, 0, 1)
    cloud_flying: str = _choice(Flying.DROP.value, *Flying)
    cloud_show_removed: bool = False
    cloud_color_by: str = _choice("photo", "photo", "depth", "height")
    cloud_background: str = _choice("auto", "auto", "black", "white", "grey")
    cloud_frustum: bool = False
    cloud_grid: bool = True

    # focal length
    focal_ghost: bool = True

    # level and plan
    level_cloud: bool = False
    level_heights: bool = True
    plan_low_m: float = _number(*LOW_M)
    plan_high_m: float = _number(*HIGH_M)
    plan_cell_cm: float = _number(0.0, 0.0, 100 * MOST_CELL_M)  # 0: as the scene allows
    plan_color: str = _choice(PLAN_COLORS[0], *PLAN_COLORS)

    # effects
    effect: str = _choice("refocus", *EFFECTS)
    effect_values: Mapping[str, ParamValue] = dataclasses.field(default_factory=default_values)

    # evaluation
    evaluate_show: str = _choice("error", "error", "normals", "boundaries")
    evaluate_align: str = _choice("none", *ALIGNMENTS)
    evaluate_range_percent: float = _number(25.0, 1, 100)

    # window
    layout: str = _choice("4", "1", "2", "4", "wipe")
    layout_panes: tuple[str, ...] = _order(*PANES)
    side_page: str = _choice("look", *SIDE_PAGES)
    wipe_panes: tuple[str, ...] = _choice(("photo", "depth"), *PANES)
    theme: str = _choice("system", "system", "light", "dark")
    language: str = _choice("system", "system", "en", "ko")
    window_geometry: str = ""
    window_state: str = ""
    splitter_state: str = ""
    turn_clouds: bool = True  # each new cloud turns a little, once

    # model
    model: str = DEFAULT_MODEL
    device: str = _choice(AUTO, AUTO, *DEVICES)
    precision: str = _choice(AUTO, AUTO, *PRECISIONS)
    skip_prediction: bool = False
    bundled_metres: bool = False
    other_model: str = ""  # beside the chosen one; "" for none
    second_show: str = _choice("other", "other", "spread", "correction", "own")

    # files
    export_axes: str = _choice(Axes.OPENCV.value, *Axes)
    export_ply_ascii: bool = False
    export_shown_only: bool = True
    export_normals: bool = False
    export_decimate: bool = False
    export_triangles: float = _number(100_000.0, 100, 5_000_000)
    export_behind: bool = False
    export_print_width_mm: float = _number(*WIDTH_MM)
    export_print_base_mm: float = _number(*BASE_MM)
    export_print_relief_mm: float = _number(*RELIEF_MM)
    batch_in_dir: str = ""
    batch_out_dir: str = ""
    batch_recursive: bool = True
    batch_formats: tuple[str, ...] = ("npz", "color")
    kept_films_gb: float = _number(*KEPT_GB)
    last_open_dir: str = ""
    last_export_dir: str = ""
    recent_files: tuple[str, ...] = ()
    tour_seen: bool = False


LOOK_PREFIXES = ("colormap", "range_", "near_m", "far_m", "overlay_", "contour", "cloud_")
PERSONAL_PREFIXES = (
    "window_",
    "splitter_",
    "theme",
    "language",
    "turn_clouds",
    "device",
    "precision",
    "batch_",
    "kept_",
    "last_",
    "recent_",
    "tour_",
)
"""Preferences that belong to a person and a machine, whatever is worked on."""

_FIELDS = {field.name: field for field in dataclasses.fields(Settings)}
_DEFAULTS = Settings()


def limits(name: str) -> tuple[float, float]:
    """Smallest and largest value of a numeric preference.

    Raises:
        KeyError: no such preference, or one without a range.
    """
    low, high = _FIELDS[name].metadata["limits"]
    return low, high


def choices(name: str) -> tuple[str, ...]:
    """What a preference may be.

    Raises:
        KeyError: no such preference, or one that may be anything.
    """
    return tuple(_FIELDS[name].metadata["choices"])


@cache
def look_names() -> tuple[str, ...]:
    """Preferences of how depth, contours and cloud look: what a preset holds."""
    return tuple(name for name in _FIELDS if name.startswith(LOOK_PREFIXES))


@cache
def session_names() -> tuple[str, ...]:
    """Preferences that belong to the work on some photos: what a session file holds."""
    return tuple(name for name in _FIELDS if not name.startswith(PERSONAL_PREFIXES))


def settings_path() -> Path:
    """The settings file: in the folder of the variable LEADLINE_CONFIG_DIR, else the user's."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        return Path(folder) / FILE_NAME
    import platformdirs

    return platformdirs.user_config_path("Leadline", appauthor=False) / FILE_NAME


def kept_films_bytes() -> int:
    """How much depth of films may take on the disk, by the user's settings as they are now.

    The default where they cannot be read; they are neither changed nor set aside.
    """
    try:
        data = read_json(settings_path())
    except (OSError, ValueError):
        data = None
    values = checked_values(data)[0] if isinstance(data, dict) else {}
    gigabytes: float = values.get("kept_films_gb", _DEFAULTS.kept_films_gb)
    return round(gigabytes * 1e9)


def load_settings(path: Path) -> tuple[Settings, list[Sentence]]:
    """Read preferences; whatever cannot be used falls back to its default with a message.

    A missing file gives the defaults. A file that is no settings file at all is renamed
    (``settings.json.bad``), so that nothing in it is lost. Never raises.

    Returns:
        The settings, and sentences for people about what was not used.
    """
    try:
        data = read_json(path)
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        cause = plain_cause(error)
        return Settings(), [_noted(path, Sentence("{cause}; the defaults are used", cause=cause))]
    except ValueError:
        return Settings(), [_set_aside(path)]
    if not isinstance(data, dict):
        return Settings(), [_set_aside(path)]
    settings, messages = _from_json(data, path)
    _last_seen[path] = settings
    return settings, messages


def save_settings(settings: Settings, path: Path) -> None:
    """Write all preferences, whole or not at all; missing folders are made.

    What this process has not changed since it last read or wrote the file stays as another one
    has left it.

    Raises:
        SettingsError: the file cannot be written; what it held stays.
    """
    make_folder(path.parent, for_file=path, error=SettingsError)
    with exclusive(path):
        document = {"version": VERSION, **saved_values(_merged(settings, path))}
        with atomic_path(path, error=SettingsError) as temporary:
            temporary.write_text(json.dumps(document, indent=2) + "\n", "utf-8")
    _last_seen[path] = settings


_last_seen: dict[Path, Settings] = {}
"""By file, what this process last read or wrote."""


def _merged(settings: Settings, path: Path) -> Settings:
    """The settings with what another process has changed in the file meanwhile."""
    before = _last_seen.get(path)
    try:
        data = read_json(path) if before is not None else None
    except (OSError, ValueError):
        return settings
    if before is None or not isinstance(data, dict):
        return settings
    there = checked_values(data)[0]
    same = {name: each for name, each in there.items() if _same(settings, before, name)}
    recent = _merged_recent(settings.recent_files, before.recent_files, there)
    merged = dataclasses.replace(settings, **same, **recent)
    return merged if merged.near_m < merged.far_m else settings


def _same(settings: Settings, before: Settings, name: str) -> bool:
    return bool(getattr(settings, name) == getattr(before, name))


def _merged_recent(
    own: tuple[str, ...], before: tuple[str, ...], there: Mapping[str, Any]
) -> dict[str, Any]:
    """This process's recent files and those that another one has added; nothing where it has not
    opened any. What one of the two has forgotten stays so."""
    theirs: tuple[str, ...] = there.get("recent_files", before)
    if own == before:
        return {}
    added = [each for each in theirs if each not in before and each not in own]
    kept = [each for each in own if each in theirs or each not in before]
    return {"recent_files": (*kept, *added)[:RECENT_FILES_KEPT]}


def _noted(path: Path, text: Sentence) -> Sentence:
    return Sentence("{path}: {text}", path=path, text=text)


def saved_values(settings: Settings, names: Iterable[str] = tuple(_FIELDS)) -> dict[str, Any]:
    """Preferences as files hold them: the effects' values each under a name of its own."""
    values = {name: getattr(settings, name) for name in names}
    return values | flat_values(values.pop("effect_values", {}))


def _set_aside(path: Path) -> Sentence:
    try:
        kept = set_aside(path)
    except OSError as error:
        stays = Sentence(
            "this is not a settings file, and it stays: {cause}", cause=plain_cause(error)
        )
        return _noted(path, stays)
    aside = Sentence(
        "this is not a settings file; it is kept as {name}, the defaults are used", name=kept.name
    )
    return _noted(path, aside)


def _from_json(data: dict[str, Any], path: Path) -> tuple[Settings, list[Sentence]]:
    values, refused = checked_values(data)
    messages = _version_messages(data.get("version"), path)
    messages += [
        Sentence(
            "{path}: {text}; the default {default} is used",
            path=path,
            text=text,
            default=json.dumps(saved_values(_DEFAULTS)[name]),
        )
        for name, text in refused.items()
    ]
    settings = Settings(**values)
    if settings.near_m < settings.far_m:
        return settings, messages
    crossed = Sentence("near_m is not below far_m; the defaults of both are used")
    messages.append(_noted(path, crossed))
    held = dataclasses.replace(settings, near_m=_DEFAULTS.near_m, far_m=_DEFAULTS.far_m)
    return held, messages


def checked_values(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Sentence]]:
    """Values of preferences as a file holds them, by name; unknown names are passed over.

    Returns:
        What can be used, and for each that cannot what was expected and found.
    """
    data = upgraded(data)
    values: dict[str, Any] = {}
    refused: dict[str, tuple[Sentence, object]] = {}
    for name in (name for name in _FIELDS if name in data and name != "effect_values"):
        try:
            values[name] = _checked(data[name], getattr(_DEFAULTS, name), _FIELDS[name].metadata)
        except UnexpectedError as error:
            refused[name] = (error.expected, data[name])
    effects, bad = read_values(data)
    if effects is not None:
        values["effect_values"] = effects
    return values, {name: refusal(name, *what) for name, what in (refused | bad).items()}


def _version_messages(version: object, path: Path) -> list[Sentence]:
    if version == VERSION:
        return []
    if isinstance(version, int):
        text = Sentence(
            "expected version {version}, found version {found}; what is known in it is used",
            version=VERSION,
            found=version,
        )
    else:
        text = Sentence(
            "expected version {version}, found no version; what is known in it is used",
            version=VERSION,
        )
    return [_noted(path, text)]


def _checked(value: object, default: Value, rules: Mapping[str, Any]) -> Value:
    """``value`` as the type of ``default``; UnexpectedError."""
    if isinstance(default, bool):
        return check_switch(value)
    if isinstance(default, float):
        return check_number(value, *rules["limits"])
    if "order" in rules:
        return check_order(value, rules["order"])
    if isinstance(default, tuple):
        if "choices" not in rules:
            return check_texts(value)
        return check_selection(value, rules["choices"], count=len(default))
    return check_colour(value) if "colour" in rules else check_text(value, rules.get("choices", ()))
