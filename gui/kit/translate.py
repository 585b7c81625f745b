"""Words for people, in their language."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core.sentence import Sentence

CONTEXT = "Leadline"
LANGUAGES = {"en": "English", "ko": "\ud55c\uad6d\uc5b4"}
"""The languages there are, each in its own words."""
SOURCE = "en"
FOLDER = "translations"
_Source = tuple[str, int]
_sources: dict[str, _Source] = {}
"""What was said in any language: the English, and the number of things it speaks of."""
_VALUE = re.compile(r"\{(\w+)\}")


def tr(text: str, count: int = -1) -> str:
    """A text of the window in the language in force; English where there is no translation.

    Texts of tables are marked with ``mark`` and go through here where they are shown.

    Args:
        text: the English text; ``%n`` stands for the number. Values are put in after
            translation: ``tr("Saved {name}").format(name=...)``.
        count: how many, where the text speaks of a number of things.
    """
    words = QCoreApplication.translate(CONTEXT, text, None, count)
    _sources.setdefault(words, (text, count))
    return words


def again(words: str) -> str:
    """What ``tr`` once returned, in the language now in force, with the values that were put in.

    Any other text comes back as it is.
    """
    if words in _sources:
        return tr(*_sources[words])
    for pattern, source in _templates():
        if (found := pattern.fullmatch(words)) is not None:
            template = tr(*source)
            if pattern is _pattern(template):
                return words  # they are said in this language already
            values = {name: again(value) for name, value in found.groupdict().items()}
            return template.format(**values)
    return words


def _templates() -> list[tuple[re.Pattern[str], _Source]]:
    """Patterns of the texts that took values, those that say most first."""
    with_values = [words for words in _sources if "{" in words]
    with_values.sort(key=lambda words: -len(_VALUE.sub("", words)))
    return [(_pattern(words), _sources[words]) for words in with_values]


@cache
def _pattern(words: str) -> re.Pattern[str]:
    names: set[str] = set()

    def group(found: re.Match[str]) -> str:
        name = found[1]
        if name in names:
            return f"(?P={name})"
        names.add(name)
        return f"(?P<{name}>.*?)"

    parts = _VALUE.split(words)
    literals, values = parts[::2], list(_VALUE.finditer(words))
    made = re.escape(literals[0])
    for value, literal in zip(values, literals[1:], strict=True):
        made += group(value) + re.escape(literal)
    return re.compile(made)


def said(text: str) -> str:
    """A sentence of the core in the language in force; any other text as it is."""
    return text.translated(tr) if isinstance(text, Sentence) and text else text


def full_sentence(text: str) -> str:
    """The same with a capital letter and a full stop, to stand alone."""
    text = said(text)
    if not text.startswith(("http://", "https://")):
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def mark(text: str) -> str:
    """The text itself, noted for translation; ``tr`` translates it where it is shown."""
    return text


def language_of(preference: str) -> str:
    """The language that the setting "system" or a language's code means."""
    if preference in LANGUAGES:
        return preference
    wanted = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), SOURCE)


def install_language(app: QCoreApplication, preference: str) -> str:
    """Let the program speak a language; ``retranslate`` does it for what is on the screen.

    Args:
        app: gets the translators, ours and that of Qt's own dialogs.
        preference: "system", or a code of LANGUAGES.

    Returns:
        The language's code.
    """
    language = language_of(preference)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    if language != SOURCE:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _install(app, f"{folder}/qtbase_{language}.qm")
    with as_file(files("resources") / FOLDER / f"leadline_{language}.qm") as path:
        _install(app, str(path))
    return language


def _install(app: QCoreApplication, path: str) -> None:
    """Where a file is missing, its texts stay English."""
    translator = QTranslator(app)
    if translator.load(path):
        app.installTranslator(translator)
    else:
        translator.deleteLater()
