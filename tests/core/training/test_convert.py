"""Converters, on tiny files in the layouts of the public sets."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from PIL import Image

from core.cli import main
from core.errors import DataError
from core.training.convert import HYPERSIM_FX, NYU_FX, convert_hypersim, convert_nyu, planar_depth
from core.truth.datasets import read_folder

HEIGHT, WIDTH = 24, 32
DEPTH = (1 + np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH) / 500).astype(np.float32)
RGB = np.random.default_rng(0).integers(0, 255, (HEIGHT, WIDTH, 3), dtype=np.uint8)


def write_nyu(path: Path) -> Path:
    with h5py.File(path, "w") as file:
        file["images"] = np.stack([RGB.transpose(2, 1, 0), RGB[::-1].transpose(2, 1, 0)])
        file["depths"] = np.stack([DEPTH.T, DEPTH.T * 2])
    return path


def write_hypersim(folder: Path, distance: np.ndarray) -> Path:
    images = folder / "ai_001_002" / "images"
    for name in ("final_preview", "geometry_hdf5"):
        (images / f"scene_cam_00_{name}").mkdir(parents=True)
    Image.fromarray(RGB).save(images / "scene_cam_00_final_preview" / "frame.0003.tonemap.png")
    path = images / "scene_cam_00_geometry_hdf5" / "frame.0003.depth_meters.hdf5"
    with h5py.File(path, "w") as file:
        file["dataset"] = distance.astype(np.float16)
    return path


def test_nyu(tmp_path: Path) -> None:
    assert convert_nyu(write_nyu(tmp_path / "nyu.mat"), tmp_path / "out") == 2
    first, second = (item.load() for item in read_folder(tmp_path / "out"))
    assert np.array_equal(first.photo.rgb, RGB)
    assert np.array_equal(second.photo.rgb, RGB[::-1])
    inner = np.s_[8:-8, 8:-8]
    np.testing.assert_allclose(second.depth[inner], 2 * DEPTH[inner], atol=6e-4)
    assert not first.depth[:8].any()  # the white frame
    assert read_folder(tmp_path / "out")[0].focal_px == pytest.approx(NYU_FX)


def test_hypersim_distances_become_depth_along_the_axis(tmp_path: Path) -> None:
    focal_px = HYPERSIM_FX * WIDTH / 1024
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    ray = np.sqrt((x - 15.5) ** 2 + (y - 11.5) ** 2 + focal_px**2) / focal_px
    distance = 3 * ray  # a wall 3 m ahead
    distance[0, 0] = np.nan
    write_hypersim(tmp_path / "src", distance)
    assert convert_hypersim(tmp_path / "src", tmp_path / "out") == 1
    (item,) = read_folder(tmp_path / "out")
    assert item.synthetic
    assert item.focal_px == pytest.approx(focal_px)
    depth = item.load().depth
    assert depth[0, 0] == 0
    np.testing.assert_allclose(depth.ravel()[1:], 3, rtol=2e-3)  # half precision
    assert planar_depth(np.full((1, 1), 5, np.float32), 7.0) == 5


def test_a_bad_frame_is_reported_and_left_out(tmp_path: Path) -> None:
    bad = write_hypersim(tmp_path / "src", DEPTH)
    bad.write_bytes(b"nothing")
    told: list[str] = []
    with pytest.raises(DataError, match="no frame of Hypersim"):
        convert_hypersim(tmp_path / "src", tmp_path / "out", report=told.append)
    assert "frame.0003.depth_meters.hdf5: is no readable HDF5" in told[0]


def test_bad_sources_and_folders_are_named(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "other.mat", "w") as file:
        file["rawDepths"] = DEPTH
    with pytest.raises(DataError, match=r'other\.mat: has no array "images"; it holds rawDepths'):
        convert_nyu(tmp_path / "other.mat", tmp_path / "out")
    with pytest.raises(DataError, match="not empty"):
        convert_nyu(write_nyu(tmp_path / "nyu.mat"), tmp_path)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_nyu(tmp_path / "nyu.mat")
    assert main(["convert", "nyu", str(source), str(tmp_path / "out")]) == 0
    assert "2 photos" in capsys.readouterr().out
    assert main(["convert", "hypersim", str(tmp_path / "no"), str(tmp_path / "new")]) == 1
    assert "no frame of Hypersim" in capsys.readouterr().err
