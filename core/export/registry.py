"""The table of export formats, and writing them: whole files only, none overwritten unasked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.errors import ExportError, MeasureError, UsageError
from core.export import (
    clouds,
    compositing,
    gdepth,
    labelled,
    maps,
    meshes,
    obj,
    outlines,
    pictures,
    plan_svg,
    plans,
    rgbd,
    splat_glb,
    splats,
    stereo,
    usdz,
)
from core.export.exports import Exports
from core.export.facts import Facts
from core.export.scene import Scene
from core.files import atomic_group, atomic_path, make_folder, refuse_existing
from core.progress import Monitor

SIDECAR_SUFFIX = ".json"
SPATIAL = ("spatial", "spatial-heic", "heic")
"""What people ask for and cannot have: no kept library writes HEIC's stereo groups."""
POINTS, MESH, MAPS, PHOTO, STEREO = GROUPS = (
    "Point cloud",
    "Mesh",
    "Maps",
    "Photo with depth",
    "Headsets and screens",
)


@dataclass(frozen=True)
class Format:
    """A kind of file that a scene can be written to.

    Attributes:
        id: name on the command line.
        title: name for people.
        suffix: what follows the photo's name.
        write: writes the scene to a path, and the companions beside it; raises OSError or
            ExportError.
        facts: what the JSON file beside it adds to the scene's metadata; None where the file
            itself carries the metadata.
        group: heading under which people find it.
        metric: it speaks of metres, which not every model tells.
        flat: it is of a picture that a pinhole saw: there is none of a panorama.
        companions: suffixes, in place of the file's own, of further files that it needs.
    """

    id: str
    title: str
    suffix: str
    write: Callable[[Scene, Path], None]
    facts: Callable[[Scene], Facts] | None = None
    group: str = MAPS
    companions: tuple[str, ...] = ()
    metric: bool = False
    flat: bool = False

    def files(self, path: Path) -> list[Path]:
        """All files that writing to ``path`` makes."""
        companions = [obj.companion(path, suffix) for suffix in self.companions]
        sidecar = [path.with_suffix(SIDECAR_SUFFIX)] if self.facts else []
        return [path, *companions, *sidecar]


