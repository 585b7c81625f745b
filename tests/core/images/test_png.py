"""core.images.png, through load_photo: whole pixels are shown, whatever lies beside them."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from core.errors import PhotoError
from core.images import load_photo, png
from core.images.png import find_chunk, without_broken_chunks

PIXELS = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
BEFORE_PIXELS = 33  # behind the signature and IHDR


def _chunk(kind: bytes, data: bytes, *, wrong: bool = False) -> bytes:
    check = zlib.crc32(kind + data) ^ wrong
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _write(path: Path, *chunks: bytes) -> Path:
    made = io.BytesIO()
    Image.fromarray(PIXELS).save(made, "PNG")
    content = made.getvalue()
    path.write_bytes(content[:BEFORE_PIXELS] + b"".join(chunks) + content[BEFORE_PIXELS:])
    return path


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
DATA = {
    b"iCCP": b"name\0\0" + zlib.compress(SRGB),
    b"iTXt": b"key\0\0\0\0\0text",
    b"tEXt": b"key\0text",
    b"zTXt": b"key\0\0" + zlib.compress(b"text"),
    b"pHYs": struct.pack(">IIB", 1, 1, 0),
    b"eXIf": b"MM\0*\0\0\0\x08\0\0",
    b"prVt": b"of a program",
}


@pytest.mark.parametrize("kind", DATA)
def test_a_wrong_checksum_beside_the_pixels(tmp_path: Path, kind: bytes) -> None:
    path = _write(tmp_path / "a.png", _chunk(kind, DATA[kind], wrong=True))
    np.testing.assert_array_equal(load_photo(path).rgb, PIXELS)


@pytest.mark.parametrize(
    "kind", [b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"cICP", b"acTL", b"fcTL", b"iCCP"]
)
@pytest.mark.parametrize("content", [b"", b"\0"])
def test_too_few_bytes_beside_the_pixels(tmp_path: Path, kind: bytes, content: bytes) -> None:
    path = _write(tmp_path / "a.png", _chunk(kind, content))
    np.testing.assert_array_equal(load_photo(path).rgb, PIXELS)


def test_a_wrong_checksum_of_the_pixels_is_damage(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.png")
    content = bytearray(path.read_bytes())
    content[content.index(b"IDAT") + 8] ^= 1
    path.write_bytes(content)
    with pytest.raises(PhotoError, match="damaged"):
        load_photo(path)


def test_long_texts(tmp_path: Path) -> None:
    packed = zlib.compress(bytes(1_200_000))
    path = _write(
        tmp_path / "a.png",
        _chunk(b"iTXt", b"key\0\1\0\0\0" + packed),
        _chunk(b"tEXt", b"other\0" + bytes(1_500_000)),
        *[_chunk(b"zTXt", b"key%d\0\0" % number + packed) for number in range(70)],
    )
    np.testing.assert_array_equal(load_photo(path).rgb, PIXELS)


def test_texts_without_bounds_are_left_out(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(png, "LARGEST_TEXTS_BYTES", 25)
    texts = [_chunk(b"tEXt", b"key%d\0" % number + bytes(10)) for number in range(5)]
    with _write(tmp_path / "a.png", *texts).open("rb") as file:
        assert without_broken_chunks(file).read().count(b"tEXt") == 1


def test_a_profile_above_a_megabyte_is_applied(tmp_path: Path) -> None:
    swapped = bytearray(SRGB + bytes(1_100_000))
    red, blue = swapped.index(b"rXYZ"), swapped.index(b"bXYZ")
    swapped[red : red + 4], swapped[blue : blue + 4] = b"bXYZ", b"rXYZ"
    swapped[:4] = struct.pack(">I", len(swapped))
    swapped = swapped.replace(b"s\0R\0G\0B", b"t\0e\0s\0t").replace(b"sRGB built", b"test built")
    path = _write(tmp_path / "a.png", _chunk(b"iCCP", b"name\0\0" + zlib.compress(swapped)))
    assert np.abs(load_photo(path).rgb.astype(int) - PIXELS[..., ::-1]).max() <= 1


def test_a_whole_file_is_not_copied(tmp_path: Path) -> None:
    with _write(tmp_path / "a.png", _chunk(b"tEXt", DATA[b"tEXt"])).open("rb") as file:
        assert without_broken_chunks(file) is file
        assert file.tell() == 0


def test_chunks_are_found_before_the_pixels(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.png", _chunk(b"cICP", b"\x09\x10\0\1"))
    with path.open("rb") as file:
        assert find_chunk(file, b"cICP") == b"\x09\x10\0\1"
        assert find_chunk(file, b"iCCP") is None
        assert find_chunk(io.BytesIO(b"no png"), b"cICP") is None
