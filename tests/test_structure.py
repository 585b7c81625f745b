"""The bars of CONTRIBUTING.md's table, measured: small files, few imports, rooms with few doors."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONG_FUNCTION = 50
"""Lines; hardly any function has more."""


def bars() -> dict[str, float]:
    """The table's rows: what is measured, and the most that it may be."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.split("| measured | at most |\n|---|---|\n")[1].split("\n\n")[0]
    return {row.split("|")[1].strip(): float(row.split("|")[2]) for row in table.splitlines()}


@cache
def sources() -> dict[str, ast.Module]:
    """The syntax trees of core and gui, by module."""
    files = [path for folder in ("core", "gui") for path in sorted((ROOT / folder).rglob("*.py"))]
    return {_module(path): ast.parse(path.read_bytes()) for path in files}


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _file_lengths() -> Iterator[int]:
    for folder in ("core", "gui"):
        for path in (ROOT / folder).rglob("*.py"):
            yield len(path.read_text(encoding="utf-8").splitlines())


def _imported(module: str, *, to_run: bool = False) -> set[str]:
    """The repository's modules that a module imports; ``to_run``: not for types alone."""
    tree = sources()[module]
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if to_run and id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inside & set(sources()) or {str(node.module)}
    return (found & set(sources())) - {module}


def _room(module: str) -> str:
    return module.split(".")[1]


def _arrows() -> set[tuple[str, str]]:
    """From room to room of the window."""
    inside = [module for module in sources() if module.startswith("gui.")]
    pairs = {
        (_room(module), _room(other))
        for module in inside
        for other in _imported(module)
        if other.startswith("gui.")
    }
    return {(start, end) for start, end in pairs if start != end}


def _layers_of_the_window() -> list[str]:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    contracts = tools["importlinter"]["contracts"]
    (window,) = (each for each in contracts if each.get("containers") == ["gui"])
    return window["layers"]


def _long_functions() -> float:
    """Their share of all functions, percent."""
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1
        for tree in sources().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    return 100 * sum(length > LONG_FUNCTION for length in lengths) / len(lengths)


def _shared_class_names() -> float:
    """Public names of classes that stand in more than one module, percent of all."""
    places: dict[str, int] = {}
    for tree in sources().values():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name] = places.get(node.name, 0) + 1
    return 100 * sum(count > 1 for count in places.values()) / len(places)


def _cycles() -> int:
    """Modules that, through others, import themselves."""
    arrows = {module: _imported(module, to_run=True) for module in sources()}
    return sum(module in _reached(module, arrows) for module in arrows)


def _reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = set(arrows[start])
    while waiting:
        module = waiting.pop()
        reached.add(module)
        waiting |= arrows[module] - reached
    return reached


MEASURES = {
    "modules directly in `gui/`": lambda: len(list((ROOT / "gui").glob("*.py"))),
    "modules directly in `core/`": lambda: len(list((ROOT / "core").glob("*.py"))),
    "rooms of `gui/`": lambda: len(list((ROOT / "gui").glob("*/__init__.py"))),
    "arrows between the rooms of `gui/`": lambda: len(_arrows()),
    "layers of the window's import contract": lambda: len(_layers_of_the_window()),
    "modules in an import cycle": _cycles,
    "modules of the repository that one imports": lambda: max(map(len, map(_imported, sources()))),
    "class names in more than one module, %": _shared_class_names,
    "lines of a file": lambda: max(_file_lengths()),
    "functions over 50 lines, %": _long_functions,
}


@pytest.mark.parametrize("name", MEASURES)
def test_the_bars_of_the_table_are_kept(name: str) -> None:
    assert MEASURES[name]() <= bars()[name]


def test_every_row_of_the_table_is_measured() -> None:
    assert set(bars()) == set(MEASURES)


def test_every_room_is_in_the_guide() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {
        path.parent.name for folder in ("core", "gui") for path in (ROOT / folder).glob("*/*.py")
    }
    assert rooms
    assert not [room for room in rooms if not re.search(rf"\b{room}/", text)]
