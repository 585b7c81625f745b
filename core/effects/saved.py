"""The effects' values as files of settings and sessions hold them: each under a name of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.effects.params import ParamValue
from core.effects.table import all_params, default_values
from core.sentence import Sentence
from core.value_checks import UnexpectedError

PREFIX = "effect_"


def flat_values(values: Mapping[str, ParamValue]) -> dict[str, ParamValue]:
    """From an effect parameter's name to its name in files."""
    return {PREFIX + name: value for name, value in values.items()}


def read_values(
    data: Mapping[str, Any],
) -> tuple[dict[str, ParamValue] | None, dict[str, tuple[Sentence, object]]]:
    """The effects' values that a file holds, over the defaults; None where it holds none.

    Returns:
        The values by parameter, and for each that cannot be used (by its name in the file) what
        was expected and found.
    """
    values = default_values()
    refused: dict[str, tuple[Sentence, object]] = {}
    held = {name: data[PREFIX + name] for name in values if PREFIX + name in data}
    for name, value in held.items():
        try:
            values[name] = all_params()[name].checked(value)
        except UnexpectedError as error:
            refused[PREFIX + name] = (error.expected, value)
    return (values if held else None), refused


def upgraded(data: Mapping[str, Any]) -> dict[str, Any]:
    """A file's content as newer ones hold it: an anaglyph was a way to show a stereo pair."""
    newer = dict(data)
    if newer.get(PREFIX + "stereo") == "anaglyph":
        del newer[PREFIX + "stereo"]
        if newer.get("effect") == "stereo":
            newer["effect"] = "anaglyph"
    return newer
