"""``leadline clip``: films in, depth that holds still out."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.common import (
    add_model_options,
    complain,
    for_each_photo,
    number,
    open_session,
    print_json,
    say,
)
from core.cli.export_options import (
    add_camera_options,
    add_clip_format_option,
    add_cloud_options,
    add_steady_option,
    add_stereo_options,
    cloud_settings,
    focal_rule,
)
from core.cli.progress_line import TerminalProgress, paced
from core.colormap import COLORMAPS
from core.errors import LeadlineError, UsageError
from core.export.recipe import Recipe
from core.films.film import LISTING
from core.films.formats import files_of_clip
from core.films.request import ClipRequest
from core.focal import fov_from_px, mm35_from_px
from core.progress import Progress
from core.sentence import Sentence
from core.settings import kept_films_bytes
from core.system.memory import peak_memory_bytes

if TYPE_CHECKING:
    from core.films.clip import ClipSummary, FilmClip
    from core.films.export import ClipExports
    from core.session import DepthModel

DEFAULT_COLORMAP = "turbo"


@dataclass(frozen=True)
class Made:
    """What came of one film."""

    clip: FilmClip
    summary: ClipSummary
    exports: ClipExports
    seconds: dict[str, float]

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """What people should know."""
        look = self.exports.look
        return (*self.clip.film.notes, *(look.notes if look else ()))


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "clip",
        help="steady depth of films as films, numbered files and point clouds",
        description="Estimate the depth of films frame by frame, steady it, and write NAME.* for "
        "each into a folder. A folder of pictures, a pattern such as shot.%04d.png and animated "
        "GIF or WebP files are films too. The same command goes on where it was stopped or killed.",
    )
    parser.add_argument("films", nargs="+", type=Path, metavar="FILM")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="made if missing")
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")
    add_clip_format_option(parser, "--format", required=True)
    parser.add_argument("--json", action="store_true", help="one object per film and line")
    add_clip_options(parser)
    add_model_options(parser)
    add_camera_options(parser)
    add_cloud_options(parser, "contours and point cloud")
    add_stereo_options(parser)
    parser.set_defaults(run=run)


def add_clip_options(parser: argparse.ArgumentParser) -> None:
    """Which part of a film, and how steady."""
    group = parser.add_argument_group("film")
    add_steady_option(group)
    for name, dest, text in (("from", "from_s", "begin"), ("to", "to_s", "end")):
        group.add_argument(
            f"--{name}",
            dest=dest,
            type=number(minimum=0),
            metavar="SECONDS",
            help=f"{text} there, in seconds since the film's beginning",
        )
    group.add_argument(
        "--fps",
        type=number(above=0, maximum=1000),
        metavar="N",
        help="frames per second of a folder of pictures (default: 25)",
    )
    group.add_argument(
        "--scale", type=number(above=0), default=1.0, metavar="N", help="factor on all lengths"
    )
    group.add_argument("--colormap", choices=COLORMAPS, default=DEFAULT_COLORMAP)


def run(options: argparse.Namespace) -> int:
    """Work on every film; a bad one is reported and does not stop the others."""
    if options.to_s is not None and (options.from_s or 0.0) >= options.to_s:
        raise UsageError(
            "the clip begins at {start:g} s, but ends at {stop:g} s",
            start=options.from_s or 0.0,
            stop=options.to_s,
        )
    session = open_session(options, with_fov=not options.skip_prediction)

    def work(path: Path, name: str) -> Sequence[LeadlineError]:
        made = _make(session, path, name, options)
        for note in made.notes:
            complain(f"{path}: {note}")
        if options.json:
            print_json(_as_json(made))
        else:
            for file in made.exports.files:
                say(file)
        return made.exports.failures

    return for_each_photo(options.films, work, files_of_clip(tuple(options.clip_formats)))


def clip_recipe(options: argparse.Namespace) -> Recipe:
    """What the options say is to be made of films."""
    scene = {
        **cloud_settings(options),
        "viewing": options.viewing,
        "scale": options.scale,
        "colormap": options.colormap,
    }
    return replace(focal_rule(options), formats=tuple(options.clip_formats), scene=scene)


def _make(session: DepthModel, path: Path, name: str, options: argparse.Namespace) -> Made:
    from core.films.clip import FilmClip
    from core.films.export import ClipOrder, check_targets, export_clip
    from core.films.network import local_network

    request = ClipRequest(
        path, options.from_s or 0.0, options.to_s, options.steady, options.fps,
        with_fov=not options.skip_prediction,
    )  # fmt: skip
    order = ClipOrder(clip_recipe(options), options.out, name, options.overwrite)
    began = time.perf_counter()
    with (
        TerminalProgress(_text) as line,
        FilmClip(
            request,
            session.info,
            metres=options.bundled_metres,
            limit_bytes=kept_films_bytes(),
            progress=line.show,
        ) as clip,
    ):
        check_targets(clip, order)
        with local_network(session) as network:
            summary = clip.prepare(network, progress=line.show)
        estimated = time.perf_counter()
        exports = export_clip(clip, order, progress=line.show)
        written = time.perf_counter()
        seconds = {"depth": estimated - began, "export": written - estimated}
        return Made(clip, summary, exports, seconds)


def _text(progress: Progress, fresh: float, seconds: float) -> str:
    if progress.stage == LISTING:
        return f"{progress.stage} {progress.fraction:4.0%}"
    count = f"{progress.done:.0f} of {progress.total:.0f} frames"
    return paced(progress, count, fresh, seconds, "{:.1f} frames/s")


def _as_json(made: Made) -> dict[str, object]:
    clip, look, summary = made.clip, made.exports.look, made.summary
    assert look is not None
    size, focal = clip.film.size, look.focal
    return {
        "film": str(clip.film.path),
        "image_size": list(size),
        "frames": len(clip.frames),
        "first_frame": clip.frames.start,
        "fps": look.fps,
        "variable_frame_rate": clip.film.variable,
        "sound": clip.film.sound,
        "files": [str(file) for file in made.exports.files],
        "failed": {str(failed.path): failed.cause for failed in made.exports.failures},
        "focal_px": focal.px,
        "focal_source": str(focal.source),
        "focal_35mm": mm35_from_px(focal.px, size),
        "fov_deg": fov_from_px(focal.px, size.width),
        "shots": len(summary.begins),
        "shots_begin": [each - clip.frames.start for each in summary.begins],
        "zooms": look.facts["zooms"],
        "steady": clip.request.steady,
        "flicker_before": summary.flicker_raw,
        "flicker_after": summary.flicker,
        "notes": list(map(str, made.notes)),
        "seconds": {step: round(value, 4) for step, value in made.seconds.items()},
        "model": look.facts["model"],
        "weights_sha256": look.facts["weights_sha256"],
        "precision": look.facts["precision"],
        "peak_memory_bytes": peak_memory_bytes(),
    }
