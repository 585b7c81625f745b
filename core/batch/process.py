"""The batch as a process of its own: polite to others, politely ended, told in lines of JSON.

``python -m core.batch`` reads a pickled ``Job`` from its standard input.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.batch.engine import local_engine
from core.batch.model import Model
from core.batch.report import REPORT_CSV
from core.batch.run import PhotoBatch, Tally, run_batch
from core.errors import LeadlineError
from core.sentence import Sentence
from core.system.niceness import step_back

INTERRUPTED = 130
ROOT = Path(__file__).resolve().parents[2]
"""Where Python finds the packages of this program."""


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
    """Do the job on standard input and print an event for every step; the exit status.

    The last event is "end", or "failed" with the reason when the batch cannot be done at all;
    there is none where the process was told to stop.
    """
    try:
        with stoppable():
            job: Job = pickle.load(sys.stdin.buffer)
            step_back()
            batch = replace(job.batch, model=job.model.facts)
            tally = run_batch(batch, local_engine(job.model.open), progress=_tell_tally)
            tell(end_event(tally, batch.out_dir))
    except LeadlineError as error:
        tell({"event": "failed", "error": error.sentence})
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # who started this has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    return 0


def _tell_tally(tally: Tally) -> None:
    tell(event_of(tally))


def tell(event: dict[str, Any]) -> None:
    """Print an event in a line of JSON."""
    plain = {
        name: value.to_plain() if isinstance(value, Sentence) else value
        for name, value in event.items()
    }
    print(json.dumps(plain), flush=True)


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


@contextmanager
def stoppable() -> Iterator[None]:
    """A polite request to end is taken as Ctrl-C: report and manifest are left in order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = {kind: signal.signal(kind, stop) for kind in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
