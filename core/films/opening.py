"""Opening a film: a file of moving pictures or numbered pictures."""

from __future__ import annotations

from pathlib import Path

from core.files.regular_files import is_file, require_content
from core.films.film import ANIMATION_SUFFIXES, VIDEO_SUFFIXES, Film
from core.films.request import FPS
from core.progress import CancelToken, ProgressCallback


def is_film(path: Path) -> bool:
    """Whether a file is a film by its suffix; pictures are one where they move.

    Cheap: at most the beginning of a picture is read. Folders and patterns of names are films
    only where that is asked for.
    """
    suffix = path.suffix.lower()
    if suffix in VIDEO_SUFFIXES:
        return is_file(path)
    if suffix not in ANIMATION_SUFFIXES:
        return False
    from core.films.animation import is_animated

    return is_animated(path)


def open_film(
    path: Path,
    *,
    fps: float | None = None,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Film:
    """Open a film: its frames are listed, none but the first is decoded.

    Args:
        path: a file of moving pictures; a folder of pictures, shown in the order of their names;
            or a pattern of such names ("shot.%04d.png", "shot.####.png").
        fps: frames per second of pictures in a folder, by default ``FPS``; films say it themselves.
        progress: told of the bytes that the listing of the frames has passed, where a film has no
            table of them: an MKV or a transport stream is read from end to end.
        cancel: stops the listing of the frames.

    Raises:
        PhotoError: missing, empty, no film, only sound, damaged, coded in a way that cannot be
            decoded, or larger than photos may be.
        Cancelled: ``cancel`` was set.
    """
    from core.films.sequence import is_pattern, open_sequence

    if path.is_dir() or is_pattern(path):
        return open_sequence(path, fps=fps or FPS.default, cancel=cancel)
    require_content(path)
    from core.films.animation import is_animation, open_animation

    if is_animation(path):
        return open_animation(path, cancel=cancel)
    from core.films.video import open_video

    return open_video(path, progress=progress, cancel=cancel)
