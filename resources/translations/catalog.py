"""Qt Linguist's .ts files: read, brought up to date, written."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from resources.translations.texts import Text

CONTEXT = "Leadline"
FORMS = {"en": 2, "ko": 1}
"""Languages, and the forms of a counted text in each: English tells one from many."""


@dataclass(frozen=True)
class Message:
    """A text and its translation.

    Attributes:
        text: what is translated.
        forms: the translation, in each of the language's forms for a counted text; empty
            strings where it is missing.
    """

    text: Text
    forms: tuple[str, ...]

    @property
    def finished(self) -> bool:
        return all(self.forms)


def read_catalog(path: Path) -> list[Message]:
    """All messages of a .ts file; none where there is no file."""
    if not path.exists():
        return []
    return [_read(message) for message in ET.parse(path).getroot().iter("message")]


def _read(message: ET.Element) -> Message:
    counted = message.get("numerus") == "yes"
    place, translation = message.find("location"), message.find("translation")
    file = place.get("filename", "") if place is not None else ""
    assert translation is not None
    forms = [form.text or "" for form in translation] if counted else [translation.text or ""]
    return Message(Text(message.findtext("source", ""), counted, file), tuple(forms))


def merged(texts: Iterable[Text], known: Iterable[Message], language: str) -> list[Message]:
    """The texts with the translations that are known; those of texts that are gone are dropped.

    English needs entries for counted texts only.
    """
    by_source = {message.text.source: message.forms for message in known}
    messages = []
    for text in texts:
        count = FORMS[language] if text.counted else 1
        forms = by_source.get(text.source, ())
        if text.counted or language != "en":
            messages.append(Message(text, forms if len(forms) == count else ("",) * count))
    return messages


def write_catalog(path: Path, messages: Iterable[Message], language: str) -> None:
    """Write a .ts file as Qt Linguist reads it."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for message in messages:
        context.append(_written(message))
    ET.indent(root, space="    ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def _written(message: Message) -> ET.Element:
    element = ET.Element("message", {"numerus": "yes"} if message.text.counted else {})
    ET.SubElement(element, "location", filename=message.text.file)
    ET.SubElement(element, "source").text = message.text.source
    state = {} if message.finished else {"type": "unfinished"}
    translation = ET.SubElement(element, "translation", state)
    if message.text.counted:
        for form in message.forms:
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = message.forms[0]
    return element
