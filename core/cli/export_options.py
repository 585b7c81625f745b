"""Options that say which files are made of photos, and how."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.camera import Axes
from core.cli.common import count, ids_of, number
from core.cloud import DENSITY, FAR_CUT_M
from core.contours import THRESHOLD_PERCENT
from core.depth import MAX_DEPTH_M
from core.effects.viewing import DEFAULT_VIEWING, VIEWINGS
from core.errors import UsageError
from core.export.recipe import Recipe
from core.export.registry import FORMATS, SPATIAL, find_format
from core.films.formats import CLIP_FORMATS
from core.films.request import STEADY
from core.measuring.floor_plan import COLORS, HIGH_M, LEAST_CELL_M, LOW_M, MOST_CELL_M
from core.measuring.known_points import Fit
from core.surface.relief import BASE_MM, RELIEF_MM, WIDTH_MM
from core.types import SPAN_DEG, Flying

MAX_FOV_DEG = 179
NO_CUT = "none"
PRINT_SIZES = (
    ("print-width", WIDTH_MM, "width"),
    ("base", BASE_MM, "thickness under the farthest point"),
    ("print-relief", RELIEF_MM, "height of the nearest point above the farthest"),
)


def add_format_option(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The option that says which files to make."""
    parser.add_argument(
        "--format",
        type=_formats,
        required=required,
        default=[],
        dest="formats",
        metavar="F,...",
        help=f"one or more of {', '.join(FORMATS)}",
    )


def _formats(text: str) -> list[str]:
    """Ids; what people ask for and cannot have is told with what to take instead."""
    for name in {part.strip() for part in text.split(",")} & set(SPATIAL):
        try:
            find_format(name)
        except UsageError as error:
            raise argparse.ArgumentTypeError(str(error)) from error
    return ids_of(FORMATS)(text)


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


def add_panorama_options(parser: argparse.ArgumentParser) -> None:
    """Options for panoramas."""
    group = parser.add_argument_group("panoramas")
    group.add_argument(
        "--panorama",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="the photos are panoramas: a whole sphere where they are twice as wide as high, else "
        "a sweep (default: those whose files say so)",
    )
    group.add_argument(
        "--span-deg",
        type=number(minimum=SPAN_DEG.low, maximum=SPAN_DEG.high),
        metavar="A",
        help="degrees from the left to the right of a sweep (default: as its lens tells)",
    )


def add_geometry_options(parser: argparse.ArgumentParser) -> None:
    """Options for contours and geometry."""
    group = add_cloud_options(parser, "contours, point cloud and mesh")
    group.add_argument("--decimate", type=count, metavar="N", help="triangles of the mesh")
    group.add_argument(
        "--behind",
        action="store_true",
        help="a GLB also holds what nearer things hide behind their contours, guessed",
    )
    group.add_argument(
        "--density",
        type=number(minimum=100, maximum=100 * DENSITY.high),
        default=100.0,
        metavar="PERCENT",
        help="points and cells of meshes, of those that the model gives: up to "
        f"{100 * DENSITY.high:g}, steps then lie on the photo's edges (default: %(default)g)",
    )
    group.add_argument(
        "--level",
        action="store_true",
        help="find the floor and turn point clouds and meshes upright, the floor at height 0",
    )
    _add_print_options(group)
    add_plan_options(parser)
    add_stereo_options(parser)


def add_cloud_options(parser: argparse.ArgumentParser, title: str) -> argparse._ArgumentGroup:
    """Options for contours and point clouds."""
    group = parser.add_argument_group(title)
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
    return group


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


def add_clip_format_option(parser: argparse.ArgumentParser, name: str, *, required: bool) -> None:
    """The option that says what to make of films."""
    text = "one or more of" if required else "what to make of films, else they are left out:"
    parser.add_argument(
        name,
        type=ids_of(CLIP_FORMATS),
        required=required,
        default=[],
        dest="clip_formats",
        metavar="F,...",
        help=f"{text} {', '.join(CLIP_FORMATS)}",
    )


def add_steady_option(parser: argparse._ActionsContainer) -> None:
    """How steady the depth of films is."""
    parser.add_argument(
        "--steady",
        type=number(minimum=STEADY.low, maximum=STEADY.high),
        default=STEADY.default,
        metavar="S",
        help="how much the depth of films is steadied, {1:g} (as the model says) to {2:g} "
        "(default: {0:g})".format(*STEADY),
    )


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


def add_stereo_options(parser: argparse.ArgumentParser) -> None:
    """Where stereo pairs are looked at."""
    parser.add_argument(
        "--viewing",
        choices=tuple(VIEWINGS),
        default=DEFAULT_VIEWING,
        help="where stereo pairs are looked at: the parallax stays comfortable there "
        "(default: %(default)s)",
    )


def focal_rule(options: argparse.Namespace) -> Recipe:
    """A recipe that says no more than how the focal length is chosen."""
    return Recipe(
        formats=(),
        focal_px=options.focal_px,
        focal_35mm=options.focal_35mm,
        fov_deg=options.fov_deg,
        skip_prediction=options.skip_prediction,
    )


def add_points_options(parser: argparse.ArgumentParser) -> None:
    """Options for known depths of one photo."""
    group = parser.add_argument_group("known points", "of one photo, as a rangefinder gives them")
    group.add_argument(
        "--known-points", type=Path, metavar="CSV", help="columns u, v (pixels) and metres (depth)"
    )
    group.add_argument(
        "--fit", type=Fit, choices=tuple(Fit), default=Fit.AUTO, help="default: %(default)s"
    )


def recipe_of(options: argparse.Namespace) -> Recipe:
    """What the options say is to be made. UsageError."""
    if options.panorama and (options.focal_px or options.focal_35mm or options.fov_deg):
        raise UsageError("a panorama has no focal length: of a sweep give --span-deg")
    if options.span_deg is not None and not options.panorama:
        raise UsageError("--span-deg goes with --panorama")
    return replace(
        focal_rule(options),
        formats=tuple(options.formats),
        panorama=options.panorama,
        span_deg=options.span_deg,
        scene={
            **cloud_settings(options),
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
            # no word of what is as it always was: batches begun before go on
            **({"behind": True} if options.behind else {}),
            **({"density": options.density / 100} if options.density != 100 else {}),
        },
    )


def cloud_settings(options: argparse.Namespace) -> dict[str, Any]:
    """What ``add_cloud_options`` lets people set, as fields of a scene."""
    return {
        "contour_percent": options.contour_threshold,
        "flying": Flying(options.flying),
        "far_m": options.far,
        "axes": Axes(options.axes),
        "max_points": options.max_points,
        "normals": options.normals,
    }
