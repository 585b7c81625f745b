"""Folders of photos beside folders of depth, in the layouts that people have."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DataError
from core.files.rgbd_folders import find_pairs, pair_of
from core.images import find_photos_below, load_photo
from core.own_depth import OwnKind, own_estimate, read_own_depth
from core.truth.datasets import find_sets, read_folder
from core.types import DepthKind, Size

DEPTH = (np.arange(12, dtype=np.uint16).reshape(3, 4) + 1) * 1000


def write(root: Path, photo: str, depth: str | None = None, values: np.ndarray = DEPTH) -> Path:
    path = root / photo
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 6), (90, 120, 40)).save(path)
    if depth is not None:
        (root / depth).parent.mkdir(exist_ok=True)
        Image.fromarray(values).save(root / depth)
    return path


def test_tums_times_that_lie_near_each_other(tmp_path) -> None:
    photo = write(tmp_path, "rgb/1305031102.175304.png", "depth/1305031102.160407.png")
    write(tmp_path, "rgb/1305031103.000000.png", "depth/1305031102.200000.png")
    pair = pair_of(photo)
    assert pair is not None
    assert pair.depth.name == "1305031102.160407.png"
    assert pair.unit_m == pytest.approx(1 / 5000)
    assert pair_of(tmp_path / "rgb/1305031103.000000.png") is None  # none within a fiftieth of s


@pytest.mark.parametrize(
    "line",
    ["1 rgb/a.png 2 depth/b.png", "2 depth/b.png 1 rgb/a.png", "2 ./depth/b.png 1 ./rgb/a.png"],
)
def test_a_list_of_associations_counts_first(tmp_path, line) -> None:
    photo = write(tmp_path, "rgb/a.png", "depth/b.png")
    write(tmp_path, "rgb/c.png", "depth/a.png")
    (tmp_path / "associations.txt").write_text(f"# time photo time depth\n{line}\n")
    pair = pair_of(photo)
    assert pair is not None
    assert (pair.depth.name, pair.unit_m) == ("b.png", pytest.approx(1 / 5000))


def test_scannets_numbers_and_calibration(tmp_path) -> None:
    photo = write(tmp_path, "color/12.jpg", "depth/12.png")
    write(tmp_path, "color/2.jpg", "depth/2.png")
    (tmp_path / "intrinsic").mkdir()
    rows = "577.5 0 319.5 0\n0 578.7 239.5 0\n0 0 1 0\n0 0 0 1\n"
    (tmp_path / "intrinsic/intrinsic_color.txt").write_text(rows)
    pair = pair_of(photo)
    assert pair is not None
    assert (pair.depth.name, pair.unit_m, pair.focal_px) == ("12.png", 1 / 1000, 577.5)


def test_names_that_only_share_their_number(tmp_path) -> None:
    photo = write(tmp_path, "image/frame-000007.color.jpg", "depth/frame-000007.depth.png")
    assert pair_of(photo) is not None
    write(tmp_path, "image/frame-000007.color.jpg", "depth/other-7.png")
    assert pair_of(photo) is None  # two have it


def test_the_photo_brings_its_depth_from_beside(tmp_path) -> None:
    values = DEPTH.copy()
    values[0, 0] = 0
    own = read_own_depth(write(tmp_path, "rgb/3.png", "depth/3.png", values))
    assert own is not None
    assert (own.kind, own.unit, own.size) == (OwnKind.PAIR, "metre", Size(4, 3))
    assert np.isnan(own.inverse[0, 0])
    np.testing.assert_allclose(1 / own.inverse.ravel()[1:], DEPTH.ravel()[1:] / 1000, rtol=1e-6)
    estimate = own_estimate(own, load_photo(tmp_path / "rgb/3.png"))
    assert estimate.kind is DepthKind.METRIC


def test_photos_elsewhere_have_no_depth_beside(tmp_path) -> None:
    assert read_own_depth(write(tmp_path, "photos/3.png", "depth/3.png")) is None
    assert read_own_depth(write(tmp_path / "b", "rgb/3.png")) is None
    assert read_own_depth(write(tmp_path / "c", "rgb/4.png", "depth/3.png")) is None


@pytest.mark.parametrize(
    ("values", "cause"),
    [
        (np.ones((3, 4), np.uint8), "16-bit"),
        (np.zeros((3, 4), np.uint16), "knows no depth"),
        (np.ones((3, 9), np.uint16), "cropped"),
    ],
)
def test_depth_that_cannot_be_used_is_named(tmp_path, values, cause) -> None:
    photo = write(tmp_path, "rgb/3.png", "depth/3.png", values)
    with pytest.raises(DataError, match=cause) as caught:
        read_own_depth(photo)
    assert caught.value.path == tmp_path / "depth/3.png"


def test_a_broken_list_or_calibration_is_passed_over(tmp_path) -> None:
    photo = write(tmp_path, "rgb/3.png", "depth/3.png")
    (tmp_path / "associations.txt").write_bytes(b"\xff\xfe rgb/ depth/ \0\n rgb/3.png\n")
    (tmp_path / "camera-intrinsics.txt").write_text("what?")
    pair = pair_of(photo)
    assert pair is not None
    assert pair.focal_px is None


def test_such_folders_are_datasets(tmp_path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, "color/0.jpg", "depth/0.png")
        write(tmp_path / name, "color/1.jpg", "depth/1.png")
        write(tmp_path / name, "color/2.jpg")
    assert [path.name for path in find_sets(tmp_path)] == ["one", "two"]
    assert find_sets(tmp_path / "one") == [tmp_path / "one"]
    first, _ = read_folder(tmp_path / "one")
    sample = first.load()
    assert sample.photo.size == (8, 6)
    np.testing.assert_allclose(sample.depth[::2, ::2], DEPTH / 1000, rtol=1e-6)
    np.testing.assert_allclose(sample.depth[1::2, 1::2], DEPTH / 1000, rtol=1e-6)


def test_depth_of_another_shape_is_refused_in_a_dataset(tmp_path) -> None:
    write(tmp_path, "rgb/0.png", "depth/0.png", np.ones((3, 9), np.uint16))
    (item,) = read_folder(tmp_path)
    with pytest.raises(DataError, match="another shape"):
        item.load()


def test_pictures_of_depth_are_no_photos(tmp_path) -> None:
    photo = write(tmp_path, "rgb/0.png", "depth/0.png")
    assert find_photos_below(tmp_path) == [photo]
    alone = write(tmp_path, "album/depth/0.png")
    assert find_photos_below(tmp_path / "album") == [alone]


def test_folders_without_pairs(tmp_path) -> None:
    assert find_pairs(tmp_path) == []
    write(tmp_path, "rgb/0.png")
    assert find_pairs(tmp_path) == []
