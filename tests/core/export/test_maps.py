"""Depth maps, read back by other libraries than wrote them.

NPZ is written by numpy and read as a ZIP of NPY files; EXR is written by OpenEXR, which has no
rival here, and decoded by hand too; TIFF is written by tifffile and read by Pillow, PNG is
written by Pillow and read by Qt.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.export.registry import write_format
from core.export.scene import Scene

NPZ_DTYPES = {
    "depth": "float32",
    "canonical_inverse_depth": "float32",
    "focal_px": "float64",
    "focal_source": "str",
    "predicted_focal_px": "float64",
    "fov_deg": "float64",
    "scale": "float64",
    "depth_kind": "str",
    "model": "str",
    "weights_sha256": "str",
    "image_size": "int64",
    "metadata": "str",
}


def test_npz_holds_the_documented_keys(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "npz", tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz", allow_pickle=False) as file:
        assert {key: file[key].dtype.name.rstrip("0123456789") for key in file} == {
            key: name.rstrip("0123456789") for key, name in NPZ_DTYPES.items()
        }
        assert {k: file[k].dtype.name for k in file if NPZ_DTYPES[k] != "str"} == {
            key: name for key, name in NPZ_DTYPES.items() if name != "str"
        }
        np.testing.assert_array_equal(
            file["canonical_inverse_depth"], scene.estimate.canonical_inverse_depth
        )
        assert file["depth"].shape == (44, 60)
        assert (file["focal_px"], file["scale"]) == (70.25, 1.5)
        assert (file["predicted_focal_px"], file["fov_deg"]) == (54.68, 57.5)
        assert (str(file["focal_source"]), str(file["model"])) == ("manual", "compact")
        assert str(file["weights_sha256"]) == "ab" * 32
        np.testing.assert_array_equal(file["image_size"], (60, 44))
        assert json.loads(str(file["metadata"])) == scene.metadata


def test_npz_depth_is_metric_with_scale(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "npz", tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as file:
        depth = file["depth"]
    # Inside the wall C = 1: Z = scale f / (W C).
    np.testing.assert_allclose(depth[24:30, 24:30], 1.5 * 70.25 / 60, rtol=1e-5)
    np.testing.assert_array_equal(depth[0], np.float32(1e4))


def test_npz_without_a_prediction_holds_nan(scene: Scene, tmp_path: Path) -> None:
    scene = replace(scene, predicted_focal_px=None, estimate=replace(scene.estimate, fov_deg=None))
    write_format(scene, "npz", tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as file:
        assert np.isnan(file["predicted_focal_px"])
        assert np.isnan(file["fov_deg"])


def test_depth_png_is_millimetres_and_saturates(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "png16", tmp_path / "a.depth.png")
    with Image.open(tmp_path / "a.depth.png") as image:
        assert image.mode == "I;16"
        assert image.size == (60, 44)
        pixels = np.asarray(image).astype(np.int64)
    near = scene.depth < 65.5
    assert np.abs(pixels - scene.depth * 1000.0)[near].max() <= 0.51
    assert (pixels[scene.depth > 65.535] == 65535).all()
    assert (scene.depth > 65.535).any()
    facts = json.loads((tmp_path / "a.depth.json").read_text("utf-8"))
    assert facts["unit"] == "millimetre"
    assert facts["saturated_pixels"] == (pixels == 65535).sum() > 0


def test_depth_png_never_says_unknown(scene: Scene, tmp_path: Path) -> None:
    write_format(replace(scene, scale=1e-5), "png16", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert np.asarray(image).min() == 1


def test_npz_is_a_zip_of_plain_arrays(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "npz", tmp_path / "a.npz")
    with zipfile.ZipFile(tmp_path / "a.npz") as archive:
        data = archive.read("depth.npy")
    version = np.lib.format.read_magic(io.BytesIO(data))
    assert version == (1, 0)
    values = np.frombuffer(data[-60 * 44 * 4 :], "<f4").reshape(44, 60)
    np.testing.assert_array_equal(values, scene.depth)


def test_exr_is_exact_and_says_everything(scene: Scene, tmp_path: Path) -> None:
    import OpenEXR

    write_format(scene, "exr", tmp_path / "a.exr")
    with OpenEXR.File(str(tmp_path / "a.exr"), separate_channels=True) as file:
        channels, header = dict(file.channels()), dict(file.header())
        assert list(channels) == ["Z"]
        assert channels["Z"].pixels.dtype == np.float32
        np.testing.assert_array_equal(channels["Z"].pixels, scene.depth)
    facts = scene.metadata
    assert set(facts) <= set(header)
    assert header["focal_px"] == 70.25
    assert (header["focal_source"], header["photo"]) == ("manual", "Straße 1.jpg")
    assert header["predicted_focal_px"] == pytest.approx(54.68, rel=1e-7)
    assert header["image_size"] == "[60, 44]"
    assert header["flying_pixels_removed"] == "true"


def exr_rows(data: bytes, width: int, height: int) -> np.ndarray:
    """Rows of a one-channel float EXR with ZIPS blocks, after the format's own description."""
    assert data[:4] == (20000630).to_bytes(4, "little")
    place = 8
    while data[place]:  # attributes: name, type, size, value
        for _ in range(2):
            place = data.index(b"\0", place) + 1
        place += 4 + int.from_bytes(data[place : place + 4], "little")
    offsets = np.frombuffer(data, "<u8", height, place + 1)
    rows = []
    for row, start in enumerate(offsets.tolist()):
        y, size = np.frombuffer(data, "<i4", 2, start)
        assert y == row
        block = data[start + 8 : start + 8 + size]
        if size < 4 * width:
            steps = np.frombuffer(zlib.decompress(block), np.uint8).astype(np.int64)
            steps[1:] -= 128
            halves = np.cumsum(steps).astype(np.uint8).reshape(2, -1)
            block = halves.T.tobytes()
        rows.append(np.frombuffer(block, "<f4"))
    return np.stack(rows)


