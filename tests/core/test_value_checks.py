"""Values are taken as they are meant, or what was expected is told."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from core import value_checks as checks
from core.sentence import Sentence
from core.value_checks import UnexpectedError, refusal


@pytest.mark.parametrize(
    ("check", "value", "taken"),
    [
        (checks.check_switch, True, True),
        (checks.check_number, 3, 3.0),
        (checks.check_whole, 3.0, 3),
        (checks.check_text, "", ""),
        (checks.check_colour, "#Ff2D55", "#Ff2D55"),
        (checks.check_texts, ["a", "a"], ("a", "a")),
        (lambda value: checks.check_order(value, ("a", "b", "c")), ["c"], ("c", "a", "b")),
        (lambda value: checks.check_selection(value, ("a", "b"), count=1), ["b"], ("b",)),
    ],
)
def test_what_fits_is_taken(
    check: Callable[[object], object], value: object, taken: object
) -> None:
    assert check(value) == taken
    assert type(check(value)) is type(taken)


@pytest.mark.parametrize(
    ("check", "value", "expected"),
    [
        (checks.check_switch, 1, "true or false"),
        (checks.check_number, True, "a number"),
        (checks.check_number, math.nan, "a number"),
        (checks.check_number, math.inf, "a number"),
        (checks.check_number, 10**400, "a number"),
        (lambda value: checks.check_number(value, 1, 50), 51, "a number from 1 to 50"),
        (checks.check_whole, 3.5, "a whole number"),
        (checks.check_whole, math.inf, "a whole number"),
        (checks.check_text, 5, "a text"),
        (lambda value: checks.check_text(value, ("a", "b")), "c", "one of a, b"),
        (checks.check_colour, "#ff2d5", "a colour such as #ff2d55"),
        (checks.check_texts, ["a", 1], "a list of texts"),
        (
            lambda value: checks.check_selection(value, ("a", "b"), count=2),
            ["a", "a"],
            "a list of 2 of a, b, no two the same",
        ),
        (lambda value: checks.check_order(value, ("a",)), ["b"], "a list of a"),
    ],
)
def test_what_does_not_fit_is_refused(
    check: Callable[[object], object], value: object, expected: str
) -> None:
    with pytest.raises(UnexpectedError) as caught:
        check(value)
    assert caught.value.expected == expected
    assert refusal("x", caught.value.expected, "y") == f"x: expected {expected}, found y"


def test_a_long_value_is_cut_short() -> None:
    told = refusal("x", Sentence("a text"), ["a"] * 1000)
    assert len(told) < 100
