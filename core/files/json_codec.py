"""Frozen values as plain JSON values, and back by their declared types.

What a newer program wrote and this one does not know is passed over and reported, so that files
stay readable both ways.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from core.sentence import Sentence, joined
from core.value_checks import (
    UnexpectedError,
    check_number,
    check_switch,
    check_text,
    check_whole,
    refusal,
)

CHECKS: dict[Any, Callable[[Any], Any]] = {
    bool: check_switch,
    int: check_whole,
    float: check_number,
    str: check_text,
}


def to_plain(value: Any) -> Any:
    """A value of frozen dataclasses, enums, tuples, paths and numbers as JSON holds it.

    Raises:
        TypeError: a value of another kind.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Path):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: to_plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [to_plain(each) for each in value]
    raise TypeError(f"{type(value).__name__} cannot be kept in a file")


def from_plain(kind: Any, data: Any, unknown: list[str], *, where: str = "") -> Any:
    """The value that ``to_plain`` made ``data`` of.

    Args:
        kind: the declared type.
        data: as JSON gave it.
        unknown: gets the places of fields that the type does not have.
        where: the place of this value, for messages.

    Raises:
        ValueError: data that is no such value, with the place.
    """
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _from_union(get_args(kind), data, unknown, where)
    if origin is Literal:
        names = ", ".join(map(str, get_args(kind)))
        return _known(data in get_args(kind), data, Sentence("one of {names}", names=names), where)
    if origin in (tuple, list, frozenset, Sequence):
        return _from_sequence(origin, get_args(kind), data, unknown, where)
    if origin in (dict, Mapping):
        return _from_mapping(get_args(kind), data, unknown, where)
    if isinstance(kind, type) and is_dataclass(kind):
        return _from_fields(kind, data, unknown, where)
    return _from_simple(kind, data, where)


def _from_simple(kind: Any, data: Any, where: str) -> Any:
    if kind is Any:
        return data
    if kind is None or kind is types.NoneType:
        return _known(data is None, data, Sentence("nothing"), where)
    if kind in CHECKS:
        try:
            return CHECKS[kind](data)
        except UnexpectedError as error:
            raise ValueError(refusal(where, error.expected, data)) from error
    if isinstance(kind, type) and issubclass(kind, Path):
        return Path(_known(isinstance(data, str), data, Sentence("a path"), where))
    if isinstance(kind, type) and issubclass(kind, Enum):
        allowed = [each.value for each in kind]
        names = ", ".join(map(str, allowed))
        return kind(_known(data in allowed, data, Sentence("one of {names}", names=names), where))
    raise TypeError(f"{where}: {kind} cannot be kept in a file")


def _from_union(kinds: tuple[Any, ...], data: Any, unknown: list[str], where: str) -> Any:
    """As the member that fits, the one that knows all fields first."""
    reasons, fitting = [], []
    for kind in kinds:
        beyond: list[str] = []
        try:
            fitting.append((from_plain(kind, data, beyond, where=where), beyond))
        except ValueError as error:
            reasons.append(error.args[0])
    if not fitting:
        raise ValueError(joined(reasons, "; "))
    value, beyond = min(fitting, key=lambda pair: len(pair[1]))
    unknown += beyond
    return value


def _from_sequence(
    origin: Any, kinds: tuple[Any, ...], data: Any, unknown: list[str], where: str
) -> Any:
    _known(isinstance(data, list), data, Sentence("a list"), where)
    if origin is tuple and not (len(kinds) == 2 and kinds[1] is Ellipsis):
        count = Sentence("{count} values", count=len(kinds))
        _known(len(data) == len(kinds), data, count, where)
        parts = kinds
    else:
        parts = (kinds[0],) * len(data)
    made = [
        from_plain(part, each, unknown, where=f"{where}[{place}]")
        for place, (part, each) in enumerate(zip(parts, data, strict=True))
    ]
    return frozenset(made) if origin is frozenset else tuple(made)


def _from_mapping(kinds: tuple[Any, ...], data: Any, unknown: list[str], where: str) -> Any:
    _known(isinstance(data, dict), data, Sentence("named values"), where)
    return {
        from_plain(kinds[0], key, unknown, where=where): from_plain(
            kinds[1], each, unknown, where=f"{where}.{key}"
        )
        for key, each in data.items()
    }


def _from_fields(kind: type, data: Any, unknown: list[str], where: str) -> Any:
    _known(isinstance(data, dict), data, Sentence("named values"), where)
    hints = get_type_hints(kind)
    known = {part.name: part for part in fields(kind) if part.init}
    unknown += [f"{where}.{name}" for name in data if name not in hints]
    values = {
        name: from_plain(hints[name], data[name], unknown, where=f"{where}.{name}")
        for name in known
        if name in data
    }
    lacking = [name for name, part in known.items() if name not in data and _required(part)]
    _known(not lacking, data, Sentence("{names} too", names=", ".join(lacking)), where)
    return kind(**values)


def _required(part: Field[Any]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _known(fits: bool, data: Any, expected: Sentence, where: str) -> Any:
    if not fits:
        raise ValueError(refusal(where, expected, data))
    return data
