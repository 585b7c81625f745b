"""Depth maps, masks and dataset folders; bad ones are named with what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.datasets import find_sets, read_depth, read_folder, read_mask, valid_depth
from core.errors import DataError

DEPTH = np.array([[1.25, 0, 3.5], [60.0, 0.001, 2]], np.float32)


def write(path: Path, values: np.ndarray) -> Path:
    if path.suffix == ".npz":
        np.savez(path, depth=values)
    elif path.suffix == ".npy":
        np.save(path, values)
    elif path.suffix == ".png":
        Image.fromarray(np.round(values * 1000).astype(np.uint16)).save(path)
    else:
        Image.fromarray(values).save(path)
    return path


@pytest.mark.parametrize("name", ["d.npz", "d.npy", "d.png", "d.tif", "D.TIFF"])
def test_depth_is_read_in_metres(tmp_path, name) -> None:
    path = tmp_path / name
    write(path.with_suffix(path.suffix.lower()), DEPTH).rename(path)
    depth = read_depth(path)
    assert depth.dtype == np.float32
    np.testing.assert_allclose(depth, DEPTH, atol=5e-7)


def test_half_precision_and_double_are_accepted(tmp_path) -> None:
    for dtype in (np.float16, np.float64):
        path = write(tmp_path / "d.npz", DEPTH.astype(dtype))
        np.testing.assert_allclose(read_depth(path), DEPTH, rtol=1e-3)


def test_valid_depth() -> None:
    depth = np.array([[1, 0, -1], [np.nan, np.inf, 1e-3]], np.float32)
    assert valid_depth(depth).tolist() == [[True, False, False], [False, False, True]]


def truncated(tmp_path: Path) -> Path:
    path = write(tmp_path / "d.npz", DEPTH)
    path.write_bytes(path.read_bytes()[:100])
    return path


def renamed(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    path.write_text("text")
    return path


def pickled(tmp_path: Path) -> Path:
    path = tmp_path / "d.npy"
    np.save(path, np.array([{"a": 1}]), allow_pickle=True)
    return path


def other_key(tmp_path: Path) -> Path:
    np.savez(tmp_path / "d.npz", range=DEPTH)
    return tmp_path / "d.npz"


def eight_bit(tmp_path: Path) -> Path:
    Image.new("L", (4, 4)).save(tmp_path / "d.png")
    return tmp_path / "d.png"


def integer_tiff(tmp_path: Path) -> Path:
    Image.new("I;16", (4, 4)).save(tmp_path / "d.tif")
    return tmp_path / "d.tif"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (truncated, "damaged"),
        (lambda folder: renamed(folder, "d.npy"), "damaged"),
        (lambda folder: renamed(folder, "d.png"), "not an image"),
        (lambda folder: renamed(folder, "d.exr"), ".npz, .npy, .png"),
        (lambda folder: folder / "none.npz", "no such file"),
        (lambda folder: folder / "none.png", "no such file"),
        (pickled, "damaged"),
        (other_key, 'no array "depth"; it holds range'),
        (eight_bit, "16-bit"),
        (integer_tiff, "float TIFF"),
        (lambda folder: write(folder / "d.npy", np.zeros((2, 2, 3), np.float32)), "(2, 2, 3)"),
        (lambda folder: write(folder / "d.npy", np.zeros((0, 4), np.float32)), "(0, 4)"),
        (lambda folder: write(folder / "d.npy", np.array([["a"]])), "<U1"),
    ],
)
def test_bad_depth_is_named(tmp_path, make, said) -> None:
    path = make(tmp_path)
    with pytest.raises(DataError) as caught:
        read_depth(path)
    assert caught.value.path == path
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "values",
    [
        np.array([[True, False]]),
        np.array([[1, 0]], np.uint8),
        np.array([[255, 0]], np.uint8),
        np.array([[1.0, 0.0]], np.float64),
    ],
)
def test_masks_become_alpha(tmp_path, values) -> None:
    np.save(tmp_path / "m.npy", values)
    assert read_mask(tmp_path / "m.npy").tolist() == [[1.0, 0.0]]


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P"])
def test_mask_images(tmp_path, mode) -> None:
    image = Image.new("L", (3, 2))
    image.putpixel((2, 0), 255)
    image.convert(mode).save(tmp_path / "m.png")
    assert np.argwhere(read_mask(tmp_path / "m.png") == 1).tolist() == [[0, 2]]


def test_soft_masks_keep_their_alpha(tmp_path) -> None:
    Image.fromarray(np.array([[51, 255]], np.uint8)).save(tmp_path / "m.png")
    np.testing.assert_allclose(read_mask(tmp_path / "m.png"), [[0.2, 1.0]])


def test_bad_masks(tmp_path) -> None:
    np.save(tmp_path / "m.npy", np.array([[-1.0, np.nan]]))
    with pytest.raises(DataError, match=r"0 to 1 or 0 to 255"):
        read_mask(tmp_path / "m.npy")
    with pytest.raises(DataError, match="no such file"):
        read_mask(tmp_path / "none.png")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGB", (3, 2), "red").save(tmp_path / "a.png")
    Image.fromarray(np.array([[0, 100, 200], [1, 2, 3]], np.uint16)).save(tmp_path / "a.d.png")
    Image.new("L", (3, 2), 255).save(tmp_path / "a.m.png")
    return tmp_path


def write_meta(folder: Path, **changes: object) -> None:
    item = {"id": "a", "rgb": "a.png", "depth": "a.d.png", "depth_scale": 0.01, "fx": 3.5}
    changed = {key: value for key, value in (item | changes).items() if value is not ...}
    (folder / "meta.json").write_text(json.dumps({"items": [changed]}))


def test_folder_items(folder) -> None:
    write_meta(folder, mask="a.m.png", kind="relative", approx_focal=True)
    (item,) = read_folder(folder)
    assert (item.name, item.kind, item.focal_px, item.approx_focal) == ("a", "relative", 3.5, True)
    example = item.load()
    assert example.photo.size == (3, 2)
    np.testing.assert_allclose(example.depth, [[0, 1, 2], [0.01, 0.02, 0.03]])
    assert example.mask.min() == 1


def test_items_without_truth(folder) -> None:
    write_meta(folder, depth=..., fx=...)
    (item,) = read_folder(folder)
    example = item.load()
    assert (example.depth, example.mask, item.focal_px) == (None, None, None)


def test_sizes_must_agree(folder) -> None:
    Image.new("I;16", (2, 3)).save(folder / "a.d.png")
    write_meta(folder)
    with pytest.raises(DataError, match=r"a\.d\.png: is 2 x 3 pixels, but its photo a\.png"):
        read_folder(folder)[0].load()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rgb": ...}, 'item 1 has no "rgb"'),
        ({"kind": "vague"}, "metric or relative, found 'vague'"),
        ({"depth_scale": 0}, "above 0"),
        ({"depth_scale": "mm"}, "above 0"),
        ({"fx": -1}, "above 0"),
    ],
)
def test_bad_items(folder, changes, said) -> None:
    write_meta(folder, **changes)
    with pytest.raises(DataError, match=r"meta\.json") as caught:
        read_folder(folder)
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"items": []}', '{"items": 3}', '{"items": [1]}'])
def test_bad_meta(folder, text) -> None:
    (folder / "meta.json").write_text(text)
    with pytest.raises(DataError, match=r"meta\.json"):
        read_folder(folder)


def test_sets_are_found_below(folder) -> None:
    with pytest.raises(DataError, match="found none"):
        find_sets(folder)
    for name in ("two", "one"):
        (folder / name).mkdir()
        write_meta(folder / name)
    assert [path.name for path in find_sets(folder)] == ["one", "two"]
    write_meta(folder)
    assert find_sets(folder) == [folder]
