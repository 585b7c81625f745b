"""``leadline export``: photos in, files out."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.batch.engine import see
from core.cli.common import (
    add_model_options,
    add_photo_options,
    complain,
    for_each_photo,
    once,
    open_session,
    print_json,
    refuse_replacing,
    require_folder,
    say,
)
from core.cli.depth_source import FROM_FILE, add_source_option, depth_beside, estimate_in
from core.cli.export_options import (
    add_camera_options,
    add_format_option,
    add_geometry_options,
    add_panorama_options,
    add_points_options,
    recipe_of,
)
from core.cli.focal_words import focal_doubts
from core.errors import LeadlineError, UsageError
from core.export.exports import Exports
from core.export.names import files_of
from core.export.recipe import Recipe
from core.export.registry import export_files, find_format
from core.export.scene import Scene
from core.export.spheres import KEY as PANORAMA
from core.export.spheres import sphere_facts
from core.focal import FocalChoices, fov_from_px, mm35_from_px
from core.focal_diagnosis import Finding, investigate
from core.images import ENOUGH_PIXELS, LARGE_BYTES, load_photo
from core.measuring.known_points import Fitted, KnownPoint, fit_points, read_points
from core.own_depth import OwnDepth, with_calibration
from core.system.memory import peak_memory_bytes, release_freed
from core.types import Estimate, Photo

if TYPE_CHECKING:
    from core.session import DepthModel


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
    add_panorama_options(parser)
    add_points_options(parser)
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
    if from_file and options.panorama:
        raise UsageError("--panorama asks a model: it does not go with --depth-from file")
    recipe = recipe_of(options)
    require_folder(options.out)
    opened = once(lambda: open_session(options, with_fov=not options.skip_prediction))

    def work(path: Path, name: str) -> Sequence[LeadlineError]:
        done = _export(None if from_file else opened, path, name, recipe, options)
        _report(done, as_json=options.json)
        return done.exports.failures

    return for_each_photo(options.photos, work, files_of(options.formats))


def _asked_again(session: DepthModel, photo: Photo, estimate: Estimate) -> Estimate:
    from core.panorama.spread import with_mirrored_spread

    return with_mirrored_spread(session, photo, estimate)


def _fitted(
    photo: Photo,
    estimate: Estimate,
    points: Sequence[KnownPoint] | None,
    recipe: Recipe,
    options: argparse.Namespace,
) -> Fitted | None:
    """The estimate as the known points say, where there are any."""
    if points is None:
        return None
    focal = recipe.focal(photo, estimate)
    return fit_points(estimate, points, focal_px=focal.px, fit=options.fit)


def _from_model(
    session: DepthModel, photo: Photo, recipe: Recipe, options: argparse.Namespace
) -> Estimate:
    estimate = see(session, photo, recipe)
    if options.spread and estimate.spread is None:
        estimate = _asked_again(session, photo, estimate)
    return estimate


def _export(
    opened: Callable[[], DepthModel] | None,
    path: Path,
    name: str,
    recipe: Recipe,
    options: argparse.Namespace,
) -> Exported:
    """Without a model the depth in the file counts; it is opened when all else can be read."""
    _refuse_existing(name, options)
    start = time.perf_counter()
    photo = with_calibration(load_photo(path, enough_pixels=ENOUGH_PIXELS))
    decoded = time.perf_counter()
    table = options.known_points
    points = read_points(table, photo.size) if table is not None else None
    own: OwnDepth | None
    if opened is None:
        own, estimate = estimate_in(path, photo)
    else:
        own, estimate = depth_beside(path), _from_model(opened(), photo, recipe, options)
    fitted = _fitted(photo, estimate, points, recipe, options)
    scene = recipe.make_scene(photo, fitted.estimate if fitted else estimate)
    scene = replace(scene, fitted=fitted)
    if photo.rgb.nbytes >= LARGE_BYTES:
        release_freed()  # the network's maps: those of the photo's size come now
    estimated = time.perf_counter()
    exports = export_files(
        scene, options.out, recipe.formats, stem=name, overwrite=options.overwrite
    )
    exported = time.perf_counter() - estimated
    seconds = {"decode": decoded - start} | estimate.seconds | {"export": exported}
    choices = recipe.choices(photo, estimate)
    return Exported(photo, estimate, choices, scene, exports, seconds, fitted, own)


def _refuse_existing(name: str, options: argparse.Namespace) -> None:
    for fmt in map(find_format, options.formats):
        for file in fmt.files(options.out / (name + fmt.suffix)):
            refuse_replacing(file, options)


def _report(done: Exported, *, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(done))
    else:
        for doubt in _doubts(done):
            complain(f"{done.photo.path}: {doubt}")
        for file in done.exports.files:
            say(file)


def _doubts(done: Exported) -> Iterator[str]:
    """What people should know about a photo's camera."""
    metadata = done.photo.metadata
    if done.estimate.sphere is None:
        yield from focal_doubts(_findings(done), done.choices, done.scene.focal, done.photo.size)
        if metadata.sphere_doubt:
            yield f"its file calls it a panorama, but {metadata.sphere_doubt}: taken as a photo"


def _findings(done: Exported) -> tuple[Finding, ...]:
    if done.estimate.sphere is not None:  # it has no focal length
        return ()
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


def _focal_facts(done: Exported) -> dict[str, object]:
    """Nulls for a panorama, which has no focal length."""
    size, focal, choices = done.photo.size, done.scene.focal, done.choices
    known = done.estimate.sphere is None
    return {
        "focal_px": focal.px if known else None,
        "focal_source": str(focal.source) if known else None,
        "focal_35mm": mm35_from_px(focal.px, size) if known else None,
        "fov_deg": fov_from_px(focal.px, size.width) if known else None,
        "focal_px_by_source": {
            "metadata": choices.metadata if known else None,
            "predicted": choices.predicted,
            "manual": choices.manual,
        },
        "focal_disagreement": choices.disagreement(),
    }


def _as_json(done: Exported) -> dict[str, object]:
    info = done.estimate.info
    return {
        "photo": str(done.photo.path),
        "image_size": list(done.photo.size),
        "files": [str(file) for file in done.exports.files],
        "failed": {str(failed.path): failed.cause for failed in done.exports.failures},
        **_focal_facts(done),
        "panorama": sphere_facts(done.estimate).get(PANORAMA),
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
