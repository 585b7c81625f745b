"""core.files.safe_arrays: arrays as they were saved, and hostile files refused by name."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from core.errors import DataError
from core.files import safe_arrays
from core.files.safe_arrays import array_names, read_array, read_arrays


@pytest.mark.parametrize(
    "values",
    [
        np.arange(6, dtype=np.float32).reshape(2, 3),
        np.asfortranarray(np.arange(6, dtype=">i8").reshape(2, 3)),
        np.array(2.5),
        np.str_("metadata"),
        np.zeros((0, 4), np.uint8),
        np.array([[True, False]]),
    ],
)
def test_what_is_saved_comes_back(tmp_path: Path, values: np.ndarray) -> None:
    np.save(tmp_path / "a.npy", values)
    np.savez(tmp_path / "a.npz", first=values, second=1)
    for found in (
        read_array(tmp_path / "a.npy"),
        read_arrays(tmp_path / "a.npz", ["first", "none"])["first"],
    ):
        assert found.dtype == np.asarray(values).dtype
        assert found.flags.writeable
        np.testing.assert_array_equal(found, values)
    assert array_names(tmp_path / "a.npz") == ["first", "second"]


def _npy(header: bytes, data: bytes = b"") -> bytes:
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + data


def _zipped(content: bytes, method: int = zipfile.ZIP_STORED) -> bytearray:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("depth.npy", content)
    return bytearray(made.getvalue())


def _patched(content: bytearray, local: int, central: int, value: int) -> bytes:
    """An archive with a two-byte field of its one entry changed in both of its headers."""
    start = content.index(b"PK\x01\x02")
    for place in (local, start + central):
        content[place : place + 2] = value.to_bytes(2, "little")
    return bytes(content)


WHOLE = _npy(b"{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", bytes(8))
HUGE = _npy(b"{'descr': '<f4', 'fortran_order': False, 'shape': (100000, 100000), }\n")
HOSTILE = {
    "encrypted": _patched(_zipped(WHOLE), 6, 8, 1),
    "unknown method": _patched(_zipped(WHOLE), 8, 10, 77),
    "broken lzma": bytes(_zipped(WHOLE, zipfile.ZIP_LZMA)).replace(b"]\0\0", b"\xff\xff\xff"),
    "token error": bytes(_zipped(_npy(b"{'descr': '<f4', 'shape': (24, 32\n"))),
    "absurd shape": bytes(_zipped(HUGE)),
    "negative shape": bytes(_zipped(HUGE.replace(b"(100000", b"(-10000"))),
    "objects": bytes(_zipped(WHOLE.replace(b"<f4", b"|O "))),
    "cut off": bytes(_zipped(WHOLE))[:-30],
    "nothing": b"",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_archives_are_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_arrays(path, ["depth"])
    assert caught.value.path == path


def test_no_more_is_read_than_a_photo_can_have(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(safe_arrays, "MAX_BYTES", 100)
    np.savez(tmp_path / "a.npz", a=np.zeros(10, np.float64), b=np.zeros(10, np.float64))
    assert read_arrays(tmp_path / "a.npz", ["a"])["a"].shape == (10,)
    with pytest.raises(DataError, match="more numbers"):
        read_arrays(tmp_path / "a.npz", ["a", "b"])


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    for name in ("a.npy", "a.npz"):
        os.mkfifo(tmp_path / name)
    with pytest.raises(DataError, match="a device or a pipe"):
        read_array(tmp_path / "a.npy")
    with pytest.raises(DataError, match="a device or a pipe"):
        read_arrays(tmp_path / "a.npz", ["depth"])
