"""core.export.names: no two photos ever share a file, and disks take every name."""

from __future__ import annotations

import os

import pytest

from core.export.names import MAX_NAME_BYTES, files_of, output_stems
from core.export.registry import FORMATS


@pytest.mark.parametrize(
    ("names", "stems"),
    [
        (["a.jpg", "b.png"], ["a", "b"]),
        (["a.jpg", "a.png"], ["a.jpg", "a.png"]),
        (["a.jpg", "a.jpg.png", "a.png"], ["a.jpg", "a.jpg.png", "a.png"]),
        (["A.jpg", "a.jpg"], ["A.jpg", "a.jpg-2"]),
        (["a.depth.jpg", "a.jpg"], ["a.depth", "a"]),
    ],
)
def test_photos_of_one_folder(names: list[str], stems: list[str]) -> None:
    assert output_stems(names, files_of(["npz", "png16"])) == stems


def test_sidecars_are_shared_by_nobody() -> None:
    files = files_of(["stl", "png16"])
    stems = output_stems(["name.jpg", "name.depth.jpg"], files, dot="_")
    assert stems == ["name", "name_depth_jpg"]
    assert set(files(stems[0])).isdisjoint(files(stems[1]))


@pytest.mark.parametrize("letter", ["a", "\uac00", "\U0001f4f7"])
def test_what_is_too_long_for_a_disk_is_cut(letter: str) -> None:
    files = files_of(list(FORMATS))
    longest = letter * (250 // len(letter.encode()))
    stems = output_stems([f"{longest}.jpg", f"{longest}.png", "b.jpg", f"{longest}.tif"], files)
    made = [name for stem in stems for name in files(stem)]
    assert len(set(made)) == len(stems) * len(files("a"))
    assert max(len(os.fsencode(name)) for name in made) <= MAX_NAME_BYTES
    assert stems[2] == "b"


@pytest.mark.parametrize(
    ("photos", "names"),
    [
        (["x/a.jpg", "x/b.jpg"], ["a", "b"]),
        (["x/a.jpg", "x/a.png"], ["a_jpg", "a_png"]),
        (["x/a.jpg", "y/a.jpg"], ["a_jpg", "a_jpg-2"]),
        (["x/a.jpg", "x/A.png"], ["a_jpg", "A_png"]),
        (["x/a.jpg", "x/a.png", "x/a_jpg.png"], ["a_jpg", "a_png", "a_jpg_png"]),
    ],
)
def test_photos_of_several_folders(photos, names) -> None:
    names_given = [each.rpartition("/")[2] for each in photos]
    assert output_stems(names_given, files_of(["npz"]), dot="_") == names