FORMATS: dict[str, Format] = {
    entry.id: entry
    for entry in (
        Format("ply", "Point cloud (PLY)", ".ply", clouds.write_ply, group=POINTS),
        Format("pcd", "Point cloud (PCD)", ".pcd", clouds.write_pcd, group=POINTS),
        Format("xyz", "Point cloud as text (XYZ)", ".xyz", clouds.write_xyz, group=POINTS),
        Format("glb", "Mesh with the photo on it (GLB)", ".glb", meshes.write_glb, group=MESH),
        Format(
            "obj",
            "Mesh with the photo beside it (OBJ)",
            ".obj",
            obj.write_obj,
            group=MESH,
            companions=(obj.MATERIAL_SUFFIX, obj.TEXTURE_SUFFIX),
        ),
        Format(
            "stl",
            "Relief for 3D printing (STL)",
            ".stl",
            meshes.write_stl,
            meshes.stl_facts,
            group=MESH,
            flat=True,
        ),
        Format(
            "usdz",
            "Mesh for Quick Look (USDZ)",
            ".usdz",
            usdz.write_usdz,
            group=MESH,
        ),
        Format(
            "splat-ply",
            "Gaussian splats (PLY)",
            ".splat.ply",
            splats.write_splat_ply,
            group=POINTS,
        ),
        Format(
            "splat-glb",
            "Gaussian splats (GLB)",
            ".splat.glb",
            splat_glb.write_splat_glb,
            group=POINTS,
        ),
        Format(
            "spz",
            "Gaussian splats, small (SPZ)",
            ".splat.spz",
            splats.write_spz,
            splats.spz_facts,
            group=POINTS,
        ),
        Format("npz", "Depth and estimate (NPZ)", ".npz", maps.write_npz),
        Format("exr", "Depth in metres (OpenEXR)", ".exr", maps.write_exr, metric=True),
        Format(
            "exr-layers",
            "Photo, depth, normals (OpenEXR)",
            ".layers.exr",
            compositing.write_layers_exr,
            metric=True,
        ),
        Format("tiff", "Depth in metres (32-bit TIFF)", ".depth.tif", maps.write_tiff, metric=True),
        Format(
            "png16",
            "Depth in millimetres (16-bit PNG)",
            ".depth.png",
            maps.write_depth_png,
            maps.depth_png_facts,
            metric=True,
        ),
        Format(
            "png16auto",
            "Depth, scaled to fit (16-bit PNG)",
            ".depth-scaled.png",
            maps.write_whole_depth_png,
            maps.whole_depth_png_facts,
            metric=True,
        ),
        Format(
            "inverse16",
            "Inverse depth (16-bit PNG)",
            ".inverse.png",
            rgbd.write_inverse_png,
        ),
        Format(
            "spread",
            "How sure the model is (16-bit PNG)",
            ".spread.png",
            maps.write_spread_png,
            maps.spread_facts,
        ),
        Format(
            "color",
            "Colourised inverse depth (PNG)",
            ".color.png",
            pictures.write_color_png,
            pictures.color_png_facts,
        ),
        Format(
            "legend",
            "Colourised, with a colour bar (PNG)",
            ".legend.png",
            pictures.write_legend_png,
            pictures.color_png_facts,
            metric=True,
        ),
        Format(
            "labelled",
            "Colourised, with bar, scale and caption (PNG)",
            ".labelled.png",
            labelled.write_labelled_png,
            pictures.color_png_facts,
            metric=True,
        ),
        Format(
            "normals",
            "Surface normals (PNG)",
            ".normals.png",
            pictures.write_normals_png,
            pictures.normals_png_facts,
        ),
        Format(
            "contours",
            "Contour mask (PNG)",
            ".contours.png",
            pictures.write_contours_png,
            pictures.contours_png_facts,
        ),
        Format("svg", "Contours as outlines (SVG)", ".contours.svg", outlines.write_contours_svg),
        Format(
            "plan-png",
            "Plan from above (PNG)",
            ".plan.png",
            plans.write_plan_png,
            metric=True,
        ),
        Format(
            "plan-svg",
            "Plan from above (SVG)",
            ".plan.svg",
            plan_svg.write_plan_svg,
            metric=True,
        ),
        Format(
            "gdepth",
            "Photo with depth inside (JPEG)",
            ".gdepth.jpg",
            gdepth.write_gdepth,
            group=PHOTO,
            metric=True,
            flat=True,
        ),
        Format(
            "rgbd",
            "Photo beside its depth (PNG)",
            ".rgbd.png",
            rgbd.write_side_by_side,
            group=PHOTO,
        ),
        Format(
            "rgbd-tb",
            "Photo above its depth (PNG)",
            ".rgbd-tb.png",
            rgbd.write_top_bottom,
            group=PHOTO,
        ),
        Format(
            "rgbd-tiff",
            "Photo and depth channel (TIFF)",
            ".rgbd.tif",
            rgbd.write_photo_tiff,
            group=PHOTO,
        ),
        Format(
            "sbs",
            "Stereo side by side (JPEG)",
            "_LRF_Full_SBS.jpg",
            stereo.write_side_by_side,
            group=STEREO,
            flat=True,
        ),
        Format(
            "half-sbs",
            "Stereo, half width each (JPEG)",
            "_LR.jpg",
            stereo.write_half_side_by_side,
            group=STEREO,
            flat=True,
        ),
        Format(
            "tb",
            "Stereo, top and bottom (JPEG)",
            "_TBF_fulltb.jpg",
            stereo.write_top_bottom,
            group=STEREO,
            flat=True,
        ),
        Format(
            "vr180",
            "Half sphere for headsets (JPEG)",
            "_180_LR.jpg",
            stereo.write_vr180,
            group=STEREO,
            metric=True,
            flat=True,
        ),
    )
}


