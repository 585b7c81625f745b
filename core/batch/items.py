"""Which photos a batch takes, and what their files will be called."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from core.batch.adjustment import Adjustment
from core.errors import PhotoError
from core.export.names import files_of, output_stems
from core.export.recipe import Recipe
from core.images import find_photos, find_photos_below


@dataclass(frozen=True)
class Item:
    """One photo of a batch.

    Attributes:
        photo: its path.
        name: the same relative to the batch's folder, with slashes; identifies it.
        stem: start of its files' names, relative to the folder of exports.
        adjusted: what the user set for it; None where it is as all others.
    """

    photo: Path
    name: str
    stem: PurePosixPath
    adjusted: Adjustment | None = None

    def recipe(self, common: Recipe) -> Recipe:
        """What is made of it, out of what is made of all."""
        return common if self.adjusted is None else self.adjusted.apply(common)

    def files(self, formats: Iterable[str]) -> list[str]:
        """Files that it will have, relative to the folder of exports."""
        return [str(self.stem.with_name(name)) for name in files_of(list(formats))(self.stem.name)]


def find_items(
    in_dir: Path,
    out_dir: Path,
    formats: Sequence[str],
    *,
    recursive: bool = True,
    report: Callable[[PhotoError], None],
) -> list[Item]:
    """All photos in a folder, but for those in the folder of exports, in a fixed order.

    Args:
        in_dir: where to look.
        out_dir: where the exports go; may lie inside ``in_dir``.
        formats: ids of export formats: no two photos share a file.
        recursive: look in folders inside ``in_dir`` too.
        report: told of folders that cannot be read.

    Raises:
        PhotoError: ``in_dir`` itself cannot be read.
    """
    out_dir = out_dir.resolve()
    photos = find_photos_below(in_dir, report=report) if recursive else find_photos(in_dir)
    found = [photo for photo in photos if not photo.resolve().is_relative_to(out_dir)]
    items = []
    for folder, inside in itertools.groupby(found, key=lambda photo: photo.parent):
        place = PurePosixPath(folder.relative_to(in_dir).as_posix())
        alike = list(inside)
        stems = output_stems([photo.name for photo in alike], files_of(formats))
        for photo, stem in zip(alike, stems, strict=True):
            items.append(Item(photo, str(place / photo.name), place / stem))
    return items


def items_of(
    photos: Sequence[Path], formats: Sequence[str], adjusted: Mapping[Path, Adjustment]
) -> list[Item]:
    """Photos of any folders, in this order; all their files go into one folder.

    Args:
        photos: each once.
        formats: ids of export formats: no two photos share a file.
        adjusted: what the user set for some of them.
    """
    stems = output_stems([photo.name for photo in photos], files_of(formats))
    return [
        Item(photo, photo.as_posix(), PurePosixPath(stem), adjusted.get(photo))
        for photo, stem in zip(photos, stems, strict=True)
    ]
