from __future__ import annotations

import struct
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image, features

from core.errors import PhotoError
from core.images import load_photo
from core.types import ByteImage

imagecodecs = pytest.importorskip("imagecodecs")


def ramp(height: int = 40, width: int = 60) -> ByteImage:
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[..., 0] = np.linspace(0, 255, width)
    pixels[..., 1] = np.linspace(255, 0, height)[:, None]
    return pixels


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def in_container(stream: bytes, exif: bytes) -> bytes:
    head = b"\0\0\0\x0cJXL \r\n\x87\n" + box(b"ftyp", b"jxl \0\0\0\0jxl ")
    return head + box(b"Exif", bytes(4) + exif) + box(b"jxlc", stream)


def test_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jxl"
    path.write_bytes(imagecodecs.jpegxl_encode(ramp(), lossless=True))
    np.testing.assert_array_equal(load_photo(path).rgb, ramp())


def test_grey_and_sixteen_bits_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jxl"
    grey = ramp()[..., 0].astype(np.uint16) * 257
    path.write_bytes(imagecodecs.jpegxl_encode(grey, lossless=True))
    np.testing.assert_array_equal(load_photo(path).rgb[..., 2], ramp()[..., 0])


def test_exif_of_its_container_is_read_and_turns_nothing(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # the codestream says how the picture lies
    exif[ExifTags.Base.FocalLengthIn35mmFilm] = 35
    stream = imagecodecs.jpegxl_encode(ramp(), lossless=True)
    path = tmp_path / "a.jxl"
    path.write_bytes(in_container(stream, exif.tobytes().removeprefix(b"Exif\0\0")))
    photo = load_photo(path)
    assert photo.rgb.shape == (40, 60, 3)
    assert photo.metadata.focal_35mm == 35


@pytest.mark.parametrize("size", [(40, 60), (300, 400), (17, 1000), (256, 256)])
def test_too_large_a_picture_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    path = tmp_path / "a.jxl"
    path.write_bytes(imagecodecs.jpegxl_encode(ramp(*size)))
    assert load_photo(path).rgb.shape[:2] == size
    monkeypatch.setattr("core.images.load.MAX_PIXELS", size[0] * size[1] - 1)
    monkeypatch.setattr(imagecodecs, "jpegxl_decode", None)
    with pytest.raises(PhotoError, match=f"{size[1]} x {size[0]} pixels"):
        load_photo(path)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jxl"
    path.write_bytes(imagecodecs.jpegxl_encode(ramp())[:30])
    with pytest.raises(PhotoError, match=r"a\.jxl"):
        load_photo(path)


def test_without_its_package_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jxl"
    path.write_bytes(imagecodecs.jpegxl_encode(ramp()))
    monkeypatch.setitem(sys.modules, "imagecodecs", None)
    with pytest.raises(PhotoError, match="pip install imagecodecs"):
        load_photo(path)


@pytest.mark.skipif(not features.check("jpg_2000"), reason="Pillow was built without JPEG 2000")
@pytest.mark.parametrize("suffix", ["jp2", "j2k"])
def test_jpeg_2000_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.fromarray(ramp()).save(path, irreversible=False)
    np.testing.assert_array_equal(load_photo(path).rgb, ramp())
