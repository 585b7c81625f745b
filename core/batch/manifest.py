"""What a batch has done, in a file that survives being killed at any moment."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from core.batch.items import Item
from core.errors import ExportError
from core.files.regular_files import is_file, plain_cause, require_regular
from core.files.safe_json import parse_json

MANIFEST = "leadline-batch.jsonl"
BEGUN, DONE, FAILED = "begun", "done", "failed"


@dataclass(frozen=True)
class Record:
    """One line of the manifest.

    Attributes:
        photo: name of the item.
        status: "begun" is written before the first file takes its place: from then on the
            files are the batch's own, whatever happens; then "done" or "failed".
        options: digest of all that the files depend on but the photo.
        size: size of the photo's file in bytes.
        mtime_ns: when that was changed last.
        files: relative to the folder of exports.
        seconds: how long the work took.
        error: why it failed, a sentence.
    """

    photo: str
    status: str
    options: str
    size: int
    mtime_ns: int
    files: tuple[str, ...] = ()
    seconds: float = 0.0
    error: str = ""


class Manifest:
    """The file: lines are only ever added, each on the disk before the next step is taken.

    Raises:
        ExportError: it cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / MANIFEST
        self._last: dict[str, Record] = {}
        self._owned: set[str] = set()
        try:
            torn = self._read()
            self._file: IO[bytes] = self._path.open("ab", buffering=0)
            if torn:
                self._file.write(b"\n")
        except OSError as error:
            raise ExportError(self._path, plain_cause(error)) from error

    def _read(self) -> bool:
        """Take in what is there; whether the last line was cut off."""
        content = b""
        if self._path.exists():
            require_regular(self._path)
            content = self._path.read_bytes()
        for record in _records(content):
            self._take_in(record)
        return bool(content) and not content.endswith(b"\n")

    def _take_in(self, record: Record) -> None:
        self._last[record.photo] = record
        self._owned.update(record.files)

    def add(self, record: Record) -> None:
        """Write a line, and wait until it is on the disk."""
        line = json.dumps(asdict(record), ensure_ascii=False) + "\n"
        try:
            self._file.write(line.encode("utf-8", "surrogateescape"))
            os.fsync(self._file.fileno())
        except OSError as error:
            raise ExportError(
                self._path, "cannot be written: {cause}", cause=plain_cause(error)
            ) from error
        self._take_in(record)

    def done(self, item: Item, options: str, files: list[str]) -> Record | None:
        """The record of an item that need not be done again: nothing has changed since."""
        last = self._last.get(item.name)
        if last is None or last.status != DONE or last.options != options:
            return None
        same = list(last.files) == files and (last.size, last.mtime_ns) == stamp(item.photo)
        there = same and all(is_file(self._folder / file) for file in files)
        return last if there else None

    def owns(self, file: str) -> bool:
        """Whether a file is the batch's own and may be replaced."""
        return file in self._owned

    def close(self) -> None:
        self._file.close()


def _records(content: bytes) -> Iterator[Record]:
    """Lines that are whole; others were cut off."""
    for line in content.split(b"\n"):
        try:
            fields = parse_json(line.decode("utf-8", "surrogateescape"))
            record = Record(**fields | {"files": tuple(fields["files"])})
        except (ValueError, TypeError, KeyError):
            continue
        if all(isinstance(text, str) for text in (record.photo, record.status, *record.files)):
            yield record


def stamp(photo: Path) -> tuple[int, int]:
    """Size in bytes and time of the last change of a file in ns; (-1, -1) where it is gone."""
    try:
        status = photo.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def digest(facts: object) -> str:
    """A short digest of anything that JSON can hold."""
    text = json.dumps(facts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
