"""What came of every photo of a batch, as CSV and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from core.files import atomic_path
from core.files.tables import write_table
from core.sentence import NO_SENTENCE, Sentence

REPORT_CSV, REPORT_JSON = "leadline-report.csv", "leadline-report.json"
DONE, FAILED, LEFT = "done", "failed", "left"
COLUMNS = ("file", "status", "error", "seconds", "files")


@dataclass(frozen=True)
class Result:
    """What came of one photo.

    Attributes:
        file: the photo, relative to the batch's folder.
        status: "done", "failed", or "left" where the batch was stopped before.
        error: why it failed, a sentence.
        seconds: how long the work took.
        files: relative to the folder of exports.
    """

    file: str
    status: str
    error: Sentence = NO_SENTENCE
    seconds: float = 0.0
    files: tuple[str, ...] = ()


def write_report(folder: Path, results: Sequence[Result]) -> None:
    """Write both files; ExportError."""
    counts = {name: sum(each.status == name for each in results) for name in (DONE, FAILED, LEFT)}
    photos = [asdict(each) for each in results]
    text = json.dumps(counts | {"photos": photos}, indent=1) + "\n"
    with atomic_path(folder / REPORT_JSON) as temporary:
        temporary.write_bytes(text.encode("utf-8", "surrogateescape"))
    write_table(folder / REPORT_CSV, COLUMNS, map(_row, results))


def _row(result: Result) -> tuple[str, ...]:
    seconds = f"{result.seconds:.3f}" if result.seconds else ""
    return result.file, result.status, result.error, seconds, "; ".join(result.files)
