"""The texts that the window shows, read from the source: every ``tr("...")`` and ``mark("...")``,
and the templates of sentences and errors of the core."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

PLACES = {"tr": 0, "mark": 0, "Sentence": 0, "LeadlineError": 0, "FileError": 1, "error": 1}
"""Which argument of a call is the text; kinds of errors are found by their bases, and ``error``
stands for a kind of FileError that was given."""
UNSEEN = ("core/cli/", "core/training/")
"""What the window never runs; see the import contracts."""
VALUE = re.compile(r"{[^{}]*}")


@dataclass(frozen=True)
class Text:
    """One text.

    Attributes:
        source: in English.
        counted: it speaks of a number of things, and has a form for each grammatical number.
        file: where it stands, relative to the repository.
        said_by_core: it is the template of a sentence or an error, rather than of the window's.
    """

    source: str
    counted: bool
    file: str
    said_by_core: bool = False


def all_texts(root: Path) -> list[Text]:
    """Every text that the window may show, each once, by file.

    Raises:
        ValueError: a text that cannot be translated, with its place.
    """
    trees = source_trees(root)
    places = places_of(trees.values())
    texts = [text for file, tree in trees.items() for text in _texts(tree, file, places)]
    found = [text for text in texts if not text.file.startswith(UNSEEN)]
    found += texts_of_the_core()
    counted = {text.source for text in found if text.counted}
    first = {text.source: text for text in reversed(found)}
    sources = dict.fromkeys(text.source for text in found)
    return [replace(first[source], counted=source in counted) for source in sources]


def texts_of(code: str, file: str) -> list[Text]:
    """The texts of one file of source.

    Raises:
        ValueError: a call whose text is put together where it should stand as it is.
    """
    tree = ast.parse(code)
    return list(_texts(tree, file, places_of([tree])))


def source_trees(root: Path) -> dict[str, ast.Module]:
    """The syntax trees of window and core, by the file's path from the repository."""
    files = sorted([*(root / "gui").rglob("*.py"), *(root / "core").rglob("*.py")])
    return {file.relative_to(root).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


def places_of(trees: Iterable[ast.AST]) -> dict[str, int]:
    """PLACES with all kinds of errors that are defined in the trees."""
    classes = [
        (node.name, base.id)
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    ]
    places = dict(PLACES)
    while new := {n: places[b] for n, b in classes if b in places and n not in places}:
        places |= new
    return places


def _texts(tree: ast.Module, file: str, places: Mapping[str, int]) -> Iterator[Text]:
    constants = {
        name.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for name in node.targets
        if isinstance(name, ast.Name)
    }
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
            continue
        name, place = call.func.id, places.get(call.func.id, len(call.args))
        if place >= len(call.args):
            continue
        text = call.args[place]
        in_words = any(_is_in_words(value.value, constants) for value in call.keywords)
        if in_words and not file.startswith(UNSEEN):
            raise ValueError(f"{file}:{call.lineno}: a value in words must be a Sentence itself")
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            said_by_core = name not in ("tr", "mark")
            if not said_by_core or re.search(r"[^\W\d]", VALUE.sub("", text.value)):
                yield Text(text.value, name == "tr" and len(call.args) > 1, file, said_by_core)
        elif _is_put_together(text) or name == "mark":
            raise ValueError(f"{file}:{call.lineno}: a text must be written out, with {{places}}")


def _is_in_words(value: ast.expr, constants: Mapping[str, ast.expr]) -> bool:
    """Whether a value is English of several words, which would be shown untranslated."""
    if isinstance(value, ast.Name):
        value = constants.get(value.id, value)
    parts = value.values if isinstance(value, ast.JoinedStr) else [value]
    literals = (part.value for part in parts if isinstance(part, ast.Constant))
    return any(isinstance(each, str) and re.search(r"[a-z]{2} ", each) for each in literals)


def _is_put_together(text: ast.expr) -> bool:
    """Rather than a name for a text or a sentence that stands elsewhere."""
    if isinstance(text, ast.Call):
        makes = text.func.attr if isinstance(text.func, ast.Attribute) else ast.unparse(text.func)
        return makes in ("str", "repr", "format", "join")
    return isinstance(text, ast.JoinedStr | ast.BinOp)


def texts_of_the_core() -> list[Text]:
    """Titles in tables of the core, which knows no toolkit, that the window shows."""
    from core.colormap import COLORMAPS
    from core.effects.table import effect_texts
    from core.export.registry import FORMATS, GROUPS
    from core.films.formats import CLIP_FORMATS
    from core.films.formats import GROUPS as CLIP_GROUPS
    from core.presets import BUILT_IN
    from core.weights.catalog import CATALOG

    titles = [*GROUPS, *(entry.title for entry in FORMATS.values())]
    clips = [*CLIP_GROUPS, *(entry.title for entry in CLIP_FORMATS.values())]
    models = [entry.title for entry in CATALOG.values()]
    models += [entry.about for entry in CATALOG.values() if entry.about]
    models += [source.title for entry in CATALOG.values() for source in entry.downloads]
    return [
        Text(source, False, file)
        for file, sources in (
            ("core/export/registry.py", titles),
            ("core/films/formats.py", clips),
            ("core/weights/catalog.py", models),
            ("core/presets.py", [preset.name for preset in BUILT_IN]),
            ("core/effects/table.py", effect_texts()),
            ("core/colormap.py", [name.capitalize() for name in COLORMAPS]),
        )
        for source in sources
    ]
