"""core.files.safe_json: whatever a file holds, reading it fails in one known way."""

from __future__ import annotations

import math
import os
from pathlib import Path

import pytest

from core.files.safe_json import MAX_BYTES, MAX_DEPTH, parse_json, read_json

BAD = {
    "no JSON": b"{",
    "nested too deeply for Python": b"[" * 100_000,
    "nested too deeply for what comes later": b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
    "objects nested too deeply": b'{"a":' * 80 + b"1" + b"}" * 80,
    "no text": b'"\xff\xfe"',
    "nothing": b"",
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_what_is_no_json_is_a_value_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(ValueError, match=r".+"):
        read_json(tmp_path / "a.json")


def test_numbers_beyond_64_bits_do_not_break_sums() -> None:
    assert parse_json("-1234567890123456789") == -1234567890123456789  # a time in nanoseconds
    assert parse_json("9" * 30) == pytest.approx(1e30)
    assert parse_json("9" * 400) == math.inf
    assert parse_json("-" + "9" * 5000) == -math.inf


def test_values_come_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{"a": [1, 2.5, null, true, "\xc3\xa4"]}')
    assert read_json(tmp_path / "a.json") == {"a": [1, 2.5, None, True, "ä"]}


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(OSError, match="Illegal seek"):
        read_json(tmp_path / "a.json")


def test_a_device_without_an_end_is_not_read() -> None:
    with pytest.raises(OSError, match="Illegal seek"):
        read_json(Path("/dev/zero"))


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(OSError, match="too large"):
        read_json(tmp_path / "a.json")
