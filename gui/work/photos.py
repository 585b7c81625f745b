"""Reading photos, and exported depth maps with theirs."""

from __future__ import annotations

import os
from collections.abc import Container, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DataError, PhotoError
from core.progress import CancelToken, ProgressCallback
from core.types import ByteImage, FocalSource, Photo, PhotoMetadata
from gui.state.entry import Derived, EarlyPicture, Own
from gui.work.derive import derive
from gui.work.precedence import Precedence

if TYPE_CHECKING:
    from core.export.reopen import Reopened
    from core.films.film import FilmFacts

THUMBNAIL_PX = 160


@dataclass(frozen=True, eq=False)
class Decoded:
    """A photo ready to be shown.

    Attributes:
        photo: the picture.
        mips: halved copies of it.
        thumbnail: a small copy.
        reopened: what an exported depth map holds, and what follows from it.
        missing: name of the photo that is not beside it; "" where it is.
        own: the depth that the photo's file brings along.
        own_problem: why that cannot be read.
        film: the film of which the photo is a frame.
        frame: which one.
    """

    photo: Photo
    mips: Sequence[ByteImage]
    thumbnail: ByteImage
    reopened: tuple[Reopened, Derived] | None = None
    missing: str = ""
    own: Own | None = None
    own_problem: DataError | None = None
    film: FilmFacts | None = None
    frame: int = 0


