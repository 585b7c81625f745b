"""core.images.jpeg, through load_photo: the end marker may be missing, but no pixels."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import PhotoError
from core.images import load_photo

PIXELS = np.random.default_rng(3).integers(0, 255, (40, 60, 3), np.uint8)
WAYS: dict[str, dict[str, object]] = {
    "sequential": {},
    "progressive": {"progressive": True},
    "restarts": {"restart_marker_rows": 1},
}


def _encoded(**options: object) -> bytes:
    made = io.BytesIO()
    Image.fromarray(PIXELS).save(made, "JPEG", quality=80, **options)
    return made.getvalue()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("missing", [1, 2])
def test_a_missing_end_marker(tmp_path: Path, way: str, missing: int) -> None:
    whole = _encoded(**WAYS[way])
    (tmp_path / "a.jpg").write_bytes(whole)
    (tmp_path / "b.jpg").write_bytes(whole[:-missing])
    expected = load_photo(tmp_path / "a.jpg").rgb
    np.testing.assert_array_equal(load_photo(tmp_path / "b.jpg").rgb, expected)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("missing", [8, 30, 200, 900])
def test_missing_pixels(tmp_path: Path, way: str, missing: int) -> None:
    (tmp_path / "a.jpg").write_bytes(_encoded(**WAYS[way])[:-missing])
    with pytest.raises(PhotoError, match="cut off"):
        load_photo(tmp_path / "a.jpg")


def _photo(**options: object) -> bytes:
    """Less noise: most blocks are not flat, but an end that is made up is."""
    made = io.BytesIO()
    ramp = np.indices((80, 120)).sum(0)[..., None] * (3, 5, 7) + np.arange(3)
    Image.fromarray((ramp % 251).astype(np.uint8)).save(made, "JPEG", quality=90, **options)
    return made.getvalue()


END = b"\xff\xd9"
ENDS = (END, END + bytes(99), bytes(4000), END + b"more", END + END, bytes(4000) + END)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("missing", [60, 500, 2000])
@pytest.mark.parametrize("end", ENDS)
def test_an_end_that_was_made_up(tmp_path: Path, end: bytes, missing: int, way: str) -> None:
    whole = _photo(**WAYS[way])
    assert len(whole) > missing + 1000
    (tmp_path / "a.jpg").write_bytes(whole[:-missing] + end)
    with pytest.raises(PhotoError, match="cut off"):
        load_photo(tmp_path / "a.jpg")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("after", [b"more", END, END + bytes(99), bytes(4000), b"second"])
@pytest.mark.parametrize("size", [(120, 80), (9, 7)])
def test_what_stands_behind_a_whole_picture_does_not_matter(
    tmp_path: Path, after: bytes, way: str, size: tuple[int, int]
) -> None:
    made = io.BytesIO()
    Image.fromarray(PIXELS).resize(size).save(made, "JPEG", **WAYS[way])
    whole = made.getvalue()
    (tmp_path / "a.jpg").write_bytes(whole)
    (tmp_path / "b.jpg").write_bytes(whole + (whole if after == b"second" else after))
    expected = load_photo(tmp_path / "a.jpg").rgb
    np.testing.assert_array_equal(load_photo(tmp_path / "b.jpg").rgb, expected)


@pytest.mark.parametrize("way", [*WAYS, "optimized"])
@pytest.mark.parametrize("after", [b"", bytes(4000), b"more"])
def test_a_flat_picture_is_whole(tmp_path: Path, way: str, after: bytes) -> None:
    options = WAYS.get(way, {"optimize": True})  # whose codes are zeros
    Image.new("RGB", (900, 700), "white").save(tmp_path / "a.jpg", **options)
    with (tmp_path / "a.jpg").open("ab") as file:
        file.write(after)
    assert load_photo(tmp_path / "a.jpg").rgb.min() == 255
