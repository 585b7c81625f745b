"""``leadline effect``: photos in, pictures with an effect out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.common import (
    add_model_options,
    add_photo_options,
    count,
    for_each_photo,
    number,
    open_session,
)
from core.cli.export import add_camera_options, focal_rule
from core.errors import ExportError, UsageError
from core.images import load_photo

if TYPE_CHECKING:
    from core.effects.recipe import Recipe
    from core.session import DepthModel

EFFECTS = ("refocus", "haze", "stereo", "anaglyph", "dolly", "parallax")
MOVING = ("dolly", "parallax")
STILLS = ("png", "jpg", "tif")
CLIPS = ("mp4", "gif", "webp")
CLIP_WIDTH = 1280


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "effect",
        help="photos refocused, in haze, for two eyes, or with a moving camera",
        description="Estimate the depth of photos and write NAME.EFFECT.* for each.",
    )
    add_photo_options(parser)
    parser.add_argument("--effect", choices=EFFECTS, required=True)
    parser.add_argument("--type", choices=(*STILLS, *CLIPS), help="png, or mp4 if it moves")
    _add_effect_options(parser)
    add_model_options(parser)
    add_camera_options(parser)
    parser.set_defaults(run=run)


def _add_effect_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("effect")
    focus = group.add_mutually_exclusive_group()
    share = number(minimum=0, maximum=1)
    focus.add_argument(
        "--focus",
        nargs=2,
        type=share,
        default=(0.5, 0.5),
        metavar=("X", "Y"),
        help="point in focus, without disparity or at rest; shares of width and height",
    )
    focus.add_argument(
        "--focus-m", type=number(above=0), metavar="METRES", help="its depth instead"
    )
    group.add_argument("--f-number", type=number(minimum=0.2, maximum=32), default=1.4, metavar="N")
    group.add_argument(
        "--visibility",
        type=number(minimum=0.5, maximum=10_000),
        default=10.0,
        metavar="METRES",
        help="depth at which haze leaves 2 %% of the contrast",
    )
    group.add_argument(
        "--baseline",
        type=number(minimum=1, maximum=1000),
        default=65.0,
        metavar="MM",
        help="between the eyes; made shorter where it would shift more than 5 %% of the width",
    )
    group.add_argument("--crossed", action="store_true", help="stereo pair for crossed eyes")
    group.add_argument(
        "--amount", type=number(minimum=0, maximum=100), default=30.0, help="of the camera's move"
    )
    group.add_argument("--frames", type=count, default=48, metavar="N")
    group.add_argument("--fps", type=number(minimum=1, maximum=60), default=24.0)
    group.add_argument("--width", type=count, default=CLIP_WIDTH, metavar="PX", help="if it moves")
    group.add_argument("--once", action="store_true", help="GIF and WebP do not start again")


def run(options: argparse.Namespace) -> int:
    """Make every picture; a bad photo is reported and does not stop the others."""
    suffix = _suffix(options)
    recipe = _recipe(options)
    session = open_session(options, with_fov=not options.skip_prediction)

    def work(path: Path, name: str) -> None:
        target = options.out / f"{name}.{options.effect}.{suffix}"
        print(_make(session, path, target, recipe, options), flush=True)

    return for_each_photo(options.photos, work)


def _suffix(options: argparse.Namespace) -> str:
    allowed = CLIPS if options.effect in MOVING else STILLS
    if options.type is not None and options.type not in allowed:
        raise UsageError(
            "--type {type} does not fit {effect}; choose {allowed}",
            type=options.type,
            effect=options.effect,
            allowed=", ".join(allowed),
        )
    return options.type or allowed[0]


def _recipe(options: argparse.Namespace) -> Recipe:
    from core.effects.recipe import Recipe, StereoLayout

    pair = StereoLayout.CROSSED if options.crossed else StereoLayout.PARALLEL
    anaglyph = options.effect == "anaglyph"
    return Recipe(
        "stereo" if anaglyph else options.effect,
        focus=tuple(options.focus),
        focus_m=options.focus_m,
        f_number=options.f_number,
        visibility_m=options.visibility,
        baseline_mm=options.baseline,
        layout=StereoLayout.ANAGLYPH if anaglyph else pair,
        amount=options.amount,
        frames=options.frames,
        fps=options.fps,
    )


def _make(
    session: DepthModel, path: Path, target: Path, recipe: Recipe, options: argparse.Namespace
) -> Path:
    from core.effects.export import Order, write_effect
    from core.effects.picture import Source

    if target.exists() and not options.overwrite:
        raise ExportError(target, "is there already; choose another folder or --overwrite")
    photo = load_photo(path)
    rule = focal_rule(options)
    estimate = session.estimate(photo, with_fov=rule.wants_prediction(photo))
    focal = rule.focal(photo, estimate)
    order = Order(recipe, target, options.width, not options.once, options.overwrite)
    return write_effect(Source(photo, estimate, focal.px), order)
