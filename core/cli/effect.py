"""``leadline effect``: photos in, pictures with an effect out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.common import (
    add_model_options,
    add_photo_options,
    for_each_photo,
    number,
    once,
    open_session,
    refuse_replacing,
    require_folder,
    say,
)
from core.cli.export_options import add_camera_options, focal_rule
from core.effects.params import Param, ParamValue
from core.effects.request import MIDDLE, EffectRequest
from core.effects.table import CLIP_TYPES, EFFECTS, STILL_TYPES, all_params
from core.errors import LeadlineError, PhotoError, UsageError
from core.images import load_photo
from core.own_depth import with_calibration

if TYPE_CHECKING:
    from core.session import DepthModel


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "effect",
        help="photos refocused, in haze, for two eyes, or with a moving camera",
        description="Estimate the depth of photos and write NAME.EFFECT.* for each.",
    )
    add_photo_options(parser)
    parser.add_argument("--effect", choices=tuple(EFFECTS), required=True)
    types = (*STILL_TYPES, *CLIP_TYPES)
    parser.add_argument("--type", choices=types, help="png, or mp4 if it moves")
    _add_focus_options(parser)
    _add_param_options(parser)
    parser.add_argument(
        "--no-panorama",
        action="store_true",
        help="take photos whose files call them panoramas as plain ones",
    )
    add_model_options(parser)
    add_camera_options(parser)
    parser.set_defaults(run=run)


def _add_focus_options(parser: argparse.ArgumentParser) -> None:
    focus = parser.add_mutually_exclusive_group()
    focus.add_argument(
        "--focus",
        nargs=2,
        type=number(minimum=0, maximum=1),
        default=MIDDLE,
        metavar=("X", "Y"),
        help="point in focus, without disparity or at rest; shares of width and height",
    )
    focus.add_argument(
        "--focus-m", type=number(above=0), metavar="METRES", help="its depth instead"
    )


def _add_param_options(parser: argparse.ArgumentParser) -> None:
    """An option for each parameter of the table; effects share some."""
    group = parser.add_argument_group("effect")
    for param in {param.option: param for param in all_params().values()}.values():
        group.add_argument(
            param.option, dest=_dest(param), default=None, help=_help(param), **_value_of(param)
        )


def _dest(param: Param) -> str:
    return param.option.lstrip("-").replace("-", "_")


def _help(param: Param) -> str:
    defaults = {
        effect.id: each.default
        for effect in EFFECTS.values()
        for each in effect.params
        if each.option == param.option
    }
    said = param.tip or param.full_title or param.title
    if param.kind == "switch":
        return f"{', '.join(defaults)}: switches off: {said}"
    usual = ", ".join(dict.fromkeys(_as_text(value) for value in defaults.values()))
    return f"{', '.join(defaults)}: {said} ({usual})".replace("%", "%%")


def _as_text(value: ParamValue) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _value_of(param: Param) -> dict[str, Any]:
    """How argparse reads a parameter's value."""
    if param.kind == "switch":
        return {"action": "store_const", "const": not param.default}
    if param.kind == "choice":
        return {"choices": tuple(choice for choice, _ in param.choices)}
    if param.kind == "number":
        low, high = param.limits
        unit = {"m": "METRES", "": "N"}.get(param.unit, param.unit.upper())
        return {"type": number(minimum=low, maximum=high), "metavar": unit.replace("%", "PERCENT")}
    return {"type": _color, "metavar": "#RRGGBB"}


def _color(text: str) -> str:
    try:
        return str(Param("", "", "#000000").checked(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"expected {error}, found {text!r}") from error


def run(options: argparse.Namespace) -> int:
    """Make every picture; a bad photo is reported and does not stop the others."""
    suffix = _suffix(options)
    request = _request(options)
    require_folder(options.out)
    opened = once(lambda: open_session(options, with_fov=not options.skip_prediction))

    def work(path: Path, name: str) -> Sequence[LeadlineError]:
        target = options.out / f"{name}.{options.effect}.{suffix}"
        say(_make(opened, path, target, request, options))
        return ()

    return for_each_photo(options.photos, work, lambda stem: [f"{stem}.{options.effect}.{suffix}"])


def _suffix(options: argparse.Namespace) -> str:
    allowed = EFFECTS[options.effect].file_types
    if options.type is not None and options.type not in allowed:
        raise UsageError(
            "--type {type} does not fit {effect}; choose {allowed}",
            type=options.type,
            effect=options.effect,
            allowed=", ".join(allowed),
        )
    return options.type or allowed[0]


def _request(options: argparse.Namespace) -> EffectRequest:
    values: dict[str, ParamValue] = {}
    for param in EFFECTS[options.effect].params:
        value = getattr(options, _dest(param))
        if value is not None:
            values[param.name] = value
            if param.only_with is not None:  # what is given counts
                values.setdefault(*param.only_with)
    return EffectRequest(options.effect, values, tuple(options.focus), options.focus_m)


def _make(
    opened: Callable[[], DepthModel],
    path: Path,
    target: Path,
    request: EffectRequest,
    options: argparse.Namespace,
) -> Path:
    from core.effects.export import Order, write_effect
    from core.effects.picture import EffectSource

    refuse_replacing(target, options)
    photo = with_calibration(load_photo(path))
    if photo.metadata.sphere is not None and not options.no_panorama:
        raise PhotoError(
            path,
            "is a panorama: effects are of pictures that one lens saw. Take it as a photo with "
            "--no-panorama",
        )
    rule = focal_rule(options)
    estimate = opened().estimate(photo, with_fov=rule.wants_prediction(photo))
    source = EffectSource(photo, estimate, rule.focal(photo, estimate).px)
    return write_effect(source, Order(request, target, options.overwrite))
