"""Depth maps and masks of every kind; bad ones are named with what is wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import OpenEXR
import pytest
import tifffile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.errors import DataError
from core.images import opening
from core.truth.truth_files import read_depth, read_mask, require_shape, valid_depth
from core.types import Size

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


def write_exr(path: Path, **channels: np.ndarray) -> Path:
    OpenEXR.File({"type": OpenEXR.scanlineimage}, channels).write(str(path))
    return path


@pytest.mark.parametrize("channels", [("Z",), ("R", "G", "B", "depth.Z"), ("R",), ("A", "Z")])
def test_exr_depth_is_the_channel_for_it(tmp_path, channels) -> None:
    values = {name: DEPTH if name == channels[-1] else 9 * DEPTH for name in channels}
    depth = read_depth(write_exr(tmp_path / "d.exr", **values))
    assert depth.dtype == np.float32
    np.testing.assert_array_equal(depth, DEPTH)


@pytest.mark.parametrize("suffix", [".npy", ".png"])
def test_the_unit_is_as_stated(tmp_path, suffix) -> None:
    path = write(tmp_path / f"d{suffix}", DEPTH)  # millimetres in the PNG
    stated = 0.002 if suffix == ".png" else 2.0
    np.testing.assert_allclose(read_depth(path, unit_m=stated), 2 * DEPTH, atol=1e-6)


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


@pytest.mark.parametrize("background", [1e10, 1e11, 65504, np.inf, 3e38])
@pytest.mark.parametrize("name", ["d.exr", "d.tif", "d.npy"])
def test_the_background_of_renderers_is_unknown(tmp_path, name, background) -> None:
    values = np.array([[1.5, background]], np.float32)
    path = tmp_path / name
    write_exr(path, Z=values) if name.endswith("exr") else write(path, values)
    assert valid_depth(read_depth(path)).tolist() == [[True, False]]


@pytest.mark.parametrize("dtype", [np.float16, np.float64])
def test_tiff_of_every_precision(tmp_path, dtype) -> None:
    tifffile.imwrite(tmp_path / "d.tif", DEPTH.astype(dtype))
    np.testing.assert_allclose(read_depth(tmp_path / "d.tif"), DEPTH, rtol=1e-3)


def test_a_truth_of_another_shape_is_refused() -> None:
    require_shape(Path("d"), np.zeros((20, 30), np.float32), Size(300, 200))
    with pytest.raises(DataError, match="turned by 90 degrees"):
        require_shape(Path("d"), np.zeros((30, 20), np.float32), Size(300, 200))
    with pytest.raises(DataError, match="another picture"):
        require_shape(Path("d"), np.zeros((30, 33), np.float32), Size(300, 200))


def test_postscript_is_not_run_whatever_its_name_is(tmp_path) -> None:
    path = tmp_path / "m.png"
    path.write_bytes(
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 32 24\n%%EndComments\n"
        + b"("
        + str(tmp_path / "ran").encode()
        + b") (w) file closefile\nshowpage\n"
    )
    with pytest.raises(DataError, match="not an image"):
        read_mask(path)
    assert not (tmp_path / "ran").exists()


def test_masks_have_a_limit(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(opening, "MAX_DATA_PIXELS", 15)
    Image.new("L", (4, 4)).save(tmp_path / "m.png")
    with pytest.raises(DataError, match="4 x 4 pixels"):
        read_mask(tmp_path / "m.png")


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
    np.savez(tmp_path / "d.npz", disparity=DEPTH)
    return tmp_path / "d.npz"


def eight_bit(tmp_path: Path) -> Path:
    Image.new("L", (4, 4)).save(tmp_path / "d.png")
    return tmp_path / "d.png"


def integer_tiff(tmp_path: Path) -> Path:
    Image.new("I;16", (4, 4)).save(tmp_path / "d.tif")
    return tmp_path / "d.tif"


def colours(tmp_path: Path) -> Path:
    return write_exr(tmp_path / "d.exr", R=DEPTH, G=DEPTH, B=DEPTH)


def two_depths(tmp_path: Path) -> Path:
    return write_exr(tmp_path / "d.exr", **{"left.Z": DEPTH, "right.Z": 2 * DEPTH})


def two_channels(tmp_path: Path) -> Path:
    return write_exr(tmp_path / "d.exr", U=DEPTH, V=DEPTH)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (truncated, "damaged"),
        (lambda folder: renamed(folder, "d.npy"), "damaged"),
        (lambda folder: renamed(folder, "d.png"), "not an image"),
        (lambda folder: renamed(folder, "d.pfm"), ".npz, .npy, .png"),
        (lambda folder: renamed(folder, "d.exr"), "not an EXR"),
        (lambda folder: folder / "none.exr", "no such file"),
        (two_channels, "it holds U, V"),
        (colours, "no depth channel"),
        (two_depths, "keep one of left.Z, right.Z"),
        (lambda folder: folder / "none.npz", "no such file"),
        (lambda folder: folder / "none.png", "no such file"),
        (pickled, "found object"),
        (other_key, 'no array "depth"; it holds disparity'),
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


def test_a_png_that_states_its_step_is_read_in_it(tmp_path: Path) -> None:
    text = PngInfo()
    text.add_itxt("metres_per_value", "0.05")
    Image.fromarray(np.full((2, 3), 100, np.uint16)).save(tmp_path / "d.png", pnginfo=text)
    np.testing.assert_allclose(read_depth(tmp_path / "d.png"), 5.0)
    np.testing.assert_allclose(read_depth(tmp_path / "d.png", unit_m=1), 100.0)
