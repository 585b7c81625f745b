"""The catalog: which files a model's weights may be in, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UsageError
from core.weights.catalog import CATALOG
from core.weights.entry import Layout, user_folder
from core.weights.models import find_entry


def test_ids_and_names_are_unique() -> None:
    stored = [source.place(entry.folder) for entry in CATALOG.values() for source in entry.sources]
    assert len(set(stored)) == len(stored)
    for entry in CATALOG.values():
        assert len({source.id for source in entry.sources}) == len(entry.sources)


def test_the_full_model_comes_in_every_layout() -> None:
    entry = CATALOG["depth-pro"]
    assert {source.layout for source in entry.sources} == set(Layout)
    assert [source.id for source in entry.downloads] == ["official", "transformers"]


def test_what_is_there_is_found_the_preferred_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADLINE_DATA_DIR", str(tmp_path))
    entry = CATALOG["depth-pro"]
    assert entry.find() is None
    assert entry.installed() is None
    user_folder().mkdir()
    for source in reversed(entry.sources):
        (user_folder() / source.stored).touch()
        assert entry.installed() == source
        assert entry.find() == user_folder() / source.stored


def test_an_unknown_model() -> None:
    with pytest.raises(UsageError, match="choose one of compact, depth-pro"):
        find_entry("none")
