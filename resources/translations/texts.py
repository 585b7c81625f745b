"""The texts of the window, read from its source: every ``tr("...")`` and ``mark("...")``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAMES = ("tr", "mark")


@dataclass(frozen=True)
class Text:
    """One text.

    Attributes:
        source: in English.
        counted: it speaks of a number of things, and has a form for each grammatical number.
        file: where it stands, relative to the repository.
    """

    source: str
    counted: bool
    file: str


def all_texts(root: Path) -> list[Text]:
    """Every text that the window may show, each once, by file.

    Raises:
        ValueError: a text that cannot be translated, with its place.
    """
    found = [
        text
        for path in sorted((root / "gui").rglob("*.py"))
        for text in texts_of(path.read_text("utf-8"), path.relative_to(root).as_posix())
    ]
    found += texts_of_the_core()
    counted = {text.source for text in found if text.counted}
    first = {text.source: text for text in reversed(found)}
    sources = dict.fromkeys(text.source for text in found)
    return [Text(source, source in counted, first[source].file) for source in sources]


def texts_of(code: str, file: str) -> list[Text]:
    """The texts of one file of source.

    Raises:
        ValueError: a call whose text is put together where it should stand as it is.
    """
    return list(_texts(ast.parse(code), file))


def _texts(tree: ast.AST, file: str) -> Iterator[Text]:
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args):
            continue
        if call.func.id not in NAMES:
            continue
        text = call.args[0]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield Text(text.value, call.func.id == "tr" and len(call.args) > 1, file)
        elif isinstance(text, ast.JoinedStr | ast.BinOp) or call.func.id == "mark":
            raise ValueError(f"{file}:{call.lineno}: a text must be written out: use .format()")


def texts_of_the_core() -> list[Text]:
    """Titles in tables of the core, which knows no toolkit, that the window shows."""
    from core.colormap import COLORMAPS
    from core.effects.table import effect_texts
    from core.export.registry import FORMATS, GROUPS
    from core.presets import BUILT_IN
    from core.weights.catalog import CATALOG

    titles = [*GROUPS, *(entry.title for entry in FORMATS.values())]
    models = [entry.title for entry in CATALOG.values()]
    models += [entry.about for entry in CATALOG.values() if entry.about]
    models += [source.title for entry in CATALOG.values() for source in entry.downloads]
    return [
        Text(source, False, file)
        for file, sources in (
            ("core/export/registry.py", titles),
            ("core/weights/catalog.py", models),
            ("core/presets.py", [preset.name for preset in BUILT_IN]),
            ("core/effects/table.py", effect_texts()),
            ("core/colormap.py", [name.capitalize() for name in COLORMAPS]),
        )
        for source in sources
    ]
