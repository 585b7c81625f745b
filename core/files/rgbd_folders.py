"""Folders of photos beside folders of their depth, as RGB-D data sets have them.

``rgb/`` (or ``color/``, ``image/`` ...) and ``depth/`` lie side by side; depth is 16-bit PNG, 0
where unknown. Which belongs to which is told by a list of associations, by equal names or numbers,
or by times (TUM's benchmark). A value of 5000 is a metre in TUM's layout, known by its lists or
times, else 1000 (ScanNet, Redwood and others).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
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
    depths = _Depths.of(depth_folder)
    told = _associations(root)
    tum = any(is_file(root / name) for name in _TUM_FILES)
    focal_px = _focal_px(root)
    pairs = []
    for photo in photos:
        time_s = _time_s(photo.stem)
        depth = told.get(photo.name) or depths.same(photo.stem) or depths.nearest(time_s)
        if depth is not None and is_file(depth):
            unit_m = _M if time_s is None and not tum else _TUM_M
            pairs.append(Pair(photo, depth, unit_m, focal_px))
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


@dataclass(frozen=True)
class _Depths:
    """The pictures in a folder of depth.

    Attributes:
        by_stem: all of them.
        by_number: those whose last number no other one has.
        by_time: those whose names are times in seconds, in their order.
    """

    by_stem: dict[str, Path]
    by_number: dict[int, Path]
    by_time: list[tuple[float, Path]]

    @classmethod
    def of(cls, folder: Path) -> _Depths:
        """OSError where the folder cannot be read."""
        found = {path.stem: path for path in folder.iterdir() if path.suffix.lower() == ".png"}
        numbers = {stem: _number(stem) for stem in found}
        often = Counter(numbers.values())
        alone = {n: found[stem] for stem, n in numbers.items() if n is not None and often[n] == 1}
        times = ((_time_s(stem), path) for stem, path in found.items())
        timed = sorted((time_s, path) for time_s, path in times if time_s is not None)
        return cls(found, alone, timed)

    def same(self, stem: str) -> Path | None:
        """Of the same name, else of the same last number, which one alone may have."""
        number = _number(stem)
        if stem in self.by_stem or number is None or _time_s(stem) is not None:
            return self.by_stem.get(stem)
        return self.by_number.get(number)

    def nearest(self, time_s: float | None) -> Path | None:
        """The nearest in time."""
        if time_s is None or not self.by_time:
            return None
        place = bisect_left(self.by_time, time_s, key=itemgetter(0))
        around = self.by_time[max(0, place - 1) : place + 1]
        apart, path = min((abs(other - time_s), path) for other, path in around)
        return path if apart <= MOST_APART_S else None


def _number(stem: str) -> int | None:
    found = _NUMBER.search(stem)
    return int(found[1]) if found else None


def _time_s(stem: str) -> float | None:
    return float(stem) if _TIME.fullmatch(stem) else None


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
