"""Depth behind the photos of Samsung and Huawei, put together byte by byte."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from core.images import load_photo
from core.own_depth import OwnKind, own_estimate, read_own_depth
from core.types import DepthKind, Size
from tests.core.own_depth.reading import failure, read
from tests.core.own_depth.writer import (
    SEEN,
    VALUES,
    heic,
    huawei,
    jpeg,
    png,
    samsung,
    samsung_one_lens,
    with_sefd,
)

RELATIVE = 1 - VALUES / 255  # 0 is nearest


@pytest.mark.parametrize("orientation", range(1, 9))
def test_samsungs_depth_lies_on_the_photo_in_every_orientation(tmp_path, orientation) -> None:
    own = read(tmp_path, samsung(VALUES, orientation=orientation))
    assert own.kind is OwnKind.SAMSUNG
    np.testing.assert_allclose(own.inverse, SEEN[orientation](RELATIVE), atol=1e-6)
    assert own.unit == "relative"


@pytest.mark.parametrize("told_at", [36, 48, 68, 88])
@pytest.mark.parametrize("sides", [(64, 48), (48, 64)])
def test_samsungs_size_wherever_it_is_told(tmp_path, told_at, sides) -> None:
    own = read(tmp_path, samsung(VALUES, told_at=told_at, sides=sides))
    np.testing.assert_allclose(own.inverse, RELATIVE, atol=1e-6)


def test_samsungs_photos_of_one_lens(tmp_path) -> None:
    sizes = {"inputWidth": 128, "inputHeight": 96, "segWidth": 64, "segHeight": 48, "effect": 9}
    own = read(tmp_path, samsung_one_lens(VALUES.tobytes(), sizes, maps=2))
    np.testing.assert_allclose(own.inverse, RELATIVE, atol=1e-6)
    assert own.pictures == 2
    own = read(tmp_path, samsung_one_lens(png(VALUES), {}))
    np.testing.assert_allclose(own.inverse, RELATIVE, atol=1e-6)


def test_samsungs_records_before_another_block(tmp_path) -> None:
    block = b"QDIO" + struct.pack("<IIIII4s", 101, 1, 0, 0, 20, b"QDIO") + b"BS"
    own = read(tmp_path, samsung(VALUES) + block)
    np.testing.assert_allclose(own.inverse, RELATIVE, atol=1e-6)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_samsungs_records_in_heic(tmp_path, orientation) -> None:
    records = samsung(VALUES).removeprefix(jpeg())
    plain = heic(VALUES, orientation=orientation, pictures=0)
    own = read(tmp_path, with_sefd(plain, records), "photo.heic")
    assert own.kind is OwnKind.SAMSUNG
    np.testing.assert_allclose(own.inverse, SEEN[orientation](RELATIVE), atol=1e-6)


def test_samsungs_other_records_are_no_depth(tmp_path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(samsung(VALUES, maps=0))
    assert read_own_depth(path) is None


def test_samsungs_broken_records(tmp_path) -> None:
    assert "outside the file" in failure(tmp_path, samsung(VALUES, move=10**8))
    assert "how large it is" in failure(tmp_path, samsung(VALUES, sides=(63, 48)))
    whole = samsung(VALUES)
    assert "damaged" in failure(tmp_path, whole[:-8] + b"\xff\xff\xff\x7f" + b"SEFT")
    assert "damaged" in failure(tmp_path, jpeg() + b"SEFT")


@pytest.mark.parametrize("turns", range(4))
def test_huaweis_depth_is_turned_as_it_says(tmp_path, turns) -> None:
    """The photo is 128 x 96 as it is seen: depth of a phone held upright lies on its side."""
    seen = RELATIVE if turns % 2 == 0 else np.rot90(RELATIVE)
    photo = jpeg() if turns % 2 == 0 else jpeg(orientation=6)
    stored = np.rot90(VALUES if turns % 2 == 0 else np.rot90(VALUES), -turns)
    own = read(tmp_path, huawei(np.ascontiguousarray(stored), turns=turns, photo=photo))
    assert own.kind is OwnKind.HUAWEI
    np.testing.assert_allclose(own.inverse, seen, atol=1e-6)


def test_huaweis_broken_blocks(tmp_path) -> None:
    assert "outside the file" in failure(tmp_path, huawei(VALUES, more_rows=10**4))
    whole = huawei(VALUES)
    place = len(whole) - 12 - VALUES.size - 64 + 12
    huge = whole[:place] + b"\xff\xff\xff\xff" + whole[place + 4 :]
    assert "outside the file" in failure(tmp_path, huge)
    assert "empty" in failure(tmp_path, whole[:place] + bytes(4) + whole[place + 4 :])
    assert "outside the file" in failure(tmp_path, jpeg() + b"edof\0\0\0\0\1")


def test_an_estimate_of_it_tells_no_metres(tmp_path) -> None:
    own = read(tmp_path, samsung(VALUES))
    estimate = own_estimate(own, load_photo(tmp_path / "photo.jpg"))
    assert estimate.kind is DepthKind.AFFINE_INVERSE
    assert own.size == Size(64, 48)
