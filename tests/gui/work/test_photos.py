"""Opening files and folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from core.errors import PhotoError
from gui.work.photos import PhotoReader


@pytest.fixture
def reader() -> PhotoReader:
    return PhotoReader()


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 6), "red").save(path)
    return path


def test_folders_become_their_photos(reader: PhotoReader, tmp_path: Path) -> None:
    inside, deeper = write(tmp_path / "b.png"), write(tmp_path / "deep" / "er" / "a.png")
    write(tmp_path / ".hidden" / "c.png")
    (tmp_path / "notes.txt").write_text("")
    assert reader.expand([tmp_path]) == [inside, deeper]


def test_files_are_taken_as_they_are(reader: PhotoReader, tmp_path: Path) -> None:
    missing = tmp_path / "gone.jpg"
    assert reader.expand([missing]) == [missing]


def test_a_folder_that_links_to_itself_ends(reader: PhotoReader, tmp_path: Path) -> None:
    photo = write(tmp_path / "a.png")
    (tmp_path / "again").symlink_to(tmp_path)
    assert reader.expand([tmp_path]) == [photo]


def test_decoding_brings_everything_to_show(reader: PhotoReader, tmp_path: Path) -> None:
    decoded = reader.decode(write(tmp_path / "a.png"))
    assert decoded.photo.size == (8, 6)
    assert decoded.mips[0].shape == (6, 8, 3)
    assert decoded.thumbnail.shape[2] == 3


def test_what_is_no_photo_is_refused(reader: PhotoReader, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_text("no picture")
    with pytest.raises(PhotoError):
        reader.decode(bad)