def find_format(fmt: str) -> Format:
    """The format of that id.

    Raises:
        UsageError: there is none.
    """
    if fmt in SPATIAL:
        raise UsageError(
            "spatial photos (HEIC with one picture for each eye) cannot be written yet: no library "
            "here writes them; headsets show {instead} as well",
            instead="sbs, vr180",
        )
    if fmt not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(
            "export format '{format}' is not available; choose from {known}",
            format=fmt,
            known=known,
        )
    return FORMATS[fmt]


def export_files(
    scene: Scene,
    out_dir: Path,
    formats: Sequence[str],
    *,
    stem: str | None = None,
    overwrite: bool = False,
    monitor: Monitor | None = None,
) -> Exports:
    """Write a scene in several formats; one that cannot be written does not keep the others back.

    Args:
        out_dir: folder, made where it is missing.
        formats: ids; repeated ones count once.
        stem: start of every file's name; the photo's name without suffix by default.
        overwrite: replace files that are there already.
        monitor: asked before every file whether to stop; one unit of work per format.

    Returns:
        The files written, and what could not be.

    Raises:
        UsageError: unknown format.
        ExportError: a file is there already, or the folder cannot be made; nothing has changed.
        Cancelled: stopped; nothing has changed.
    """
    name = stem if stem is not None else Path(scene.photo.name).stem
    chosen = [find_format(fmt) for fmt in dict.fromkeys(formats)]
    jobs = [(entry, out_dir / (name + entry.suffix)) for entry in chosen]
    return _write(scene, jobs, overwrite=overwrite, monitor=monitor or Monitor(len(jobs)))


def write_format(scene: Scene, fmt: str, path: Path, *, overwrite: bool = False) -> list[Path]:
    """Write a scene to one file of the caller's choice (and those that belong beside it).

    Returns:
        The files written.

    Raises:
        UsageError: unknown format.
        ExportError: a file is there already, or cannot be written; nothing has changed.
    """
    exports = _write(scene, [(find_format(fmt), path)], overwrite=overwrite, monitor=Monitor())
    if exports.failures:
        raise exports.failures[0]
    return exports.files


def _write(
    scene: Scene, jobs: list[tuple[Format, Path]], *, overwrite: bool, monitor: Monitor
) -> Exports:
    if not overwrite:
        for entry, path in jobs:
            for file in entry.files(path):
                refuse_existing(file)
    for folder in dict.fromkeys(path.parent for _, path in jobs):
        make_folder(folder)
    exports = Exports([], [])
    with ExitStack() as unfinished:  # when it is stopped, no file takes its place
        ready = []
        for entry, path in jobs:
            monitor.check()
            with _noting(exports.failures), ExitStack() as places:
                _write_format(scene, entry, path, places)
                ready.append((entry.files(path), unfinished.enter_context(places.pop_all())))
            monitor.advance(1, f"wrote {path.name}")
        monitor.check()
        for files, taken in ready:
            with _noting(exports.failures):
                taken.close()
                exports.files.extend(files)
    return exports


@contextmanager
def _noting(failures: list[ExportError]) -> Iterator[None]:
    try:
        yield
    except ExportError as failure:
        failures.append(failure)


def _write_format(scene: Scene, entry: Format, path: Path, places: ExitStack) -> None:
    """Write a format's files beside their places, which they take when ``places`` is closed."""
    if entry.metric and not scene.in_metres:
        raise ExportError(path, "this model tells no metres: give a known length or distance first")
    if entry.flat and scene.estimate.sphere is not None:
        raise ExportError(path, "there is no such file of a panorama: {title}", title=entry.title)
    files = entry.files(path)
    place = atomic_group(files) if len(files) > 1 else atomic_path(path)
    temporary = places.enter_context(place)
    try:
        entry.write(scene, temporary)
        if entry.facts:
            facts = scene.metadata | entry.facts(scene)
            temporary.with_name(files[-1].name).write_text(json.dumps(facts, indent=2) + "\n")
    except ExportError as failure:  # it names the temporary file
        raise ExportError(path, failure.cause) from failure
    except MeasureError as failure:
        raise ExportError(path, failure.cause) from failure
