"""Named sets of look preferences: a few that come with the program, and the user's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from core.errors import SessionError
from core.files import atomic_path, exclusive, make_folder, plain_cause, set_aside
from core.files.safe_json import read_json, to_json
from core.sentence import Sentence
from core.settings import Settings, checked_values, look_names

VERSION = 1
FILE_NAME = "presets.json"
RANGE = ("near_m", "far_m")
"""Ends of the colours, in force unless they are automatic."""


@dataclass(frozen=True)
class Preset:
    """A look.

    Attributes:
        name: for people.
        values: preferences by name; those that it does not name take their defaults.
        built_in: it comes with the program: it cannot be renamed or deleted.
    """

    name: str
    values: Mapping[str, Any]
    built_in: bool = False

    def look(self) -> dict[str, Any]:
        """All preferences of the look."""
        return {**look_of(Settings()), **self.values}

    def is_look_of(self, settings: Settings) -> bool:
        """Whether the settings look like this; an automatic range forgets what was set by hand."""
        return _seen(self.look()) == _seen(look_of(settings))


def look_of(settings: Settings) -> dict[str, Any]:
    """The look that is in force."""
    return {name: getattr(settings, name) for name in look_names()}


def _seen(look: Mapping[str, Any]) -> dict[str, Any]:
    """Without the preferences that others put out of force."""
    idle = RANGE if look["range_auto"] else ()
    return {name: value for name, value in look.items() if name not in idle}


BUILT_IN = (
    Preset("Standard", {}, built_in=True),
    Preset(
        "Contour drawing",
        {
            "colormap": "grey",
            "contour_percent": 5.0,
            "contour_thin": True,
            "contour_color": "#000000",
            "contour_opacity": 1.0,
            "cloud_background": "white",
        },
        built_in=True,
    ),
    Preset(
        "Survey",
        {
            "colormap": "cividis",
            "overlay_opacity": 0.6,
            "contour_color": "#00e5ff",
            "cloud_color_by": "depth",
            "cloud_far_m": 50.0,
            "cloud_show_removed": True,
        },
        built_in=True,
    ),
    Preset(
        "Print",
        {
            "colormap": "grey",
            "contour_thin": True,
            "contour_color": "#000000",
            "cloud_background": "white",
            "cloud_frustum": False,
            "cloud_grid": False,
        },
        built_in=True,
    ),
)


def load_presets(path: Path) -> tuple[tuple[Preset, ...], list[Sentence]]:
    """The user's presets. Never raises.

    Returns:
        The presets, and sentences for people about what was not used. A file that is none is
        renamed, so that nothing in it is lost.
    """
    try:
        data = read_json(path)
    except FileNotFoundError:
        return (), []
    except OSError as error:
        return (), [Sentence("{path}: {cause}", path=path, cause=plain_cause(error))]
    except ValueError:
        data = None
    if not _holds_presets(data):
        return (), [_set_aside(path)]
    presets, messages = _read(data["presets"], path)
    _last_seen[path] = _own(presets)
    return presets, messages


def _holds_presets(data: object) -> TypeGuard[dict[str, dict[str, Any]]]:
    return isinstance(data, dict) and isinstance(data.get("presets"), dict)


def _read(data: Mapping[str, Any], path: Path) -> tuple[tuple[Preset, ...], list[Sentence]]:
    presets, messages = [], []
    for name, held in data.items():
        values, refused = checked_values(held if isinstance(held, dict) else {})
        messages += [
            Sentence("{path}: {name}: {text}; the default is used", path=path, name=name, text=text)
            for text in refused.values()
        ]
        look = {key: value for key, value in values.items() if key in look_names()}
        presets.append(Preset(name, look))
    return tuple(presets), messages


def _set_aside(path: Path) -> Sentence:
    try:
        kept = set_aside(path)
    except OSError as error:
        return Sentence(
            "{path}: this is no file of presets, and it stays: {cause}",
            path=path,
            cause=plain_cause(error),
        )
    return Sentence(
        "{path}: this is no file of presets; it is kept as {name}", path=path, name=kept.name
    )


def save_presets(presets: Sequence[Preset], path: Path) -> None:
    """Write the user's presets, whole or not at all.

    What this process has not changed since it last read or wrote the file stays as another one
    has left it.

    Raises:
        SessionError: the file cannot be written; what it held stays.
    """
    make_folder(path.parent, for_file=path, error=SessionError)
    own = _own(presets)
    with exclusive(path):
        text = to_json({"version": VERSION, "presets": _merged(own, path)}, indent=2)
        with atomic_path(path, error=SessionError) as temporary:
            temporary.write_text(text + "\n", "utf-8")
    _last_seen[path] = own


_Looks = dict[str, dict[str, Any]]
_last_seen: dict[Path, _Looks] = {}
"""By file, what this process last read or wrote."""


def _own(presets: Sequence[Preset]) -> _Looks:
    return {preset.name: dict(preset.values) for preset in presets if not preset.built_in}


def _merged(own: _Looks, path: Path) -> _Looks:
    """The presets with those that another process has made, changed or deleted meanwhile."""
    before = _last_seen.get(path)
    try:
        data = read_json(path) if before is not None else None
    except (OSError, ValueError):
        return own
    if before is None or not _holds_presets(data):
        return own
    there = _own(_read(data["presets"], path)[0])
    names = dict.fromkeys([*own, *there])
    held = {name: there if own.get(name) == before.get(name) else own for name in names}
    return {name: looks[name] for name, looks in held.items() if name in looks}