def test_exr_decoded_by_hand_is_the_depth(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "exr", tmp_path / "a.exr")
    np.testing.assert_array_equal(exr_rows((tmp_path / "a.exr").read_bytes(), 60, 44), scene.depth)


def test_tiff_by_tifffile_is_read_by_pillow(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "tiff", tmp_path / "a.depth.tif")
    with Image.open(tmp_path / "a.depth.tif") as image:
        assert image.mode == "F"
        np.testing.assert_array_equal(np.asarray(image), scene.depth)
        assert json.loads(image.tag_v2[270]) == scene.metadata


def test_an_automatic_step_cuts_nothing_off(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "png16auto", tmp_path / "a.png")
    facts = json.loads((tmp_path / "a.json").read_text("utf-8"))
    step = facts["metres_per_value"]
    assert step == 0.2  # the sky is clamped to 10 km: 0.153 m would just do
    with Image.open(tmp_path / "a.png") as image:
        values = np.asarray(image)
    assert values.max() < 65535
    assert facts["saturated_pixels"] == 0
    assert np.abs(values * step - scene.depth).max() <= step / 2 * 1.01


def test_a_near_scene_gets_finer_steps_than_a_millimetre(scene: Scene, tmp_path: Path) -> None:
    near = replace(
        scene, estimate=replace(scene.estimate, canonical_inverse_depth=np.ones((11, 20), "f4"))
    )
    write_format(near, "png16auto", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert float(image.text["metres_per_value"]) == 5e-5
        assert np.asarray(image)[0, 0] * 5e-5 == pytest.approx(1.5 * 70.25 / 60, abs=5e-5)


def test_qt_reads_the_png_as_16_bit(scene: Scene, tmp_path: Path) -> None:
    gui = pytest.importorskip("PySide6.QtGui")
    write_format(scene, "png16", tmp_path / "a.png")
    image = gui.QImage(str(tmp_path / "a.png"))
    assert image.format() == gui.QImage.Format.Format_Grayscale16
    rows = np.frombuffer(image.constBits(), np.uint16).reshape(44, image.bytesPerLine() // 2)
    with Image.open(tmp_path / "a.png") as same:
        np.testing.assert_array_equal(rows[:, :60], np.asarray(same))


@pytest.mark.parametrize("fmt", ["npz", "exr", "tiff", "png16", "png16auto"])
def test_the_same_scene_gives_the_same_bytes(scene: Scene, tmp_path: Path, fmt: str) -> None:
    for name in ("a", "b"):
        write_format(scene, fmt, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
