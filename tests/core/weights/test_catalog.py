"""The catalog: which files a model's weights may be in, and where."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from safetensors import safe_open

from core.errors import UsageError
from core.weights.catalog import CATALOG, DEFAULT_MODEL
from core.weights.entry import Layout, user_folder
from core.weights.models import find_entry


def test_ids_and_names_are_unique() -> None:
    stored = [source.place(entry.folder) for entry in CATALOG.values() for source in entry.sources]
    assert len(set(stored)) == len(stored)
    for entry in CATALOG.values():
        assert len({source.id for source in entry.sources}) == len(entry.sources)


def test_the_bundled_model_is_as_large_as_its_row_says() -> None:
    entry = CATALOG[DEFAULT_MODEL]
    with safe_open(entry.find(), "numpy") as tensors:
        trained = [
            math.prod(tensors.get_slice(name).get_shape())
            for name in tensors.keys()  # noqa: SIM118  it is no mapping
            if not name.endswith(("running_mean", "running_var", "num_batches_tracked"))
        ]
    assert entry.parameters == pytest.approx(sum(trained), rel=0.01)


def test_a_home_of_nobody_is_no_model() -> None:
    with pytest.raises(UsageError, match="neither a folder nor a repository"):
        find_entry("transformers:~nobody-of-that-name/model")


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


def test_weights_of_others_are_pinned() -> None:
    rows = [entry for entry in CATALOG.values() if entry.needs == "transformers"]
    pinned = [source for entry in rows for source in entry.sources]
    assert all(re.fullmatch("[0-9a-f]{40}", str(source.revision)) for source in pinned)
    without_digest = [source.repo_id for source in pinned if source.sha256 is None]
    assert without_digest == ["depth-anything/Depth-Anything-V2-Base-hf"]  # the hub tells it
    digests = [source.sha256 for source in pinned if source.sha256 is not None]
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests)
    assert len(set(digests)) == len(digests)
