"""Names of a batch's files: no two photos ever share one."""

from __future__ import annotations

from core.batch.items import find_items, items_of


def touch(folder, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_folders_are_mirrored_and_the_exports_left_out(tmp_path) -> None:
    touch(tmp_path, "b.jpg", "in/a.jpg", "in/deep/c.png", "out/x.depth.png", ".hidden/d.jpg")
    items = find_items(tmp_path, tmp_path / "out", ["npz"], report=lambda error: None)
    assert [item.name for item in items] == ["b.jpg", "in/a.jpg", "in/deep/c.png"]
    assert items[2].files(["npz", "png16"]) == [
        "in/deep/c.npz",
        "in/deep/c.depth.png",
        "in/deep/c.depth.json",
    ]


def test_what_a_batch_made_earlier_is_no_photo(tmp_path) -> None:
    touch(tmp_path, "a.jpg", "a.b.jpg")
    (tmp_path / "a.color.png").write_bytes(b"\x89PNG iTXtsoftware Leadline")
    (tmp_path / "Leadline.png").write_bytes(b"a photo of Leadline")
    items = find_items(tmp_path, tmp_path / "out", ["npz"], report=lambda error: None)
    assert [item.name for item in items] == ["a.b.jpg", "a.jpg", "Leadline.png"]


def test_photos_of_any_folders_share_one_folder_and_no_file(tmp_path) -> None:
    photos = [tmp_path / "one" / "a.jpg", tmp_path / "two" / "a.jpg", tmp_path / "two" / "b.jpg"]
    items = items_of(photos, ["npz", "color"], {})
    assert [item.photo for item in items] == photos
    files = [file for item in items for file in item.files(["npz", "color"])]
    assert len(set(files)) == len(files)
    assert not any("/" in file for file in files)
    assert len({item.name for item in items}) == 3
