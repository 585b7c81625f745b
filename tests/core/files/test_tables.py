"""core.files.tables: CSV that every name fits into and no spreadsheet carries out."""

from __future__ import annotations

import os

import pytest

from core.files.tables import spreadsheet_text, write_table


def test_a_table_holds_names_that_are_no_text(tmp_path):
    name = os.fsdecode(b"caf\xe9.jpg")
    write_table(tmp_path / "a.csv", ("file", "why"), [(name, "a, b"), ("b", 2)])
    assert (tmp_path / "a.csv").read_bytes() == b'file,why\r\ncaf\xe9.jpg,"a, b"\r\nb,2\r\n'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-a.jpg", "'-a.jpg"),
        ("+a.jpg", "'+a.jpg"),
        ("\ta", "'\ta"),
        ("-1.5", "-1.5"),
        ("a=b", "a=b"),
        ("", ""),
        (-2.5, -2.5),
        (None, None),
    ],
)
def test_no_text_is_a_formula(value: object, written: object) -> None:
    assert spreadsheet_text(value) == written
