"""Every text of the window in every language, and the compiled files as new as their sources."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from core.errors import UsageError
from core.weights.catalog import CATALOG
from resources.translations.catalog import CONTEXT, FORMS, Message, merged, read_catalog
from resources.translations.texts import Text, all_texts, texts_of

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = tuple(FORMS)
PLACE = re.compile(r"\{[^}]*\}|%n|%L?\d")


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return all_texts(ROOT)


def catalog(language: str) -> list[Message]:
    return read_catalog(FOLDER / f"leadline_{language}.ts")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_none_is_left_over(language: str, texts: list[Text]) -> None:
    messages = {message.text.source: message for message in catalog(language)}
    wanted = {message.text.source for message in merged(texts, (), language)}
    advice = "run: make translations, then translate in the .ts file"
    assert wanted - messages.keys() == set(), advice
    assert messages.keys() - wanted == set(), advice
    assert [source for source in messages if not messages[source].finished] == []
    assert "unfinished" not in (FOLDER / f"leadline_{language}.ts").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_have_their_places_in_every_form(language: str) -> None:
    for message in catalog(language):
        wanted = sorted(PLACE.findall(message.text.source))
        for form in message.forms:
            assert sorted(PLACE.findall(form)) == wanted, message
            form.format_map(stand_ins(form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_texts_are_counted(language: str, texts: list[Text]) -> None:
    counted = {text.source for text in texts if text.counted}
    for message in catalog(language):
        assert message.text.counted == (message.text.source in counted)
        assert len(message.forms) == (FORMS[language] if message.text.counted else 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_says_what_the_source_says(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"leadline_{language}.qm"))
    for message in catalog(language):
        for form, number in zip(message.forms, (1, 2), strict=False):
            count = number if message.text.counted and language == "en" else 2
            count = count if message.text.counted else -1
            assert translator.translate(CONTEXT, message.text.source, None, count) == form


SAME = (
    "AbsRel",
    "\u03b4 < 1.25",
    "\u03b4 < 1.25\u00b2",
    "\u03b4 < 1.25\u00b3",
    "log10",
    "RMSE",
    "SILog",
    "85 cm, 1.2 m, 5 ft 3 in",
    "JSON (*.json)",
    "t in %",
)
"""Names and figures that are the same in every language."""


def test_korean_is_written_in_korean() -> None:
    hangul = re.compile("[\uac00-\ud7a3]")
    models = [entry.title for entry in CATALOG.values()]
    names = ("GPU (Apple)", "Home", "Enter", "to", *models, *SAME)
    foreign = [
        message.text.source for message in catalog("ko") if not hangul.search(message.forms[0])
    ]
    assert [source for source in foreign if source not in names and len(source) > 4] == []


def test_texts_are_found_as_they_stand() -> None:
    code = 'tr("One")\nmark("Two")\ntr("%n things", 3)\ntr(row.title)\nother("Three")'
    assert texts_of(code, "a.py") == [
        Text("One", False, "a.py"),
        Text("Two", False, "a.py"),
        Text("%n things", True, "a.py"),
    ]


def stand_ins(template: str) -> dict[str, object]:
    """A value for each place of a template: a number where its format asks for one."""
    places = [place for place in string.Formatter().parse(template) if place[1]]
    return {str(name): 3 if spec else "x" for _, name, spec, _ in places}


def test_every_sentence_of_the_core_is_said_in_korean(texts: list[Text]) -> None:
    korean = QTranslator()
    assert korean.load(str(FOLDER / "leadline_ko.qm"))
    templates = [text.source for text in texts if text.said_by_core]
    assert len(templates) > 190
    untranslated = []
    for template in templates:
        error = UsageError(template, **stand_ins(template))
        assert str(error) == template.format_map(stand_ins(template))
        said = error.sentence.translated(lambda text: korean.translate(CONTEXT, text))
        if not re.search("[\uac00-\ud7a3]", said):
            untranslated.append(template)
    assert untranslated == []


def test_sentences_and_errors_are_found_as_they_stand() -> None:
    code = """
class MapError(FileError): pass
class TileError(MapError): pass
raise TileError(path, "has {count} tiles", count=3)
raise UsageError("no {name}" " here", name=name) if strict else LeadlineError(cause)
Sentence("{path}: {cause}", path=path, cause=Sentence("cut off"))
"""
    found = {text.source for text in texts_of(code, "a.py")}
    assert found == {"has {count} tiles", "cut off"}  # UsageError is not defined here


@pytest.mark.parametrize(
    "code",
    [
        'tr(f"Saved {x}")',
        'tr("a" + b)',
        "mark(title)",
        'Sentence(f"{x} is wrong")',
        'LeadlineError("a {}".format(b))',
        "FileError(path, str(error))",
        'FileError(path, ", ".join(causes))',
        'LeadlineError("found {what}", what="a film or text")',
        'LeadlineError("{where} is wrong", where=f"item {x}")',
        'KINDS = "PNG or another kind"; LeadlineError("expected {kinds}", kinds=KINDS)',
    ],
)
def test_texts_that_cannot_be_translated_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"a\.py:1"):
        texts_of(code, "a.py")


def test_what_is_known_is_kept_and_what_is_gone_goes() -> None:
    known = [Message(Text("Old", False, ""), ("X",)), Message(Text("Open", False, ""), ("Y",))]
    wanted = [Text("Open", False, "a.py"), Text("%n things", True, "a.py")]
    assert [message.forms for message in merged(wanted, known, "ko")] == [("Y",), ("",)]
    assert [message.forms for message in merged(wanted, known, "en")] == [("", "")]
