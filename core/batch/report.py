"""What came of every photo of a batch, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from core.files import atomic_path

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
        seconds: of work.
        files: relative to the folder of exports.
    """

    file: str
    status: str
    error: str = ""
    seconds: float = 0.0
    files: tuple[str, ...] = ()


def write_report(folder: Path, results: Sequence[Result]) -> None:
    """Write both files; ExportError."""
    counts = {name: sum(each.status == name for each in results) for name in (DONE, FAILED, LEFT)}
    photos = [asdict(each) for each in results]
    _write(folder / REPORT_JSON, json.dumps(counts | {"photos": photos}, indent=1) + "\n")
    _write(folder / REPORT_CSV, _as_csv(results))


def _as_csv(results: Sequence[Result]) -> str:
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for each in results:
        seconds = f"{each.seconds:.3f}" if each.seconds else ""
        table.writerow((each.file, each.status, each.error, seconds, "; ".join(each.files)))
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    with atomic_path(path) as temporary:
        temporary.write_bytes(text.encode("utf-8", "surrogateescape"))
