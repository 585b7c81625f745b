"""Tables as CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from core.files.writing import atomic_path

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV, whole or not at all: UTF-8, names of files that are no text as they are.

    Raises:
        ExportError: it cannot be written.
    """
    with (
        atomic_path(path) as temporary,
        temporary.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file,
    ):
        table = csv.writer(file)
        table.writerow(columns)
        table.writerows([spreadsheet_text(value) for value in row] for row in rows)


def spreadsheet_text(value: object) -> object:
    """A value for a table: a text that spreadsheets would carry out gets an apostrophe before it.

    Such begin with one of ``= + - @``, a tab or a carriage return (OWASP, CSV injection).
    """
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS) and not _is_number(value):
        return f"'{value}"
    return value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
