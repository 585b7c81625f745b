"""Weights that the user has are checked and copied whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from safetensors.torch import save_file

from core.errors import UsageError, WeightsError
from core.progress import Cancelled, CancelToken, Progress
from core.weights import install
from core.weights.catalog import CATALOG
from core.weights.digest import file_sha256, remembered_sha256
from core.weights.entry import CatalogEntry, user_folder
from core.weights.install import install_file
from tests.small_depth_pro import small_entry, small_state, write_checkpoint


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return write_checkpoint(tmp_path / "mine.pt")


@pytest.fixture
def entry(checkpoint: Path) -> CatalogEntry:
    return small_entry(checkpoint)


def test_a_file_is_copied_and_found(checkpoint: Path, entry: CatalogEntry) -> None:
    seen: list[Progress] = []
    installed = install_file(checkpoint, entry, progress=seen.append)
    assert installed == user_folder() / "depth_pro.pt" == entry.find()
    assert installed.read_bytes() == checkpoint.read_bytes()
    assert remembered_sha256(installed) == file_sha256(checkpoint)
    assert list(dict.fromkeys(each.stage for each in seen)) == [
        "checking",
        "copying",
    ]
    assert seen[-1].fraction == 1


def test_the_layout_decides_the_name(tmp_path: Path, entry: CatalogEntry) -> None:
    path = tmp_path / "whatever.bin"
    save_file(small_state(), path)
    assert install_file(path, entry).name == "depth_pro.safetensors"


def test_the_installed_file_itself(checkpoint: Path, entry: CatalogEntry) -> None:
    installed = install_file(checkpoint, entry)
    assert install_file(installed, entry) == installed
    assert installed.read_bytes() == checkpoint.read_bytes()


def test_a_bad_file_leaves_the_good_one(
    checkpoint: Path, entry: CatalogEntry, tmp_path: Path
) -> None:
    installed = install_file(checkpoint, entry)
    bad = tmp_path / "bad.pt"
    torch.save({**small_state(), "head.0.bias": torch.full((16,), torch.nan)}, bad)
    with pytest.raises(WeightsError, match=r"head\.0\.bias holds values that are not finite"):
        install_file(bad, entry)
    assert installed.read_bytes() == checkpoint.read_bytes()


def test_a_full_disk_leaves_nothing(
    checkpoint: Path, entry: CatalogEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1000))
        with pytest.raises(WeightsError, match="not enough free disk space"):
            install_file(checkpoint, entry)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WeightsError, match="the disk is full") as caught:
        install_file(checkpoint, entry)
    assert caught.value.path == entry.path()
    assert not list(user_folder().iterdir())


def test_cancelled_while_copying_leaves_nothing(
    checkpoint: Path, entry: CatalogEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "CHUNK_BYTES", 1000)
    token = CancelToken()

    def watch(progress: Progress) -> None:
        if progress.stage == "copying":
            token.cancel()

    with pytest.raises(Cancelled):
        install_file(checkpoint, entry, progress=watch, cancel=token)
    assert not list(user_folder().iterdir())


def test_a_model_that_ships_with_the_program(checkpoint: Path) -> None:
    with pytest.raises(UsageError, match="ships with the program"):
        install_file(checkpoint, CATALOG["compact"])
