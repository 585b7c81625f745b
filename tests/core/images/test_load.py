"""core.images.load: formats, orientation, metadata, and files that are not pictures."""

from __future__ import annotations

import io
import json
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import ExifTags, Image

from core.errors import PhotoError
from core.images import (
    MAX_PIXELS,
    USUAL_SUFFIXES,
    find_photos,
    load,
    load_photo,
    photo_from_rgb,
    thumbnail,
)

# four flat quarters of different colours: no two orientations look alike
UPRIGHT = np.zeros((40, 64, 3), np.uint8)
UPRIGHT[:20, :32] = (230, 30, 30)
UPRIGHT[:20, 32:] = (30, 220, 30)
UPRIGHT[20:, :32] = (30, 30, 230)
UPRIGHT[20:, 32:] = (240, 240, 200)

# how a camera held that way stores the upright picture
STORED = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.transpose(1, 0, 2),
    6: lambda a: np.rot90(a),
    7: lambda a: a[::-1, ::-1].transpose(1, 0, 2),
    8: lambda a: np.rot90(a, -1),
}


def _error(path: Path) -> str:
    with pytest.raises(PhotoError) as caught:
        load_photo(path)
    assert caught.value.path == path
    assert str(path) in str(caught.value)
    return caught.value.cause


def _bytes(kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(UPRIGHT).save(buffer, kind, **options)
    return buffer.getvalue()


def _close(rgb: np.ndarray) -> bool:
    return rgb.shape == UPRIGHT.shape and np.abs(rgb.astype(int) - UPRIGHT).mean() < 8


@pytest.mark.parametrize("suffix", [each for each in USUAL_SUFFIXES if each != ".jxl"])
def test_every_format(tmp_path, suffix):
    pillow_heif.register_heif_opener()
    kinds = {".jfif": "JPEG", ".hif": "HEIF", ".heic": "HEIF", ".heif": "HEIF"}
    kind = kinds.get(suffix) or Image.registered_extensions()[suffix]
    path = tmp_path / f"Ein Foto ä{suffix.upper()}"
    path.write_bytes(_bytes(kind))
    photo = load_photo(path)
    assert _close(photo.rgb)
    assert photo.rgb.dtype == np.uint8
    assert photo.rgb.flags.writeable
    assert (photo.name, photo.path, photo.size) == (path.name, path, (64, 40))


def test_the_content_says_what_a_file_is_not_its_suffix(tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(_bytes("JPEG"))
    assert _close(load_photo(path).rgb)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", STORED)
def test_eight_orientations(tmp_path, kind, orientation):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    stored = Image.fromarray(np.ascontiguousarray(STORED[orientation](UPRIGHT)))
    path = tmp_path / "photo"
    stored.save(path, kind, exif=exif)
    photo = load_photo(path)
    assert photo.size == (64, 40)
    assert _close(photo.rgb)


@pytest.mark.parametrize("orientation", [0, 9, 255])
def test_an_unknown_orientation_counts_as_upright(tmp_path, orientation):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    (tmp_path / "a.jpg").write_bytes(_bytes("JPEG", exif=exif))
    assert _close(load_photo(tmp_path / "a.jpg").rgb)


def test_metadata_counts_the_upright_size(tmp_path):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = "Phone 1"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.FocalLengthIn35mmFilm] = 26
    (tmp_path / "a.jpg").write_bytes(_bytes("JPEG", exif=exif))
    photo = load_photo(tmp_path / "a.jpg")
    assert photo.size == (40, 64)
    assert photo.metadata.camera == "Phone 1"
    assert photo.metadata.focal_px == pytest.approx(26 * np.hypot(40, 64) / np.hypot(36, 24))


def test_broken_exif_keeps_the_picture(tmp_path):
    data = _bytes("JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x99" * 40)
    (tmp_path / "a.jpg").write_bytes(data)
    photo = load_photo(tmp_path / "a.jpg")
    assert _close(photo.rgb)
    assert photo.metadata.focal_px is None


def test_only_the_first_frame_counts(tmp_path):
    frames = [Image.new("RGB", (5, 4), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert load_photo(tmp_path / "a.gif").rgb[0, 0].tolist() == [255, 0, 0]


def test_sixteen_bit_and_float_files(tmp_path):
    ramp = np.linspace(0, 1, 24, dtype=np.float32).reshape(4, 6)
    Image.fromarray((ramp * 65535).astype(np.uint16)).save(tmp_path / "a.png")
    Image.fromarray(ramp).save(tmp_path / "b.tif")
    for name in ("a.png", "b.tif"):
        shown = load_photo(tmp_path / name).rgb[..., 0]
        np.testing.assert_allclose(shown, ramp * 255, atol=1)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (20_000, 10), (10, 20_000)])
def test_extreme_shapes(tmp_path, width, height):
    Image.new("RGB", (width, height), (9, 8, 7)).save(tmp_path / "a.png")
    photo = load_photo(tmp_path / "a.png")
    assert photo.size == (width, height)
    assert (photo.rgb == (9, 8, 7)).all()


def test_a_missing_file(tmp_path):
    assert "no such file" in _error(tmp_path / "none.jpg")


def test_a_folder(tmp_path):
    assert "a folder" in _error(tmp_path)


def test_an_empty_file(tmp_path):
    (tmp_path / "a.jpg").touch()
    assert "0 bytes" in _error(tmp_path / "a.jpg")


def test_a_pipe_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "a.jpg")
    assert "pipe" in _error(tmp_path / "a.jpg")


