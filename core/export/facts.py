"""What an export says about itself, in the forms that the kinds of files can hold."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PIL.PngImagePlugin import PngInfo

Facts = dict[str, object]


def as_text(value: object) -> str:
    """A fact as text: words as they are, everything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value)


def from_text(text: object) -> object:
    """The fact behind such a text; whatever is no JSON is words."""
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def png_text(facts: Facts) -> PngInfo:
    """Facts as international text chunks (iTXt) of a PNG, one for each."""
    chunks = PngInfo()
    for name, value in facts.items():
        chunks.add_itxt(name, as_text(value))
    return chunks


def exr_attributes(facts: Facts) -> Facts:
    """Facts as attributes of an EXR: numbers and words by themselves, the rest as JSON."""
    return {
        name: value
        if isinstance(value, int | float) and not isinstance(value, bool)
        else as_text(value)
        for name, value in facts.items()
    }


def from_texts(texts: Mapping[str, object]) -> Facts:
    """Facts that were written as text chunks or attributes."""
    return {name: from_text(value) for name, value in texts.items()}
