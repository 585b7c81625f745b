"""``leadline export``: photos in, files out."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.camera import Axes
from core.cli.common import (
    EXIT_FAILED,
    EXIT_OK,
    add_model_options,
    complain,
    count,
    number,
    open_session,
    print_json,
)
from core.errors import ExportError, LeadlineError
from core.export.registry import FORMATS, export_files, find_format
from core.export.scene import Scene
from core.focal import FocalChoices, fov_from_px, mm35_from_px, px_from_35mm, px_from_fov
from core.images import load_photo
from core.memory import peak_memory_bytes
from core.snap import Side
from core.types import Estimate, FocalSource, Photo, Size

if TYPE_CHECKING:
    from core.session import Session

MIN_CONTOUR_PERCENT, MAX_CONTOUR_PERCENT = 1, 50
MAX_FOV_DEG = 179
SNAP_SIDES: dict[str, Side] = {"snap-near": "near", "snap-far": "far"}
PRINT_SIZES = (
    ("print-width", 100.0, "width"),
    ("base", 2.0, "thickness under the farthest point"),
    ("print-relief", 20.0, "height of the nearest point above the farthest"),
)


@dataclass(frozen=True)
class Exported:
    """What came of one photo."""

    photo: Photo
    estimate: Estimate
    choices: FocalChoices
    scene: Scene
    files: list[Path]
    seconds: dict[str, float]


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "export",
        help="depth, contours, point cloud and mesh of photos as files",
        description="Estimate the depth of photos and write NAME.* for each into a folder.",
    )
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="made if missing")
    parser.add_argument(
        "--format",
        type=_formats,
        required=True,
        dest="formats",
        metavar="F,...",
        help=f"one or more of {', '.join(FORMATS)}",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")
    parser.add_argument("--json", action="store_true", help="one object per photo and line")
    add_model_options(parser)
    add_camera_options(parser)
    _add_geometry_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Export every photo; a bad one is reported and does not stop the others."""
    session = open_session(options, with_fov=not options.skip_prediction)
    status = EXIT_OK
    names = output_names(options.photos)
    for path, name in zip(options.photos, names, strict=True):
        try:
            done = _export(session, path, name, options)
        except LeadlineError as error:
            complain(str(error) if hasattr(error, "path") else f"{path}: {error}")
            status = EXIT_FAILED
        except MemoryError:
            complain(f"{path}: there is not enough memory for this photo")
            status = EXIT_FAILED
        else:
            _report(done, as_json=options.json)
    return status


def output_names(photos: Sequence[Path]) -> list[str]:
    """Start of the file names of each photo's exports, all different.

    The photo's name without suffix; with it (``a_jpg``) where several photos share that, and
    with a number (``a_jpg-2``) where they share even the suffix. Names that differ only in
    case count as equal, as they do for some file systems.
    """
    shared = Counter(photo.stem.casefold() for photo in photos)
    taken: set[str] = set()
    names = []
    for photo in photos:
        alone = shared[photo.stem.casefold()] == 1
        base = photo.stem if alone else photo.name.replace(".", "_")
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def add_camera_options(parser: argparse.ArgumentParser) -> None:
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


def _add_geometry_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("contours, point cloud and mesh")
    group.add_argument(
        "--contour-threshold",
        type=number(minimum=MIN_CONTOUR_PERCENT, maximum=MAX_CONTOUR_PERCENT),
        default=10.0,
        metavar="T",
        help="depth ratio of occluding contours, 1 to 50 percent (default: 10)",
    )
    group.add_argument("--far", type=number(above=0), metavar="METRES", help="leave out beyond")
    flying = group.add_mutually_exclusive_group()
    flying.add_argument(
        "--flying",
        choices=("drop", "snap-near", "snap-far", "keep"),
        default="drop",
        help="points that hang between two surfaces: left out, moved to one, or kept",
    )
    flying.add_argument(
        "--keep-flying-pixels",
        action="store_const",
        const="keep",
        dest="flying",
        help="the same as --flying keep",
    )
    group.add_argument("--axes", choices=[str(axes) for axes in Axes], default=str(Axes.OPENCV))
    group.add_argument("--max-points", type=count, metavar="N")
    group.add_argument("--normals", action="store_true", help="in point clouds")
    group.add_argument("--decimate", type=count, metavar="N", help="triangles of the mesh")
    for name, default, text in PRINT_SIZES:
        group.add_argument(
            f"--{name}-mm",
            type=number(above=0),
            default=default,
            metavar="MM",
            help=f"{text} of an STL (default: {default:g})",
        )


