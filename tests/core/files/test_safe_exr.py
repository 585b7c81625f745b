"""core.files.safe_exr: channels by their full names; hostile files refused by name."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import OpenEXR
import pytest

from core.errors import DataError
from core.files import safe_exr
from core.files.safe_exr import read_channels, read_header

DEPTH = np.arange(12, dtype=np.float32).reshape(3, 4)


def _write(path: Path, **channels: np.ndarray) -> Path:
    OpenEXR.File({"type": OpenEXR.scanlineimage, "owner": "me"}, channels).write(str(path))
    return path


def test_channels_come_with_their_layers(tmp_path: Path) -> None:
    found = read_channels(_write(tmp_path / "a.exr", **{"depth.Z": DEPTH, "R": 2 * DEPTH}))
    assert set(found) == {"depth.Z", "R"}
    np.testing.assert_array_equal(found["depth.Z"], DEPTH)


def test_parts_name_their_channels(tmp_path: Path) -> None:
    parts = [
        OpenEXR.Part({"name": "beauty", "type": OpenEXR.scanlineimage}, {"R": DEPTH}, "beauty"),
        OpenEXR.Part({"name": "depth", "type": OpenEXR.scanlineimage}, {"Z": 3 * DEPTH}, "depth"),
    ]
    OpenEXR.File(parts).write(str(tmp_path / "a.exr"))
    found = read_channels(tmp_path / "a.exr")
    np.testing.assert_array_equal(found["depth.Z"], 3 * DEPTH)


def test_attributes(tmp_path: Path) -> None:
    assert read_header(_write(tmp_path / "a.exr", Z=DEPTH))["owner"] == "me"


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(safe_exr, "MAX_VALUES", 23)
    read_channels(_write(tmp_path / "a.exr", Z=DEPTH))
    with pytest.raises(DataError, match="more numbers"):
        read_channels(_write(tmp_path / "a.exr", Z=DEPTH, A=DEPTH))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_file_cut_off(tmp_path: Path, share: float) -> None:
    path = _write(tmp_path / "a.exr", Z=np.random.default_rng(0).random((30, 40), np.float32))
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(DataError, match="damaged"):
        read_channels(path)


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.exr")
    with pytest.raises(DataError, match="a device or a pipe"):
        read_channels(tmp_path / "a.exr")


def test_names_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.exr")
    _write(tmp_path / "a.exr", Z=DEPTH).rename(path)
    np.testing.assert_array_equal(read_channels(path)["Z"], DEPTH)
