"""Frozen values as plain JSON values, and back by their declared types.

What a newer program wrote and this one does not know is passed over and reported, so that files
stay readable both ways.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


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
        return _checked(data in get_args(kind), data, data, kind, where)
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
        return _checked(data is None, data, None, "nothing", where)
    if kind is float:
        number = type(data) in (int, float) and math.isfinite(data)
        return _checked(number, data, float(data) if number else data, "a number", where)
    if kind in (bool, int, str):
        return _checked(type(data) is kind, data, data, kind.__name__, where)
    if isinstance(kind, type) and issubclass(kind, Path):
        return _checked(isinstance(data, str), data, Path(str(data)), "a path", where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        allowed = [each.value for each in kind]
        return kind(_checked(data in allowed, data, data, f"one of {allowed}", where))
    raise TypeError(f"{where}: {kind} cannot be kept in a file")


def _from_union(kinds: tuple[Any, ...], data: Any, unknown: list[str], where: str) -> Any:
    """As the member that fits, the one that knows all fields first."""
    reasons, fitting = [], []
    for kind in kinds:
        beyond: list[str] = []
        try:
            fitting.append((from_plain(kind, data, beyond, where=where), beyond))
        except ValueError as error:
            reasons.append(str(error))
    if not fitting:
        raise ValueError("; or ".join(reasons))
    value, beyond = min(fitting, key=lambda pair: len(pair[1]))
    unknown += beyond
    return value


def _from_sequence(
    origin: Any, kinds: tuple[Any, ...], data: Any, unknown: list[str], where: str
) -> Any:
    _checked(isinstance(data, list), data, data, "a list", where)
    if origin is tuple and not (len(kinds) == 2 and kinds[1] is Ellipsis):
        _checked(len(data) == len(kinds), data, data, f"{len(kinds)} values", where)
        parts = kinds
    else:
        parts = (kinds[0],) * len(data)
    made = [
        from_plain(part, each, unknown, where=f"{where}[{place}]")
        for place, (part, each) in enumerate(zip(parts, data, strict=True))
    ]
    return frozenset(made) if origin is frozenset else tuple(made)


def _from_mapping(kinds: tuple[Any, ...], data: Any, unknown: list[str], where: str) -> Any:
    _checked(isinstance(data, dict), data, data, "named values", where)
    return {
        from_plain(kinds[0], key, unknown, where=where): from_plain(
            kinds[1], each, unknown, where=f"{where}.{key}"
        )
        for key, each in data.items()
    }


def _from_fields(kind: type, data: Any, unknown: list[str], where: str) -> Any:
    _checked(isinstance(data, dict), data, data, "named values", where)
    hints = get_type_hints(kind)
    known = {part.name: part for part in fields(kind) if part.init}
    unknown += [f"{where}.{name}" for name in data if name not in hints]
    values = {
        name: from_plain(hints[name], data[name], unknown, where=f"{where}.{name}")
        for name in known
        if name in data
    }
    lacking = [name for name, part in known.items() if name not in data and _required(part)]
    _checked(not lacking, data, data, f"{', '.join(lacking)} too", where)
    return kind(**values)


def _required(part: Field[Any]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _checked(fine: bool, data: Any, value: Any, expected: object, where: str) -> Any:
    if not fine:
        raise ValueError(f"{where}: expected {expected}, found {str(data)[:60]}")
    return value
