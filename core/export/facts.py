"""What an export says about itself, in the forms that the kinds of files can hold."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PIL.PngImagePlugin import PngInfo

from core.files.safe_json import parse_json

Facts = dict[str, object]
# PLY readers hold a header line in a fixed buffer (1024 bytes in the rply library).
MAX_LINE_BYTES = 992


def as_text(value: object) -> str:
    """A fact as text: words as they are, everything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value)


def from_text(text: object) -> object:
    """The fact behind such a text; whatever is no JSON is words."""
    if not isinstance(text, str):
        return text
    try:
        return parse_json(text)
    except ValueError:
        return text


def fact_line(name: str, value: object) -> bytes:
    """A comment of one line of ASCII: ``name value``, the value as JSON but without quotes."""
    text = json.dumps(value)
    if isinstance(value, str):
        text = text[1:-1]
    return f"{name} {text}"[:MAX_LINE_BYTES].encode("ascii")


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
