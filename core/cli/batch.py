"""``leadline batch``: a folder of photos in, exports out."""

from __future__ import annotations

import argparse
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from core.batch.engine import local_engine
from core.batch.report import REPORT_CSV
from core.batch.run import Batch, Tally, run_batch
from core.cli.common import (
    EXIT_FAILED,
    EXIT_OK,
    add_model_options,
    complain,
    open_session,
    print_json,
)
from core.cli.export import (
    add_camera_options,
    add_format_option,
    add_geometry_options,
    recipe_of,
)
from core.cli.progress_line import ProgressLine, duration
from core.progress import Progress

NICENESS = 10


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "batch",
        help="a folder of photos as files",
        description="Export all photos of a folder, and of the folders in it, into another. The "
        "same command goes on where it was stopped or killed, and leaves out what is done.",
    )
    parser.add_argument("in_dir", type=Path, metavar="IN_DIR", help="photos")
    parser.add_argument("out_dir", type=Path, metavar="OUT_DIR", help="made if missing")
    add_format_option(parser)
    parser.add_argument(
        "--overwrite", action="store_true", help="replace files that no batch has made"
    )
    parser.add_argument("--json", action="store_true", help="one object per photo and line")
    parser.add_argument("--background", action="store_true", help="let other programs go first")
    add_model_options(parser)
    add_camera_options(parser)
    add_geometry_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Work through the folder; a bad photo is reported and does not stop the others."""
    if options.background:
        with suppress(AttributeError, OSError):  # Windows has no such thing
            os.nice(NICENESS)
    facts = _model_facts(options)
    batch = Batch(
        options.in_dir, options.out_dir, recipe_of(options), facts, overwrite=options.overwrite
    )
    engine = local_engine(lambda: open_session(options, with_fov=not options.skip_prediction))
    with _stoppable(), _Show(options) as show:
        tally = run_batch(batch, engine, progress=show.tell)
    report = options.out_dir / REPORT_CSV
    if options.json:
        print_json(
            {"event": "end", "done": tally.done, "failed": tally.failed, "report": str(report)}
        )
    else:
        print(f"{tally.done} done, {tally.failed} failed; {report}", flush=True)
    return EXIT_FAILED if tally.failed else EXIT_OK


class _Show:
    """Tells how far the batch is, in lines for programs or for people."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._text = ""
        self._line = ProgressLine(lambda *_: self._text)

    def __enter__(self) -> _Show:
        self._line.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._line.__exit__(*error)

    def tell(self, tally: Tally) -> None:
        """After every photo, and before the first."""
        last = tally.last
        if last is not None and last.error:
            self._line.clear()
            complain(f"{self._options.in_dir / last.file}: {last.error}")
        if self._options.json:
            print_json(_event(tally))
        else:
            self._text = _text(tally)
            self._line.show(Progress(tally.done + tally.failed, tally.total, "batch"))


def _text(tally: Tally) -> str:
    parts = [f"{tally.done + tally.failed} of {tally.total} photos"]
    if tally.failed:
        parts.append(f"{tally.failed} failed")
    if tally.left_s is not None:
        parts.append(f"{duration(tally.left_s)} left")
    return "  ".join(parts)


def _event(tally: Tally) -> dict[str, Any]:
    """The event ``start`` comes first, then a ``photo`` for each."""
    facts = {
        "event": "photo" if tally.last else "start",
        "total": tally.total,
        "done": tally.done,
        "before": tally.before,
        "failed": tally.failed,
        "left_s": tally.left_s,
    }
    return facts | (vars(tally.last) if tally.last else {})


@contextmanager
def _stoppable() -> Iterator[None]:
    """A polite request to end is taken as Ctrl-C: report and manifest are left in order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _model_facts(options: argparse.Namespace) -> dict[str, str]:
    """What the files depend on beside the photos and the recipe."""
    from core.weights.digest import known_sha256

    path = _weights(options)
    return {
        "model": options.model,
        # Where the file is missing, loading the model says so, and what to do.
        "weights_sha256": known_sha256(path) if path.is_file() else "",
        "precision": options.precision,
    }


def _weights(options: argparse.Namespace) -> Path:
    from core.weights.catalog import find_entry

    entry = find_entry(options.model)
    path: Path = options.checkpoint or entry.find() or entry.path()
    return path
