"""``leadline export``: photos in, files out."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.camera import Axes
from core.cli.common import (
    add_model_options,
    add_photo_options,
    complain,
    count,
    for_each_photo,
    number,
    open_session,
    print_json,
    say,
)
from core.cli.depth_source import FROM_FILE, add_source_option, depth_beside, estimate_in
from core.cli.focal_words import focal_doubts
from core.cloud import FAR_CUT_M
from core.contours import THRESHOLD_PERCENT
from core.depth import MAX_DEPTH_M
from core.effects.viewing import DEFAULT_VIEWING, VIEWINGS
from core.errors import ExportError, LeadlineError, UsageError
from core.export.exports import Exports
from core.export.names import files_of
from core.export.recipe import Recipe
from core.export.registry import FORMATS, export_files, find_format
from core.export.scene import Scene
from core.files.regular_files import is_file
from core.focal import FocalChoices, fov_from_px, mm35_from_px
from core.focal_diagnosis import Finding, investigate
from core.images import ENOUGH_PIXELS, load_photo
from core.measuring.floor_plan import COLORS, HIGH_M, LEAST_CELL_M, LOW_M, MOST_CELL_M
from core.measuring.known_points import Fit, Fitted, fit_points, read_points
from core.own_depth import OwnDepth
from core.surface.relief import BASE_MM, RELIEF_MM, WIDTH_MM
from core.system.memory import peak_memory_bytes
from core.types import Estimate, Flying, Photo

if TYPE_CHECKING:
    from core.session import DepthModel

MAX_FOV_DEG = 179
NO_CUT = "none"
PRINT_SIZES = (
    ("print-width", WIDTH_MM, "width"),
    ("base", BASE_MM, "thickness under the farthest point"),
    ("print-relief", RELIEF_MM, "height of the nearest point above the farthest"),
)


@dataclass(frozen=True)
class Exported:
    """What came of one photo."""

    photo: Photo
    estimate: Estimate
    choices: FocalChoices
    scene: Scene
    exports: Exports
    seconds: dict[str, float]
    fitted: Fitted | None = None
    own_depth: OwnDepth | None = None


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "export",
        help="depth, contours, point cloud and mesh of photos as files",
        description="Estimate the depth of photos and write NAME.* for each into a folder.",
    )
    add_photo_options(parser)
    add_format_option(parser)
    parser.add_argument("--json", action="store_true", help="one object per photo and line")
    add_model_options(parser)
    add_camera_options(parser)
    _add_points_options(parser)
    parser.add_argument(
        "--spread",
        action="store_true",
        help="how sure the model is, by the mirrored photo where it was asked only once",
    )
    add_source_option(parser)
    add_geometry_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Export every photo; a bad one is reported and does not stop the others."""
    if options.known_points and len(options.photos) > 1:
        raise UsageError("--known-points belong to one photo")
    from_file = options.depth_from == FROM_FILE
    if from_file and options.spread:
        raise UsageError("--spread asks a model: it does not go with --depth-from file")
    session = None if from_file else open_session(options, with_fov=not options.skip_prediction)

    def work(path: Path, name: str) -> Sequence[LeadlineError]:
        done = _export(session, path, name, options)
        _report(done, as_json=options.json)
        return done.exports.failures

    return for_each_photo(options.photos, work, files_of(options.formats))


def add_format_option(parser: argparse.ArgumentParser) -> None:
    """The option that says which files to make."""
    parser.add_argument(
        "--format",
        type=_formats,
        required=True,
        dest="formats",
        metavar="F,...",
        help=f"one or more of {', '.join(FORMATS)}",
    )


def add_camera_options(parser: argparse.ArgumentParser) -> None:
    """Options for the focal length."""
    group = parser.add_argument_group(
        "focal length", "of the upright photo; by default the photo's metadata, else predicted"
    ).add_mutually_exclusive_group()
    group.add_argument("--focal-px", type=number(above=0), metavar="F", help="in pixels")
    group.add_argument(
        "--focal-35mm", type=number(above=0), metavar="F", help="35 mm equivalent, in mm"
    )
    group.add_argument(
        "--fov-deg",
        type=number(above=0, maximum=MAX_FOV_DEG),
        metavar="A",
        help="horizontal field of view, in degrees",
    )

    parser.add_argument(
        "--skip-prediction",
        action="store_true",
        help="do not predict the focal length of photos for which it is given or in the metadata: "
        "the full model is quicker then and takes 0.6 GB less",
    )


