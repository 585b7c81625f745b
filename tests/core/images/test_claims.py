"""Small files that claim to be large, of the kinds that libraries of their own read.

Their decoders are never asked, and no memory is taken; as ``test_limits`` of Pillow's kinds.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import OpenEXR
import pillow_heif
import pytest
import tifffile
from PIL import Image, features

from core.errors import LeadlineError, PhotoError
from core.files.safe_arrays import read_array, read_arrays
from core.files.safe_exr import read_channels
from core.images import load_photo
from tests.core.images.raw_files import write_dng
from tests.fuzz.memory import forget_peak, peak_bytes

SIDE = 10_000
PIXELS = np.random.default_rng(3).integers(0, 255, (64, 64, 3), np.uint8)
DEPTH = PIXELS[..., 0].astype(np.float32)
WIDTH, LENGTH, TILE_WIDTH, TILE_LENGTH = 256, 257, 322, 323
LITTLE_BYTES = 60_000_000
"""Of memory: a library is loaded, but no picture."""


def _boxed(kind: str) -> bytes:
    """HEIC or AVIF: their box ``ispe`` says the size."""
    pillow_heif.register_heif_opener()
    file = io.BytesIO()
    Image.fromarray(PIXELS).save(file, kind)
    data = bytearray(file.getvalue())
    for found in re.finditer(b"ispe", file.getvalue()):
        struct.pack_into(">II", data, found.end() + 4, SIDE, SIDE)
    return bytes(data)


def _tiff(values: np.ndarray, tags: tuple[int, int], side: int = SIDE, **options: Any) -> bytes:
    file = io.BytesIO()
    tifffile.imwrite(file, values, metadata=None, **options)
    return _retagged(file.getvalue(), lambda tiff: tiff.pages[0], tags, side)


def _retagged(data: bytes, page: Callable[[Any], Any], tags: tuple[int, int], side: int) -> bytes:
    changed = bytearray(data)
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        for code in tags:
            tag = page(tiff).tags[code]
            kind = {3: "H", 4: "I"}[int(tag.dtype)]
            struct.pack_into(tiff.byteorder + kind, changed, tag.valueoffset, side)
    return bytes(changed)


def _dng(folder: Path) -> bytes:
    data = write_dng(folder / "whole.dng").read_bytes()
    return _retagged(data, lambda tiff: tiff.pages[0].pages[0], (WIDTH, LENGTH), SIDE)


def _jxl() -> bytes:
    """A codestream's SizeHeader with both sides in 30 bits; what follows is never read."""
    bits = 3 << 1 | (SIDE - 1) << 3 | 3 << 36 | (SIDE - 1) << 38
    return b"\xff\x0a" + bits.to_bytes(9, "little") + PIXELS.tobytes()


def _exr(folder: Path) -> bytes:
    path = folder / "whole.exr"
    OpenEXR.File({"type": OpenEXR.scanlineimage}, {"Z": DEPTH}).write(str(path))
    data = bytearray(path.read_bytes())
    name = b"dataWindow\0box2i\0"
    struct.pack_into("<4i", data, data.index(name) + len(name) + 4, 0, 0, SIDE - 1, SIDE - 1)
    return bytes(data)


def _npy(shape: tuple[int, ...]) -> bytes:
    file = io.BytesIO()
    header = {"descr": "<f4", "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, header)
    return file.getvalue() + DEPTH.tobytes()


def _npz(shape: tuple[int, ...], says: int) -> bytes:
    """The archive too says that the array has so many bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("depth.npy", _npy(shape))
    data = bytearray(file.getvalue())
    for mark, place in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        struct.pack_into("<I", data, data.index(mark) + place, says)
    return bytes(data)


def _depth(path: Path) -> object:
    return read_arrays(path, ["depth"])


FAR_TOO_FEW = "far too few"
CLAIMS: dict[str, tuple[Callable[[Path], bytes], Callable[[Path], object], str]] = {
    "heic": (lambda _: _boxed("HEIF"), load_photo, FAR_TOO_FEW),
    "avif": (lambda _: _boxed("AVIF"), load_photo, FAR_TOO_FEW),
    "tif": (
        lambda _: _tiff(PIXELS, (WIDTH, LENGTH), photometric="rgb"),
        load_photo,
        FAR_TOO_FEW,
    ),
    "float.tif": (
        lambda _: _tiff(DEPTH, (WIDTH, LENGTH), compression="zlib"),
        load_photo,
        FAR_TOO_FEW,
    ),
    "tiles.tif": (
        lambda _: _tiff(DEPTH, (TILE_WIDTH, TILE_LENGTH), tile=(64, 64), compression="zlib"),
        load_photo,
        FAR_TOO_FEW,
    ),
    "endless_tiles.tif": (
        lambda _: _tiff(DEPTH, (TILE_WIDTH, TILE_LENGTH), 60_000, tile=(64, 64)),
        load_photo,
        "can be opened",
    ),
    "jxl": (lambda _: _jxl(), load_photo, FAR_TOO_FEW),
    "dng": (_dng, load_photo, FAR_TOO_FEW),
    "exr": (_exr, read_channels, "far more than its size allows|damaged"),
    "npy": (lambda _: _npy((15_000, 15_000)), read_array, "far more than its size allows"),
    "npz": (
        lambda _: _npz((15_000, 15_000), 900_000_128),
        _depth,
        "far more than its size allows",
    ),
    "fewer.npz": (lambda _: _npz((SIDE, SIDE), 400_000_128), _depth, "damaged"),
}
NEEDED = {"avif": lambda: features.check("avif"), "jxl": lambda: _has("imagecodecs")}


def _has(package: str) -> bool:
    return bool(pytest.importorskip(package))


@pytest.mark.parametrize("name", CLAIMS)
def test_it_is_refused_without_memory(tmp_path: Path, name: str) -> None:
    make, read, words = CLAIMS[name]
    if not NEEDED.get(name, lambda: True)():
        pytest.skip("this machine has no decoder")
    if name == "dng":
        pytest.importorskip("rawpy")
    path = tmp_path / f"claims.{name}"
    path.write_bytes(make(tmp_path))
    before = forget_peak()
    with pytest.raises(LeadlineError, match=words) as refused:
        read(path)
    assert str(path) in str(refused.value)
    assert peak_bytes() - before < LITTLE_BYTES


def test_of_a_film_in_jpeg_xl_one_picture_is_decoded(tmp_path: Path, monkeypatch) -> None:
    """Hundreds of equal pictures are a small file."""
    imagecodecs = pytest.importorskip("imagecodecs")
    frames = np.stack([PIXELS, PIXELS[::-1]])
    path = tmp_path / "a.jxl"
    path.write_bytes(imagecodecs.jpegxl_encode(frames, lossless=True))
    decode, decoded = imagecodecs.jpegxl_decode, []
    monkeypatch.setattr(
        imagecodecs,
        "jpegxl_decode",
        lambda *args, **options: decoded.append(decode(*args, **options)) or decoded[-1],
    )
    np.testing.assert_array_equal(load_photo(path).rgb, PIXELS)
    assert decoded[0].shape == PIXELS.shape


def test_too_little_memory_is_said_before_the_size_is_known(tmp_path: Path, monkeypatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("core.images.load.checked_image", fail)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(PhotoError, match="not enough memory for it"):
        load_photo(tmp_path / "a.png")
