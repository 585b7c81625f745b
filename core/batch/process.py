"""The batch as a process of its own: polite to others, politely ended, told in lines of JSON.

``python -m core.batch`` reads a pickled ``Job`` from its standard input.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.batch.engine import local_engine
from core.batch.model import Model
from core.batch.report import REPORT_CSV
from core.batch.run import PhotoBatch, Tally, run_batch
from core.batch.served import serve, tell


@dataclass(frozen=True)
class Job:
    """What the process is to do.

    Attributes:
        batch: what is wanted; the facts about the model are filled in.
        model: which model makes it.
    """

    batch: PhotoBatch
    model: Model


def run_job() -> int:
    """Do the job on standard input and print an event for every step; as ``serve``.

    The last event is "end".
    """
    return serve(_run)


def _run(job: Job) -> None:
    batch = replace(job.batch, model=job.model.facts)
    tally = run_batch(batch, local_engine(job.model.open), progress=_tell_tally)
    tell(end_event(tally, batch.out_dir))


def _tell_tally(tally: Tally) -> None:
    tell(event_of(tally))


def event_of(tally: Tally) -> dict[str, Any]:
    """The event "start" comes first, then a "photo" for each."""
    facts = {
        "event": "photo" if tally.last else "start",
        "total": tally.total,
        "done": tally.done,
        "before": tally.before,
        "failed": tally.failed,
        "left_s": tally.left_s,
    }
    return facts | (vars(tally.last) if tally.last else {})


def end_event(tally: Tally, out_dir: Path) -> dict[str, Any]:
    """The event after the last photo."""
    report = str(out_dir / REPORT_CSV)
    return {"event": "end", "done": tally.done, "failed": tally.failed, "report": report}
