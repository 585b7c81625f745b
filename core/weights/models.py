"""Every model that can be named: the catalog's, those of installed packages, and any of
transformers' depth models by its repository or folder."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec

from core.errors import UsageError
from core.files.regular_files import typed_path
from core.sentence import Sentence
from core.weights.catalog import (
    CATALOG,
    TRANSFORMERS_FACTORY,
    TRANSFORMERS_INSTALL,
    transformers_source,
)
from core.weights.entry import CatalogEntry

GROUP = "leadline.models"
"""The entry points by which a package brings models: ``id = "module:factory"``."""
PREFIX = "transformers:"
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+(@[\w.-]+)?")


def all_models() -> dict[str, CatalogEntry]:
    """The catalog's models and those of installed packages, by id."""
    return CATALOG | {entry.id: entry for entry in installed_models()[0]}


def known_models() -> dict[str, CatalogEntry]:
    """``all_models``, without those of packages where nobody has looked for them yet."""
    return all_models() if installed_models.cache_info().currsize else dict(CATALOG)


@cache
def installed_models() -> tuple[tuple[CatalogEntry, ...], tuple[Sentence, ...]]:
    """The models that packages bring, none of them imported, and what is wrong with others."""
    found: list[CatalogEntry] = []
    problems: list[Sentence] = []
    for point in entry_points(group=GROUP):
        problem = _problem(point)
        if problem is None:
            found.append(_entry_of(point))
        else:
            problems.append(problem)
    return tuple(found), tuple(problems)


def _problem(point: EntryPoint) -> Sentence | None:
    package = point.dist.name if point.dist else "?"
    if point.name in CATALOG or point.name.startswith(PREFIX):
        return Sentence(
            "the package {package} brings a model {model}, which is there already: it is left out",
            package=package,
            model=point.name,
        )
    match = EntryPoint.pattern.match(point.value)
    top = match.group("module").split(".")[0] if match and match.group("attr") else ""
    if not top or find_spec(top) is None:
        return Sentence(
            "the package {package} brings a model {model}, whose code {code} is not there: it is "
            "left out",
            package=package,
            model=point.name,
            code=point.value,
        )
    return None


def _entry_of(point: EntryPoint) -> CatalogEntry:
    facts = point.dist.metadata.json if point.dist else {}
    name = point.dist.name if point.dist else ""
    return CatalogEntry(
        id=point.name,
        title=point.name,
        factory=point.value,
        licence=str(facts.get("license_expression") or facts.get("license") or ""),
        origin=f"the installed package {name}",
        package=name,
    )


def find_entry(model: str) -> CatalogEntry:
    """The model of that id; see this module.

    Raises:
        UsageError: there is none.
    """
    if model in CATALOG:
        return CATALOG[model]
    if model.startswith(PREFIX):
        return _transformers_entry(model)
    known = all_models()
    if model not in known:
        raise UsageError(
            "unknown model {model!r}: choose one of {models}",
            model=model,
            models=", ".join(known),
        )
    return known[model]


def _transformers_entry(model: str) -> CatalogEntry:
    name = model.removeprefix(PREFIX)
    folder = typed_path(name)
    if folder.is_dir() or folder.is_absolute():
        name = str(folder.resolve())
        source, origin = transformers_source(folder=name), name
    elif _REPOSITORY.fullmatch(name):
        repo_id, _, revision = name.partition("@")
        source = transformers_source(repo_id, revision=revision or None)
        origin = f"huggingface repository {repo_id}"
    else:
        raise UsageError("{name!r} is neither a folder nor a repository, as org/name", name=name)
    return CatalogEntry(
        id=PREFIX + name,
        title=name,
        factory=TRANSFORMERS_FACTORY,
        sources=(source,),
        licence="as its makers say",
        origin=origin,
        terms=f"The licence of {name} is what its makers say of it.\n\n"
        f"https://huggingface.co/{name.partition('@')[0]}",
        predicts_focal=False,
        needs="transformers",
        install=TRANSFORMERS_INSTALL,
    )


def to_download() -> tuple[CatalogEntry, ...]:
    """The models whose weights a hub offers."""
    return tuple(entry for entry in CATALOG.values() if entry.downloads)


def to_install() -> tuple[CatalogEntry, ...]:
    """The models whose weights can be taken from a file that the user has."""
    return tuple(entry for entry in CATALOG.values() if entry.preset and not entry.bundled)
