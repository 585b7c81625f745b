"""``leadline camera``: the depth of what a camera sees, without a window."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.common import (
    EXIT_FAILED,
    EXIT_OK,
    add_model_options,
    complain,
    count,
    open_session,
    print_json,
    say,
)
from core.errors import CameraError, ExportError, UsageError
from core.files import refuse_existing
from core.focal import FocalChoices, px_from_fov

if TYPE_CHECKING:
    from core.live.camera import CameraFrame
    from core.live.depth import LiveDepth
    from core.live.record import Recorder


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "camera",
        help="the depth of what a camera sees now, recorded or frozen",
        description="Estimate the newest frame of a camera over and over; Ctrl+C ends it. "
        "Nothing is kept unless asked.",
    )
    parser.add_argument(
        "source",
        nargs="?",
        default="0",
        metavar="SOURCE",
        help="number or id of a camera (0), an address (rtsp://...), or a film to be played",
    )
    parser.add_argument("--list", action="store_true", help="the cameras of this machine")
    parser.add_argument("--frames", type=count, metavar="N", help="end after so many results")
    parser.add_argument("--record", type=Path, metavar="FILE", help="what it sees, as MP4")
    parser.add_argument(
        "--freeze", type=Path, metavar="FILE", help="the last frame with depth, as JPEG or PNG"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")
    parser.add_argument("--json", action="store_true", help="one object per result and line")
    add_model_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Watch a camera until it ends, so many results have come, or Ctrl+C."""
    if options.list:
        return _list(as_json=options.json)
    if options.freeze is not None:
        _check_picture(options.freeze, overwrite=options.overwrite)
    from core.live.camera import Camera
    from core.live.depth import LiveThread
    from core.live.record import Recorder

    model = open_session(options)
    with ExitStack() as open_things:
        recorder = None
        if options.record is not None:
            recorder = open_things.enter_context(
                Recorder(options.record, overwrite=options.overwrite)
            )
        camera = open_things.enter_context(Camera(options.source))
        if recorder is not None:
            camera.listen(recorder.add)
        live = LiveThread(camera, model)
        try:
            last, status = _watch(live, options)
        finally:
            live.close()
        camera.close()
        _keep(last, recorder, options)
    return status


def _list(*, as_json: bool) -> int:
    from core.live.devices import list_cameras

    cameras = list_cameras()
    for number, device in enumerate(cameras):
        if as_json:
            print_json({"number": number, **asdict(device)})
        else:
            say(f"{number}  {device.id}  {device.name}")
    if not cameras:
        complain("no camera was found")
    return EXIT_OK if cameras else EXIT_FAILED


def _check_picture(path: Path, *, overwrite: bool) -> None:
    from core.live.record import PICTURE_SUFFIXES

    if path.suffix.lower() not in PICTURE_SUFFIXES:
        raise UsageError(
            "--freeze expects a name that ends in {suffixes}", suffixes=", ".join(PICTURE_SUFFIXES)
        )
    if not overwrite:
        refuse_existing(path)


def _watch(
    results: Iterable[LiveDepth], options: argparse.Namespace
) -> tuple[CameraFrame | None, int]:
    """Tell of result after result; the last frame, or None where none came, and the status."""
    last = None
    try:
        for number, live in enumerate(results, 1):
            last = live.frame
            told = _facts(live)
            if options.json:
                print_json(told)
            else:
                say(_line(told))
            if number == options.frames:
                break
    except KeyboardInterrupt:  # how a camera is left
        pass
    except CameraError as error:
        if last is None:
            raise
        complain(str(error))  # what was seen until then is kept
        return last, EXIT_FAILED
    return last, EXIT_OK


def _facts(live: LiveDepth) -> dict[str, Any]:
    centre = _centre_m(live)
    return {
        "frame": live.frame.number,
        "time_s": round(live.frame.time_s, 3),
        "size": list(live.photo.size),
        "fps": round(live.fps, 2),
        "latency_s": round(live.seconds, 3),
        "behind_frames": live.behind,
        "centre_m": None if centre is None else round(centre, 3),
    }


def _line(told: dict[str, Any]) -> str:
    centre = "no metres" if told["centre_m"] is None else f"centre {told['centre_m']:.2f} m"
    return (
        f"frame {told['frame']}  {told['fps']:.1f} results/s  "
        f"{told['latency_s']:.2f} s ({told['behind_frames']} frames) behind  {centre}"
    )


def _centre_m(live: LiveDepth) -> float | None:
    """Depth in the middle of the picture; None where the model tells no metres."""
    from core.depth import depth_from_inverse, inverse_depth

    estimate = live.estimate
    if not estimate.tells_metres:
        return None
    predicted = estimate.fov_deg and px_from_fov(estimate.fov_deg, live.photo.size.width)
    choices = FocalChoices(live.photo.metadata.focal_px, predicted)
    if choices.metadata is None and choices.predicted is None:
        return None
    depth = depth_from_inverse(inverse_depth(estimate, focal_px=choices.choose().px))
    height, width = depth.shape
    return float(depth[height // 2, width // 2])


def _keep(last: CameraFrame | None, recorder: Recorder | None, options: argparse.Namespace) -> None:
    """Write what was asked for."""
    from core.live.record import save_picture

    if options.freeze is not None:
        if last is None:
            raise ExportError(options.freeze, "no frame came: nothing was frozen")
        say(save_picture(last.rgb, options.freeze, overwrite=options.overwrite))
    if recorder is not None:
        say(recorder.finish())
        if recorder.dropped:
            complain(f"{options.record}: {recorder.dropped} frames were left out: too slow")
