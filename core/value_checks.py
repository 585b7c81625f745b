"""Plain values as files and people give them, checked against what they may be."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence

from core.sentence import Sentence

LARGEST = sys.float_info.max
SHOWN_CHARACTERS = 60
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


class UnexpectedError(ValueError):
    """A value that is not what was asked for.

    Attributes:
        expected: what was, without the value's name.
    """

    def __init__(self, expected: Sentence) -> None:
        super().__init__(expected)
        self.expected = expected


def refusal(name: str, expected: Sentence, found: object) -> Sentence:
    """What is told of a value that was not taken."""
    text = found if isinstance(found, str) else json.dumps(found, default=str)
    return Sentence(
        "{name}: expected {expected}, found {found}",
        name=name,
        expected=expected,
        found=text[:SHOWN_CHARACTERS],
    )


def check_switch(value: object) -> bool:
    """A bool; UnexpectedError."""
    if isinstance(value, bool):
        return value
    raise UnexpectedError(Sentence("true or false"))


def check_number(value: object, low: float = -LARGEST, high: float = LARGEST) -> float:
    """A number between two limits, as a float; UnexpectedError."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and low <= value <= high:  # type: ignore[operator]
        return float(value)  # type: ignore[arg-type]
    if high == LARGEST:
        raise UnexpectedError(Sentence("a number"))
    raise UnexpectedError(Sentence("a number from {low:g} to {high:g}", low=low, high=high))


def check_whole(value: object) -> int:
    """A whole number, written as an int or a float; UnexpectedError."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0:
        return int(value)
    raise UnexpectedError(Sentence("a whole number"))


def check_text(value: object, choices: Sequence[str] = ()) -> str:
    """A text, one of the choices where there are any; UnexpectedError."""
    if isinstance(value, str) and (not choices or value in choices):
        return value
    if choices:
        raise UnexpectedError(Sentence("one of {names}", names=", ".join(choices)))
    raise UnexpectedError(Sentence("a text"))


def check_colour(value: object) -> str:
    """A colour as ``#rrggbb``; UnexpectedError."""
    if isinstance(value, str) and _COLOUR.fullmatch(value):
        return value
    raise UnexpectedError(Sentence("a colour such as {example}", example="#ff2d55"))


def check_texts(value: object) -> tuple[str, ...]:
    """A list of texts; UnexpectedError."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise UnexpectedError(Sentence("a list of texts"))


def check_selection(value: object, choices: Sequence[str], *, count: int) -> tuple[str, ...]:
    """So many different ones of the choices; UnexpectedError."""
    texts = check_texts(value)
    if len(texts) == len(set(texts)) == count and set(texts) <= set(choices):
        return texts
    names = ", ".join(choices)
    raise UnexpectedError(
        Sentence("a list of {count} of {names}, no two the same", count=count, names=names)
    )


def check_order(value: object, names: Sequence[str]) -> tuple[str, ...]:
    """Some of the names in an order of their own; the others follow; UnexpectedError."""
    texts = check_texts(value)
    if len(set(texts)) != len(texts):
        raise UnexpectedError(Sentence("a list of different texts"))
    if not set(texts) <= set(names):
        raise UnexpectedError(Sentence("a list of {names}", names=", ".join(names)))
    return texts + tuple(name for name in names if name not in texts)
