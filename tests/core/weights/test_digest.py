"""Digests, and what is remembered of them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from core.errors import WeightsError
from core.progress import Cancelled, CancelToken, Progress
from core.weights import digest
from core.weights.digest import file_sha256, known_sha256, remember, remembered_sha256
from core.weights.entry import user_folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "weights.pt"
    path.write_bytes(b"weights")
    return path


EXPECTED = hashlib.sha256(b"weights").hexdigest()


def test_digest_and_progress(file: Path) -> None:
    seen: list[Progress] = []
    assert file_sha256(file, progress=seen.append) == EXPECTED
    assert (seen[-1].done, seen[-1].total) == (7, 7)


def test_cancelled(file: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        file_sha256(file, cancel=token)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    for digest_of in (file_sha256, known_sha256):
        with pytest.raises(WeightsError, match="no such file") as caught:
            digest_of(tmp_path / "none")
        assert caught.value.path == tmp_path / "none"


def test_a_large_file_is_read_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "MIN_REMEMBERED_BYTES", 1)
    assert known_sha256(file) == EXPECTED
    monkeypatch.setattr(digest, "file_sha256", lambda *_args, **_options: pytest.fail("read"))
    assert known_sha256(file) == EXPECTED


def test_a_small_file_leaves_no_trace(file: Path) -> None:
    assert known_sha256(file) == EXPECTED
    assert not user_folder().exists()


def test_another_size_or_time_is_another_file(file: Path) -> None:
    remember(file, sha256=EXPECTED)
    assert remembered_sha256(file) == EXPECTED
    os.utime(file, ns=(1, 1))
    assert remembered_sha256(file) is None
    remember(file, sha256=EXPECTED)
    before = file.stat()
    file.write_bytes(b"other weights")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert remembered_sha256(file) is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 1}'])
def test_a_damaged_memory_is_no_harm(file: Path, content: str) -> None:
    remember(file, sha256=EXPECTED)
    memory = user_folder() / "digests.json"
    memory.write_text(content)
    assert remembered_sha256(file) is None
    remember(file, sha256=EXPECTED)
    assert remembered_sha256(file) == EXPECTED


def test_only_the_latest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "REMEMBERED", 2)
    files = [tmp_path / name for name in "abc"]
    for path in files:
        path.write_bytes(b"x")
        remember(path, sha256="00")
    assert [remembered_sha256(path) for path in files] == [None, "00", "00"]


def test_a_folder_that_cannot_be_made_is_no_harm(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADLINE_DATA_DIR", str(file))
    remember(file, sha256=EXPECTED)
    assert remembered_sha256(file) is None
