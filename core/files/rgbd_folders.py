"""Folders of photos beside folders of their depth, as RGB-D data sets have them.

``rgb/`` (or ``color/``, ``image/`` ...) and ``depth/`` lie side by side; depth is 16-bit PNG, 0
where unknown. Which belongs to which is told by a list of associations, by equal names or numbers,
or by times (TUM's benchmark). A value of 5000 is a metre in TUM's layout, known by its lists or
times, else 1000 (ScanNet, Redwood and others).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from core.files.regular_files import is_file, read_whole

PHOTO_FOLDERS = ("rgb", "color", "colour", "image", "images")
DEPTH_FOLDER = "depth"
MOST_APART_S = 0.02
"""Between a photo and its depth, as TUM's own tool has it."""
_TUM_M, _M = 1 / 5000, 1 / 1000
_LISTS = ("associations.txt", "associate.txt", "associated.txt", "association.txt")
_TUM_FILES = (*_LISTS, "rgb.txt", "depth.txt")
_CALIBRATIONS = ("intrinsic/intrinsic_color.txt", "camera-intrinsics.txt")
_MOST_BYTES = 1 << 24
_TIME = re.compile(r"\d{5,}\.\d+")
_NUMBER = re.compile(r"(\d+)\D*$")
_PHOTO_SUFFIXES = (".png", ".jpg", ".jpeg")


@dataclass(frozen=True)
class Pair:
    """A photo and its depth.

    Attributes:
        photo: the photo.
        depth: a 16-bit PNG.
        unit_m: metres that a value of 1 means.
        focal_px: of the photo, from the calibration beside; None where there is none.
    """

    photo: Path
    depth: Path
    unit_m: float
    focal_px: float | None


def may_have_depth(photo: Path) -> bool:
    """Whether a photo lies in such a folder, by names alone."""
    return photo.parent.name.lower() in PHOTO_FOLDERS and _depth_folder(photo.parent) is not None


def is_depth_of_photos(folder: Path) -> bool:
    """Whether a folder holds the depth of photos in one beside it, by names alone."""
    beside = (folder.with_name(name) for name in PHOTO_FOLDERS)
    return folder.name.lower() == DEPTH_FOLDER and any(each.is_dir() for each in beside)


def pair_of(photo: Path) -> Pair | None:
    """The depth of a photo; None where there is none. OSError where a folder cannot be read."""
    return next(iter(_pairs(photo.parent, [photo])), None) if may_have_depth(photo) else None


def find_pairs(folder: Path) -> list[Pair]:
    """All photos with their depth, by name, of a folder that holds both folders; OSError."""
    found = {each.name.lower(): each for each in sorted(folder.iterdir()) if each.is_dir()}
    folders = [found[name] for name in PHOTO_FOLDERS if name in found]
    if DEPTH_FOLDER not in found or not folders:
        return []
    photos = sorted(each for each in folders[0].iterdir() if _is_photo(each))
    return _pairs(folders[0], photos)


def _is_photo(path: Path) -> bool:
    return path.suffix.lower() in _PHOTO_SUFFIXES and not path.name.startswith(".")


def _depth_folder(photos: Path) -> Path | None:
    folder = photos.parent / DEPTH_FOLDER
    return folder if folder.is_dir() else None


def _pairs(folder: Path, photos: list[Path]) -> list[Pair]:
    root, depth_folder = folder.parent, _depth_folder(folder)
    if depth_folder is None:
        return []
    depths = {path.stem: path for path in depth_folder.iterdir() if path.suffix.lower() == ".png"}
    told = _associations(root)
    tum = any(is_file(root / name) for name in _TUM_FILES)
    focal_px = _focal_px(root)
    pairs = []
    for photo in photos:
        depth = told.get(photo.name) or _same(photo.stem, depths) or _nearest(photo.stem, depths)
        if depth is not None and is_file(depth):
            timed = _TIME.fullmatch(photo.stem) is not None
            pairs.append(Pair(photo, depth, _TUM_M if tum or timed else _M, focal_px))
    return pairs


def _associations(root: Path) -> dict[str, Path]:
    """Depth by the photo's name: lines of a time and a file, twice, in either order."""
    path = next((root / name for name in _LISTS if is_file(root / name)), None)
    if path is None:
        return {}
    found = {}
    for line in read_whole(path, max_bytes=_MOST_BYTES).decode("utf-8", "replace").splitlines():
        files = [Path(word) for word in line.split() if "/" in word and not line.startswith("#")]
        depth = [file for file in files if file.parent.name == DEPTH_FOLDER]
        photo = [file for file in files if file.parent.name.lower() in PHOTO_FOLDERS]
        if depth and photo:
            found[photo[0].name] = root / DEPTH_FOLDER / depth[0].name
    return found


def _same(stem: str, depths: dict[str, Path]) -> Path | None:
    """Of the same name, else of the same last number, which one alone may have."""
    if stem in depths:
        return depths[stem]
    if _TIME.fullmatch(stem):
        return None
    number = _number(stem)
    same = [path for other, path in depths.items() if _number(other) == number]
    return same[0] if number is not None and len(same) == 1 else None


def _number(stem: str) -> int | None:
    found = _NUMBER.search(stem)
    return int(found[1]) if found else None


def _nearest(stem: str, depths: dict[str, Path]) -> Path | None:
    """The nearest in time."""
    if not _TIME.fullmatch(stem):
        return None
    apart = {
        abs(float(other) - float(stem)): path
        for other, path in depths.items()
        if _TIME.fullmatch(other)
    }
    least = min(apart, default=MOST_APART_S + 1)
    return apart[least] if least <= MOST_APART_S else None


def _focal_px(root: Path) -> float | None:
    """The first number of a matrix of intrinsics."""
    path = next((root / name for name in _CALIBRATIONS if is_file(root / name)), None)
    if path is None:
        return None
    words = read_whole(path, max_bytes=_MOST_BYTES).split()
    try:
        focal = float(words[0])
    except (IndexError, ValueError):
        return None
    return focal if 0 < focal < 1e6 else None
