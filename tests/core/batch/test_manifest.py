"""The manifest survives whatever cuts its last line off."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest

from core.batch.items import Item
from core.batch.manifest import MANIFEST, Manifest, Record, digest, stamp
from core.errors import ExportError


@pytest.fixture
def item(tmp_path: Path) -> Item:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"photo")
    return Item(photo, "a.jpg", PurePosixPath("a"))


def record(item: Item, status: str = "done", options: str = "x") -> Record:
    size, changed = stamp(item.photo)
    return Record(item.name, status, options, size, changed, ("a.npz",))


def is_done(folder: Path, item: Item, options: str = "x") -> bool:
    with closing(Manifest(folder)) as manifest:
        return manifest.done(item, options, ["a.npz"]) is not None


def write(folder: Path, *records: Record) -> None:
    with closing(Manifest(folder)) as manifest:
        for each in records:
            manifest.add(each)


def test_done_is_done_until_something_changes(tmp_path: Path, item: Item) -> None:
    write(tmp_path, record(item))
    assert not is_done(tmp_path, item)  # its file is not there
    (tmp_path / "a.npz").touch()
    assert is_done(tmp_path, item)
    assert not is_done(tmp_path, item, options="other")
    item.photo.write_bytes(b"another photo")
    assert not is_done(tmp_path, item)


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_torn_last_line_costs_only_itself(tmp_path: Path, item: Item, cut: int) -> None:
    (tmp_path / "a.npz").touch()
    write(tmp_path, record(item), record(item, "failed"))
    assert not is_done(tmp_path, item)
    path = tmp_path / MANIFEST
    path.write_bytes(path.read_bytes()[:-cut] if cut > 1 else path.read_bytes()[:-2])
    assert is_done(tmp_path, item)
    write(tmp_path, record(item, options="later"))
    assert is_done(tmp_path, item, "later")


def test_what_was_begun_is_the_batchs_own(tmp_path: Path, item: Item) -> None:
    write(tmp_path, record(item, "begun"))
    with closing(Manifest(tmp_path)) as manifest:
        assert manifest.owns("a.npz")
        assert not manifest.owns("b.npz")


def test_a_manifest_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(ExportError, match=MANIFEST):
        Manifest(tmp_path)


def test_digests_tell_options_apart() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1}) != digest({"a": 1, "b": 3})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_in_its_place_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / MANIFEST)
    with pytest.raises(ExportError, match="pipe"):
        Manifest(tmp_path)
