"""Errors carry a code and values beside their text."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from core.errors import LeadlineError, PhotoError, UsageError
from core.sentence import Sentence


def test_code_values_and_text() -> None:
    error = UsageError("unknown model {model}: choose one of {models}", model="x", models="a, b")
    assert error.code == "unknown model {model}: choose one of {models}"
    assert error.values == {"model": "x", "models": "a, b"}
    assert str(error) == error.cause == "unknown model x: choose one of a, b"


def test_the_file_stands_before_the_cause() -> None:
    error = PhotoError("a.png", "the picture is {width} pixels wide", width=3)
    assert (error.path, error.cause) == (Path("a.png"), "the picture is 3 pixels wide")
    assert str(error) == error.sentence == "a.png: the picture is 3 pixels wide"
    assert error.code == "the picture is {width} pixels wide"


def test_a_ready_sentence_is_the_cause() -> None:
    cause = Sentence("cut off after {count} bytes", count=7)
    assert PhotoError("a.png", cause).cause is cause
    assert PhotoError("a.png", cause).values == {"count": 7}


@pytest.mark.parametrize(
    "error", [UsageError("no {name}", name="a {b}"), PhotoError("a.png", "no {name}", name="b")]
)
def test_errors_travel_between_processes(error: LeadlineError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.code, again.values) == (str(error), error.code, error.values)


def test_a_value_that_is_missing_is_found_out_at_once() -> None:
    with pytest.raises(KeyError, match="name"):
        UsageError("no {name}")
