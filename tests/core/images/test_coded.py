"""core.images.coded, through load_photo: colour by code points and numbers becomes sRGB."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.images import load_photo
from core.images.coded import REFERENCE_WHITE_NITS, CodedColour, to_srgb_bytes

RAMP = (
    np.stack([np.linspace(0, 255, 64), np.linspace(200, 40, 64), np.full(64, 90)], axis=-1)
    .astype(np.uint8)[None]
    .repeat(3, axis=0)
)
BT2020 = np.array(  # from light of BT.709, ITU-R BT.2087
    [[0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956]]
)


def _light(pixels: np.ndarray) -> np.ndarray:
    values = pixels / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _pq(light: np.ndarray) -> np.ndarray:
    y = (light * REFERENCE_WHITE_NITS / 10_000) ** (2610 / 16384)
    return ((3424 / 4096 + 2413 / 128 * y) / (1 + 2392 / 128 * y)) ** (2523 / 32)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _png(path: Path, values: np.ndarray, *chunks: bytes) -> Path:
    """Values from 0 to 1 as 16-bit RGB."""
    stored = np.rint(values * 65535).astype(">u2")
    rows = b"".join(b"\0" + row.tobytes() for row in stored)
    header = struct.pack(">IIBBBBB", stored.shape[1], stored.shape[0], 16, 2, 0, 0, 0)
    parts = [_chunk(b"IHDR", header), *chunks, _chunk(b"IDAT", zlib.compress(rows))]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts) + _chunk(b"IEND", b""))
    return path


def test_png_in_pq_and_bt2020(tmp_path: Path) -> None:
    values = _pq(_light(RAMP) @ BT2020.T)
    path = _png(tmp_path / "a.png", values, _chunk(b"cICP", bytes((9, 16, 0, 1))))
    np.testing.assert_allclose(load_photo(path).rgb, RAMP, atol=1)


def test_png_in_display_p3(tmp_path: Path) -> None:
    path = _png(tmp_path / "a.png", RAMP / 255, _chunk(b"cICP", bytes((12, 13, 0, 1))))
    assert load_photo(path).rgb[0, 0, 1] > RAMP[0, 0, 1] + 3  # a purer green than sRGB's


def test_png_of_another_gamma(tmp_path: Path) -> None:
    path = _png(tmp_path / "a.png", _light(RAMP), _chunk(b"gAMA", struct.pack(">I", 100_000)))
    np.testing.assert_allclose(load_photo(path).rgb, RAMP, atol=1)


def test_png_of_other_primaries(tmp_path: Path) -> None:
    xy = (0.3127, 0.329, 0.708, 0.292, 0.17, 0.797, 0.131, 0.046)
    numbers = struct.pack(">8I", *(round(100_000 * each) for each in xy))
    light = _light(RAMP) @ BT2020.T
    path = _png(
        tmp_path / "a.png",
        light ** (1 / 2),
        _chunk(b"gAMA", struct.pack(">I", 50_000)),
        _chunk(b"cHRM", numbers),
    )
    np.testing.assert_allclose(load_photo(path).rgb, RAMP, atol=1)


@pytest.mark.parametrize(
    "chunks",
    [
        (_chunk(b"gAMA", struct.pack(">I", 45_455)),),
        (_chunk(b"gAMA", struct.pack(">I", 100_000)), _chunk(b"sRGB", b"\0")),
        (_chunk(b"gAMA", struct.pack(">I", 0)),),
        (_chunk(b"cHRM", bytes(32)),),
        (_chunk(b"cICP", bytes((1, 13, 0, 1))),),
        (_chunk(b"cICP", bytes((1, 1, 0, 1))),),
    ],
)
def test_srgb_by_another_name_stays_as_it_is(tmp_path: Path, chunks: tuple[bytes, ...]) -> None:
    path = _png(tmp_path / "a.png", RAMP / 255, *chunks)
    np.testing.assert_array_equal(load_photo(path).rgb, RAMP)


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_code_points_of_heic_and_avif(tmp_path: Path, kind: str) -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    made = io.BytesIO()
    values = np.rint(_pq(_light(np.full((32, 32, 3), 120))) * 255).astype(np.uint8)
    options = {"quality": -1} if kind == "HEIF" else {"quality": 100}
    Image.fromarray(values).save(made, kind, **options)
    content = bytearray(made.getvalue())
    place = content.index(b"nclx") + 4
    content[place : place + 4] = struct.pack(">HH", 1, 16)
    (tmp_path / "a.heic").write_bytes(content)
    np.testing.assert_allclose(load_photo(tmp_path / "a.heic").rgb, 120, atol=4)


def test_hlg_reference_white_is_white() -> None:
    grey = np.full((1, 1, 3), 0.75 * 65535, np.uint16)
    found = to_srgb_bytes(
        grey, CodedColour(((0.64, 0.33), (0.3, 0.6), (0.15, 0.06), (0.3127, 0.329)), 18)
    )
    np.testing.assert_allclose(found, 255, atol=2)


def test_alpha_is_kept(tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.fromarray(np.full((4, 4, 4), (90, 90, 90, 0), np.uint8)).save(made, "PNG")
    content = made.getvalue()
    (tmp_path / "a.png").write_bytes(
        content[:33] + _chunk(b"gAMA", struct.pack(">I", 100_000)) + content[33:]
    )
    assert (load_photo(tmp_path / "a.png").rgb == 255).all()
