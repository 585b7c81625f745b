"""Names of a batch's files: no two photos ever share one."""

from __future__ import annotations

import pytest

from core.batch.items import find_items, output_stems


def touch(folder, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


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
    assert output_stems(names, ["npz", "png16"]) == stems


def test_folders_are_mirrored_and_the_exports_left_out(tmp_path) -> None:
    touch(tmp_path, "b.jpg", "in/a.jpg", "in/deep/c.png", "out/x.depth.png", ".hidden/d.jpg")
    items = find_items(tmp_path, tmp_path / "out", ["npz"], report=lambda error: None)
    assert [item.name for item in items] == ["b.jpg", "in/a.jpg", "in/deep/c.png"]
    assert items[2].files(["npz", "png16"]) == [
        "in/deep/c.npz",
        "in/deep/c.depth.png",
        "in/deep/c.depth.json",
    ]