def add_geometry_options(parser: argparse.ArgumentParser) -> None:
    """Options for contours and geometry."""
    group = parser.add_argument_group("contours, point cloud and mesh")
    group.add_argument(
        "--contour-threshold",
        type=number(minimum=THRESHOLD_PERCENT.low, maximum=THRESHOLD_PERCENT.high),
        default=THRESHOLD_PERCENT.default,
        metavar="T",
        help="depth ratio of occluding contours, {1:g} to {2:g} percent (default: {0:g})".format(
            *THRESHOLD_PERCENT
        ),
    )
    group.add_argument(
        "--far",
        type=_far,
        default=FAR_CUT_M.default,
        metavar="METRES",
        help=f"leave out what is beyond, sky above all (default: {FAR_CUT_M.default:g}, as in the "
        f"window; '{NO_CUT}': leave nothing out, the sky then lies at {MAX_DEPTH_M:g} as in maps)",
    )
    flying = group.add_mutually_exclusive_group()
    flying.add_argument(
        "--flying",
        choices=[str(flying) for flying in Flying],
        default=str(Flying.DROP),
        help="points that hang between two surfaces: left out, moved to one, or kept",
    )
    flying.add_argument(
        "--keep-flying-pixels",
        action="store_const",
        const=str(Flying.KEEP),
        dest="flying",
        help="the same as --flying keep",
    )
    group.add_argument("--axes", choices=[str(axes) for axes in Axes], default=str(Axes.OPENCV))
    group.add_argument("--max-points", type=count, metavar="N")
    group.add_argument("--normals", action="store_true", help="in point clouds")
    group.add_argument("--decimate", type=count, metavar="N", help="triangles of the mesh")
    group.add_argument(
        "--level",
        action="store_true",
        help="find the floor and turn point clouds and meshes upright, the floor at height 0",
    )
    _add_print_options(group)
    add_plan_options(parser)
    _add_stereo_options(parser)


def _add_print_options(group: argparse._ArgumentGroup) -> None:
    for name, bounds, text in PRINT_SIZES:
        group.add_argument(
            f"--{name}-mm",
            type=number(above=0),
            default=bounds.default,
            metavar="MM",
            help=f"{text} of an STL (default: {bounds.default:g})",
        )


def _far(text: str) -> float | None:
    return None if text == NO_CUT else number(above=0)(text)


def add_plan_options(parser: argparse.ArgumentParser) -> None:
    """Options for plans."""
    group = parser.add_argument_group("plan from above")
    for name, bounds, text in (("low", LOW_M, "above"), ("high", HIGH_M, "below")):
        group.add_argument(
            f"--plan-{name}",
            type=number(minimum=bounds.low, maximum=bounds.high),
            default=bounds.default,
            metavar="METRES",
            help=f"show what is {text} this height over the floor (default: {bounds.default:g})",
        )
    group.add_argument(
        "--plan-cm",
        type=number(minimum=100 * LEAST_CELL_M, maximum=100 * MOST_CELL_M),
        metavar="CM",
        help="centimetres for each pixel (default: as the scene allows)",
    )
    group.add_argument("--plan-color", choices=COLORS, default=COLORS[0])


def _add_stereo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--viewing",
        choices=tuple(VIEWINGS),
        default=DEFAULT_VIEWING,
        help="where stereo pairs are looked at: the parallax stays comfortable there "
        "(default: %(default)s)",
    )


def _formats(text: str) -> list[str]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown) or 'nothing'} is not available; choose from {', '.join(FORMATS)}"
        )
    return list(dict.fromkeys(wanted))


def focal_rule(options: argparse.Namespace) -> Recipe:
    """A recipe that says no more than how the focal length is chosen."""
    return Recipe(
        formats=(),
        focal_px=options.focal_px,
        focal_35mm=options.focal_35mm,
        fov_deg=options.fov_deg,
        skip_prediction=options.skip_prediction,
    )


def _add_points_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("known points", "of one photo, as a rangefinder gives them")
    group.add_argument(
        "--known-points", type=Path, metavar="CSV", help="columns u, v (pixels) and metres (depth)"
    )
    group.add_argument(
        "--fit", type=Fit, choices=tuple(Fit), default=Fit.AUTO, help="default: %(default)s"
    )


def _asked_again(session: DepthModel, photo: Photo, estimate: Estimate) -> Estimate:
    from core.session.spread import with_mirrored_spread  # imports torch

    return with_mirrored_spread(session, photo, estimate)


def _fitted(
    photo: Photo, estimate: Estimate, recipe: Recipe, options: argparse.Namespace
) -> Fitted | None:
    """The estimate as the known points say, where there are any."""
    if options.known_points is None:
        return None
    points = read_points(options.known_points, photo.size)
    focal = recipe.focal(photo, estimate)
    return fit_points(estimate, points, focal_px=focal.px, fit=options.fit)


