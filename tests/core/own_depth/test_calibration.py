"""The focal length beside a photo's depth stands in where Exif has none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.images import load_photo
from core.own_depth import with_calibration
from core.types import Sphere
from tests.core.own_depth.writer import VALUES, apple_xmp, heic, jpeg, mpf


def photo_of(tmp_path: Path, data: bytes, name: str):
    path = tmp_path / name
    path.write_bytes(data)
    return load_photo(path)


def test_it_stands_in_where_the_file_tells_no_other(tmp_path) -> None:
    photo = photo_of(tmp_path, heic(VALUES, apple_xmp(focal=111)), "a.heic")
    assert photo.metadata.focal_px is None
    assert with_calibration(photo).metadata.focal_px == pytest.approx(111)


def test_what_exif_tells_counts(tmp_path) -> None:
    photo = photo_of(tmp_path, mpf(VALUES, apple_xmp(focal=111)), "a.jpg")
    assert photo.metadata.focal_px is not None
    assert with_calibration(photo) is photo


@pytest.mark.parametrize("data", [jpeg(), heic(VALUES), heic(VALUES, apple_xmp(2, 1))])
def test_without_calibration_nothing_changes(tmp_path, data) -> None:
    photo = photo_of(tmp_path, data, "a.jpg")
    photo = replace(photo, metadata=replace(photo.metadata, focal_px=None))
    assert with_calibration(photo) is photo


def test_panoramas_and_photos_without_a_file_have_none(tmp_path) -> None:
    photo = photo_of(tmp_path, heic(VALUES, apple_xmp()), "a.heic")
    sphere = replace(photo, metadata=replace(photo.metadata, sphere=Sphere()))
    assert with_calibration(sphere) is sphere
    pasted = replace(photo, path=None)
    assert with_calibration(pasted) is pasted
    gone = replace(photo, path=tmp_path / "gone.heic")
    assert with_calibration(gone) is gone
