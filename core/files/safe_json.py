"""JSON that others may have written: whatever it holds, reading it fails in one known way.

What this program writes can be read by others, whatever the names of files in it are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.files.regular_files import read_whole
from core.sentence import Sentence

NESTED = Sentence("it is nested too deeply")
MAX_DEPTH = 64
MAX_BYTES = 1 << 26
_INT64_LENGTH = len(str(-(2**63)))


def read_json(path: Path) -> Any:
    """The value that a file of JSON holds; see ``parse_json``.

    Raises:
        OSError: it cannot be read, is no regular file, or has more than ``MAX_BYTES``.
        ValueError: it is no JSON.
    """
    return parse_json(read_whole(path, max_bytes=MAX_BYTES))


def parse_json(text: str | bytes) -> Any:
    """The value of a JSON text.

    Whole numbers beyond 64 bits become floats, infinite ones where they are too large for
    these, so that sums with them do not fail.

    Args:
        text: bytes are UTF-8, and may begin with a byte order mark.

    Raises:
        ValueError: it is no JSON, or lists and objects lie more than ``MAX_DEPTH`` deep in each
            other: what works on them later would fail.
    """
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig")
    try:
        value = json.loads(text, parse_int=_whole_number)
    except RecursionError as error:
        raise ValueError(NESTED) from error
    if _depth(value) > MAX_DEPTH:
        raise ValueError(NESTED)
    return value


def to_json(value: Any, *, indent: int | None = None) -> str:
    """A value as JSON that UTF-8 can hold: names of files that are no text are escaped."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def _whole_number(digits: str) -> int | float:
    if len(digits) > _INT64_LENGTH:
        return float(digits)
    number = int(digits)
    return number if -(2**63) <= number < 2**63 else float(number)


def _depth(value: Any) -> int:
    """How deep lists and objects lie in each other; 0 for a plain value."""
    depth, level = 0, [value]
    while level := [each for each in level if isinstance(each, dict | list)]:
        depth += 1
        level = [inner for each in level for inner in _inside(each)]
    return depth


def _inside(holder: dict[str, Any] | list[Any]) -> Iterator[Any]:
    return iter(holder.values() if isinstance(holder, dict) else holder)
