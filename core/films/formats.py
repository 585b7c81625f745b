"""The table of what a clip can be written to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UsageError

if TYPE_CHECKING:
    from core.films.writers.films import Add
    from core.films.writers.look import ClipLook

DEPTH, FRAMES, STEREO, CLOUDS = GROUPS = (
    "Depth as a film",
    "A file for every frame",
    "Stereo film",
    "Clouds of points",
)
Open = Callable[["ClipLook", Path], AbstractContextManager["Add"]]


@dataclass(frozen=True)
class ClipFormat:
    """A kind of file, or of numbered files, that a clip can be written to.

    Attributes:
        id: name on the command line.
        title: name for people.
        suffix: what follows the film's name; of numbered files it names their folder.
        open: begins to write; gives what takes the frames. The file is there, or the numbered
            files are all, once its context has ended without an error.
        group: heading under which people find it.
        numbered: a folder of files, one a frame.
        metric: it speaks of metres, which not every model tells.
    """

    id: str
    title: str
    suffix: str
    open: Open
    group: str = DEPTH
    numbered: bool = False
    metric: bool = False

    def path(self, out_dir: Path, stem: str) -> Path:
        """The file, or the folder of numbered ones."""
        return out_dir / (stem + self.suffix)


def _depth(coding: str) -> Open:
    def begin(look: ClipLook, path: Path) -> AbstractContextManager[Add]:
        from core.films.writers import film_file, films  # imports PyAV

        return films.depth_film(look, path, coding=getattr(film_file, coding))

    return begin


def _film(name: str) -> Open:
    def begin(look: ClipLook, path: Path) -> AbstractContextManager[Add]:
        from core.films.writers import films

        made: AbstractContextManager[Add] = getattr(films, name)(look, path)
        return made

    return begin


def _stereo(layout: str, twice: str) -> Open:
    def begin(look: ClipLook, path: Path) -> AbstractContextManager[Add]:
        from core.export import stereo
        from core.films.writers import films

        return films.stereo_film(look, path, layout=getattr(stereo, layout), twice=twice)

    return begin


def _numbered(fmt: str, title: str, *, group: str = FRAMES, metric: bool = False) -> ClipFormat:
    def begin(look: ClipLook, path: Path) -> AbstractContextManager[Add]:
        from core.films.writers import sequence

        return sequence.numbered_files(look, path, fmt=fmt)

    return ClipFormat(fmt, title, f"-{fmt}", begin, group, numbered=True, metric=metric)


def _scene(look: ClipLook, path: Path) -> AbstractContextManager[Add]:
    from core.films.writers import usd

    return usd.cloud_scene(look, path)


CLIP_FORMATS: dict[str, ClipFormat] = {
    entry.id: entry
    for entry in (
        ClipFormat("depth-mp4", "Inverse depth (10-bit HEVC)", ".depth.mp4", _depth("HEVC_10")),
        ClipFormat("depth-av1", "Inverse depth (10-bit AV1)", ".depth-av1.mp4", _depth("AV1_10")),
        ClipFormat("ffv1", "Inverse depth, lossless (FFV1)", ".depth.mkv", _depth("FFV1_16")),
        ClipFormat("color-mp4", "Colourised depth (H.264)", ".color.mp4", _film("color_film")),
        ClipFormat("contours-mp4", "Contours (H.264)", ".contours.mp4", _film("contour_film")),
        ClipFormat(
            "stereo",
            "Stereo, side by side (H.264)",
            "_LRF_Full_SBS.mp4",
            _stereo("side_by_side", "wide"),
            STEREO,
        ),
        ClipFormat(
            "half-sbs",
            "Stereo, half width each (H.264)",
            "_LR.mp4",
            _stereo("half_side_by_side", ""),
            STEREO,
        ),
        ClipFormat(
            "tb",
            "Stereo, top and bottom (H.264)",
            "_TBF_fulltb.mp4",
            _stereo("top_bottom", "high"),
            STEREO,
        ),
        _numbered("npz", "Depth and estimate (NPZ)"),
        _numbered("exr", "Depth in metres (OpenEXR)", metric=True),
        _numbered("png16", "Depth in millimetres (16-bit PNG)", metric=True),
        _numbered("ply", "Point clouds (PLY)", group=CLOUDS),
        ClipFormat("usd", "Point cloud that moves (USD)", ".usdc", _scene, CLOUDS),
    )
}


def find_clip_format(fmt: str) -> ClipFormat:
    """The format of that id. UsageError: there is none."""
    if fmt not in CLIP_FORMATS:
        raise UsageError(
            "films cannot be written as '{format}'; choose from {known}",
            format=fmt,
            known=", ".join(CLIP_FORMATS),
        )
    return CLIP_FORMATS[fmt]


def files_of_clip(formats: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Names of the files and folders that a film makes, by the start of their names."""
    entries = [find_clip_format(fmt) for fmt in formats]
    return lambda stem: [entry.path(Path(), stem).name for entry in entries]