def recipe_of(options: argparse.Namespace) -> Recipe:
    """What the options say is to be made."""
    return replace(
        focal_rule(options),
        formats=tuple(options.formats),
        scene={
            "contour_percent": options.contour_threshold,
            "flying": Flying(options.flying),
            "far_m": options.far,
            "axes": Axes(options.axes),
            "max_points": options.max_points,
            "normals": options.normals,
            "max_triangles": options.decimate,
            "print_width_mm": options.print_width_mm,
            "print_base_mm": options.base_mm,
            "print_relief_mm": options.print_relief_mm,
            "level": options.level,
            "plan_low_m": options.plan_low,
            "plan_high_m": options.plan_high,
            "plan_cell_m": options.plan_cm and options.plan_cm / 100,
            "plan_color": options.plan_color,
            "viewing": options.viewing,
        },
    )


def _from_model(
    session: DepthModel, photo: Photo, recipe: Recipe, options: argparse.Namespace
) -> Estimate:
    estimate = session.estimate(photo, with_fov=recipe.wants_prediction(photo))
    if options.spread and estimate.spread is None:
        estimate = _asked_again(session, photo, estimate)
    return estimate


def _export(
    session: DepthModel | None, path: Path, name: str, options: argparse.Namespace
) -> Exported:
    """Without a session the depth in the file counts."""
    _refuse_existing(name, options)
    recipe = recipe_of(options)
    start = time.perf_counter()
    photo = load_photo(path, enough_pixels=ENOUGH_PIXELS)
    decoded = time.perf_counter()
    own: OwnDepth | None
    if session is None:
        own, estimate = estimate_in(path, photo)
    else:
        own, estimate = depth_beside(path), _from_model(session, photo, recipe, options)
    fitted = _fitted(photo, estimate, recipe, options)
    scene = recipe.make_scene(photo, fitted.estimate if fitted else estimate)
    estimated = time.perf_counter()
    exports = export_files(
        scene, options.out, recipe.formats, stem=name, overwrite=options.overwrite
    )
    exported = time.perf_counter() - estimated
    seconds = {"decode": decoded - start} | estimate.seconds | {"export": exported}
    choices = recipe.choices(photo, estimate)
    return Exported(photo, estimate, choices, scene, exports, seconds, fitted, own)


def _refuse_existing(name: str, options: argparse.Namespace) -> None:
    """Fail before the network runs rather than after."""
    if options.overwrite:
        return
    for fmt in map(find_format, options.formats):
        for file in fmt.files(options.out / (name + fmt.suffix)):
            if is_file(file):
                raise ExportError(file, "is there already; choose another folder or --overwrite")


def _report(done: Exported, *, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(done))
    else:
        for doubt in focal_doubts(_findings(done), done.choices, done.scene.focal, done.photo.size):
            complain(f"{done.photo.path}: {doubt}")
        for file in done.exports.files:
            say(file)


def _findings(done: Exported) -> tuple[Finding, ...]:
    photo, source = done.photo, done.scene.focal.source
    return investigate(done.choices, photo.metadata, photo.size, in_force=source)


def _points_facts(fitted: Fitted | None) -> dict[str, object]:
    if fitted is None:
        return {}
    return {
        "known_point_fit": str(fitted.fit),
        "known_point_residuals": list(fitted.residuals),
        "known_point_left_out_residuals": list(fitted.left_out),
        "known_point_left_out_error": fitted.left_out_error,
    }


def _as_json(done: Exported) -> dict[str, object]:
    size, focal, info = done.photo.size, done.scene.focal, done.estimate.info
    return {
        "photo": str(done.photo.path),
        "image_size": list(size),
        "files": [str(file) for file in done.exports.files],
        "failed": {str(failed.path): failed.cause for failed in done.exports.failures},
        "focal_px": focal.px,
        "focal_source": str(focal.source),
        "focal_35mm": mm35_from_px(focal.px, size),
        "fov_deg": fov_from_px(focal.px, size.width),
        "focal_px_by_source": {
            "metadata": done.choices.metadata,
            "predicted": done.choices.predicted,
            "manual": done.choices.manual,
        },
        "focal_disagreement": done.choices.disagreement(),
        "focal_findings": [asdict(found) for found in _findings(done)],
        "cropped": done.photo.metadata.cropped,
        "seconds": {step: round(value, 4) for step, value in done.seconds.items()},
        **_points_facts(done.fitted),
        "own_depth": None if done.own_depth is None else done.own_depth.facts,
        "model": info.model,
        "weights_sha256": info.weights_sha256,
        "device": info.device,
        "precision": info.precision,
        "peak_memory_bytes": peak_memory_bytes(),
    }
