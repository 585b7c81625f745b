"""``leadline batch``: a folder of photos in, exports out."""

from __future__ import annotations

import argparse
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.batch.cluster import LOCAL, ray_engine
from core.batch.engine import Engine, local_engine
from core.batch.film_cluster import ray_networks
from core.batch.films import FilmWish, find_films, local_networks
from core.batch.model import Model
from core.batch.process import end_event, event_of
from core.batch.report import REPORT_CSV
from core.batch.run import PhotoBatch, Tally, run_batch
from core.cli.common import (
    EXIT_FAILED,
    EXIT_OK,
    add_model_options,
    complain,
    count,
    print_json,
    say,
)
from core.cli.export_options import (
    add_camera_options,
    add_clip_format_option,
    add_format_option,
    add_geometry_options,
    add_panorama_options,
    add_steady_option,
    cloud_settings,
    focal_rule,
    recipe_of,
)
from core.cli.progress_line import TerminalProgress, duration
from core.errors import UsageError
from core.films.film import VIDEO_SUFFIXES
from core.progress import Progress
from core.system.niceness import step_back


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
    add_format_option(parser, required=False)
    add_clip_format_option(parser, "--films", required=False)
    add_steady_option(parser)
    parser.add_argument(
        "--overwrite", action="store_true", help="replace files that no batch has made"
    )
    parser.add_argument(
        "--recursive",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="photos in the folders inside it too (default)",
    )
    parser.add_argument("--json", action="store_true", help="one object per photo and line")
    parser.add_argument("--background", action="store_true", help="let other programs go first")
    _add_cluster_options(parser)
    add_model_options(parser)
    add_camera_options(parser)
    add_panorama_options(parser)
    add_geometry_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Work through the folder; a bad photo is reported and does not stop the others."""
    if options.background:
        step_back()
    if not options.formats and not options.clip_formats:
        raise UsageError("nothing is to be made: give --format for photos, --films for films")
    model = _model(options)
    engine = _engine(options, model)
    # Ray prints what it has to say, where only our lines belong.
    with _Show(options) as show, redirect_stdout(sys.stderr):
        batch = _batch(options, model, show)
        tally = run_batch(batch, engine, progress=show.tell)
    _tell_of_films_left_out(batch)
    if options.json:
        print_json(end_event(tally, batch.out_dir))
    else:
        report = batch.out_dir / REPORT_CSV
        say(f"{tally.done} done, {tally.failed} failed; {report}")
    return EXIT_FAILED if tally.failed else EXIT_OK


def _batch(options: argparse.Namespace, model: Model, show: _Show) -> PhotoBatch:
    return PhotoBatch(
        options.in_dir,
        options.out_dir,
        recipe_of(options),
        model.facts,
        overwrite=options.overwrite,
        recursive=options.recursive,
        films=_wish(options, model, show) if options.clip_formats else None,
    )


def _wish(options: argparse.Namespace, model: Model, show: _Show) -> FilmWish:
    if options.ray:
        networks = ray_networks(options.ray, model, workers=options.workers)
    else:
        networks = local_networks(model.open)
    scene = {**cloud_settings(options), "viewing": options.viewing}
    recipe = replace(focal_rule(options), formats=tuple(options.clip_formats), scene=scene)
    return FilmWish(recipe, options.steady, networks, options.bundled_metres, show.tell_frames)


def _tell_of_films_left_out(batch: PhotoBatch) -> None:
    if batch.films is None:
        found = find_films(batch.in_dir, batch.out_dir, recursive=batch.recursive)
        films = [film for film in found if film.suffix.lower() in VIDEO_SUFFIXES]
        if films:
            more = f" and {len(films) - 1} more films are" if films[1:] else " is"
            complain(f"{films[0]}{more} left out: --films says what to make of films")


def _add_cluster_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("cluster", "the same files, made by several machines")
    group.add_argument(
        "--ray",
        metavar="ADDRESS",
        help=f"of a Ray cluster, such as 10.0.0.1:6379; '{LOCAL}' starts one on this machine",
    )
    group.add_argument(
        "--workers",
        type=count,
        metavar="N",
        help="models at a time (default: one for each GPU, else for each machine)",
    )


def _model(options: argparse.Namespace) -> Model:
    return Model(
        options.model,
        options.checkpoint,
        options.device,
        options.precision,
        with_fov=not options.skip_prediction,
        bundled_metres=options.bundled_metres,
    )


def _engine(options: argparse.Namespace, model: Model) -> Engine:
    if options.ray:
        return ray_engine(options.ray, model, workers=options.workers)
    if options.workers:
        raise UsageError("--workers goes with --ray: without a cluster there is one worker")
    return local_engine(model.open)


class _Show:
    """Tells how far the batch is, in lines for programs or for people."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._out = sys.stdout
        self._text = ""
        self._line = TerminalProgress(lambda *_: self._text)

    def __enter__(self) -> _Show:
        self._line.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._line.__exit__(*error)

    def tell_frames(self, name: str, progress: Progress) -> None:
        """While a film is worked on."""
        if not self._options.json:
            done = f"{progress.stage} {progress.done:.0f} of {progress.total:.0f} frames"
            self._text = f"{name}  {done}"
            self._line.show(Progress(progress.done, progress.total, f"{name} {progress.stage}"))

    def tell(self, tally: Tally) -> None:
        """After every photo, and before the first."""
        last = tally.last
        if last is not None and last.error:
            self._line.clear()
            complain(f"{self._options.in_dir / last.file}: {last.error}")
        if self._options.json:
            print_json(event_of(tally), self._out)
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
