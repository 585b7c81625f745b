"""What is found about weights that are, or are not, there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from safetensors.torch import save_file

from core.progress import Cancelled, CancelToken
from core.weights.catalog import CATALOG
from core.weights.digest import file_sha256
from core.weights.entry import CatalogEntry, user_folder
from core.weights.install import install_file
from core.weights.verify import Verdict, verify
from tests.small_depth_pro import small_entry, small_state, write_checkpoint


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return write_checkpoint(tmp_path / "mine.pt")


@pytest.fixture
def entry(checkpoint: Path) -> CatalogEntry:
    return small_entry(checkpoint)


def change_on_the_disk(path: Path, content: bytes) -> None:
    """Other content, though size and time stay."""
    before = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_missing(entry: CatalogEntry) -> None:
    found = verify(entry)
    assert (found.verdict, found.path) == (Verdict.MISSING, entry.path())
    assert found.size_bytes is None


def test_the_published_file(checkpoint: Path, entry: CatalogEntry) -> None:
    path = install_file(checkpoint, entry)
    found = verify(entry)
    assert (found.verdict, found.path) == (Verdict.OK, path)
    assert found.source == entry.sources[0]
    assert (found.size_bytes, found.sha256) == (path.stat().st_size, file_sha256(path))


def test_cut_short(checkpoint: Path, entry: CatalogEntry) -> None:
    path = install_file(checkpoint, entry)
    path.write_bytes(path.read_bytes()[:-1000])
    found = verify(entry)
    assert found.verdict is Verdict.DAMAGED
    assert "cut short" in found.reason


def test_other_weights_of_the_same_network(entry: CatalogEntry) -> None:
    user_folder().mkdir(parents=True)
    write_checkpoint(entry.path(), seed=5)
    found = verify(entry)
    assert found.verdict is Verdict.UNKNOWN_DIGEST
    assert "not the file that was published" in found.reason


def test_without_a_published_digest_the_installed_one_counts(
    entry: CatalogEntry, tmp_path: Path
) -> None:
    save_file(small_state(), tmp_path / "a.safetensors")
    path = install_file(tmp_path / "a.safetensors", entry)
    assert verify(entry).verdict is Verdict.OK
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    change_on_the_disk(path, bytes(content))
    assert verify(entry).verdict is Verdict.DAMAGED
    assert verify(entry).verdict is Verdict.DAMAGED  # not taken for right by being looked at


def test_put_there_by_hand(entry: CatalogEntry) -> None:
    user_folder().mkdir(parents=True)
    save_file(small_state(), user_folder() / "depth_pro.safetensors")
    found = verify(entry)
    assert found.verdict is Verdict.UNKNOWN_DIGEST
    assert "no digest" in found.reason


def test_cancelled(checkpoint: Path, entry: CatalogEntry) -> None:
    install_file(checkpoint, entry)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        verify(entry, cancel=token)


def test_the_bundled_model_is_whole() -> None:
    assert verify(CATALOG["compact"]).verdict is Verdict.UNKNOWN_DIGEST
    assert not user_folder().exists()


def test_weights_that_only_their_digest_tells_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADLINE_DATA_DIR", str(tmp_path))
    open_one, pinned = CATALOG["depth-anything-v2-base"], CATALOG["depth-anything-v2-small"]
    for entry in (open_one, pinned):
        path = entry.path()
        assert path is not None
        path.parent.mkdir(parents=True)
        path.write_bytes(b"weights")
    assert verify(open_one).verdict is Verdict.UNKNOWN_DIGEST
    assert verify(open_one).verdict is Verdict.OK  # as it was then
    found = verify(pinned)
    assert (found.verdict, "published" in found.reason) == (Verdict.UNKNOWN_DIGEST, True)
    path = open_one.path()
    assert path is not None
    change_on_the_disk(path, b"damaged")
    assert verify(open_one).verdict is Verdict.DAMAGED