class PhotoReader:
    """Reads what is opened; for the work lane, and for the network's.

    Args:
        precedence: photos that are to be shown go first.
    """

    def __init__(self, precedence: Precedence | None = None) -> None:
        self._precedence = precedence or Precedence()

    def prepare(self) -> None:
        """Import what the first photo needs."""
        from core.weights.models import installed_models

        installed_models()  # a tenth of a second, not to be spent on the GUI thread
        import core.images
        import core.panorama  # noqa: F401
        from gui.kit import mips  # noqa: F401

    def expand(self, paths: Sequence[Path], films: Container[Path] = ()) -> list[Path]:
        """Files as they are, folders as all photos and films below them, sorted. PhotoError.

        Args:
            paths: of files and folders.
            films: folders of pictures that are taken as a film.
        """
        from core.images import find_photos_below

        found: list[Path] = []
        for path in paths:
            if path.is_dir() and path not in films:
                photos, moving = find_photos_below(path), _films_below(path)
                both = sorted((*photos, *moving), key=partial(_place_in, path))
                found += both if moving else photos
            else:
                found.append(path)
        return found

    def films_among(self, paths: Sequence[Path]) -> frozenset[Path]:
        """Which of some files are films; folders among them are."""
        from core.films.opening import is_film

        return frozenset(path for path in paths if path.is_dir() or is_film(path))

    def sequences_among(self, paths: Sequence[Path]) -> list[tuple[Path, int]]:
        """Folders whose pictures are numbered as a film's frames are, and how many."""
        from core.films.sequence import frames_in

        counts = ((path, frames_in(path)) for path in paths if path.is_dir())
        return [(path, count) for path, count in counts if count]

    def read(self, source: Path | Photo) -> Photo:
        """A photo, or that of an exported depth map. PhotoError, DataError."""
        from core.export.reopen import is_export
        from core.images import load_photo
        from core.own_depth import with_calibration

        if isinstance(source, Photo):
            return source
        return _reopen(source)[0] if is_export(source) else with_calibration(load_photo(source))

    def decode(self, source: Path | Photo) -> Decoded:
        """Read a photo (PhotoError), or take a pasted one, and make its smaller copies.

        An exported depth map (DataError) comes with its estimate.
        """
        with self._precedence.first():
            return self._decoded(source)

    def _decoded(self, source: Path | Photo) -> Decoded:
        from core.export.reopen import is_export
        from gui.kit.mips import photo_mips

        if isinstance(source, Path) and is_export(source):
            photo, reopened, missing = _reopen(source)
            made = (reopened, derive(reopened.estimate, photo.rgb))
            return Decoded(photo, photo_mips(photo.rgb), _thumbnail(photo.rgb), made, missing)
        photo = self.read(source)
        own, problem = _own_depth(photo)
        small = _thumbnail(photo.rgb)
        return Decoded(photo, photo_mips(photo.rgb), small, own=own, own_problem=problem)

    def decode_frame(
        self,
        path: Path,
        index: int,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Decoded:
        """Open a film and take a frame, the nearest one where there is no such. PhotoError.

        Args:
            path: of the film.
            index: of the frame.
            progress, cancel: of the opening, as ``open_film``.
        """
        from core.films.opening import open_film
        from gui.kit.mips import photo_mips
        from gui.work.film import frame_photo, thumbnail_of

        with open_film(path, progress=progress, cancel=cancel) as film:
            small = thumbnail_of(film)
            index = min(max(index, 0), film.facts.frames - 1)
            photo = frame_photo(film, index)
            return Decoded(photo, photo_mips(photo.rgb), small, film=film.facts, frame=index)

    def small(self, rgb: ByteImage) -> ByteImage:
        """A small copy for the film strip."""
        return _thumbnail(rgb)

    def film_thumbnail(self, path: Path) -> ByteImage:
        """A small picture of a film for the film strip. PhotoError."""
        from core.films.opening import open_film
        from gui.work.film import thumbnail_of

        with open_film(path) as film:
            return thumbnail_of(film)

    def is_slow(self, path: Path) -> bool:
        """Whether decoding takes so long that what the file shows early is worth a look."""
        from core.images import RAW_SUFFIXES

        return path.suffix.lower() in RAW_SUFFIXES

    def early(self, path: Path) -> EarlyPicture | None:
        """The preview that a camera's raw file holds; None without one."""
        from core.images import embedded_preview

        found = embedded_preview(path)
        return EarlyPicture(*found) if found else None

    def thumbnail(self, path: Path) -> ByteImage:
        """A small picture for the film strip. PhotoError."""
        early = self.early(path) if self.is_slow(path) else None
        return _thumbnail(early.colors if early else self.read(path).rgb)


def _films_below(folder: Path) -> list[Path]:
    """Films in a folder and those inside it, without hidden ones, links to folders, and what this
    program made; pictures that move are found as photos are."""
    from core.films.film import FILM_SUFFIXES
    from core.films.opening import is_film
    from core.images import SUFFIXES
    from core.images.own import is_own_picture

    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = (Path(where, name) for name in names if not name.startswith("."))
        found += (
            path
            for path in shown
            if path.suffix.lower() in FILM_SUFFIXES
            and path.suffix.lower() not in SUFFIXES
            and is_film(path)
            and not is_own_picture(path)
        )
    return found


def _place_in(folder: Path, path: Path) -> tuple[tuple[int, str, str], ...]:
    """Files of a folder come by name, before those of folders inside it."""
    *inner, name = path.relative_to(folder).parts
    return (*((1, part.casefold(), part) for part in inner), (0, name.casefold(), name))


def _thumbnail(rgb: ByteImage) -> ByteImage:
    from core.images import thumbnail

    return thumbnail(rgb, THUMBNAIL_PX)


def _own_depth(photo: Photo) -> tuple[Own | None, DataError | None]:
    """The depth that a photo's file brings along, or why it cannot be read."""
    from core.own_depth import own_estimate, read_own_depth

    if photo.path is None or not photo.path.is_file():
        return None, None
    try:
        depth = read_own_depth(photo.path)
    except DataError as error:
        return None, error
    if depth is None:
        return None, None
    return Own(depth, derive(own_estimate(depth, photo), photo.rgb)), None


def _reopen(path: Path) -> tuple[Photo, Reopened, str]:
    """An exported depth map with its photo, else with its depth as a picture. DataError."""
    from core.export.reopen import find_photo, read_export
    from core.images import load_photo

    reopened = read_export(path)
    beside = find_photo(path, reopened)
    with suppress(PhotoError):
        if beside is not None:
            photo = load_photo(beside)
            if photo.size == reopened.estimate.image_size:
                return replace(photo, metadata=_camera(reopened)), reopened, ""
    picture = Photo(reopened.photo_name, path, _depth_picture(reopened), _camera(reopened))
    return picture, reopened, reopened.photo_name


def _camera(reopened: Reopened) -> PhotoMetadata:
    """The focal length of the metadata, if that was in force."""
    known = reopened.focal.source == FocalSource.METADATA
    return PhotoMetadata(focal_px=reopened.focal.px if known else None)


def _depth_picture(reopened: Reopened) -> ByteImage:
    from core.colormap import auto_range, colourise
    from core.depth import resize_map

    estimate = reopened.estimate
    canonical = resize_map(estimate.canonical_inverse_depth, estimate.image_size)
    far, near = auto_range(canonical)
    return colourise(canonical, name="turbo", far_inv=far, near_inv=near)
