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
    with path.open("rb") as file, pytest.raises(PhotoError, match=r"5 x 4 pixels .* can be opened"):
        open_tiff(path, file, max_pixels=19)


def test_a_damaged_directory(tmp_path):
    path = tmp_path / "a.tif"
    path.write_bytes(b"II*\0\xff\xff\0\0" + b"\x07" * 40)
    with pytest.raises(PhotoError, match="damaged"):
        load_photo(path)


PICTURE = np.random.default_rng(2).integers(0, 256, (12, 16, 3), np.uint8)
GREY = PICTURE[..., 0].copy()
INK = np.dstack([255 - PICTURE, np.zeros((12, 16), np.uint8)])
LUMA = np.asarray(Image.fromarray(PICTURE).convert("YCbCr"))


def _planes(pixels: np.ndarray) -> np.ndarray:
    return np.moveaxis(pixels, -1, 0).copy()


def _wide(pixels: np.ndarray) -> np.ndarray:
    return pixels.astype(np.uint16) * 257


KINDS: dict[str, tuple[np.ndarray, dict[str, object]]] = {
    "rgb16 planar": (_planes(_wide(PICTURE)), {"photometric": "rgb", "planarconfig": "separate"}),
    "rgb float16": ((PICTURE / 255).astype(np.float16), {"photometric": "rgb"}),
    "rgb uint32": (PICTURE.astype(np.uint32) * 16843009, {"photometric": "rgb"}),
    "cmyk16": (_wide(INK), {"photometric": "separated", "planarconfig": "contig"}),
    "cmyk16 planar": (
        _planes(_wide(INK)),
        {"photometric": "separated", "planarconfig": "separate"},
    ),
    "cmyk float": (
        (INK / 255).astype(np.float32),
        {"photometric": "separated", "planarconfig": "contig"},
    ),
    "ycbcr16": (_wide(LUMA), {"photometric": "ycbcr", "planarconfig": "contig"}),
    "ycbcr8 planar": (_planes(LUMA), {"photometric": "ycbcr", "planarconfig": "separate"}),
    "grey16 white is zero": (65535 - _wide(GREY), {"photometric": "miniswhite"}),
    "grey float white is zero": (1 - GREY / 255, {"photometric": "miniswhite"}),
    "grey uint32": (GREY.astype(np.uint32) * 16843009, {"photometric": "minisblack"}),
    "grey int8": ((GREY.astype(int) - 128).astype(np.int8), {"photometric": "minisblack"}),
    "grey int16": (
        (GREY.astype(int) * 257 - 32768).astype(np.int16),
        {"photometric": "minisblack"},
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_sample_is_read_right(tmp_path, kind: str) -> None:
    pixels, options = KINDS[kind]
    tifffile.imwrite(tmp_path / "a.tif", pixels, metadata=None, **options)
    expected = np.repeat(GREY[..., None], 3, 2) if kind.startswith("grey") else PICTURE
    tolerance = 4 if kind.startswith("ycbcr") else 1
    np.testing.assert_allclose(load_photo(tmp_path / "a.tif").rgb, expected, atol=tolerance)


def test_twelve_bits_packed(tmp_path) -> None:
    pytest.importorskip("imagecodecs")
    pixels = GREY.astype(np.uint16) * 16 + GREY // 16
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="minisblack", bitspersample=12)
    assert np.abs(load_photo(tmp_path / "a.tif").rgb[..., 0].astype(int) - GREY).max() <= 1


def test_a_reduced_first_page_is_not_the_photo(tmp_path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        file.write(PICTURE[::4, ::4], photometric="rgb", subfiletype=1)
        file.write(PICTURE, photometric="rgb")
    np.testing.assert_array_equal(load_photo(tmp_path / "a.tif").rgb, PICTURE)


def test_what_needs_imagecodecs_says_so(tmp_path, monkeypatch) -> None:
    def refuse(self: object) -> None:
        raise ValueError("requires the 'imagecodecs' package")

    path = _write(tmp_path / "a.tif", RAMP, photometric="rgb")
    monkeypatch.setattr(tifffile.TiffPage, "asarray", refuse)
    with pytest.raises(PhotoError, match="needs imagecodecs"):
        load_photo(path)