def _formats(text: str) -> list[str]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown) or 'nothing'} is not available; choose from {', '.join(FORMATS)}"
        )
    return list(dict.fromkeys(wanted))


def _export(session: Session, path: Path, name: str, options: argparse.Namespace) -> Exported:
    _refuse_existing(name, options)
    start = time.perf_counter()
    photo = load_photo(path)
    decoded = time.perf_counter()
    estimate = session.estimate(photo, with_fov=not focal_is_known(photo, options))
    choices = focal_choices(photo, estimate, options)
    scene = _scene(photo, estimate, choices, options)
    estimated = time.perf_counter()
    files = export_files(
        scene, options.out, options.formats, stem=name, overwrite=options.overwrite
    )
    exported = time.perf_counter() - estimated
    seconds = {"decode": decoded - start} | estimate.seconds | {"export": exported}
    return Exported(photo, estimate, choices, scene, files, seconds)


def _refuse_existing(name: str, options: argparse.Namespace) -> None:
    """Fail before the network runs rather than after."""
    if options.overwrite:
        return
    for fmt in map(find_format, options.formats):
        for file in fmt.files(options.out / (name + fmt.suffix)):
            if file.exists():
                raise ExportError(file, "is there already; choose another folder or --overwrite")


def focal_is_known(photo: Photo, options: argparse.Namespace) -> bool:
    """Whether the prediction may be left out: the user wants speed, and another source is there."""
    if not options.skip_prediction:
        return False
    return _manual_px(photo.size, options) is not None or photo.metadata.focal_px is not None


def focal_choices(photo: Photo, estimate: Estimate, options: argparse.Namespace) -> FocalChoices:
    size = photo.size
    predicted = None if estimate.fov_deg is None else px_from_fov(estimate.fov_deg, size.width)
    return FocalChoices(photo.metadata.focal_px, predicted, _manual_px(size, options))


def _manual_px(size: Size, options: argparse.Namespace) -> float | None:
    if options.focal_35mm is not None:
        return px_from_35mm(options.focal_35mm, size)
    if options.fov_deg is not None:
        return px_from_fov(options.fov_deg, size.width)
    px: float | None = options.focal_px
    return px


def _scene(
    photo: Photo, estimate: Estimate, choices: FocalChoices, options: argparse.Namespace
) -> Scene:
    preferred = None if choices.manual is None else FocalSource.MANUAL
    return Scene(
        photo,
        estimate,
        choices.choose(preferred),
        choices.predicted,
        contour_percent=options.contour_threshold,
        remove_flying=options.flying != "keep",
        snap=SNAP_SIDES.get(options.flying),
        far_m=options.far,
        axes=Axes(options.axes),
        max_points=options.max_points,
        normals=options.normals,
        max_triangles=options.decimate,
        print_width_mm=options.print_width_mm,
        print_base_mm=options.base_mm,
        print_relief_mm=options.print_relief_mm,
    )


def _report(done: Exported, *, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(done))
    else:
        for file in done.files:
            print(file, flush=True)


def _as_json(done: Exported) -> dict[str, object]:
    size, focal, info = done.photo.size, done.scene.focal, done.estimate.info
    return {
        "photo": str(done.photo.path),
        "image_size": list(size),
        "files": [str(file) for file in done.files],
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
        "cropped": done.photo.metadata.cropped,
        "seconds": {step: round(value, 4) for step, value in done.seconds.items()},
        "model": info.model,
        "weights_sha256": info.weights_sha256,
        "device": info.device,
        "precision": info.precision,
        "peak_memory_bytes": peak_memory_bytes(),
    }
