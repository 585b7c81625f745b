"""Frozen values in files: what goes in comes out, and what does not fit is told by its place."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pytest

from core.files.json_codec import from_plain, to_plain


class Kind(StrEnum):
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True)
class Point:
    u: float
    v: float


@dataclass(frozen=True)
class Line:
    ends: tuple[Point, Point]
    name: str = ""
    kind: Kind | None = None


@dataclass(frozen=True)
class Spot:
    at: Point
    radius: float = 1.0


@dataclass(frozen=True)
class Work:
    marks: tuple[Line | Spot, ...] = ()
    truth: Path | None = None
    lengths: dict[str, float] = field(default_factory=dict)
    done: bool = False


WORK = Work(
    marks=(
        Line((Point(1.5, 2), Point(3, 4)), "edge", Kind.FAR),
        Spot(Point(0, 0), 2.5),
    ),
    truth=Path("/data/a.npz"),
    lengths={"door": 2.01},
    done=True,
)


def through_a_file(value: object) -> object:
    return json.loads(json.dumps(to_plain(value)))


def test_what_goes_in_comes_out() -> None:
    unknown: list[str] = []
    assert from_plain(Work, through_a_file(WORK), unknown) == WORK
    assert from_plain(Work, through_a_file(Work()), unknown) == Work()
    assert unknown == []


def test_fields_of_a_newer_program_are_told_and_passed_over() -> None:
    data = through_a_file(WORK)
    data["colour"] = "red"
    data["marks"][0]["ends"][1]["w"] = 3
    unknown: list[str] = []
    assert from_plain(Work, data, unknown, where="photo") == WORK
    assert sorted(unknown) == ["photo.colour", "photo.marks[0].ends[1].w"]


def test_fields_that_lack_take_their_defaults() -> None:
    assert from_plain(Work, {}, []) == Work()


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        (Point, {"u": 1}, "expected v too"),
        (Point, {"u": "1", "v": 2}, "x.u: expected a number, found 1"),
        (Point, [1, 2], "expected named values"),
        (tuple[Point, Point], [], "expected 2 values"),
        (tuple[float, ...], {}, "expected a list"),
        (Kind, "middle", "expected one of"),
        (bool, 1, "expected true or false"),
        (int | None, True, "expected a whole number"),
    ],
)
def test_what_does_not_fit_is_told(kind: object, data: object, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        from_plain(kind, data, [], where="x")
    assert told in str(caught.value)


def test_what_cannot_be_kept_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        to_plain(object())
