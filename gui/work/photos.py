"""Reading photos, and exported depth maps with theirs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DataError, PhotoError
from core.types import ByteImage, FocalSource, Photo, PhotoMetadata
from gui.state.entry import Derived, EarlyPicture, Own
from gui.work.derive import derive

if TYPE_CHECKING:
    from core.export.reopen import Reopened

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
    """

    photo: Photo
    mips: Sequence[ByteImage]
    thumbnail: ByteImage
    reopened: tuple[Reopened, Derived] | None = None
    missing: str = ""
    own: Own | None = None
    own_problem: DataError | None = None


class PhotoReader:
    """Reads what is opened; for the work lane, and for the network's."""

    def prepare(self) -> None:
        """Import what the first photo needs."""
        from core.weights.models import installed_models

        installed_models()  # a tenth of a second, not to be spent on the GUI thread
        import core.images  # noqa: F401
        from gui.kit import mips  # noqa: F401

    def expand(self, paths: Sequence[Path]) -> list[Path]:
        """Files as they are, folders as all the photos below them, sorted. PhotoError."""
        from core.images import find_photos_below

        found: list[Path] = []
        for path in paths:
            found += find_photos_below(path) if path.is_dir() else [path]
        return found

    def read(self, source: Path | Photo) -> Photo:
        """A photo, or that of an exported depth map. PhotoError, DataError."""
        from core.export.reopen import is_export
        from core.images import load_photo

        if isinstance(source, Photo):
            return source
        return _reopen(source)[0] if is_export(source) else load_photo(source)

    def decode(self, source: Path | Photo) -> Decoded:
        """Read a photo (PhotoError), or take a pasted one, and make its smaller copies.

        An exported depth map (DataError) comes with its estimate.
        """
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
