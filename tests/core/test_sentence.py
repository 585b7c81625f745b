"""Sentences that are said in another language."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from core.errors import DataError, PhotoError
from core.sentence import Sentence, joined

GERMAN = {
    "{count} tiles are {state}": "{state} sind {count} Kacheln",
    "broken": "kaputt",
    "cannot be read: {cause}": "nicht lesbar: {cause}",
}


def in_german(text: str) -> str:
    return GERMAN.get(text, text)


def broken() -> Sentence:
    return Sentence("{count} tiles are {state}", count=3, state=Sentence("broken"))


def test_a_sentence_is_its_english_text() -> None:
    assert broken() == "3 tiles are broken"
    assert hash(broken()) == hash("3 tiles are broken")
    assert Sentence("{share:.0%} of {name!r}", share=0.5, name="a") == "50% of 'a'"


def test_values_that_are_sentences_are_translated_too() -> None:
    assert broken().translated(in_german) == "kaputt sind 3 Kacheln"


def test_an_error_among_the_values_stands_for_its_sentence() -> None:
    error = DataError("a.npz", "cannot be read: {cause}", cause=PhotoError("b.png", broken()))
    assert str(error) == "a.npz: cannot be read: b.png: 3 tiles are broken"
    assert error.sentence.translated(in_german) == (
        "a.npz: nicht lesbar: b.png: kaputt sind 3 Kacheln"
    )


def test_joined_sentences_are_translated_one_by_one() -> None:
    both = joined([broken(), "plain", Sentence("broken")], "; ")
    assert both == "3 tiles are broken; plain; broken"
    assert both.translated(in_german) == "kaputt sind 3 Kacheln; plain; kaputt"


@pytest.mark.parametrize("way", ["pickle", "json"])
def test_a_sentence_outlives_its_process(way: str) -> None:
    if way == "pickle":
        again = pickle.loads(pickle.dumps(broken()))
    else:
        again = Sentence.from_plain(json.loads(json.dumps(broken().to_plain())))
    assert again == broken()
    assert again.translated(in_german) == "kaputt sind 3 Kacheln"


def test_what_json_does_not_hold_is_kept_as_text() -> None:
    plain = Sentence("{path} has {shape}", path=Path("a.npz"), shape=(2, 3)).to_plain()
    assert Sentence.from_plain(json.loads(json.dumps(plain))) == "a.npz has (2, 3)"