def test_text_named_jpg(tmp_path):
    (tmp_path / "a.jpg").write_text("Grüße aus Köln\n" * 50)
    cause = _error(tmp_path / "a.jpg")
    assert "expected a picture (JPEG" in cause
    assert "found text" in cause


def test_other_bytes(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe")
    assert "found something else" in _error(tmp_path / "a.jpg")


def test_a_file_that_would_start_another_program_is_no_picture(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    assert "expected a picture" in _error(tmp_path / "a.jpg")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "HEIF", "AVIF", "BMP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_file_cut_off(tmp_path, kind, share):
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "whole", kind)
    data = (tmp_path / "whole").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(data[: max(4, int(share * len(data)))])
    cause = _error(tmp_path / "cut.jpg")
    assert any(word in cause for word in ("cut off", "damaged", "expected a picture"))


def test_a_jpeg_cut_off_is_called_so(tmp_path):
    data = _bytes("JPEG", quality=100)
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    assert "cut off" in _error(tmp_path / "a.jpg")


def test_no_permission(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    path.write_bytes(_bytes("JPEG"))

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in _error(path)


def test_a_file_that_goes_while_it_is_opened(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    path.write_bytes(_bytes("JPEG"))
    monkeypatch.setattr(load, "require_content", lambda path: path.unlink())
    assert "no such file" in _error(path)


def test_a_decompression_bomb_is_refused_before_it_is_decoded(tmp_path):
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = [
        chunk(b"IHDR", header),
        chunk(b"IDAT", zlib.compress(b"\0" * 1000)),
        chunk(b"IEND", b""),
    ]
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))
    cause = _error(tmp_path / "a.png")
    assert "60000 x 60000" in cause
    assert f"at most {MAX_PIXELS // 10**6} million" in cause


def test_no_memory_names_the_size(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    path.write_bytes(_bytes("JPEG"))

    def refuse(_image):
        raise MemoryError

    monkeypatch.setattr(load, "srgb_array", refuse)
    assert "not enough memory for 64 x 40" in _error(path)


def test_a_name_that_no_system_takes():
    with pytest.raises(PhotoError, match="Invalid argument"):
        load_photo(Path("a\0b.jpg"))


def test_a_photo_from_memory():
    photo = photo_from_rgb(UPRIGHT[:, ::-1], "pasted image")
    assert (photo.name, photo.path, photo.size) == ("pasted image", None, (64, 40))
    assert photo.rgb.flags.c_contiguous
    np.testing.assert_array_equal(photo.rgb, UPRIGHT[:, ::-1])


@pytest.mark.parametrize("shape", [(4, 5), (4, 5, 4), (0, 5, 3)])
def test_other_pixels_from_memory_are_refused(shape):
    with pytest.raises(PhotoError, match="expected 8-bit RGB"):
        photo_from_rgb(np.zeros(shape, np.uint8), "pasted image")


def test_photos_of_a_folder(tmp_path):
    for name in ("b.JPG", "A.heic", "c.txt", ".hidden.jpg", "c.png"):
        (tmp_path / name).touch()
    (tmp_path / "folder.jpg").mkdir()
    assert [path.name for path in find_photos(tmp_path)] == ["A.heic", "b.JPG", "c.png"]
    with pytest.raises(PhotoError, match="no such file or folder"):
        find_photos(tmp_path / "none")


@pytest.mark.parametrize("size", [(1000, 500), (50, 25), (3, 2000), (1, 1)])
def test_thumbnails_fit_the_side_and_keep_the_aspect(size):
    rgb = np.full((size[1], size[0], 3), 77, np.uint8)
    small = thumbnail(rgb, 100)
    assert max(small.shape[:2]) == min(100, max(size))
    assert (
        small.shape[0] / small.shape[1] == pytest.approx(size[1] / size[0], rel=0.02)
        or min(small.shape[:2]) == 1
    )
    assert (small == 77).all()


@pytest.mark.parametrize("picture", ["landscape", "portrait"])
def test_photos_in_all_orientations_decode_to_the_same_picture(shared: Path, picture):
    folder = shared / "data/photos/exif_orientation"
    first = load_photo(folder / f"{picture}_1.jpg").rgb.astype(int)
    for number in range(2, 9):
        other = load_photo(folder / f"{picture}_{number}.jpg").rgb
        assert other.shape == first.shape
        assert np.abs(other - first).mean() < 6, number


def test_focal_lengths_of_real_photos(shared: Path):
    folder = shared / "data/photos/exif_focal"
    items = json.loads((folder / "meta.json").read_text())["items"]
    assert len(items) >= 10
    for item in items:
        photo = load_photo(folder / item["rgb"])
        assert photo.size == (item["width"], item["height"]), item["id"]
        assert photo.metadata.focal_35mm == item["f35"]
        assert photo.metadata.focal_px == pytest.approx(item["fpx_diag"], rel=1e-3)
        assert not photo.metadata.cropped
        assert photo.metadata.camera is not None


def test_every_general_photo_decodes(shared: Path):
    folder = shared / "data/photos/general"
    items = json.loads((folder / "meta.json").read_text())["items"]
    for item in items[:8]:
        assert load_photo(folder / item["rgb"]).size == (item["width"], item["height"])


def test_the_released_demo_photo_has_no_focal_length(shared: Path):
    photo = load_photo(shared / "data/photos/general/ml_depth_pro_example.jpg")
    assert photo.metadata.focal_px is None
