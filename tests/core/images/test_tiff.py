"""core.images.tiff, through load_photo: samples that Pillow does not know."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, UnidentifiedImageError

from core.errors import PhotoError
from core.images import load_photo
from core.images.tiff import open_tiff

RAMP = np.linspace(0, 1, 60, dtype=np.float32).reshape(4, 5, 3)


def _write(path: Path, pixels: np.ndarray, **options: object) -> Path:
    tifffile.imwrite(path, pixels, **options)
    with pytest.raises(UnidentifiedImageError):  # else Pillow reads it and this tests nothing
        Image.open(path)
    return path


def test_float_rgb(tmp_path):
    photo = load_photo(_write(tmp_path / "a.tif", RAMP, photometric="rgb"))
    np.testing.assert_allclose(photo.rgb, RAMP * 255, atol=0.51)


def test_float_rgb_with_alpha(tmp_path):
    pixels = np.dstack([RAMP, np.zeros((4, 5), np.float32)])
    path = _write(tmp_path / "a.tif", pixels, photometric="rgb", extrasamples=["unassalpha"])
    assert (load_photo(path).rgb == 255).all()


def test_sixteen_bit_grey_with_alpha(tmp_path):
    pixels = np.full((4, 5, 2), 65535, np.uint16)
    pixels[..., 0] = 25_700
    path = _write(
        tmp_path / "a.tif",
        pixels,
        photometric="minisblack",
        planarconfig="contig",
        extrasamples=["unassalpha"],
    )
    assert (load_photo(path).rgb == 100).all()


def test_planes_one_after_the_other(tmp_path):
    path = _write(
        tmp_path / "a.tif",
        np.moveaxis(RAMP, -1, 0).copy(),
        photometric="rgb",
        planarconfig="separate",
    )
    np.testing.assert_allclose(load_photo(path).rgb, RAMP * 255, atol=0.51)


def test_orientation(tmp_path):
    stored = np.rot90(RAMP).copy()
    path = _write(tmp_path / "a.tif", stored, photometric="rgb", extratags=[(274, 3, 1, 6)])
    np.testing.assert_allclose(load_photo(path).rgb, RAMP * 255, atol=0.51)


def test_too_many_channels_are_named(tmp_path):
    pixels = np.zeros((4, 5, 7), np.float32)
    path = _write(tmp_path / "a.tif", pixels, photometric="minisblack", planarconfig="contig")
    with pytest.raises(PhotoError, match="expected grey or RGB"):
        load_photo(path)


def test_too_many_pixels(tmp_path):
    path = _write(tmp_path / "a.tif", RAMP, photometric="rgb")
    with path.open("rb") as file, pytest.raises(PhotoError, match="5 x 4 pixels, too many"):
        open_tiff(path, file, max_pixels=19)


def test_a_damaged_directory(tmp_path):
    path = tmp_path / "a.tif"
    path.write_bytes(b"II*\0\xff\xff\0\0" + b"\x07" * 40)
    with pytest.raises(PhotoError, match="damaged"):
        load_photo(path)
